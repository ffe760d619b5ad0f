import * as z from 'zod'
import type { Instant } from '../text/seoul.ts'
import { Missed } from './missed-days.ts'
import type { RawRelease } from './raw-release.ts'

/** What the domain knows of a place that publishes; how it is read is its catalog line's business. */
export interface Source {
  id: string
  /** Korean, as people are shown it. */
  name: string
  /** The ministry that speaks here; absent where many do. */
  ministry?: string | undefined
  /** `announce`: also what is old on the first sight (the sample, a feed given by hand). Otherwise the first sight is quiet. */
  firstSight?: 'announce' | undefined
  /** A new release is expected at least every so many working days; absent where nobody knows. */
  rhythm?: number | undefined
}

export const Validators = z.object({
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  bodyHash: z.string().optional(),
  /** The last day fully read, of a source that is asked by days. */
  readThrough: z.iso.date().optional(),
  /** The days before it that could not be read, and are asked for again. */
  missed: z.array(Missed).optional(),
})
export type Validators = z.infer<typeof Validators>

/** Why a source could not be read. `detail` is one sentence for a person, without secrets. */
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

/**
 * One reading of a source. `skipped` counts rows that were there but could not be understood, `waiting` those whose pages could not be
 * reached: they come with a later reading.
 */
export type Reading =
  | { outcome: 'unchanged' }
  | { outcome: 'read'; releases: RawRelease[]; skipped: number; waiting?: number | undefined; validators: Validators }
  /** `retryAt`: the site asked not to be asked before. */
  | ({ outcome: 'failed'; retryAt?: Instant | undefined } & Failure)

export const SourceState = z.object({
  sourceId: z.string(),
  validators: Validators.default({}),
  /** When everything a source showed was first durable; absent means it was never fully read. */
  firstReadAt: z.int().optional(),
  /** Last time it answered as it should, written at most hourly. */
  okAt: z.int().optional(),
  /** Last time it had a release we did not know. */
  newAt: z.int().optional(),
  /** The newest day a release of it was published. */
  newestDay: z.iso.date().optional(),
  /** Whether most rows of the last reading could not be understood. */
  garbled: z.boolean().optional(),
  /** Failures in a row, and the last one. */
  failures: z.int().default(0),
  failedAt: z.int().optional(),
  failure: Failure.optional(),
  /** It is left alone until then. */
  restUntil: z.int().optional(),
})
export type SourceState = z.infer<typeof SourceState>

export type ReadSource<S extends Source = Source> = (
  source: S,
  validators: Validators,
  now: Instant,
) => Promise<Reading>
