import * as z from 'zod'
import { DAY, HOUR, type Instant } from '../text/seoul.ts'
import { RowRefused } from './row-refused.ts'
import { UnreadableRow } from './unreadable-row.ts'

/*
Rows of a source that cannot be stored for what stands in them, or in the rows of the table they belong to. Such a row is set aside by its
release's id, so that the reading counts as read and nothing newer waits behind it. It is tried again after an hour, then ever more rarely,
and left out of the readings in between. Trouble that is not of one row (throttling, time-outs, missing rights) sets nothing aside.
*/
export const SetAsideRow = z.object({
  /** The id of the release. */
  id: z.string(),
  /** The error, without any content of the row. */
  why: z.string(),
  failures: z.int(),
  /** When it is tried again (ms). */
  retryAt: z.int(),
  /** The day it was published, where it has one: a source that is asked day by day is asked for that day again. */
  day: z.iso.date().optional(),
})
export type SetAsideRow = z.infer<typeof SetAsideRow>

/** With so many the fault is the source's, or ours: it needs attention. What comes beyond is tried whenever these are. */
export const MAX_SET_ASIDE = 50
const FIRST_RETRY_MS = HOUR
const MAX_RETRY_MS = DAY

/** Whether an error is about one row, so that another may still be stored. */
export function isRowFault(error: unknown): error is Error {
  return error instanceof RowRefused || error instanceof UnreadableRow || error instanceof z.ZodError
}

/** Whether a row that was set aside is to be tried again: then the source is read as if for the first time. */
export function isRetryDue(rows: SetAsideRow[] | undefined, now: Instant): boolean {
  return rows?.some(({ retryAt }) => retryAt <= now) ?? false
}

export interface SetAside {
  /** Whether a row is not to be tried in this reading. */
  isResting(id: string): boolean
  /** Whether a row could not be stored, in this reading or in one before. */
  holds(id: string): boolean
  /** Notes that a row could not be stored for what it is. */
  add(id: string, error: Error, day?: string): void
  /** Notes that a row was stored, or needed no storing. */
  settle(id: string): void
  /** The rows that are set aside now: at most 50, those known for longest first. */
  rows(): SetAsideRow[]
  /** Those that were not set aside before. */
  added(): SetAsideRow[]
}

/** What is set aside of a source while it is read once. A row that was to be tried again and is shown no longer is given up. */
export function openSetAside(before: SetAsideRow[], now: Instant): SetAside {
  const resting = new Map(before.filter(({ retryAt }) => retryAt > now).map((row) => [row.id, row]))
  const failed = new Map<string, SetAsideRow>()
  return {
    isResting: (id) => resting.has(id),
    holds: (id) => resting.has(id) || failed.has(id),
    add(id, error, day) {
      const failures = (before.find((row) => row.id === id)?.failures ?? 0) + 1
      const retryAt = now + Math.min(FIRST_RETRY_MS * 2 ** Math.min(failures - 1, 16), MAX_RETRY_MS)
      failed.set(id, { id, why: whyNot(error), failures, retryAt, ...(day !== undefined && { day }) })
    },
    settle: (id) => void failed.delete(id),
    rows: () => [...resting.values(), ...failed.values()].slice(0, MAX_SET_ASIDE),
    added: () => [...failed.values()].filter(({ id }) => !before.some((row) => row.id === id)),
  }
}

/** A parse error lists what it did not understand; its paths are told, not its values. */
function whyNot(error: Error): string {
  if (error instanceof z.ZodError) return error.issues.map(({ path, code }) => `${path.join('.')}: ${code}`).join(', ')
  return error.message
}
