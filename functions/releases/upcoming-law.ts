import * as z from 'zod'
import type { Release } from './release.ts'

/** A promulgated law of which something comes into force on days that may be ahead, nearest first. */
export const UpcomingLaw = z.object({
  releaseId: z.string(),
  title: z.string(),
  /** `법령:001766` */
  follows: z.string().optional(),
  effective: z.array(z.iso.date()).min(1),
})
export type UpcomingLaw = z.infer<typeof UpcomingLaw>

/** What is kept of a law while it has days ahead; undefined for any other release. */
export function upcomingLawOf({ id, kind, title, follows, effective = [] }: Release): UpcomingLaw | undefined {
  if (kind !== '법령' || effective.length === 0) return undefined
  return { releaseId: id, title, ...(follows && { follows }), effective: effective.toSorted() }
}
