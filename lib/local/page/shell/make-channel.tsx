import { type FormEvent, useState } from 'react'
import { askProgram } from '../hooks/program.ts'

/** Makes a channel, which the bot is not in until somebody invites it: so it can be seen what it says there, and what in a private one. */
export function MakeChannel({ onMade }: { onMade(name: string): void }) {
  const [isOpen, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [isPrivate, setPrivate] = useState(false)
  const [failed, setFailed] = useState('')

  async function make(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (name.trim() === '') return setFailed('채널 이름을 적어 주세요.')
    const made = await askProgram<{ name?: string; failed?: string }>('make', { name, isPrivate })
    setFailed(made.failed ?? '')
    if (!made.name) return
    setOpen(false)
    setName('')
    setPrivate(false)
    onMade(made.name)
  }

  return (
    <div className="make">
      <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <span aria-hidden="true">+</span>
        <span>채널 만들기</span>
      </button>
      {isOpen && (
        <form onSubmit={make}>
          <input
            aria-label="새 채널 이름"
            placeholder="예: 법무"
            maxLength={80}
            ref={focusIn}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <label>
            <input type="checkbox" checked={isPrivate} onChange={(event) => setPrivate(event.target.checked)} />
            비공개
          </label>
          <button type="submit" className="button">
            만들기
          </button>
          {failed && (
            <p className="error" role="alert">
              {failed}
            </p>
          )}
        </form>
      )}
    </div>
  )
}

/** Of a field that appears: the form was opened to be filled. */
function focusIn(field: HTMLInputElement | null): void {
  field?.focus()
}
