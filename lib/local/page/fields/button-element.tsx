import type { Button } from '@slack/types'
import { useState } from 'react'
import { hereabouts } from '../messages/hereabouts.ts'
import type { Value } from './fields.ts'

interface Props {
  element: Button
  onPress(pressed: Value): Promise<unknown>
}

/** A button; one with an address is a link that also tells the app. */
export function ButtonElement({ element, onPress }: Props) {
  const { text, url, value, style, confirm } = element
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
      <a className={`button ${style ?? ''}`} href={hereabouts(url)} target="_blank" rel="noreferrer" onClick={press}>
        {text.text}
      </a>
    )
  }
  return (
    // Not `disabled`: that would take the focus from who pressed it by keyboard.
    <button type="button" className={`button ${style ?? ''}`} aria-disabled={busy} aria-busy={busy} onClick={press}>
      {text.text}
    </button>
  )
}
