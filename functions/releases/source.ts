import * as z from 'zod'
import type { Instant } from '../text/seoul.ts'
import { MissedDay } from './missed-days.ts'
import type { RawRelease } from './raw-release.ts'
import type { ReleaseKind } from './release-kind.ts'
import { SetAsideRow, type UnreadPage } from './set-aside.ts'

/** What the domain knows of a place that publishes. How it is read stands in its line of the catalog (functions/sources). */
export interface Source {
  id: string
  /** In Korean, as people read it. */
  name: string
  /** The ministry that publishes here; absent where several do. */
  ministry?: string | undefined
  /** What it publishes, where its rows do not say it themselves; absent: press releases. */
  announces?: ReleaseKind | undefined
  /** `announce`: the first sight announces old releases too (the sample, a feed given by hand). Otherwise the first sight is quiet. */
  firstSight?: 'announce' | undefined
  /** A new release is expected at least every so many business days, until its own days show how often it publishes; absent where that is not known. */
  rhythm?: number | undefined
  /** Set where it can be read in a second way while the first is ill. */
  fallback?: object | undefined
}

/**
 * What the first page of a list showed when the list was last read down to what was known: readings of further pages end there. A row stands
 * in it twice, by its address and by its title and day. What is pinned is in the upper half; `oldestDay` is of the lower.
 */
export const ListEnd = z.object({
  upper: z.array(z.string()),
  lower: z.array(z.string()),
  oldestDay: z.iso.date().optional(),
})
export type ListEnd = z.infer<typeof ListEnd>

/** What is kept of the last reading, so that the next one can tell whether anything changed and where to go on. */
export const Validators = z.object({
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  bodyHash: z.string().optional(),
  /** The last day that was fully read, of a source that is asked day by day. */
  readThrough: z.iso.date().optional(),
  /** Days before it that could not be read and are asked for again. */
  missed: z.array(MissedDay).optional(),
  /** When a day of such a source was last looked at again, and which, for what its rows say now. */
  lookedAgain: z.object({ at: z.int(), day: z.iso.date().optional() }).optional(),
  /** Of a list of several pages: down to where it is known, and the page with which the next reading goes on where the last did not get there. */
  listEnd: ListEnd.optional(),
  nextPage: z.int().optional(),
  /** Rows that wait for their pages (by the pages' ids) and are not to be asked for in this reading. They are told to a reader, and never saved. */
  restingPages: z.array(z.string()).optional(),
  /** When it was last asked with success, of a service that allows so many requests a day or month (ms). */
  askedAt: z.int().optional(),
})
export type Validators = z.infer<typeof Validators>

/** Why a source could not be read. `detail` is one Korean sentence for a person, without secrets. */
export const Failure = z.object({
  reason: z.enum([
    'unreachable',
    'timeout',
    'refused',
    'too large',
    'redirects',
    'not a feed',
    'broken',
    'empty',
    'needs a key',
    'discontinued',
  ]),
  detail: z.string(),
})
export type Failure = z.infer<typeof Failure>

/** How many documents attached to releases were read, and how many were not, by why. A PDF is never read. */
export const FileCounts = z.object({
  read: z.int().optional(),
  locked: z.int().optional(),
  'too large': z.int().optional(),
  unreadable: z.int().optional(),
  pdf: z.int().optional(),
})
export type FileCounts = z.infer<typeof FileCounts>

/**
 * One reading of a source. `skipped` counts rows that could not be understood; `waiting` counts rows whose pages were not asked for or are
 * waited for: they come with a later reading. `unread` are rows of a curated board whose pages could not be reached.
 */
export type Reading =
  | { outcome: 'unchanged' }
  | {
      outcome: 'read'
      releases: RawRelease[]
      skipped: number
      waiting?: number | undefined
      unread?: UnreadPage[] | undefined
      files?: FileCounts | undefined
      validators: Validators
    }
  /** `retryAt`: the site asked us not to come back earlier. */
  | ({ outcome: 'failed'; retryAt?: Instant | undefined } & Failure)

/** What the polls keep of one way of reading a source. Instants in ms. */
const WayState = z.object({
  validators: Validators.default({}),
  /** When everything the source showed was durable for the first time; absent means that it was never fully read. */
  firstReadAt: z.int().optional(),
  /** When it was first read, until everything it showed then is durable. What it published before that day is no news. */
  firstSightAt: z.int().optional(),
  /** When it last answered as it should; written at most once an hour. */
  okAt: z.int().optional(),
  /** When it last had a release that was not known. */
  newAt: z.int().optional(),
  /** The newest day, up to today, on which it published. */
  newestDay: z.iso.date().optional(),
  /** The last days on which it published, oldest first, no more than are needed to know its rhythm. */
  publishedDays: z.array(z.iso.date()).optional(),
  /** Whether most rows of the last reading could not be understood. */
  garbled: z.boolean().optional(),
  /** Of all its releases that had no text of their own. */
  files: FileCounts.optional(),
  /** Its rows that could not be stored, and are tried again. */
  setAside: z.array(SetAsideRow).optional(),
  /** How many failures there were in a row, and the last of them. */
  failures: z.int().default(0),
  failedAt: z.int().optional(),
  failure: Failure.optional(),
  /** It is not polled before this. */
  restUntil: z.int().optional(),
})
export type WayState = z.infer<typeof WayState>

/** The row the polls keep of a source: how its first way fares, and its second where that was ever used. */
export const SourceState = WayState.extend({ sourceId: z.string(), fallback: WayState.optional() })
export type SourceState = z.infer<typeof SourceState>

export type ReadSource<S extends Source = Source> = (
  source: S,
  validators: Validators,
  now: Instant,
) => Promise<Reading>

/** Whether it is a source of laws that are promulgated. */
export function announcesLaws({ announces }: Source): boolean {
  return announces === '법령'
}
