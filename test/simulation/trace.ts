import { type Instant, seoulTime } from '../../functions/text/seoul.ts'

/** Notes what a container did, about what, and the answer. */
export type Trace = (who: string, what: string, about?: unknown, answer?: unknown) => void

/** Calls that explain much, even where they name only one of the subjects. */
const TURNING_POINTS =
  /^(subscribe|unsubscribe|resumeChannel|storeRelease|saveRevision|silenceRelease|crash|cut off|fell asleep)\b/

/**
 * Keeps the last `maxLines` lines that name all subjects together, and the turning points of any of them, oldest first.
 */
export function openTrace(subjects: string[], now: () => Instant, maxLines = 400): { trace: Trace; lines: string[] } {
  const lines: string[] = []
  const names = subjects.map((subject) => `"${subject}"`)
  function trace(who: string, what: string, about?: unknown, answer?: unknown): void {
    const [asked, answered] = [print(about), answer === undefined ? '' : ` -> ${print(answer)}`]
    const named = names.filter((name) => asked.includes(name) || answered.includes(name)).length
    if (named < (TURNING_POINTS.test(what) ? 1 : names.length)) return
    const at = `${seoulTime(now()).slice(5, 19)}.${String(now() % 1000).padStart(3, '0')}`
    lines.push(`${at}  ${who.padEnd(12)} ${what} ${cut(asked)}${cut(answered)}`)
    if (lines.length > maxLines) lines.shift()
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
