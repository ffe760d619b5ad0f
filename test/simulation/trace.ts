import { type Instant, seoulTime } from '../../functions/text/seoul.ts'

/** Notes what a container did, and about what. */
export type Trace = (who: string, what: string, about?: unknown, answer?: unknown) => void

/** What explains much, even where it speaks of one of the subjects alone. */
const TURNS =
  /^(subscribe|unsubscribe|resumeChannel|storeRelease|saveRevision|silenceRelease|crash|cut off|fell asleep)\b/

/** Keeps the lines that speak of all subjects together, and the turns of any of them, up to `most`, oldest first. */
export function openTrace(subjects: string[], now: () => Instant, most = 400): { trace: Trace; lines: string[] } {
  const lines: string[] = []
  const names = subjects.map((subject) => `"${subject}"`)
  function trace(who: string, what: string, about?: unknown, answer?: unknown): void {
    const [asked, answered] = [print(about), answer === undefined ? '' : ` -> ${print(answer)}`]
    const named = names.filter((name) => asked.includes(name) || answered.includes(name)).length
    if (named < (TURNS.test(what) ? 1 : names.length)) return
    const at = `${seoulTime(now()).slice(5, 19)}.${String(now() % 1000).padStart(3, '0')}`
    lines.push(`${at}  ${who.padEnd(12)} ${what} ${cut(asked)}${cut(answered)}`)
    if (lines.length > most) lines.shift()
  }
  return { trace, lines }
}

export const noTrace: Trace = () => undefined

function print(value: unknown): string {
  return JSON.stringify(value, (_, inner) => (inner instanceof Map ? [...inner] : inner)) ?? ''
}

function cut(text: string): string {
  return text.length > 300 ? `${text.slice(0, 300)}…` : text
}
