import type { MinistryKind } from '../releases/ministry.ts'
import type { ReleaseKind } from '../releases/release-kind.ts'
import type { RefusedText } from '../subscriptions/query/understanding/understanding.ts'
import type { Day } from '../text/seoul.ts'

/** The form that `/subscribe` alone opens, and that edits a subscription. Plain text without marks. */
export interface SubscribeFormCopy {
  title: string
  editTitle: string
  submit: string
  save: string
  /** Leaves the form before it is sent. */
  close: string
  /** Leaves it afterwards. */
  done: string
  preview: string
  query: string
  /** Stands in the field of keywords while it is empty. */
  example: string
  /** Below that field. */
  conditions: string
  ministries: string
  anyMinistry: string
  /** Headings in the list of ministries. */
  ministryKinds: Record<MinistryKind, string>
  where: string
  onlyTitle: string
  channel: string
  chooseChannel: string
  /** Above the readings of what was typed, where there are several. */
  reading: string
}

/** What stands below the keywords while they are typed: how each is understood, as notes with ` · ` between them. */
export interface HintCopy {
  exact: string
  /** Other names of the keyword, which count as well. */
  synonyms: (names: string[], more: number) => string
  with: (words: string[]) => string
  without: (words: string[]) => string
  ministries: (names: string[]) => string
  /** Only releases of these kinds, where words or ministries are asked for, too. */
  kinds: (kinds: ReleaseKind[]) => string
  /** The ministries alone are asked for, or kinds alone. */
  allOfMinistries: (names: string[]) => string
  allOfKinds: (kinds: ReleaseKind[]) => string
  inTitle: string
  /** `narrower` is what is proposed instead; undefined where nothing narrower is known. */
  widespread: (word: string, narrower: string | undefined) => string
  similar: (terms: string[]) => string
  /** What was typed will be subscribed as these. */
  readAs: (queries: string[]) => string
  /** So many keywords are not explained. */
  more: (count: number) => string
  /** While a preview is read. */
  searching: string
}

/** What a preview looked through: so many releases, perhaps none; `since` is the day reading began, where that was less than 30 days ago. */
export interface SearchedReleases {
  count: number
  since: Day | undefined
}

/** What new subscriptions would have brought in the last 30 days. */
export interface PreviewCopy {
  /** `perWeek` is rounded, so that it is 0 for less than one release in two weeks, and then not said. */
  reach: (query: string, releases: number, perWeek: number) => string
  /** More than ten a day. `narrower` may be empty. */
  veryBroad: (narrower: string[]) => string
  /** `wider` may be empty. */
  none: (query: string, wider: string[], searched: SearchedReleases) => string
  didYouMean: (terms: string[]) => string
  /** Stands behind `refusal['too short']`, so it begins with a space. */
  tryLonger: (terms: string[]) => string
}

/** Why words were not taken for a keyword, and what to write instead. `texts` as they were typed; none where the reason needs none. */
export type RefusalCopy = Record<RefusedText['why'] | 'address' | 'mention', (texts: string[], more: number) => string>
