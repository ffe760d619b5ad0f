import type { InputBlock, PlainTextElement, PlainTextOption } from '@slack/types'

/** One of several values, as radio buttons. */
export function choiceField<Value extends string>(
  id: string,
  { label, choices }: { label: string; choices: Record<Value, string> },
  values: Value[],
  initial: Value,
): InputBlock {
  const options = values.map((value) => option(choices[value], value))
  const initial_option = options[values.indexOf(initial)] as PlainTextOption
  return { ...field(id, label), element: { type: 'radio_buttons', action_id: id, options, initial_option } }
}

/** One of several values, in a menu: for more than fit as buttons. */
export function menuField(id: string, label: string, options: PlainTextOption[], initial: string): InputBlock {
  const initial_option = options.find(({ value }) => value === initial)
  return {
    ...field(id, label),
    element: { type: 'static_select', action_id: id, options, ...(initial_option ? { initial_option } : {}) },
  }
}

export function field(id: string, label: string): { type: 'input'; block_id: string; label: PlainTextElement } {
  return { type: 'input', block_id: id, label: plainText(label) }
}

export function option(text: string, value: string): PlainTextOption {
  return { text: plainText(text), value }
}

export function plainText(text: string): PlainTextElement {
  return { type: 'plain_text', text }
}
