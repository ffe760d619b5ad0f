import type { Block } from './workspace.ts'

/** The error with which Slack would refuse a message, by its documented limits; undefined if Slack would take it. */
export function limitError(text: string, blocks: Block[]): { error: string; detail?: string } | undefined {
  if (text === '' && blocks.length === 0) return { error: 'no_text' }
  if ([...text].length > 40_000) return { error: 'msg_too_long' }
  if (blocks.length > 50)
    return { error: 'invalid_blocks', detail: 'no more than 50 items allowed [json-pointer:/blocks]' }
  // slackapi/bolt-js#2509: Slack takes about 13,200 characters over all blocks.
  if (JSON.stringify(blocks).length > 60_000 || textLength(blocks) > 13_200) return { error: 'msg_blocks_too_long' }
  const ids = blocks.flatMap((block) => block.block_id ?? [])
  if (new Set(ids).size < ids.length) return { error: 'invalid_blocks', detail: 'block_id must be unique' }
  for (const [index, block] of blocks.entries()) {
    const detail = blockError(block)
    if (detail) return { error: 'invalid_blocks', detail: `${detail} [json-pointer:/blocks/${index}]` }
  }
  return undefined
}

const MAX_TEXT_LENGTH: Record<string, number> = { header: 150, section: 3000, button: 75, context: 2000, overflow: 75 }
const MAX_ELEMENTS: Record<string, number> = { actions: 25, context: 10 }
const BLOCK_TYPES =
  /^(section|header|context|divider|actions|image|input|rich_text|markdown|video|file|table|data_table|context_actions)$/

function blockError(block: Block): string | undefined {
  if (!BLOCK_TYPES.test(block.type)) return `unsupported type: ${block.type}`
  if ((block.block_id ?? '').length > 255) return 'block_id is longer than 255 characters'
  const inTable = block.type === 'data_table' ? tableError(block) : undefined
  if (inTable) return inTable
  const fields = listOf(block, 'fields')
  const elements = listOf(block, 'elements')
  if (block.type === 'section' && !('text' in block) && fields.length === 0) return 'a section needs text or fields'
  if (fields.length > 10) return 'no more than 10 fields allowed'
  if (fields.some((field) => lengthOf(field.text) > 2000)) return 'a field is longer than 2000 characters'
  if (elements.length > (MAX_ELEMENTS[block.type] ?? Number.POSITIVE_INFINITY)) return 'too many elements'
  const accessory = block.accessory as Block | undefined
  for (const part of [block, ...(block.type === 'context' ? [] : elements), ...(accessory ? [accessory] : [])]) {
    const detail = textError(part) ?? actionError(part)
    if (detail) return detail
  }
  return undefined
}

const MAX_TABLE_ROWS = 101
const MAX_TABLE_COLUMNS = 20
const MAX_TABLE_CHARACTERS = 10_000

function tableError(block: Block): string | undefined {
  const rows = (block.rows ?? []) as Record<string, unknown>[][]
  const [head = []] = rows
  const { page_size: pageSize = 5 } = block
  if (rows.length < 2 || rows.length > MAX_TABLE_ROWS) return 'a data table has 2 to 101 rows'
  if (head.length < 1 || head.length > MAX_TABLE_COLUMNS) return 'a data table has 1 to 20 columns'
  if (rows.some((row) => row.length !== head.length)) return 'all rows of a data table have the same number of cells'
  if (head.some(({ type }) => type === 'rich_text')) return 'the head of a data table has no rich_text'
  if (rows.flat().some((cell) => cell.type !== 'rich_text' && lengthOf(cell.text) === 0)) return 'a cell has no text'
  if (textLength(rows) > MAX_TABLE_CHARACTERS) return 'a data table has no more than 10000 characters'
  return Number(pageSize) >= 1 && Number(pageSize) <= 100 ? undefined : 'a page of a data table has 1 to 100 rows'
}

function textError(part: Record<string, unknown>): string | undefined {
  if (typeof part.text !== 'object' || part.text === null) return undefined
  const length = lengthOf((part.text as { text?: unknown }).text)
  if (length === 0) return 'text must be more than 0 characters'
  const maxLength = MAX_TEXT_LENGTH[String(part.type)] ?? 3000
  return length > maxLength ? `text must be less than ${maxLength + 1} characters` : undefined
}

function actionError(part: Record<string, unknown>): string | undefined {
  if (lengthOf(part.action_id) > 255) return 'action_id is longer than 255 characters'
  if (lengthOf(part.value) > 2000) return 'value is longer than 2000 characters'
  if (lengthOf(part.url) > 3000) return 'url is longer than 3000 characters'
  const options = listOf(part, 'options')
  if (part.type === 'overflow' && (options.length < 1 || options.length > 5))
    return 'an overflow menu has 1 to 5 options'
  if (options.some((option) => lengthOf((option.text as { text?: unknown })?.text) > 75))
    return 'an option is longer than 75 characters'
  return undefined
}

function textLength(part: unknown): number {
  if (Array.isArray(part)) return part.reduce((sum, one) => sum + textLength(one), 0)
  if (typeof part !== 'object' || part === null) return 0
  return Object.entries(part).reduce(
    (sum, [key, value]) => sum + (key === 'text' && typeof value === 'string' ? value.length : textLength(value)),
    0,
  )
}

function listOf(part: Record<string, unknown>, name: string): Record<string, unknown>[] {
  const list = part[name]
  return Array.isArray(list) ? list : []
}

function lengthOf(value: unknown): number {
  return typeof value === 'string' ? value.length : 0
}
