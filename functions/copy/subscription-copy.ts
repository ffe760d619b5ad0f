import type { QuietDay } from '../subscriptions/quiet-hours.ts'
import type { Rhythm, SubscriptionOptions } from '../subscriptions/subscription-options.ts'
import type { Day } from '../text/seoul.ts'

/** A channel's subscriptions, and what is done to them by their menu or that of a release. */
export interface SubscriptionsCopy {
  none: string
  /** `shown`: which of them are, counted from 1, where that is not all. */
  head: (count: number, shown?: { first: number; last: number }) => string
  /** One subscription. Its query may be escaped and marked; shown as it is. */
  line: (subscription: SubscriptionLine) => string
  /** Below those that are shown: so many are not. */
  more: (count: number) => string
  /** The same, with their names; buttons to them follow. */
  others: (queries: string[]) => string
  /** Buttons to those before the shown ones, and behind. */
  pages: { back: string; on: string }
  foot: string
  /** The menu beside a subscription; a rhythm changes it to that rhythm. */
  choices: Record<Rhythm | 'edit' | 'pause' | 'resume' | 'remove', string>

  /** Button below a subscription that would be read as others today. */
  better: (before: string, queries: string[]) => string
  /** One query became others. */
  edited: (before: string, queries: string[]) => string
  /** `until`: the day they go on. */
  paused: (queries: string[], until: Day) => string
  resumed: (queries: string[]) => string
  /** A release was reported as one that these should not have found. */
  reported: (queries: string[]) => string
}

/** What is done to all subscriptions of a channel at once. */
export interface AllSubscriptionsCopy {
  /** In the menu, before something is chosen. */
  choose: string
  choices: Record<Rhythm | 'copy' | 'remove', string>
  /** Before everything is ended; a button follows. */
  askToEnd: (queries: string[]) => string
  endAll: string
  /** Button that brings back those from the `first` on to the `last` of what was ended, counted from 1. */
  undoPart: (first: number, last: number) => string
  /** Above the keywords as a text to be copied. */
  copied: (count: number) => string
  /** Above those of one rhythm. */
  textOf: (rhythm: Rhythm) => string
}

interface SubscriptionLine {
  query: string
  options: SubscriptionOptions
  since: Day
  /** The day its pause ends, while it is paused. */
  until?: Day | undefined
  today: Day
}

/** When a channel is told nothing. Times are `22:00`, in Korean time. */
export interface QuietHoursCopy {
  /** The hours are so now, whether they were just set or asked about. */
  set: (from: string, to: string) => string
  /** They just ended. */
  ended: string
  /** They were asked about or to be ended, but there were none. */
  none: string
  /** On these days nothing is sent. */
  onDays: (days: QuietDay[]) => string
  /** The channel rests: `last` is the last day of that, `back` the day on which it hears again. */
  resting: (last: Day, back: Day) => string
  restTooLong: (maxDays: number) => string
  /** Above the subscriptions of a channel. `parts`: those of `quietParts`. */
  line: (parts: string[]) => string
  /** Behind the answer when no hours were typed, or none could be read. */
  howToSet: string
  notUnderstood: (words: string) => string
  undone: string
}

/** The form about when a channel is told nothing. */
export interface QuietFormCopy {
  /** The button that opens it. */
  open: string
  title: string
  submit: string
  from: string
  to: string
  /** In the menus of times: none. */
  never: string
  days: string
  dayNames: Record<QuietDay, string>
  rest: string
  noRest: string
  /** `day`: the last day of the rest. */
  restUntil: (day: Day) => string
  /** Only one of the two times was chosen, or the same twice. */
  bothTimes: string
  otherTime: string
}

/** A person's own page of the bot: the subscriptions of all channels they are in. */
/** What is to become of a release that could not be sent: it is tried again; it failed; or nobody knows whether it was posted. */
export type UnsentState = 'tried again' | 'failed' | 'perhaps posted'

export interface HomeCopy {
  title: string
  add: string
  none: string
  /** `channel` is a mention, or `ownConversation`; shown as it is. */
  channel: (channel: string, count: number) => string
  /** The channel takes no messages. `reason` is one of `pauseReasons`, or an error for which there are no words. */
  paused: (reason: string) => string
  /** What the channel was told last: `title` is a link, shown as it is; `more` releases came with it. */
  lastNotification: (day: Day, title: string, more: number) => string
  nothingSentYet: string
  /** Above the releases that could not be sent to the channel within a week, or of which nobody knows whether they were posted. */
  unsent: (count: number) => string
  /** One of them: `title` is a link, shown as it is; `reason` is the carrier's word. */
  unsentLine: (title: string, reason: string, state: UnsentState) => string
  /** Below those that are named: so many are not. */
  moreUnsent: (count: number) => string
  /** Above the next days on which something ends or begins, of what the channels below are told of; and below them, where there is more. */
  nextDays: string
  seeDue: string
  /** Stands for the name of the reader's conversation with the bot. */
  ownConversation: string
  /** Below those that are shown: so many channels are not. */
  more: (count: number) => string
  sources: string
  allSourcesHealthy: string
  language: string
  languageNote: string
}
