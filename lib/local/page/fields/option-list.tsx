import type { Option } from '@slack/types'
import { useEffect, useRef } from 'react'

interface Props {
  id: string
  groups: { label: string; options: Option[] }[]
  chosen: Option[]
  current: Option | undefined
  onChoose(option: Option): void
}

/** What a box offers to choose from, in groups; the keys are the box's. */
export function OptionList({ id, groups, chosen, current, onChoose }: Props) {
  const list = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another mark is the reason to scroll
  useEffect(() => {
    list.current?.querySelector('.marked')?.scrollIntoView({ block: 'nearest' })
  }, [current?.value])
  const some = groups.filter(({ options }) => options.length > 0)
  return (
    <div ref={list} id={id} role="listbox" aria-multiselectable="true" aria-label="고를 수 있는 것">
      {some.map(({ label, options }) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options of a listbox
        <div key={label} role="group" aria-label={label || undefined}>
          {label && (
            <small className="label" aria-hidden="true">
              {label}
            </small>
          )}
          {options.map((option) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the box's
            <div
              key={option.value}
              id={`${id}${option.value}`}
              role="option"
              tabIndex={-1}
              className={option.value === current?.value ? 'marked' : undefined}
              aria-selected={chosen.some(({ value }) => value === option.value)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onChoose(option)}
            >
              {option.text.text}
            </div>
          ))}
        </div>
      ))}
      {some.length === 0 && <p className="hint">맞는 것이 없습니다.</p>}
    </div>
  )
}
