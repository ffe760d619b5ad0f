import type { KnownBlock } from '@slack/types'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { ActionAnswer } from '../../slack/take-action.ts'
import type { View } from '../../slack/workspace/views.ts'
import { type FieldAction, FieldsProvider } from '../fields/fields.ts'
import { useFieldValues } from '../fields/use-field-values.ts'
import { askProgram } from '../hooks/program.ts'
import { BlockList } from './block-list.tsx'

/** The modal the app has opened. */
export function Modal({ view }: { view: View }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const isFocused = useRef(false)
  const blocks = view.blocks as unknown as KnownBlock[]
  const { values, setValues, current } = useFieldValues(blocks)
  const lastAction = useRef<Promise<unknown>>(Promise.resolve())
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [failed, setFailed] = useState<string>()
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    const opener = document.activeElement
    dialog.current?.showModal()
    // React removes the dialog without closing it, so the browser does not give the focus back.
    return () => (opener as HTMLElement | null)?.focus()
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the field to start in may be drawn later
  useEffect(() => {
    if (isFocused.current) return
    const field = dialog.current?.querySelector<HTMLElement>('[data-focus]')
    field?.focus()
    isFocused.current = field != null
  }, [view.hash])
  /** Sends actions one after the other, each with the values as the one before has left them. */
  function act(action: FieldAction): Promise<unknown> {
    const before = lastAction.current.catch(() => undefined)
    lastAction.current = before
      .then(() => askProgram<ActionAnswer>('act', { view: view.id, action, values: current() }))
      .then((answer) => setFailed(answer.failed))
    return lastAction.current
  }
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    setBusy(true)
    setErrors(await askProgram<Record<string, string>>('submit', { values: current() }))
    setBusy(false)
  }
  return (
    <dialog ref={dialog} aria-label={view.title?.text} onCancel={() => askProgram('close')}>
      <form onSubmit={submit}>
        <header>
          <h2>{view.title?.text}</h2>
          <button type="button" className="plain" aria-label="닫기" onClick={() => askProgram('close')}>
            ✕
          </button>
        </header>
        <div className="body">
          <FieldsProvider value={{ values, setValues, act }}>
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
          </FieldsProvider>
          {(errors[''] ?? failed) && (
            <p className="error" role="alert">
              {errors[''] ?? failed}
            </p>
          )}
        </div>
        <footer>
          <button type="button" className="button" onClick={() => askProgram('close')}>
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
