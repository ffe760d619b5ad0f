import type { Day } from '../../text/seoul.ts'
import type { koLatest } from '../ko/ko-latest.ts'
import { counted, fullDay, quoted } from './en-words.ts'

/** `/latest`: what it says at once, and what it says when it has looked. */
export const enLatest: typeof koLatest = {
  looking: (queries: string[]) => (queries.length > 0 ? `Looking for ${quoted(queries)}…` : 'Looking…'),
  atMost: (count: number) => `At most ${count} at a time.`,
  wrongCount: (count: string, most: number) =>
    `${count} releases cannot be shown. Please write a number from 1 to ${most}, for example \`/latest 탄소중립 5\`.`,
  found: (queries: string[], count: number) =>
    `${counted(count, 'recent release')}${queries.length > 0 ? ` for ${quoted(queries)}` : ''}`,
  older: 'Older',
  lookingFurther: 'Looking further back…',
  lookedBackTo: (day: Day) => `Looked back to ${fullDay(day)}.`,
  none: (queries: string[]) =>
    queries.length > 0 ? `No release found for ${quoted(queries)}.` : 'There is no recent release.',
  noneBefore: 'No older release found.',
  tryInstead: (queries: string[]) =>
    `Try other words, or subscribe with \`/subscribe ${queries.join(', ')}\` to hear of it when it comes.`,
  comeBack: 'Just after installing, reading the sources takes a few minutes. Please try again in a while.',
}
