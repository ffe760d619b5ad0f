import type { KnownBlock } from '@slack/types'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { View } from '../../slack/web-api/views.ts'
import { type Action, Fields } from '../fields/fields.ts'
import { doIt } from '../hooks/do-it.ts'
import { useFieldValues } from '../hooks/use-field-values.ts'
import { BlockList } from './block-list.tsx'

/** The modal an app has opened. */
export function Modal({ view }: { view: View }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const isFocused = useRef(false)
  const blocks = view.blocks as unknown as KnownBlock[]
  const { values, setValues, now } = useFieldValues(blocks)
  const acting = useRef<Promise<unknown>>(Promise.resolve())
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    const opener = document.activeElement
    dialog.current?.showModal()
    // Taken off the page rather than closed, a dialog leaves the focus nowhere.
    return () => (opener as HTMLElement | null)?.focus()
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the field to begin in may come with a later drawing
  useEffect(() => {
    if (isFocused.current) return
    const field = dialog.current?.querySelector<HTMLElement>('[data-focus]')
    field?.focus()
    isFocused.current = field != null
  }, [view.hash])
  /** One after the other: what is done meanwhile is told with the form as the one before has left it. */
  function act(action: Action): Promise<unknown> {
    const before = acting.current.catch(() => undefined)
    acting.current = before.then(() => doIt('act', { view: view.id, action, values: now() }))
    return acting.current
  }
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    setBusy(true)
    setErrors(await doIt<Record<string, string>>('submit', { values: now() }))
    setBusy(false)
  }
  return (
    <dialog ref={dialog} aria-label={view.title?.text} onCancel={() => doIt('close')}>
      <form onSubmit={submit}>
        <header>
          <h2>{view.title?.text}</h2>
          <button type="button" className="plain" aria-label="닫기" onClick={() => doIt('close')}>
            ✕
          </button>
        </header>
        <div className="body">
          <Fields value={{ values, setValues, act }}>
            {blocks.map((block, index) => (
              <div key={block.block_id ?? index} aria-live={block.type === 'context' ? 'polite' : undefined}>
                <BlockList blocks={[block]} />
                {errors[block.block_id ?? ''] && (
                  <p className="error" role="alert">
                    {errors[block.block_id ?? '']}
                  </p>
                )}
              </div>
            ))}
          </Fields>
          {errors[''] && (
            <p className="error" role="alert">
              {errors['']}
            </p>
          )}
        </div>
        <footer>
          <button type="button" className="button" onClick={() => doIt('close')}>
            {view.close?.text ?? '닫기'}
          </button>
          {view.submit && (
            <button type="submit" className="button primary" disabled={busy} aria-busy={busy}>
              {view.submit.text}
            </button>
          )}
        </footer>
      </form>
    </dialog>
  )
}
