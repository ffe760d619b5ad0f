import type { FeedbackButtons, IconButton } from '@slack/types'
import { ButtonElement } from './button-element.tsx'
import { type FieldValue, useFields } from './fields.ts'

/** The elements of a `context_actions` block: two buttons that say whether an answer was of use, or a small button. */
export function FeedbackElement({ element, blockId }: { element: FeedbackButtons | IconButton; blockId: string }) {
  const { act } = useFields()
  const send = (value: FieldValue) =>
    act({ ...value, type: element.type, action_id: element.action_id ?? 'unnamed', block_id: blockId })
  const buttons = element.type === 'icon_button' ? [element] : [element.positive_button, element.negative_button]
  return buttons.map(({ text, value, accessibility_label }) => (
    <ButtonElement
      key={value ?? text.text}
      element={{ type: 'button', text, ...(value !== undefined && { value }), accessibility_label }}
      onPress={send}
    />
  ))
}
