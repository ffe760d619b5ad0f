import { type Instant, seoulTime } from '../../functions/text/seoul.ts'

/** Notes what a container did, and about what. */
export type Trace = (who: string, what: string, about?: unknown, answer?: unknown) => void

/** Keeps the lines that speak of any of `subjects`, up to `most`, oldest first. */
export function openTrace(subjects: string[], now: () => Instant, most = 400): { trace: Trace; lines: string[] } {
  const lines: string[] = []
  function trace(who: string, what: string, about?: unknown, answer?: unknown): void {
    const said = `${what} ${print(about)}${answer === undefined ? '' : ` -> ${print(answer)}`}`
    if (!subjects.some((subject) => said.includes(subject))) return
    lines.push(`${seoulTime(now()).slice(5, 19)}.${String(now() % 1000).padStart(3, '0')}  ${who.padEnd(12)} ${said}`)
    if (lines.length > most) lines.shift()
  }
  return { trace, lines }
}

export const noTrace: Trace = () => undefined

function print(value: unknown): string {
  const text = JSON.stringify(value, (_, inner) => (inner instanceof Map ? [...inner] : inner)) ?? ''
  return text.length > 300 ? `${text.slice(0, 300)}…` : text
}
