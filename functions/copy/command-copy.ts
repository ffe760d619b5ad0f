import type { Rhythm } from '../subscriptions/subscription-options.ts'
import type { Day } from '../text/seoul.ts'

/** Answers to commands and buttons; only the person who asked sees them. */
export interface CommandAnswerCopy {
  /** Button that takes back what the answer says was done. */
  undo: string

  /** `channelName` is `otherChannel(…)` where it is not the channel in which it is said, undefined where it is. When releases arrive is said behind it. */
  subscribed: (queries: string[], channelName: string | undefined) => string
  /** The same of queries that were made of other words; `typed` are those. */
  subscribedFrom: (typed: string, queries: string[], channelName: string | undefined) => string
  /** Button that subscribes to exactly what was typed instead; `typed` is named where several things were changed. */
  asTyped: (typed: string | undefined) => string
  /** A question: nothing is subscribed yet, and the readings stand below. */
  whichReading: (typed: string) => string
  /** Behind the readings where there are no buttons, because a press would act in another channel. */
  typeOneReading: string
  /** Parts of what was typed that have several readings too, behind those that are asked about. */
  askedLater: (typed: string[], more: number) => string
  // The readings of several words: each by itself, only all together, near each other, without some, as they are.
  readingEach: string
  readingTogether: string
  readingPhrase: string
  readingWithout: (words: string[]) => string
  readingAsIs: (queries: string[]) => string
  /** Prose was typed; a button subscribes to the known terms in it. */
  foundInText: (queries: string[]) => string
  subscribeToThese: string
  /** Neither the thesaurus nor past releases know these words. */
  unknownWords: (queries: string[]) => string
  /** Parts of what was typed that ask for nothing: headings of a table, and what came after the last that could be read. */
  leftOut: (texts: string[], more: number) => string
  /** Rhythms as they were typed; there are none like them, or another was taken: `rhythm`. */
  rhythmsMissed: (typed: string[], rhythm: Rhythm) => string
  /** Button that gives a subscription other words. */
  replaceBy: (queries: string[]) => string
  alreadySubscribed: (queries: string[]) => string
  subscribeUndone: (queries: string[]) => string

  unsubscribed: (queries: string[]) => string
  notSubscribed: (queries: string[]) => string
  unsubscribeUndone: (queries: string[]) => string
  /** `/unsubscribe` without a keyword; the list of subscriptions follows. */
  whichToUnsubscribe: string
  subscribedNow: (queries: string[]) => string
  /** To a press of a button whose subject is undone or changed already. */
  nothingToUndo: string

  /** The channel takes no messages. `reason` is one of `pauseReasons`, or an error for which there are no words. */
  paused: (reason: string) => string
  /** Button that ends such a pause. */
  resume: string
  resumed: string
  notPaused: string

  /** The bot is not in the channel that was subscribed. */
  invite: string
  /** It is not known whether the bot is in that private channel. */
  inviteIfPrivate: string
  /** A channel as other sentences name it; `name` is empty where only its id is known. */
  otherChannel: (name: string) => string
  /** `channel` is `otherChannel(…)`. */
  notYourChannel: (channel: string) => string
  /** Below a subscription made in a direct message, of which only the reader's own conversation with the bot receives releases. */
  directMessage: string

  help: HelpCopy
  unknownCommand: (command: string) => string
  /** Above the answer of a command that takes no such words. */
  notUnderstood: (words: string, command: string) => string
  /** `--weekly`, which other programs have. */
  unknownOption: (option: string) => string
  /** `channel` as it was typed, `#esg`. */
  unknownChannel: (channel: string) => string
  /** Names of conditions such as `부처:환경부` that belong to no ministry we know; most likely misspelt. */
  unknownMinistry: (names: string[]) => string
  /** Something of ours failed. */
  failed: string
}

/** What `help` answers: an introduction, a line or two for each command, the conditions a keyword takes. */
interface HelpCopy {
  introduction: string
  subscribe: string
  unsubscribe: string
  subscriptions: string
  latest: string
  due: string
  laws: string
  sources: string
  conditions: string
}

/** `/latest`: what it answers at once, and what it answers when it has searched. `queries` are empty when it was asked for any release. */
export interface LatestCopy {
  searching: (queries: string[]) => string
  /** More were asked for than one answer holds. */
  atMost: (maxCount: number) => string
  /** `count` as it was typed: `0` or `-3`. */
  wrongCount: (count: string, maxCount: number) => string
  found: (queries: string[], count: number) => string
  /** Button for the releases before those. */
  older: string
  /** Below the releases: the search ended at this day. */
  lookedBackTo: (day: Day) => string
  none: (queries: string[]) => string
  noneBefore: string
  /** None in the period that was asked for; `queries` may be empty. */
  noneInPeriod: (queries: string[], first: Day, last: Day) => string
  /** After `none`, when it was asked for some queries. */
  tryInstead: (queries: string[]) => string
  /** In place of `tryInstead` where the words are a sentence rather than a keyword. */
  tryFewerWords: (queries: string[]) => string
  /** After `none`, when it was asked for any release. */
  comeBack: string
}
