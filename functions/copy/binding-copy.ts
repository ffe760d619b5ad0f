import type { NoticeStage, ReleaseKind } from '../releases/release-kind.ts'
import type { Day } from '../text/seoul.ts'

/** A day on which something ends or begins. `today`: the reader's day; absent where nobody knows when it will be read. */
interface DayAhead {
  day: Day
  today?: Day | undefined
}

export interface BindingNews {
  what: 'moved' | 'withdrawn'
  kind?: ReleaseKind | undefined
  toApply?: boolean
  day?: Day | undefined
  before?: Day | undefined
  today?: Day | undefined
}

/** What is said of a release that binds: until when one can say something, and from when it holds. Plain text. */
export interface BindingCopy {
  /** What it is, and what became of it, in the line below its title. */
  kind: (kind: ReleaseKind, stage?: NoticeStage) => string
  /** A line of its own. `before`: the last day it had until its source moved it. `toApply`: one applies instead of commenting. */
  due: (due: DayAhead & { before?: Day | undefined; toApply?: boolean }) => string
  /** A line of its own: the day, and those of articles that follow later. */
  effective: (effective: DayAhead & { later: Day[]; more: number }) => string
  /** News of a notice in a message of its own: its last day was moved from `before`, or it was withdrawn. */
  news: (news: BindingNews) => string
  /** The same behind its title in a list. */
  newsInList: (news: BindingNews) => string
  /** What a release of the kind `other` is to one of `kind`, before a link to it: the notice, the press release, the law. */
  related: (of: {
    kind?: ReleaseKind | undefined
    other?: ReleaseKind | undefined
    stage?: NoticeStage | undefined
  }) => string
  /** Behind its title in a list, where a line has little room. */
  /** What a reminder is called, in front of `due` or `effective`. */
  reminder: (of: 'due' | 'effective') => string
  /** A link to the message that told of it first. */
  toFirst: string
  /** Above several reminders. */
  remindersHeader: (count: number) => string
  /** Buttons that open a calendar with the day filled in, and the name of that event. */
  toGoogleCalendar: string
  toOutlookCalendar: string
  event: (about: { of: 'due' | 'effective'; toApply: boolean; title: string }) => string
  dueInList: (day: Day) => string
}
