import { isDeepStrictEqual } from 'node:util'
import { DAY, type Instant } from '../../text/seoul.ts'
import { type Change, mayKeepText, type Release } from '../release.ts'
import { type Deps as ForTwin, findTwin } from './find-twin.ts'
import { isFuller, joinCopy } from './join-copy.ts'
import type { Sighting } from './normalise.ts'
import type { Known } from './place-sighting.ts'

export interface Deps extends ForTwin {
  releasesKnownAs(identities: string[]): Promise<Map<string, Known>>
  /** Saves a release over `was` with the source's revision on its names; false when either moved on meanwhile. Rings at `ringAt` if given. */
  saveRevision(release: Release, was: Release, sighting: Sighting, ringAt?: Instant): Promise<boolean>
}

const WATCHED = ['title', 'text', 'published', 'attachments', 'withdrawn'] as const satisfies Change[]
const RACES = 5

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
  if (sighting.uncounted && (await isOfAnother(deps, releaseId, sighting))) return false
  for (let race = 0; race < RACES; race += 1) {
    const known = await deps.releasesKnownAs(sighting.identities)
    const identities = [...known].filter(([, { revision }]) => revision < sighting.revision).map(([name]) => name)
    const was = await deps.releaseById(releaseId)
    // Another poll was here first.
    if (identities.length === 0 || !was) return false
    const { release, rings } = revised(was, sighting, now)
    const bell = rings ? Math.max(ringAt, release.showAt) : undefined
    if (await deps.saveRevision(release, was, { ...sighting, identities }, bell)) return rings && release.showAt <= now
  }
  throw new Error(`${sighting.identities[0]} kept being changed by others`)
}

/** Whether what an address shows now is a release of its own: of several that share it, one is known by the address alone. */
async function isOfAnother(deps: Deps, releaseId: string, sighting: Sighting): Promise<boolean> {
  const { titled } = await deps.lookUp({ ...sighting, identities: [] })
  const { twin } = await findTwin(deps, sighting, titled)
  return twin !== undefined && twin.id !== releaseId
}

function revised(was: Release, sighting: Sighting, now: Instant): { release: Release; rings: boolean } {
  const { release: seen, uncounted } = sighting
  if (was.sourceId !== seen.sourceId) {
    const isClosed = was.textFrom === seen.sourceId && !mayKeepText(seen.licence)
    const changed: Change[] = ['text']
    const closed = { ...was, text: '', textFrom: undefined, revision: was.revision + 1, revisedAt: now, changed }
    const { release, tells } = joinCopy(isClosed ? closed : was, sighting)
    return { release, rings: (isClosed || (tells && seen.showAt >= now - DAY)) && was.announcedAt !== undefined }
  }
  const next = uncounted ? wordsNow(was, seen) : shownNow(was, seen)
  const changed = WATCHED.filter((field) => field in next && !isDeepStrictEqual(next[field], was[field]))
  const times = timesAfter(was, seen, now)
  const count = changed.length > 0 ? { revision: was.revision + 1, revisedAt: now, changed } : {}
  const release = { ...was, ...next, ...count, ...times }
  return { release, rings: release.announcedAt !== undefined && (times !== undefined || changed.length > 0) }
}

function shownNow(was: Release, seen: Release): Partial<Release> {
  // Of a withdrawn release often nothing is shown but its number.
  if (seen.withdrawn) return { withdrawn: true }
  const { title, published = was.published, attachments, withdrawn, licence } = seen
  return { title, published, attachments, withdrawn, licence, ...textAfter(was, seen) }
}

/** A list that keeps no count may show less of a release than it did: what it leaves out says nothing. */
function wordsNow(was: Release, seen: Release): Partial<Release> {
  return { title: seen.title, ...(seen.text !== '' && textAfter(was, { ...seen, licence: was.licence })) }
}

/** A text that comes no more under another licence may not be kept; one that a copy gave stays while it tells more. */
function textAfter(was: Release, { text, licence }: Release): Pick<Release, 'text' | 'textFrom'> {
  const keeps = text === '' ? licence === was.licence : was.textFrom && isFuller(was.text, text)
  return keeps ? { text: was.text, textFrom: was.textFrom } : { text, textFrom: undefined }
}

/** When it is shown and announced, where that changes: an embargo was moved, or a release comes that was first seen withdrawn. */
function timesAfter(was: Release, { showAt, withdrawn }: Release, now: Instant) {
  const wasAnnounced = was.announcedAt !== undefined
  const isMoved = wasAnnounced && was.showAt > now && showAt !== was.showAt && !withdrawn
  const comesNow = !wasAnnounced && was.withdrawn && !withdrawn
  if (!isMoved && !comesNow) return undefined
  const isOld = showAt < now - DAY
  return { showAt, ...((isMoved || !isOld) && { announcedAt: Math.max(now, showAt) }) }
}
