import type { Datepicker, EmailInput, NumberInput, PlainTextInput, Timepicker, URLInput } from '@slack/types'
import type { FieldProps } from './fields.ts'

type Texts = PlainTextInput | EmailInput | URLInput | NumberInput | Datepicker | Timepicker

/** The type of the input, and the part of the value that holds what was typed. */
const INPUTS = {
  plain_text_input: ['text', 'value'],
  email_text_input: ['email', 'value'],
  url_text_input: ['url', 'value'],
  number_input: ['number', 'value'],
  datepicker: ['date', 'selected_date'],
  timepicker: ['time', 'selected_time'],
} as const

/** A line or box of text, a number, a date or a time. */
export function TextElement({ element, value, labelledBy, onChange }: FieldProps<Texts>) {
  const { type, placeholder } = element
  const [inputType, part] = INPUTS[type]
  const attributes = {
    'aria-labelledby': labelledBy,
    placeholder: placeholder?.text,
    value: String(value?.[part] ?? ''),
    'data-focus': element.focus_on_load || undefined,
    onChange: (event: { target: { value: string } }) => onChange({ type, [part]: event.target.value || null }),
  }
  if (type === 'plain_text_input' && element.multiline) return <textarea rows={3} {...attributes} />
  return <input type={inputType} {...attributes} />
}
