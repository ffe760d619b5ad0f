import type { Match } from '../subscriptions/matching/query-match.ts'
import type { NotedChange } from '../subscriptions/noted-change.ts'
import type { Day } from '../text/seoul.ts'

/** What a channel reads when releases arrive. */
export interface MessageCopy {
  /** Stands for the title of a release that has none. */
  untitled: string
  /** Button that opens the release where it was published. */
  open: string

  // The menu beside a release.
  turnOff: (query: string) => string
  /** Pauses every subscription that found the release, for a week. */
  pauseForWeek: string
  /** Searches for releases that answer this query, and `others` more. */
  seeSimilar: (query: string, others: number) => string
  /** Reports that the release should not have been found. */
  reportWrongMatch: string

  noSummary: string
  onlyAttachments: string
  /** The same where all of them are PDF files, which are not read. */
  onlyPdf: string
  /** Behind a summary whose text was read in an attached file. */
  fromAttachment: string
  /** Below the title: the state of the release, who published it and when, where it was read. */
  byline: (about: ReleaseAbout & { source: string; kind?: string | undefined }) => string
  /** Why the channel is told of a release. Queries and words may be escaped and marked. */
  reasons: (reasons: MatchReason[], more: number) => string
  attachments: (names: string[], more: number) => string
  /** The same announcement elsewhere. `places` are links, escaped. */
  alsoAt: (places: string[], more: number) => string
  licence: (licence: string) => string
  /** One line for the banner of a phone. `queries` may be empty. */
  notification: (release: { title: string; ministry?: string | undefined; queries: string[] }) => string

  /** Behind the title of a release in a list. `withYear`: the day is of another year than the reader's. */
  lineTail: (about: ReleaseAbout & { withYear: boolean; due?: string | undefined }) => string
  /** Directly behind `lineTail`: the other queries that found the release; empty when there are none. */
  alsoFor: (queries: string[]) => string
  digestHeader: (count: number) => string
  /** Above the releases that one query found. `query` may be escaped and marked; it is empty where a release has no query. */
  digestGroup: (query: string, count: number) => string
  /** Above the releases that only mention in passing what the channel asks for. */
  mentionsGroup: (count: number) => string
  /** Directly behind `lineTail` of one of these: the queries it mentions, in its text or in an attached file. */
  mentionOf: (queries: string[], mentions?: number, inAttachment?: boolean) => string
  /** One line for the banner of a phone: `count` releases, the first few by their titles. */
  digestNotification: (count: number, titles: string[]) => string
  /** Below a digest: so many releases have an address that does not fit into it. */
  withoutLinks: (count: number) => string
  /**
   * Below a message: so many other releases could not be sent. `reasons`: the words of the carrier; `NO_ANSWER` where they may have been
   * posted. It names no title, link or text of theirs, because one of these may be what is refused.
   */
  unsent: (count: number, reasons: string[]) => string
  /** Below a message: so many releases were older than 7 days when they could have been sent. */
  tooOld: (count: number) => string
  continues: string
  /** Below a digest: so many releases did not fit into it. */
  moreReleases: (count: number) => string

  /** To each subscriber of a channel that takes no messages any more. `channel` is a mention; shown as it is. */
  paused: (channel: string) => string
  /** Below `paused`: the answer to the last message, as it came. */
  pausedBecause: (reason: string) => string
}

interface ReleaseAbout {
  ministry?: string | undefined
  /** When it was published. */
  day?: Day | undefined
  mark?: ReleaseMark | undefined
}

export type ReleaseMark = 'revised' | 'withdrawn'

/** `passing`: the release only mentions it in passing. `inAttachment`: its text, where it is no title, stands in an attached file. */
type MatchReason = Pick<Match, 'query' | 'words' | 'where' | 'mentions'> & {
  passing?: boolean
  inAttachment?: boolean
}

/** What the bot says when it joins a channel. */
export interface WelcomeCopy {
  /** In a channel without subscriptions. */
  hello: string
  /** In a channel whose subscriptions it goes on with. */
  helloAgain: (queries: string[]) => string
  /** Keywords to begin with, a button each. */
  suggestions: string[]
  subscribeTo: (keyword: string) => string
}

/**
 * One line to a channel whose subscriptions or quiet hours somebody changed. `by` stands for a mention. `queries` are those of `ChangeNote`:
 * for `edited` the first is the query as it was before, for quiet hours each is a part of them.
 */
export type ChangeNoteCopy = Record<NotedChange, (by: string, queries: string[]) => string>
