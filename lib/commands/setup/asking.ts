import { createInterface } from 'node:readline/promises'
import { type Readable, Writable } from 'node:stream'

export interface Asking {
  /** One line, without the spaces around it; empty when there is no more. A hidden answer is never shown. */
  ask(question: string, how?: 'hidden'): Promise<string>
  /** Whether somebody is there to be asked again. */
  isPerson: boolean
  close(): void
}

/** Asks a person at a terminal, or reads the lines that are piped in. */
export function openAsking(input: Readable & { isTTY?: boolean }, output: Writable): Asking {
  return input.isTTY ? atTerminal(input, output) : fromPipe(input, output)
}

function atTerminal(input: Readable, output: Writable): Asking {
  let hidden = false
  // What is typed is echoed by readline itself: it writes through here.
  const echo = new Writable({
    write(chunk, _, done) {
      if (!hidden) output.write(chunk)
      done()
    },
  })
  const lines = createInterface({ input, output: echo, terminal: true, historySize: 0 })
  lines.on('SIGINT', () => process.exit(130))
  return {
    isPerson: true,
    async ask(question, how) {
      output.write(question)
      hidden = how === 'hidden'
      const answer = await lines.question('')
      if (hidden) output.write('\n')
      hidden = false
      return answer.trim()
    },
    close: () => lines.close(),
  }
}

function fromPipe(input: Readable, output: Writable): Asking {
  const lines = createInterface({ input })
  const each = lines[Symbol.asyncIterator]()
  return {
    isPerson: false,
    async ask(question) {
      output.write(`${question}\n`)
      const { value } = await each.next()
      return (value ?? '').trim()
    },
    close: () => lines.close(),
  }
}
