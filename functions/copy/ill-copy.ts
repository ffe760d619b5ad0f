import type { Ill } from '../ills/ill.ts'
import type { KindForPeople } from '../ills/ills-for-people.ts'
import type { Instant } from '../text/seoul.ts'

/** What the person who runs the installation is told, and, in the last two, everybody in their Home. Plain text without marks: it goes into a mail, a terminal and a channel alike. */
export interface IllCopy {
  /** The first line of a notice. At least one of the numbers is not 0. */
  head: (began: number, ended: number) => string
  /** An ill that stands: what is wrong and since when, in one line. */
  began: (ill: Ill, now: Instant) => string
  /** What to do about it, in one line. */
  todo: (ill: Ill) => string
  /** The page on which each kind of ill has an entry. */
  runbook: string
  /** An ill that is over, with how long it stood. */
  ended: (ill: Ill) => string

  // What people read in their Home, each in one line: why releases may be late or missing, and what becomes of them.
  forPeople: (kind: Exclude<KindForPeople, 'source'>, since: Instant | undefined, now: Instant) => string
  /** Sources that are not read: the first few by name, so many more; `since`: how long the longest of them. */
  unreadSources: (names: string[], more: number, since: Instant | undefined, now: Instant) => string
}
