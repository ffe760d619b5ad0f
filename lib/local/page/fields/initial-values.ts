import type { KnownBlock } from '@slack/types'
import type { Value, Values } from './fields.ts'

type Element = { type: string; action_id?: string } & Record<string, unknown>

/** What stands in the fields of some blocks before anyone touches them. */
export function initialValues(blocks: KnownBlock[]): Values {
  const values: Values = {}
  for (const block of blocks) {
    for (const element of elementsOf(block)) {
      const value = initialValue(element)
      if (value && block.block_id && element.action_id) {
        values[block.block_id] = { ...values[block.block_id], [element.action_id]: value }
      }
    }
  }
  return values
}

function elementsOf(block: KnownBlock): Element[] {
  if (block.type === 'input') return [block.element as Element]
  if (block.type === 'actions') return block.elements as unknown as Element[]
  if (block.type === 'section' && block.accessory) return [block.accessory as unknown as Element]
  return []
}

function initialValue(element: Element): Value | undefined {
  const { type } = element
  if (type === 'checkboxes' || type === 'multi_static_select')
    return { type, selected_options: element.initial_options ?? [] }
  if (type === 'radio_buttons' || type === 'static_select')
    return { type, selected_option: element.initial_option ?? null }
  if (type === 'channels_select') return { type, selected_channel: element.initial_channel ?? null }
  if (type === 'conversations_select') return { type, selected_conversation: element.initial_conversation ?? null }
  if (type === 'datepicker') return { type, selected_date: element.initial_date ?? null }
  if (type === 'timepicker') return { type, selected_time: element.initial_time ?? null }
  if (/_input$/.test(type)) return { type, value: element.initial_value ?? null }
  return undefined
}
