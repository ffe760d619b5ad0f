import { type Block, openParagraphCount, type Paragraph, type Table, UnreadableFile } from './document-block.ts'
import { hwpLists } from './hwp-lists.ts'
import { hwpSectionRecords } from './hwp-records.ts'
import { type Lists, type Numbering, openNumbering } from './list-marks.ts'
import { openOle } from './ole-file.ts'
import { inflateRaw } from './zip-file.ts'

/*
hwp 5 (Hancom's published format, revision 1.3): a compound file with the text in BodyText/Section0 and on, each a row of records.
*/

const SIGNATURE = 'HWP Document File'
const FLAG = { compressed: 1, password: 2, distribution: 4, drm: 16, certificate: 256 }
const SECTION = /^BodyText\/Section(\d+)$/
const MAX_SECTION_BYTES = 16 * 1024 * 1024
const MAX_BYTES_IN_ALL = 32 * 1024 * 1024
const TAG = { paragraph: 66, text: 67, control: 71, list: 72, shape: 76, table: 77 }
/** Controls whose paragraphs are part of the text; those of any other (running heads, notes, memos) are left out. */
const TABLE_CONTROL = 'tbl '
const SHAPE_CONTROL = 'gso '
const SECTION_CONTROL = 'secd'
/** Where a section names the list of its outline. */
const OUTLINE_AT = 18
/** Deeper than any real document nests boxes in tables. */
const MAX_NESTED = 200

/** Throws UnreadableFile. */
export function readHwp(file: Buffer): Block[] {
  const ole = openOle(file)
  const header = ole.read('FileHeader')
  if (!header || header.length < 40 || !header.toString('latin1').startsWith(SIGNATURE))
    throw new UnreadableFile('broken', 'no document of Hangul')
  const flags = header.readUInt32LE(36)
  if (flags & (FLAG.password | FLAG.distribution | FLAG.drm | FLAG.certificate))
    throw new UnreadableFile('locked', 'a password, or made for distribution')
  const numberOf = (path: string) => Number(SECTION.exec(path)?.[1])
  const sections = ole.paths.filter((path) => SECTION.test(path)).sort((a, b) => numberOf(a) - numberOf(b))
  if (sections.length === 0) throw new UnreadableFile('broken', 'no section in the document')
  const count = openParagraphCount()
  let bytesLeft = MAX_BYTES_IN_ALL
  const open = (stored: Buffer) => {
    const maxBytes = Math.min(MAX_SECTION_BYTES, bytesLeft)
    const records = flags & FLAG.compressed ? inflateRaw(stored, maxBytes) : stored
    if (records.length > maxBytes) throw new UnreadableFile('too large', 'a section')
    bytesLeft -= records.length
    return records
  }
  const numbering = openNumbering(readLists(() => open(ole.read('DocInfo') ?? Buffer.alloc(0))))
  return sections.flatMap((path) => readSection(open(ole.read(path) as Buffer), numbering, count))
}

/** Without marks where only the lists are damaged: the words stand elsewhere. */
function readLists(openDocInfo: () => Buffer): Lists {
  try {
    return hwpLists(openDocInfo())
  } catch (error) {
    if (error instanceof UnreadableFile && error.failure === 'broken') return hwpLists(Buffer.alloc(0))
    throw error
  }
}

/** The list of a section's outline, which its first control names. */
function outlineOf(records: Buffer): string {
  for (const { tag, bytes } of hwpSectionRecords(records)) {
    if (tag === TAG.control && controlKind(bytes) === SECTION_CONTROL && bytes.length >= OUTLINE_AT + 2)
      return String(bytes.readUInt16LE(OUTLINE_AT))
    if (tag === TAG.list) return ''
  }
  return ''
}

function controlKind(bytes: Buffer): string {
  return bytes.length >= 4 ? bytes.toString('latin1', 0, 4).split('').reverse().join('') : ''
}

