import type { KnownBlock } from '@slack/types'
import { useRef, useState } from 'react'
import type { Fields, FieldValue, FieldValues } from './fields.ts'

/**
 * The values in the fields of some blocks. When the blocks are replaced, a field with the same ids keeps what a person has put in it,
 * as in Slack. `current` returns the values of this moment, which may not have been drawn yet.
 */
export function useFieldValues(
  blocks: KnownBlock[],
): Pick<Fields, 'values' | 'setValues'> & { current(): FieldValues } {
  const changed = useRef<FieldValues>({})
  const [, redraw] = useState(0)
  const initial = initialValues(blocks)
  function current(): FieldValues {
    return Object.fromEntries(
      Object.entries(initial).map(([block, actions]) => [
        block,
        { ...actions, ...sameTypeOnly(changed.current[block], actions) },
      ]),
    )
  }
  return {
    values: current(),
    current,
    setValues(change) {
      changed.current = change(changed.current)
      redraw((times) => times + 1)
    },
  }
}

/** Leaves out values whose field is gone or has become a field of another type. */
function sameTypeOnly(changed: FieldValues[string] = {}, actions: FieldValues[string]): FieldValues[string] {
  return Object.fromEntries(Object.entries(changed).filter(([action, { type }]) => actions[action]?.type === type))
}

type AnyElement = { type: string; action_id?: string } & Record<string, unknown>

/** What the fields hold before anybody has changed them. */
function initialValues(blocks: KnownBlock[]): FieldValues {
  const values: FieldValues = {}
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

function elementsOf(block: KnownBlock): AnyElement[] {
  if (block.type === 'input') return [block.element as AnyElement]
  if (block.type === 'actions') return block.elements as unknown as AnyElement[]
  if (block.type === 'section' && block.accessory) return [block.accessory as unknown as AnyElement]
  return []
}

function initialValue(element: AnyElement): FieldValue | undefined {
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
