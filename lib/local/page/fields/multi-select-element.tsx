import type { MultiStaticSelect, Option } from '@slack/types'
import { type KeyboardEvent, useId, useState } from 'react'
import type { FieldProps } from './fields.ts'
import { OptionList } from './option-list.tsx'

/** A select for any number of options. What is chosen is shown as chips, before a box in which more can be searched. */
export function MultiSelectElement({ element, value, labelledBy, onChange }: FieldProps<MultiStaticSelect>) {
  const { type, placeholder, max_selected_items: maxChosen = Number.POSITIVE_INFINITY } = element
  const listId = useId()
  const [typed, setTyped] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [marked, setMarked] = useState(0)
  const chosen = (value?.selected_options ?? []) as Option[]
  const groups = groupsOf(element).map((group) => ({ ...group, options: group.options.filter(isSearchedFor) }))
  const options = groups.flatMap((group) => group.options)
  const current = options[Math.min(marked, options.length - 1)]

  function isSearchedFor({ text }: Option): boolean {
    return text.text.toLowerCase().includes(typed.trim().toLowerCase())
  }
  function toggle(option: Option): void {
    const others = chosen.filter((one) => one.value !== option.value)
    if (others.length === chosen.length && chosen.length >= maxChosen) return
    onChange({ type, selected_options: others.length === chosen.length ? [...chosen, option] : others })
    setTyped('')
  }
  function onKey(event: KeyboardEvent): void {
    // While a Korean syllable is being composed, Enter only ends the syllable.
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const last = chosen.at(-1)
    if (step) {
      setOpen(true)
      setMarked((Math.min(marked, options.length - 1) + step + options.length) % Math.max(options.length, 1))
    } else if (event.key === 'Enter' && isOpen && current) toggle(current)
    else if (event.key === 'Escape' && isOpen) setOpen(false)
    else if (event.key === 'Backspace' && typed === '' && last) toggle(last)
    else if (event.key !== 'Enter') return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notices that the focus has left
    <div
      className="multi-select"
      onBlur={({ currentTarget, relatedTarget }) => !currentTarget.contains(relatedTarget) && setOpen(false)}
    >
      <div className="line">
        {chosen.map((option) => (
          <button key={option.value} type="button" className="query" onClick={() => toggle(option)}>
            {option.text.text} <span aria-hidden="true">✕</span>
            <span className="quiet"> 빼기</span>
          </button>
        ))}
        <input
          role="combobox"
          aria-labelledby={labelledBy}
          aria-label={labelledBy ? undefined : placeholder?.text}
          aria-expanded={isOpen}
          aria-controls={listId}
          aria-activedescendant={isOpen && current ? `${listId}${current.value}` : undefined}
          autoComplete="off"
          placeholder={chosen.length > 0 ? '' : placeholder?.text}
          value={typed}
          onFocus={() => setOpen(true)}
          onClick={() => setOpen(true)}
          onChange={(event) => {
            setTyped(event.target.value)
            setMarked(0)
            setOpen(true)
          }}
          onKeyDown={onKey}
        />
      </div>
      {isOpen && <OptionList id={listId} groups={groups} chosen={chosen} current={current} onChoose={toggle} />}
    </div>
  )
}

function groupsOf({ options, option_groups }: MultiStaticSelect): { label: string; options: Option[] }[] {
  if (options) return [{ label: '', options }]
  return (option_groups ?? []).map((group) => ({ label: group.label.text, options: group.options }))
}
