import type { Option } from '@slack/types'
import { useEffect, useRef } from 'react'

interface Props {
  id: string
  groups: { label: string; options: Option[] }[]
  chosen: Option[]
  current: Option | undefined
  onChoose(option: Option): void
}

/** The options of a search box, in groups. The box itself handles the keys. */
export function OptionList({ id, groups, chosen, current, onChoose }: Props) {
  const list = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the marked option has changed, so scroll to it
  useEffect(() => {
    list.current?.querySelector('.marked')?.scrollIntoView({ block: 'nearest' })
  }, [current?.value])
  const shownGroups = groups.filter(({ options }) => options.length > 0)
  return (
    <div ref={list} id={id} role="listbox" aria-multiselectable="true" aria-label="고를 수 있는 것">
      {shownGroups.map(({ label, options }) => (
        // biome-ignore lint/a11y/useSemanticElements: a listbox needs groups with this role
        <div key={label} role="group" aria-label={label || undefined}>
          {label && (
            <small className="label" aria-hidden="true">
              {label}
            </small>
          )}
          {options.map((option) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the search box handles the keys
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
      {shownGroups.length === 0 && <p className="hint">맞는 것이 없습니다.</p>}
    </div>
  )
}
