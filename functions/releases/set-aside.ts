import { createHash } from 'node:crypto'
import * as z from 'zod'
import { DAY, HOUR, type Instant, isAhead } from '../text/seoul.ts'
import { RowRefused } from './row-refused.ts'
import { UnreadableRow } from './unreadable-row.ts'

/*
Rows of a source that cannot be stored for what stands in them, or in the rows of the table they belong to, and rows of a curated board whose
pages cannot be reached. Such a row is set aside by its release's id, so that the reading counts as read and nothing newer waits behind it.
It is tried again after an hour, then ever more rarely, and left out of the readings in between. A page that cannot be reached is asked for
with each poll at first, as most come back soon. Trouble that is not of one row (throttling, time-outs, missing rights) sets nothing aside.

A row that its source shows no longer when it is to be tried again is looked for some days more, since a list moves on and comes back. Then
it is given up, by name.
*/
export const SetAsideRow = z.object({
  /** The id of the release; of a row whose page cannot be reached, the id of that page's address. */
  id: z.string(),
  /** The error, without any content of the row. */
  why: z.string(),
  failures: z.int(),
  /** When it is tried again (ms). One that was given up is forgotten then. */
  retryAt: z.int(),
  /** The day it was published, where it has one: a source that is asked day by day is asked for that day again. */
  day: z.iso.date().optional(),
  /** Set where it waits for its page. */
  page: z.boolean().optional(),
  /** How often in a row it was looked for and not shown. */
  unseen: z.int().optional(),
  isGivenUp: z.boolean().optional(),
})
export type SetAsideRow = z.infer<typeof SetAsideRow>

/** A row of a curated board whose page was asked for and could not be reached. */
export interface UnreadPage {
  /** The address of the page. */
  url: string
  title: string
  why: string
  day?: string | undefined
}

/** With so many the fault is the source's, or ours: it needs attention. What comes beyond is tried whenever these are. */
export const MAX_SET_ASIDE = 50
const FIRST_RETRY_MS = HOUR
const MAX_RETRY_MS = DAY
/** So many polls ask for a page before its row is named and left alone for a while: an hour. */
const POLLS_OF_PAGE = 12
/** With the pauses between the tries some four days. */
const MAX_UNSEEN = 8
const GIVEN_UP_SHOWN_MS = 7 * DAY
/** So many failures take a day: what was not had by then may be missing for good. */
const LASTING_FAILURES = 6

/** Whether an error is about one row, so that another may still be stored. */
export function isRowFault(error: unknown): error is Error {
  return error instanceof RowRefused || error instanceof UnreadableRow || error instanceof z.ZodError
}

/** By what a row that waits for its page is known. */
export function pageId(url: string): string {
  return createHash('sha256').update(`page ${url}`).digest('hex').slice(0, 24)
}

/**
 * Whether a row that was set aside is to be tried again: then the source is read as if for the first time. A time beyond the longest pause
 * was set by a clock that ran ahead.
 */
export function isDue({ retryAt, isGivenUp = false }: SetAsideRow, now: Instant): boolean {
  return !isGivenUp && (retryAt <= now || isAhead(retryAt, now, MAX_RETRY_MS))
}

/** Whether the first polls for a page are under way, which may well bring it. */
export function isFirstTries({ page = false, failures, unseen = 0 }: SetAsideRow): boolean {
  return page && failures < POLLS_OF_PAGE && unseen === 0
}

/** Whether a row has been missing for a day, or was given up in the last week: somebody should know. */
export function isLastingSetAside(row: SetAsideRow, now: Instant): boolean {
  const { page = false, failures, unseen = 0, isGivenUp = false, retryAt } = row
  if (isGivenUp) return retryAt > now
  return failures + unseen - (page ? POLLS_OF_PAGE : 0) >= LASTING_FAILURES
}

