import { NO_ANSWER } from '../../delivery/delivery.ts'
import type { ChangeNoteCopy, MessageCopy, ReleaseMark, WelcomeCopy } from '../message-copy.ts'
import { enOptionChangeNote } from './en-option.ts'
import { counted, fullDay, keywords, quietText, quoted, shortDay } from './en-words.ts'

const MARKS: Record<ReleaseMark, string> = { revised: 'revised', withdrawn: 'withdrawn' }

function more(count: number): string {
  return count > 0 ? ` and ${count} more` : ''
}

export const enMessage: MessageCopy = {
  untitled: 'Untitled release',
  open: 'Open original',
  turnOff: (query) => `Turn off “${query}”`,
  pauseForWeek: 'Pause for a week',
  seeSimilar: (query, others) => `Recent releases on ${quoted([query], others)}`,
  reportWrongMatch: 'Not about my keyword',
  noSummary: 'There is no text to summarise. Please see the original.',
  onlyAttachments: 'The text is in the attachments. Please see the original.',
  onlyPdf: 'The text is in an attached PDF. Please see the original.',
  fromAttachment: '(from the attached document)',

  byline: ({ ministry, day, source, mark, kind }) =>
    [mark && MARKS[mark], ministry, kind, day ? fullDay(day) : 'day unknown', `source: ${source}`]
      .filter(Boolean)
      .join(' · '),

  reasons: (reasons, count) => {
    const listed = reasons.map(({ query, words, where, passing, mentions = 1, inAttachment }) => {
      if (where === 'publisher') return query
      const text = inAttachment ? 'attachment' : 'body'
      const place = where === 'title' ? 'title' : text
      return `${query} (${words || query} ${passing ? `mentioned ${mentions > 1 ? 'briefly' : 'once'} in the ${text}` : `in the ${place}`})`
    })
    return `Why: ${listed.join(', ')}${more(count)}`
  },

  attachments: (names, count) => `Attached: ${names.join(', ')}${more(count)}`,
  alsoAt: (places, count) => `Same announcement: ${places.join(', ')}${more(count)}`,
  licence: (licence) => `Terms of use: ${licence}`,

  notification: ({ title, ministry, queries }) => {
    const [first, ...others] = queries
    return `${ministry ? `[${ministry}] ` : ''}${title}${first ? ` (keyword: ${first}${more(others.length)})` : ''}`
  },

  lineTail: ({ ministry, day, mark, withYear, due }) =>
    `— ${[ministry, day ? (withYear ? fullDay : shortDay)(day) : 'day unknown', mark && MARKS[mark], due].filter(Boolean).join(' · ')}`,
  alsoFor: (queries) => (queries.length > 0 ? ` (also ${quoted(queries)})` : ''),
  digestHeader: (count) => counted(count, 'new policy release'),
  digestGroup: (query, count) => `${query || 'New'} · ${count}`,
  mentionsGroup: (count) => `Mentioned in passing · ${count}`,
  mentionOf: (queries, mentions = 1, inAttachment = false) =>
    ` (mentions ${queries.join(', ')} ${mentions > 1 ? 'briefly' : 'once'}${inAttachment ? ' in the attachment' : ''})`,
  digestNotification: (count, titles) =>
    `${counted(count, 'new policy release')}: ${titles.join(' / ')}${count > titles.length ? ' …' : ''}`,
  paused: (channel) =>
    `Nothing can be posted to ${channel}, so notifications stopped. Invite the bot again (\`/invite\`) or press Resume in \`/subscriptions\` there: it goes on with what came in the last 7 days.`,
  pausedBecause: (reason) => `Slack said: ${reason}`,
  withoutLinks: (count) =>
    `${counted(count, 'address', 'addresses')} too long for a link here. Please look with \`/latest\`.`,
  unsent: (count, reasons) => {
    const why = `(Slack: ${reasons.join(', ')}). The Home tab of the bot lists ${count === 1 ? 'it' : 'them'}.`
    if (reasons.every((reason) => reason === NO_ANSWER))
      return `${counted(count, 'release')} may or may not have been posted ${why}`
    return reasons.includes(NO_ANSWER)
      ? `${counted(count, 'release')} could not be sent, or may not have been posted ${why}`
      : `${counted(count, 'release')} could not be sent ${why}`
  },
  tooOld: (count) =>
    `${counted(count, 'release')} more than 7 days old ${count === 1 ? 'was' : 'were'} not sent. You can find ${count === 1 ? 'it' : 'them'} with \`/latest\`.`,
  continues: 'Continued in the next message.',
  moreReleases: (count) => `There are ${count} more. Please look with \`/latest\`.`,
}

export const enWelcome: WelcomeCopy = {
  hello: [
    'Hello, this is 초록. It looks for keywords in the policy releases of Korean ministries and commissions and tells this channel.',
    'Choose one below to begin, or type `/subscribe 희소금속, 탄소중립`. Help is at `/subscribe help`.',
  ].join('\n'),
  helloAgain: (queries) => {
    const named = queries.length > 3 ? `${quoted(queries.slice(0, 3))} and ${queries.length - 3} more` : quoted(queries)
    return `Thank you for the invitation. This channel hears of ${named}.`
  },
  suggestions: ['탄소중립', '중대재해', '공급망'],
  subscribeTo: (keyword) => `Subscribe to “${keyword}”`,
}

export const enChangeNote: ChangeNoteCopy = {
  subscribed: (by, queries) => `${by} subscribed this channel to ${keywords(queries)}.`,
  unsubscribed: (by, queries) => `${by} unsubscribed this channel from ${keywords(queries)}.`,
  edited: (by, [before = '', ...queries]) => `${by} changed the keyword ${quoted([before])} to ${quoted(queries)}.`,
  ...enOptionChangeNote,
  paused: (by, queries) => `${by} paused ${keywords(queries)} for a week.`,
  resumed: (by, queries) => `${by} turned ${keywords(queries)} on again.`,
  'quiet hours': (by, hours) =>
    `${by} set quiet hours here: ${quietText(hours)}. What comes out meanwhile is sent when they end.`,
  'no quiet hours': (by, hours) => `${by} ended the quiet hours here (${quietText(hours)}).`,
}
