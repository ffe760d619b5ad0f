import type { Day } from '../text/seoul.ts'

/** `/due`: what one can still comment on or apply for, what ends soonest first. `queries` are empty where any was asked for. */
export interface DueCopy {
  searching: (queries: string[]) => string
  /** Above the list; more may follow behind a button. */
  found: (queries: string[], count: number, hasMore: boolean) => string
  /** In front of what ends on a day: the day, and how long that is. */
  day: (day: Day, today: Day) => string
  /** The columns of a table of what is open, and in it a last day and the days left. */
  columns: { day: string; left: string; title: string; kind: string; ministry: string }
  dayCell: (day: Day, today: Day) => string
  left: (days: number) => string
  /** Above the first few of what is open: there are at least so many with `hasMore`. `toApply`: for some of it one applies. */
  openNow: (count: number, about: { hasMore: boolean; toApply: boolean }) => string
  /** Behind these, where not all is shown. Without queries: what the channel's subscriptions find. */
  seeAll: (queries: string[]) => string
  /** Button for what ends later. */
  more: string
  /** Nothing typed matches, and what to do. */
  none: (queries: string[]) => string
  noneLater: string
  /** None of the channel's subscriptions matches something open, and what to do. */
  noneSubscribed: string
  /** Nothing is open at all, as on a new installation. */
  noneAtAll: string
  /** The channel has no subscriptions, so everything that is open is shown. */
  everything: string
}
