import type {
  AllSubscriptionsCopy,
  HomeCopy,
  QuietFormCopy,
  QuietHoursCopy,
  SubscriptionsCopy,
  UnsentState,
} from '../subscription-copy.ts'
import { enOptions, RHYTHM_NAMES } from './en-option.ts'
import { counted, dayAsOf, keywords, QUIET_DAYS, quietText, quoted, shortDay } from './en-words.ts'

export const enSubscriptions: SubscriptionsCopy = {
  none: 'This channel subscribes to nothing yet.\nType `/subscribe 희소금속, 탄소중립` to begin.',
  head: (count, shown) =>
    `This channel subscribes to ${counted(count, 'keyword')}.${shown ? ` Shown: ${shown.first} to ${shown.last}.` : ''}`,
  line: ({ query, options, since, until, today }) =>
    `${query}  —  ${enOptions.inLine(options)} · ${until ? `paused until ${shortDay(until)}` : `since ${dayAsOf(today, since)}`}`,
  more: (count) => `There are ${count} more.`,
  others: (queries) =>
    `${counted(queries.length, 'more keyword')}, to be changed by the buttons below or in the Home of the bot, or ended with \`/unsubscribe keyword\`: ${quoted(queries)}`,
  pages: { back: 'Previous keywords', on: 'More keywords' },
  foot: 'Subscribe to more with `/subscribe keyword`; look for past releases with `/latest keyword`.',
  choices: {
    edit: 'Edit',
    'at once': 'Receive at once',
    daily: 'Receive every morning',
    weekly: 'Receive every Monday',
    pause: 'Pause for a week',
    resume: 'Resume',
    remove: 'Unsubscribe',
  },

  better: (before, queries) => `Change ${quoted([before])} to ${quoted(queries)}`,
  edited: (before, queries) => `Changed ${quoted([before])} to ${quoted(queries)}.`,
  paused: (queries, until) =>
    `${quoted(queries)} is paused for a week and goes on from ${shortDay(until)}. What comes out meanwhile is found with \`/latest\`.`,
  resumed: (queries) => `${quoted(queries)} goes on. What came out during the pause is found with \`/latest\`.`,
  reported: (queries) =>
    `Thank you. We noted that ${quoted(queries)} matched this by mistake. To leave a word out right away, subscribe like \`수소 -자동차\`.`,
}

export const enAllSubscriptions: AllSubscriptionsCopy = {
  choose: 'Apply to all…',
  choices: {
    'at once': 'Receive all at once',
    daily: 'Receive all every morning',
    weekly: 'Receive all every Monday',
    copy: 'Show as text to copy',
    remove: 'Unsubscribe from all…',
  },
  askToEnd: (queries) => `Unsubscribe from ${keywords(queries)}?`,
  endAll: 'Unsubscribe from all',
  undoPart: (first, last) => `Undo ${first} to ${last}`,
  copied: (count) =>
    `${counted(count, 'keyword')}. Paste one block at a time behind \`/subscribe\` in another channel to subscribe to the same there.`,
  textOf: (rhythm) => `To be told ${RHYTHM_NAMES[rhythm]}:`,
}

export const enQuietHours: QuietHoursCopy = {
  set: (from, to) => `Nothing is sent from ${from} to ${to} (Korean time). What comes out meanwhile is sent at ${to}.`,
  ended: 'Quiet hours are off. Releases are sent as they come out, at any time.',
  none: 'This channel has no quiet hours.',
  onDays: (days) =>
    `Nothing is sent on ${days.map((day) => QUIET_DAYS[day]).join(' and ')}. What comes out meanwhile is kept and sent at 9 a.m. (Korean time) on the day after.`,
  resting: (last, back) =>
    `Nothing is sent until the end of ${shortDay(last)}. What comes out meanwhile is kept and sent at 9 a.m. on ${shortDay(back)}. To go on earlier, type \`/subscriptions resume\`.`,
  restTooLong: (maxDays) => `A pause can last ${maxDays} days at most. For longer, end the subscriptions.`,
  line: (parts) => `Quiet hours: ${quietText(parts)}`,
  howToSet:
    'Set them with `/subscriptions quiet 22:00-07:00` or `/subscriptions quiet on weekends`, pause for a while with `/subscriptions pause for 3 days`, and end all of it with `/subscriptions quiet off`.',
  notUnderstood: (words) => `“${words}” was not understood.`,
  undone: 'Undone.',
}

export const enQuietForm: QuietFormCopy = {
  open: 'Quiet hours',
  title: 'Quiet hours',
  submit: 'Save',
  from: 'Quiet every day from (Korean time)',
  to: 'Quiet every day until',
  never: 'Not set',
  days: 'Quiet days',
  dayNames: { weekends: 'Weekends', holidays: 'Public holidays' },
  rest: 'Pause for a while',
  noRest: 'No pause',
  restUntil: (day) => `Until the end of ${shortDay(day)}`,
  bothTimes: 'Choose both a start and an end.',
  otherTime: 'Choose a time other than the start.',
}

const UNSENT: Record<UnsentState, string> = {
  'tried again': 'Slack refused it; being tried again',
  failed: 'not sent',
  'perhaps posted': 'may have been posted',
}

export const enHome: HomeCopy = {
  title: 'Subscriptions of my channels',
  add: 'Subscribe to keywords',
  none: 'None of your channels subscribes yet. Type `/subscribe 희소금속, 탄소중립` in a channel, or press the button above.',
  channel: (channel, count) => `${channel}  —  ${counted(count, 'keyword')}`,
  paused: (reason) =>
    `Nothing can be posted to this channel, so notifications stopped (${reason}). Invite the bot again or press Resume.`,
  lastNotification: (day, title, more) => `Last: ${shortDay(day)} ${title}${more > 0 ? ` and ${more} more` : ''}`,
  nothingSentYet: 'Nothing was sent yet.',
  unsent: (count) => `${counted(count, 'release')} that could not be sent, or may not have been posted`,
  unsentLine: (title, reason, state) => `• ${title}  —  ${UNSENT[state]} (Slack: ${reason})`,
  moreUnsent: (count) => `There are ${count} more.`,
  nextDays: 'Next days on which something closes or takes effect',
  seeDue: 'To see all that is still open for comments or applications, type `/due` in a channel.',
  ownConversation: 'Conversation with the bot',
  more: (count) => `${counted(count, 'more channel')}: see \`/subscriptions\` there.`,
  sources: 'Sources',
  allSourcesHealthy: 'All sources are read well.',
  language: 'Language of the bot',
  languageNote: 'For everybody in this workspace. Policy releases stay in their own language.',
}
