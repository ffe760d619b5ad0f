import type { Checkboxes, Option, RadioButtons } from '@slack/types'
import type { FieldProps } from './fields.ts'

/** Radio buttons (one choice) or checkboxes (any number). */
export function TickElement({
  element,
  value,
  labelledBy,
  onChange,
  name,
}: FieldProps<Checkboxes | RadioButtons> & { name: string }) {
  const single = element.type === 'radio_buttons'
  const chosen = (single ? [value?.selected_option].filter(Boolean) : (value?.selected_options ?? [])) as Option[]
  function toggle(option: Option, isChecked: boolean): void {
    const others = chosen.filter((one) => one.value !== option.value)
    const selected_options = isChecked ? [...others, option] : others
    onChange({ type: element.type, ...(single ? { selected_option: option } : { selected_options }) })
  }
  return (
    <fieldset className="ticks" aria-labelledby={labelledBy}>
      {element.options.map((option) => (
        <label key={option.value}>
          <input
            type={single ? 'radio' : 'checkbox'}
            name={name}
            checked={chosen.some((one) => one.value === option.value)}
            onChange={(event) => toggle(option, event.target.checked)}
          />
          <span>
            {option.text.text}
            {option.description && <small>{option.description.text}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
