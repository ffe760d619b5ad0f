import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { MAX_LINE_LENGTH } from '../../page-server/page-requests.ts'
import type { PageState } from '../../page-server/page-state.ts'
import { askProgram } from '../hooks/program.ts'

interface Props {
  channel: PageState['channels'][number]
  commands: PageState['app']['commands']
  draft: string
  onDraft(draft: string): void
}

/** The box for commands. Typing `/` opens the list of commands. */
export function Composer({ channel, commands: all, draft, onDraft }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const [marked, setMarked] = useState(0)
  const [closed, setClosed] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState('')
  const name = channel.isDirect ? channel.name : `#${channel.name}`
  const commands = closed ? [] : commandsStartingWith(draft, all)
  const current = commands[Math.min(marked, commands.length - 1)]
  // biome-ignore lint/correctness/useExhaustiveDependencies: a suggestion that was clicked is to be finished here
  useEffect(() => input.current?.focus(), [channel.id, draft === ''])

  function write(text: string): void {
    onDraft(text)
    setMarked(0)
    setClosed(false)
  }
  function take(command: string): void {
    write(`${command} `)
    input.current?.focus()
  }
  function onKey(event: KeyboardEvent): void {
    // While a Korean syllable is being composed, Enter only ends the syllable.
    if (event.nativeEvent.isComposing || commands.length === 0 || !current) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) setMarked((Math.min(marked, commands.length - 1) + step + commands.length) % commands.length)
    else if (event.key === 'Tab' || (event.key === 'Enter' && draft !== current.command)) take(current.command)
    else if (event.key === 'Escape') setClosed(true)
    else return
    event.preventDefault()
  }
  async function send(event: FormEvent): Promise<void> {
    event.preventDefault()
    const text = draft.trim()
    if (text === '' || busy) return
    setError('')
    if (text.length > MAX_LINE_LENGTH) return setError(tooLong(text.length))
    write('')
    setBusy(true)
    try {
      await askProgram('type', { channel: channel.id, text })
    } catch {
      write(text)
      setError('보내지 못했습니다. 프로그램이 켜져 있는지 확인하고 다시 보내 주세요.')
    }
    setBusy(false)
  }

  return (
    <form className="composer" onSubmit={send}>
      {commands.length > 0 && (
        <div id="commands" role="listbox" aria-label="명령">
          {commands.map(({ command, usage_hint, description }) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the input handles the keys
            <div
              key={command}
              id={`command-${command.slice(1)}`}
              role="option"
              tabIndex={-1}
              aria-selected={command === current?.command}
              onClick={() => take(command)}
            >
              <code>{command}</code> <span className="hint">{usage_hint}</span>
              <small>{description}</small>
            </div>
          ))}
        </div>
      )}
      <div className="line">
        <input
          ref={input}
          role="combobox"
          aria-label={`${name}에 명령 입력`}
          aria-expanded={commands.length > 0}
          aria-controls="commands"
          aria-activedescendant={current ? `command-${current.command.slice(1)}` : undefined}
          autoComplete="off"
          placeholder={
            channel.isDirect ? '초록에게 말을 걸거나 / 를 눌러 보세요' : `${name}에서 / 를 눌러 명령을 입력하세요`
          }
          value={draft}
          onChange={(event) => write(event.target.value)}
          onKeyDown={onKey}
        />
        <button type="submit" className="button primary" disabled={draft.trim() === ''} aria-busy={busy}>
          보내기
        </button>
      </div>
      {error && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
    </form>
  )
}

function tooLong(length: number): string {
  const [max, typed] = [MAX_LINE_LENGTH, length].map((count) => count.toLocaleString('ko-KR'))
  return `한 번에 ${max}자까지 보낼 수 있습니다 (지금 ${typed}자). 줄여서 다시 보내 주세요.`
}

/** The commands that begin with the line; none once the line goes on after the command. */
function commandsStartingWith(line: string, commands: PageState['app']['commands']): PageState['app']['commands'] {
  if (!/^\/\S*$/.test(line)) return []
  return commands.filter(({ command }) => command.startsWith(line.toLowerCase()))
}
