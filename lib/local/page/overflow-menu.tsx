import type { Overflow } from '@slack/types'
import { useRef } from 'react'
import type { Value } from './fields.ts'

interface Props {
  element: Overflow
  onChoose(chosen: Value): Promise<unknown>
}

/** The menu behind ⋯; it closes on a choice, on Escape, and when the focus leaves it. */
export function OverflowMenu({ element, onChoose }: Props) {
  const menu = useRef<HTMLDetailsElement>(null)
  function close(): void {
    if (menu.current) menu.current.open = false
  }
  return (
    <details
      ref={menu}
      className="overflow"
      onBlur={({ currentTarget, relatedTarget }) => !currentTarget.contains(relatedTarget) && close()}
      onKeyDown={({ key }) => key === 'Escape' && close()}
    >
      <summary aria-label="더 보기">⋯</summary>
      <ul>
        {element.options.map((option) => (
          <li key={option.value ?? option.text.text}>
            <button
              type="button"
              onClick={() => {
                close()
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
