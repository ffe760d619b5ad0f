import type { Button } from '@slack/types'
import { useState } from 'react'
import { localSamplePath } from '../../sample/local-sample-path.ts'
import type { FieldValue } from './fields.ts'

interface Props {
  element: Button
  onPress(content: FieldValue): Promise<unknown>
}

/** A button. One with a URL is a link that also sends the action to the app. */
export function ButtonElement({ element, onPress }: Props) {
  const { text, url, value, style, confirm, accessibility_label: label } = element
  const [busy, setBusy] = useState(false)
  async function press(): Promise<void> {
    if (busy) return
    if (confirm && !window.confirm(`${confirm.title?.text ?? ''}\n${confirm.text.text}`.trim())) return
    setBusy(true)
    try {
      await onPress({ type: 'button', text, ...(value === undefined ? {} : { value }) })
    } finally {
      setBusy(false)
    }
  }
  if (url) {
    return (
      <a
        className={`button ${style ?? ''}`}
        href={localSamplePath(url)}
        target="_blank"
        rel="noreferrer"
        aria-label={label}
        onClick={press}
      >
        {text.text}
      </a>
    )
  }
  return (
    // Not `disabled`: that would take the focus away from a keyboard user.
    <button
      type="button"
      className={`button ${style ?? ''}`}
      aria-label={label}
      aria-disabled={busy}
      aria-busy={busy}
      onClick={press}
    >
      {text.text}
    </button>
  )
}
