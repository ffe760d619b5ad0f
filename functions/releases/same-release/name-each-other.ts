import type { Day, Instant } from '../../text/seoul.ts'
import { ringAgainAt } from '../bell.ts'
import type { Release } from '../release.ts'
import { unlessUnreadable } from '../unreadable-row.ts'
import type { IncomingRelease } from './normalise-release.ts'
import { daysAround, namedWith, subjectsOf } from './notice-subjects.ts'

export interface NameEachOtherDeps {
  /** Ids of releases about a statute that were published from one day to another, the latest first, at most `limit`. */
  releasesAbout(subject: string, from: Day, to: Day, limit: number): Promise<string[]>
  releaseById(id: string): Promise<Release | undefined>
  saveRevision(release: Release, was: Release, incoming: IncomingRelease, ringAt?: Instant): Promise<boolean>
}

const MAX_CANDIDATES = 20
const MAX_NAMED = 5
const MAX_ATTEMPTS = 3

/**
 * Has a release and those it belongs with name each other, and returns it as it is then. Its own messages are drawn after this; messages
 * that show one of the others are edited. Repeating it changes nothing; what another poll changes meanwhile is left to the next time.
 */
export async function nameEachOther(deps: NameEachOtherDeps, release: Release, now: Instant): Promise<Release> {
  const subjects = subjectsOf(release)
  const around = daysAround(release)
  if (subjects.length === 0 || !around) return release
  const found = await Promise.all(
    subjects.map((subject) => deps.releasesAbout(subject, around.from, around.to, MAX_CANDIDATES)),
  )
  const ids = [...new Set(found.flat())].filter((id) => id !== release.id)
  const others = await Promise.all(ids.map((id) => unlessUnreadable(deps.releaseById(id), undefined)))
  const named = namedWith(
    release,
    others.filter((one) => one !== undefined),
  )
  const own = await nameIn(deps, release, named, now)
  for (const other of named) await nameIn(deps, other, [own], now, ringAgainAt(now, 0))
  return own
}

/** Has a release name others, and returns it as it is then. Where it may be told already, its messages are edited by the bell at `ringAt`. */
async function nameIn(
  deps: NameEachOtherDeps,
  release: Release,
  others: Release[],
  now: Instant,
  ringAt?: Instant,
): Promise<Release> {
  let was = release
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const named = others.reduce(naming, was)
    if (named === was) return was
    // A count of its own: people are not told that the release itself was corrected.
    const next = { ...named, revision: was.revision + 1, revisedAt: now, links: (was.links ?? 0) + 1 }
    const bell = was.announcedAt === undefined ? undefined : ringAt && Math.max(ringAt, was.showAt)
    const saved = { release: next, identities: [], claims: [], revision: 0 }
    if (await deps.saveRevision(next, was, saved, bell)) return next
    was = (await unlessUnreadable(deps.releaseById(was.id), undefined)) ?? was
  }
  return was
}

/** A release that names another one; the same where it does already, or names enough. */
function naming(release: Release, { id, kind, stage, title, url }: Release): Release {
  const related = release.related ?? []
  if (related.length >= MAX_NAMED || related.some((one) => one.id === id)) return release
  return { ...release, related: [...related, { id, title, url, ...(kind && { kind }), ...(stage && { stage }) }] }
}