export interface SetAside {
  /** Whether a row is not to be tried in this reading. */
  isResting(id: string): boolean
  /** Whether a row could not be stored, in this reading or in one before. */
  holds(id: string): boolean
  /** Notes that a row could not be stored for what it is; true where it was not set aside before. */
  add(id: string, error: Error, day?: string): boolean
  /** Names and saves what was set aside since the last time: the reading may fail yet, and its list move on before another comes through. */
  keep(): Promise<void>
  /** Notes that the page of a row could not be reached. */
  addPage(page: UnreadPage): void
  /** Notes that a row was stored, or needed no storing. */
  settle(id: string): void
  /** The rows that are set aside now: at most 50, those known for longest first. `isWhole`: whether the reading showed all there was to look at. */
  rows(isWhole?: boolean): SetAsideRow[]
  /** Those that were not set aside before. */
  added(): SetAsideRow[]
  /** Those that were given up just now. */
  givenUp(isWhole?: boolean): SetAsideRow[]
}

/** What is set aside of a source while it is read once. `save` gets the rows to name, and all that are set aside now. */
export function openSetAside(
  before: SetAsideRow[],
  now: Instant,
  save: (added: SetAsideRow[], rows: SetAsideRow[]) => Promise<void> = async () => undefined,
): SetAside {
  const known = new Map(before.map((row) => [row.id, row]))
  const resting = new Map(before.filter((row) => !row.isGivenUp && !isDue(row, now)).map((row) => [row.id, row]))
  const failed = new Map<string, SetAsideRow>()
  const settled = new Set<string>()
  const kept = new Set<string>()

  function fail(id: string, why: string, { day, page }: Pick<SetAsideRow, 'day' | 'page'>): void {
    const failures = (known.get(id)?.failures ?? 0) + 1
    const row = { id, why, failures, retryAt: now, ...(day !== undefined && { day }), ...(page && { page }) }
    failed.set(id, isFirstTries(row) ? row : { ...row, retryAt: retryAfter(failures - (page ? POLLS_OF_PAGE - 1 : 0)) })
  }

  /** So many failures in a row ask for a pause. */
  function retryAfter(failures: number): Instant {
    return now + Math.min(FIRST_RETRY_MS * 2 ** Math.min(Math.max(failures - 1, 0), 16), MAX_RETRY_MS)
  }

  /** Those that were to be tried and were not shown. */
  function unseen(isWhole: boolean): SetAsideRow[] {
    const missed = before.filter(({ id }) => !resting.has(id) && !failed.has(id) && !settled.has(id))
    const kept = missed.filter(({ isGivenUp, retryAt }) => !isGivenUp || retryAt > now)
    return isWhole ? kept.map(notSeen) : kept
  }

  function notSeen(row: SetAsideRow): SetAsideRow {
    if (row.isGivenUp) return row
    const times = (row.unseen ?? 0) + 1
    if (times >= MAX_UNSEEN) return { ...row, unseen: times, isGivenUp: true, retryAt: now + GIVEN_UP_SHOWN_MS }
    return { ...row, unseen: times, retryAt: retryAfter(times) }
  }

  const added = () => [...failed.values()].filter((row) => isNamedNow(row, known.get(row.id)))
  const rows = (isWhole = true) => [...resting.values(), ...failed.values(), ...unseen(isWhole)].slice(0, MAX_SET_ASIDE)

  return {
    isResting: (id) => resting.has(id),
    holds: (id) => resting.has(id) || failed.has(id),
    add(id, error, day) {
      fail(id, whyNot(error), { day })
      return !known.has(id)
    },
    async keep() {
      const fresh = added().filter(({ id }) => !kept.has(id))
      if (fresh.length === 0) return
      await save(fresh, rows(false))
      for (const { id } of fresh) kept.add(id)
    },
    addPage: ({ url, why, day }) => fail(pageId(url), why, { day, page: true }),
    settle(id) {
      failed.delete(id)
      settled.add(id)
    },
    rows,
    added,
    givenUp: (isWhole = true) => unseen(isWhole).filter(({ id, isGivenUp }) => isGivenUp && !known.get(id)?.isGivenUp),
  }
}

/** A row is named when it is set aside; one that waits for its page only once the first polls have not brought it. */
function isNamedNow(row: SetAsideRow, before: SetAsideRow | undefined): boolean {
  return row.page ? !isFirstTries(row) && (before === undefined || isFirstTries(before)) : before === undefined
}

/** A parse error lists what it did not understand; its paths are told, not its values. */
function whyNot(error: Error): string {
  if (error instanceof z.ZodError) return error.issues.map(({ path, code }) => `${path.join('.')}: ${code}`).join(', ')
  return error.message
}