/** A control that is open: what follows at a deeper level than its own belongs to it. */
interface OpenControl {
  level: number
  /** Where its paragraphs go; undefined where they are left out. */
  blocks: Block[] | undefined
  table?: Table
  /** Within a table: the row of the cell that is open. */
  row?: number
  /** A caption stands before the record of the table, or directly below the shape. */
  isCaption: boolean
}

function readSection(records: Buffer, numbering: Numbering, count: () => void): Block[] {
  const top: Block[] = []
  const controls: OpenControl[] = []
  /** Those that are open, innermost last, and how many letters each says it has. */
  const paragraphs: { level: number; paragraph: Paragraph; letters: number }[] = []
  const outline = outlineOf(records)
  for (const { tag, level, bytes } of hwpSectionRecords(records)) {
    while ((controls.at(-1)?.level ?? -1) >= level) controls.pop()
    const control = controls.at(-1)
    const blocks = control ? (control.isCaption ? undefined : control.blocks) : top
    switch (tag) {
      case TAG.paragraph: {
        count()
        const shape = String(bytes.readUInt16LE(8))
        const mark = blocks && numbering.markOf(shape, outline)
        const paragraph: Paragraph = { kind: 'paragraph', text: '', ...(mark && { mark }) }
        while ((paragraphs.at(-1)?.level ?? -1) >= level) paragraphs.pop()
        paragraphs.push({ level, paragraph, letters: bytes.readUInt32LE(0) & 0x7fffffff })
        blocks?.push(paragraph)
        break
      }
      case TAG.text: {
        const open = paragraphs.at(-1)
        if (bytes.length !== (open?.letters ?? 0) * 2)
          throw new UnreadableFile('broken', 'a paragraph of another length')
        if (open) open.paragraph.text += textOf(bytes)
        break
      }
      case TAG.control: {
        if (controls.length > MAX_NESTED) throw new UnreadableFile('broken', 'nested too deeply')
        const kind = controlKind(bytes)
        if (kind === TABLE_CONTROL && blocks) {
          const table: Table = { kind: 'table', rows: [] }
          blocks.push(table)
          controls.push({ level, blocks: undefined, table, isCaption: true })
        } else {
          controls.push({
            level,
            blocks: kind === SHAPE_CONTROL ? blocks : undefined,
            isCaption: kind === SHAPE_CONTROL,
          })
        }
        break
      }
      case TAG.table:
        if (control?.table) control.isCaption = false
        break
      case TAG.shape:
        if (control && !control.table) control.isCaption = false
        break
      case TAG.list:
        if (control?.table && !control.isCaption) openCell(control, bytes)
        // A list of no control, behind the paragraphs of a section, is a master page: what stands on every page.
        else if (!control) controls.push({ level: level - 1, blocks: undefined, isCaption: false })
        break
    }
  }
  return top
}

/** A cell: how many paragraphs (2 or 4 bytes), its properties, then its column and row. */
function openCell(control: OpenControl, bytes: Buffer): void {
  const row = bytes.length >= 12 ? bytes.readUInt16LE(10) : (control.row ?? 0)
  const { rows } = control.table as Table
  if (control.row !== row || rows.length === 0) rows.push([])
  const cell: Block[] = []
  rows.at(-1)?.push(cell)
  control.row = row
  control.blocks = cell
}

/** Codes below 32 that take eight places: what stands there is described elsewhere, as a table or a field. */
const EIGHT_PLACES = new Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23])
const TAB = 9
const LINE_BREAK = 10
const HYPHEN = 24
const SPACES = new Set([TAB, LINE_BREAK, 30, 31])

function textOf(bytes: Buffer): string {
  const parts: string[] = []
  let from = 0
  const length = bytes.length - (bytes.length % 2)
  for (let at = 0; at < length; ) {
    const code = bytes.readUInt16LE(at)
    if (code >= 32) {
      at += 2
      continue
    }
    parts.push(bytes.toString('utf16le', from, at))
    if (SPACES.has(code)) parts.push(' ')
    else if (code === HYPHEN) parts.push('-')
    at += EIGHT_PLACES.has(code) ? 16 : 2
    from = Math.min(at, length)
  }
  parts.push(bytes.toString('utf16le', from, length))
  return parts.join('')
}
