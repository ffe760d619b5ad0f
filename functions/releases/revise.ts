import { isDeepStrictEqual } from 'node:util'
import type { Instant } from '../text/seoul.ts'
import type { Sighting } from './normalise.ts'
import type { Change, Release } from './release.ts'

export interface Deps {
  releaseById(id: string): Promise<Release | undefined>
  /** Saves a release over `was` with the source's revision on its names; false when either moved on meanwhile. Rings at `ringAt` if given. */
  saveRevision(release: Release, was: Release, sighting: Sighting, ringAt?: Instant): Promise<boolean>
}

const WATCHED = ['title', 'text', 'published', 'attachments', 'withdrawn'] as const satisfies Change[]

/**
 * Takes over what a release's own source changed in it; a further copy's changes are only noted. An embargo that is moved before it
 * lifts moves the announcement. True when the release is to be announced now, to those who should see the change.
 */
export async function revise(
  deps: Deps,
  releaseId: string,
  sighting: Sighting,
  now: Instant,
  ringAt: Instant,
): Promise<boolean> {
  const was = await deps.releaseById(releaseId)
  if (!was) return false
  if (was.sourceId !== sighting.release.sourceId) {
    await deps.saveRevision(was, was, sighting)
    return false
  }
  const { title, published, attachments, withdrawn, licence } = sighting.release
  // A text that comes no more under another licence may not be kept.
  const text = sighting.release.text || (licence === was.licence ? was.text : '')
  const next = { title, text, published: published ?? was.published, attachments, withdrawn, licence }
  const changed = WATCHED.filter((field) => !isDeepStrictEqual(next[field], was[field]))
  const announced = was.announcedAt !== undefined
  const moved = announced && was.showAt > now && sighting.release.showAt !== was.showAt
  const showAt = moved ? sighting.release.showAt : was.showAt
  const revised: Release = {
    ...was,
    ...(changed.length > 0 ? { ...next, revision: was.revision + 1, revisedAt: now, changed } : { licence }),
    ...(moved ? { showAt, announcedAt: Math.max(now, showAt) } : {}),
  }
  const rings = announced && (moved || changed.length > 0)
  const saved = await deps.saveRevision(revised, was, sighting, rings ? Math.max(ringAt, showAt) : undefined)
  return saved && rings && showAt <= now
}
