import { createInterface } from 'node:readline/promises'
import { type Readable, Writable } from 'node:stream'

export interface Prompt {
  /** One line, trimmed; empty at the end of the input. What is typed to a `hidden` question is not shown. */
  ask(question: string, visibility?: 'hidden'): Promise<string>
  /** Whether a person answers, who can be asked again. */
  isPerson: boolean
  close(): void
}

/** Asks a person at a terminal, or else reads the lines that are piped in. */
export function openPrompt(input: Readable & { isTTY?: boolean }, output: Writable): Prompt {
  return input.isTTY ? terminalPrompt(input, output) : pipePrompt(input, output)
}

function terminalPrompt(input: Readable, output: Writable): Prompt {
  let hidden = false
  // readline itself echoes what is typed, by writing it here.
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
    async ask(question, visibility) {
      output.write(question)
      hidden = visibility === 'hidden'
      const answer = await lines.question('')
      if (hidden) output.write('\n')
      hidden = false
      return answer.trim()
    },
    close: () => lines.close(),
  }
}

function pipePrompt(input: Readable, output: Writable): Prompt {
  const lines = createInterface({ input })
  const iterator = lines[Symbol.asyncIterator]()
  return {
    isPerson: false,
    async ask(question) {
      output.write(`${question}\n`)
      const { value } = await iterator.next()
      return (value ?? '').trim()
    },
    close: () => lines.close(),
  }
}
