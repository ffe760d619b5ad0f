import type { Overflow } from '@slack/types'
import { type KeyboardEvent, useRef } from 'react'
import type { Value } from './fields.ts'

interface Props {
  element: Overflow
  onChoose(chosen: Value): Promise<unknown>
}

/** The menu behind ⋯; it closes on a choice, on Escape, and when the focus leaves it. Arrows go through it. */
export function OverflowMenu({ element, onChoose }: Props) {
  const menu = useRef<HTMLDetailsElement>(null)
  function close(): void {
    if (menu.current) menu.current.open = false
  }
  /** What had the focus is hidden then: whoever uses the keyboard would begin at the top of the page. */
  function closeHere(): void {
    close()
    menu.current?.querySelector('summary')?.focus()
  }
  function onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') closeHere()
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step || !menu.current?.open) return
    event.preventDefault()
    const choices = [...menu.current.querySelectorAll('button')]
    const at = choices.indexOf(document.activeElement as HTMLButtonElement)
    choices[at < 0 && step < 0 ? choices.length - 1 : (at + step + choices.length) % choices.length]?.focus()
  }
  return (
    <details
      ref={menu}
      className="overflow"
      onBlur={({ currentTarget, relatedTarget }) => !currentTarget.contains(relatedTarget) && close()}
      onKeyDown={onKey}
    >
      <summary aria-label="더 보기">⋯</summary>
      <ul>
        {element.options.map((option) => (
          <li key={option.value ?? option.text.text}>
            <button
              type="button"
              onClick={() => {
                closeHere()
                void onChoose({ type: 'overflow', selected_option: option })
              }}
            >
              {option.text.text}
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}
