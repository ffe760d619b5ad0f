import type { Health } from '../releases/health/source-health.ts'
import type { Day } from '../text/seoul.ts'

/** What somebody who waits for releases is told of a source that is not read as it should be; the worst first. */
export const SOURCE_GROUPS = ['not read', 'silent', 'partly read', 'in its second way', 'not yet'] as const
export type SourceGroup = (typeof SOURCE_GROUPS)[number]

interface SourceCounts {
  all: number
  well: number
  /** Somebody should look at them; the group `not read` is part of them. */
  needAttention: number
  notRead: number
}

/** `/sources` */
export interface SourcesCopy {
  /** No source is read at all. */
  none: string
  /** Whether all are read as they should be; where not, whom to tell. */
  head: (counts: SourceCounts) => string
  /** The names of sources of which the same is to be said. */
  group: (group: SourceGroup, names: string[], more: number) => string
  /** Button that opens `line` of each source, for whoever installed the bot. */
  details: string
  /** At most 24 characters. */
  detailsTitle: string
  line: (source: SourceLine) => string
  /** Below the lines: so many sources are not shown. */
  more: (count: number) => string
  /** The names of those that need no line. */
  healthy: (names: string[]) => string
  /** Sources whose releases had their words in attached files that could not be read. `more`: so many others are not named. */
  unreadFiles: (sources: UnreadFiles[], more: number) => string
  /** How a source is, and what to do about it; also on the local page. */
  healthWords: Record<Health, string>
}

/** Of one source, how many documents were not read. */
interface UnreadFiles {
  name: string
  pdf: number
  /** With a password, too large, damaged or too old. */
  other: number
}

/** One source as it is shown. */
export interface SourceLine {
  name: string
  health: Health
  /** In Korean: which key it needs, and where that is had and goes. */
  keyHint?: string | undefined
  /** The day of its newest release. */
  newest?: Day | undefined
  /** Days that could not be read. */
  missing: Day[]
  /** How its second way is, which is read while the first is ill; absent where there is none, or no need of one. */
  fallback?: Health | undefined
}

/** A line of `/sources` names so many days that could not be read, and counts the others. */
export const MAX_MISSING_DAYS_NAMED = 3
