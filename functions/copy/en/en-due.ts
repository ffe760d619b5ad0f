import { daysBetween } from '../../text/seoul.ts'
import type { DueCopy } from '../due-copy.ts'
import { counted, dayAsOf, quoted } from './en-words.ts'

function daysLeft(days: number): string {
  return days === 0 ? 'today' : counted(days, 'day')
}

export const enDue: DueCopy = {
  searching: (queries) =>
    queries.length > 0
      ? `Looking for what is still open on ${quoted(queries)}…`
      : 'Looking for what one can still comment on or apply for…',
  found: (queries, count, hasMore) =>
    `${queries.length > 0 ? `${quoted(queries)} · ` : ''}open for comments or applications: ${hasMore ? `the ${count} that end soonest` : count}`,
  day: (day, today) => {
    const left = daysBetween(today, day)
    return `By ${dayAsOf(today, day)} · ${left === 0 ? 'today' : `${daysLeft(left)} left`}`
  },
  columns: { day: 'Last day', left: 'Left', title: 'Title', kind: 'Kind', ministry: 'Office' },
  dayCell: (day, today) => dayAsOf(today, day),
  left: daysLeft,
  openNow: (count, { hasMore, toApply }) =>
    `Open for comments${toApply ? ' or applications' : ''} now: ${count}${hasMore ? ' or more' : ''}`,
  seeAll: (queries) => `\`${['/due', queries.join(', ')].join(' ').trim()}\` shows them all.`,
  more: 'What ends later',
  none: (queries) =>
    `Nothing on ${quoted(queries)} is open for comments or applications now. With \`/subscribe ${queries.join(', ')}\` you hear of it when something opens. \`/due\` without words shows what this channel’s subscriptions find.`,
  noneLater: 'Nothing ends later than that.',
  noneSubscribed:
    'Nothing this channel subscribes to is open for comments or applications now. Other words can be looked for as in `/due 탄소중립`.',
  noneAtAll:
    'Nothing is known yet that one can comment on or apply for. A new installation takes some minutes to read its sources. Please try again in a while.',
  everything:
    'This channel has no subscriptions yet, so all that is open is shown. With `/subscribe keyword` you see only what matches.',
}
