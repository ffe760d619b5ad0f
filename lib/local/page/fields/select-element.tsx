import type { ChannelsSelect, ConversationsSelect, StaticSelect } from '@slack/types'
import { useWorkspaceNames } from '../hooks/workspace-names.ts'
import type { FieldProps } from './fields.ts'

type Selects = StaticSelect | ChannelsSelect | ConversationsSelect

/** A select for one option or channel. */
export function SelectElement({ element, value, labelledBy, onChange }: FieldProps<Selects>) {
  const { channels } = useWorkspaceNames()
  const { type, placeholder } = element
  const part =
    type === 'static_select'
      ? 'selected_option'
      : type === 'channels_select'
        ? 'selected_channel'
        : 'selected_conversation'
  const options =
    type === 'static_select'
      ? staticOptions(element)
      : channels.filter(({ isDirect }) => !isDirect).map(({ id, name }) => ({ value: id, label: `#${name}`, sent: id }))
  const selected = value?.[part] as string | { value?: string } | null | undefined
  const current = typeof selected === 'string' ? selected : (selected?.value ?? '')
  return (
    <select
      aria-labelledby={labelledBy}
      aria-label={labelledBy ? undefined : (placeholder?.text ?? '고르기')}
      value={current}
      onChange={(event) => {
        const option = options.find((one) => one.value === event.target.value)
        if (option) onChange({ type, [part]: option.sent })
      }}
    >
      {current === '' && <option value="">{placeholder?.text ?? '고르기'}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}

function staticOptions(element: StaticSelect) {
  const all = element.options ?? element.option_groups?.flatMap((group) => group.options) ?? []
  return all.map((option) => ({ value: option.value ?? option.text.text, label: option.text.text, sent: option }))
}
