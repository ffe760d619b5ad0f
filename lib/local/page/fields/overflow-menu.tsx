import type { Overflow } from '@slack/types'
import { type KeyboardEvent, useRef } from 'react'
import type { FieldValue } from './fields.ts'

interface Props {
  element: Overflow
  onChoose(content: FieldValue): Promise<unknown>
}

/** The menu behind ⋯. It closes on a choice, on Escape, and when the focus leaves it; arrow keys move through it. */
export function OverflowMenu({ element, onChoose }: Props) {
  const menu = useRef<HTMLDetailsElement>(null)
  function close(): void {
    if (menu.current) menu.current.open = false
  }
  /** The item that has the focus gets hidden. Without this, a keyboard user would start again at the top of the page. */
  function closeAndRefocus(): void {
    close()
    menu.current?.querySelector('summary')?.focus()
  }
  function onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') closeAndRefocus()
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
                closeAndRefocus()
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
