import type { Match } from '../../subscriptions/matching/query-match.ts'
import type { koMessage } from '../ko/ko-message.ts'
import { counted, fullDay, quoted, shortDay } from './en-words.ts'

const MARKS = { revised: 'revised', withdrawn: 'withdrawn' }

function more(count: number): string {
  return count > 0 ? ` and ${count} more` : ''
}

/** What a channel reads when releases arrive. */
export const enMessage: typeof koMessage = {
  untitled: 'Untitled release',
  open: 'Open original',
  turnOff: (query: string) => `Turn off “${query}”`,
  rest: 'Rest for a week',
  seeMore: 'See similar releases',
  wrong: 'Matched by mistake',
  noSummary: 'There is no text to summarise. Please see the original.',
  onlyAttachments: 'The text is in the attachments. Please see the original.',

  byline: ({ ministry, day, source, mark }) =>
    [mark && MARKS[mark], ministry, day ? fullDay(day) : 'day unknown', `source: ${source}`]
      .filter(Boolean)
      .join(' · '),

  reasons: (reasons: Pick<Match, 'query' | 'words' | 'where'>[], count: number) => {
    const said = reasons.map(({ query, words, where }) => `${query} (${words || query} in the ${where})`)
    return `Why: ${said.join(', ')}${more(count)}`
  },

  attachments: (names: string[], count: number) => `Attached: ${names.join(', ')}${more(count)}`,
  alsoAt: (places: string[], count: number) => `Same announcement: ${places.join(', ')}${more(count)}`,
  licence: (licence: string) => `Terms of use: ${licence}`,

  notification: ({ title, ministry, queries }) => {
    const [first, ...others] = queries
    return `${ministry ? `[${ministry}] ` : ''}${title}${first ? ` (keyword: ${first}${more(others.length)})` : ''}`
  },

  lineTail: ({ ministry, day, mark, withYear }) =>
    `— ${[ministry, day ? (withYear ? fullDay : shortDay)(day) : 'day unknown', mark && MARKS[mark]].filter(Boolean).join(' · ')}`,
  alsoFor: (queries: string[]) => (queries.length > 0 ? ` (also ${quoted(queries)})` : ''),
  digestHeader: (count: number) => counted(count, 'new policy release'),
  digestGroup: (query: string, count: number) => `${query || 'New'} · ${count}`,
  digestNotification: (count: number, titles: string[]) =>
    `${counted(count, 'new policy release')}: ${titles.join(' / ')}${count > titles.length ? ' …' : ''}`,
  paused: (channel: string) =>
    `Nothing can be posted to ${channel}, so notifications stopped. Invite the bot again (\`/invite\`) or press Resume in \`/subscriptions\` there: it goes on with what came in the last 7 days.`,
  pausedBecause: (reason: string) => `Slack said: ${reason}`,
  withoutLinks: (count: number) =>
    `${counted(count, 'address', 'addresses')} too long for a link here. Please look with \`/latest\`.`,
  tooOld: (count: number) =>
    `${counted(count, 'release')} from over 7 days ago ${count === 1 ? 'was' : 'were'} not sent. You can find ${count === 1 ? 'it' : 'them'} with \`/latest\`.`,
  continues: 'Continued in the next message.',
  moreReleases: (count: number) => `There are ${count} more. Please look with \`/latest\`.`,
}
