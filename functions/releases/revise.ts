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

/** Takes over what a source changed in a stored release. True when people who were told of it should see the change. */
export async function revise(
  deps: Deps,
  releaseId: string,
  sighting: Sighting,
  now: Instant,
  ringAt: Instant,
): Promise<boolean> {
  const was = await deps.releaseById(releaseId)
  if (!was) return false
  const { title, text, published, attachments, withdrawn, licence } = sighting.release
  const next = { title, text: text || was.text, published: published ?? was.published, attachments, withdrawn, licence }
  const changed = WATCHED.filter((field) => !isDeepStrictEqual(next[field], was[field]))
  const visible = changed.length > 0
  const revised: Release = visible
    ? { ...was, ...next, revision: was.revision + 1, revisedAt: now, changed }
    : { ...was, licence }
  const rings = visible && was.announcedAt !== undefined
  const saved = await deps.saveRevision(revised, was, sighting, rings ? ringAt : undefined)
  return saved && rings
}
