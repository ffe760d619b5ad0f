import type { Rhythm } from '../../subscriptions/subscription.ts'
import type { Day } from '../../text/seoul.ts'
import type { koSubscriptions } from '../ko/ko-subscriptions.ts'
import { counted, dayAsOf, quoted, shortDay } from './en-words.ts'

const RHYTHMS: Record<Rhythm, string> = { 'at once': 'at once', daily: 'every morning', weekly: 'every Monday' }

/** Subscriptions as they stand, and what is done to them by their menu or that of a release. */
export const enSubscriptions: typeof koSubscriptions = {
  none: 'This channel subscribes to nothing yet.\nType `/subscribe 희소금속, 탄소중립` to begin.',
  head: (count: number) => `This channel subscribes to ${counted(count, 'keyword')}.`,
  line: ({ query, rhythm, since, until, today }) =>
    `${query}  —  ${RHYTHMS[rhythm]} · ${until ? `rests until ${shortDay(until)}` : `since ${dayAsOf(today, since)}`}`,
  more: (count: number) => `There are ${count} more.`,
  others: (queries: string[]) =>
    `${counted(queries.length, 'more keyword')}, to be changed in the Home of the bot or ended with \`/unsubscribe keyword\`: ${quoted(queries)}`,
  foot: 'Subscribe to more with `/subscribe keyword`; look for past releases with `/latest keyword`.',
  choices: {
    edit: 'Edit',
    'at once': 'Receive at once',
    daily: 'Receive every morning',
    weekly: 'Receive every Monday',
    pause: 'Rest for a week',
    resume: 'Resume',
    remove: 'Unsubscribe',
  },

  rhythmChanged: (queries: string[], rhythm: Rhythm) => `${quoted(queries)} now arrives ${RHYTHMS[rhythm]}.`,
  edited: (before: string, queries: string[]) => `Changed ${quoted([before])} to ${quoted(queries)}.`,
  paused: (queries: string[], until: Day) =>
    `${quoted(queries)} rests and goes on from ${shortDay(until)}. What comes out meanwhile is found with \`/latest\`.`,
  resumed: (queries: string[]) =>
    `${quoted(queries)} goes on. What came out during the rest is found with \`/latest\`.`,
  reported: (queries: string[]) =>
    `Thank you. We noted that ${quoted(queries)} matched this by mistake. To leave a word out right away, subscribe like \`수소 -자동차\`.`,
}
