import type { Instant } from '../../text/seoul.ts'
import type { Release } from '../release.ts'
import { differInNoise } from './address-noise.ts'
import { type Duplicate, type FindDuplicateDeps, findDuplicate } from './find-duplicate.ts'
import type { IdentityRecord } from './identity.ts'
import { joinCopy } from './join-copy.ts'
import type { NamesAhead } from './names-ahead.ts'
import { type IncomingRelease, namesOf } from './normalise-release.ts'
import { foldTitle } from './title-claim.ts'

export interface StoreOrJoinDeps extends FindDuplicateDeps {
  /** Stores a release with its names, all or nothing; false when one of them is taken. Rings at `ringAt` if given. */
  storeRelease(incoming: IncomingRelease, ringAt?: Instant): Promise<boolean>
  /**
   * Saves a release with a copy joined, plus the copy's identities; false if either changed since `was`. Sets the bell to `ringAt`
   * if given.
   */
  saveJoinedCopy(release: Release, was: Release, copy: IncomingRelease, ringAt?: Instant): Promise<boolean>
}

export interface StoreOrJoinResult {
  /** `enriched`: joined to an announced release, with a text or a ministry that is to be announced too. */
  outcome: 'stored' | 'joined' | 'enriched'
  releaseId: string
}

const MAX_ATTEMPTS = 5

/**
 * Stores an incoming release as one of its own, or joins it to the stored release it is a copy of. Two stored releases are never
 * merged. When another poll changes the same rows meanwhile, the decision is made anew; throws after five attempts. The first decision is
 * made by names that were looked up `ahead`.
 */
export async function storeOrJoin(
  deps: StoreOrJoinDeps,
  incoming: IncomingRelease,
  ringAt?: Instant,
  ahead?: NamesAhead,
): Promise<StoreOrJoinResult> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const { perhaps = [] } = incoming
    const names = { identities: [...namesOf(incoming), ...perhaps], claims: incoming.claims }
    const findHolders = attempt === 0 && ahead ? ahead.findHolders : deps.findHolders
    const { byIdentity, byTitle } = await findHolders(names)
    const { duplicate, freeClaims } = await duplicateOf({ ...deps, findHolders }, incoming, byIdentity, byTitle)
    if (duplicate) {
      const identities = incoming.identities.filter((identity) => !byIdentity.has(identity))
      const { release, isNews } = joinCopy(duplicate, incoming)
      const rings = isNews && ringAt !== undefined && duplicate.announcedAt !== undefined
      const result: StoreOrJoinResult = { outcome: rings ? 'enriched' : 'joined', releaseId: duplicate.id }
      if (release === duplicate && identities.length === 0) return result
      const bell = rings ? Math.max(ringAt, duplicate.showAt) : undefined
      if (await deps.saveJoinedCopy(release, duplicate, { ...incoming, identities }, bell)) return result
    } else {
      const isStored = await deps.storeRelease({ ...incoming, claims: freeClaims }, ringAt)
      if (isStored) return { outcome: 'stored', releaseId: incoming.release.id }
    }
  }
  throw new Error(`${incoming.identities[0]} kept meeting other copies of itself`)
}

/** The release that one of the identities leads to, else one that the title leads to. */
async function duplicateOf(
  deps: StoreOrJoinDeps,
  incoming: IncomingRelease,
  byIdentity: Map<string, IdentityRecord>,
  byTitle: Map<string, string>,
): Promise<Duplicate> {
  const [identified] = namesOf(incoming).flatMap((name) => byIdentity.get(name) ?? [])
  if (identified) return { duplicate: await deps.releaseById(identified.releaseId), freeClaims: [] }
  for (const name of incoming.perhaps ?? []) {
    const record = byIdentity.get(name)
    const stored = record && (await deps.releaseById(record.releaseId))
    if (stored && saysTheSame(stored, incoming.release)) return { duplicate: stored, freeClaims: [] }
  }
  return findDuplicate(deps, incoming, byTitle)
}

function saysTheSame(stored: Release, { sourceId, title, url, published }: Release): boolean {
  const isSameDay = !stored.published || !published || stored.published.day === published.day
  return (
    stored.sourceId === sourceId &&
    isSameDay &&
    foldTitle(stored.title) === foldTitle(title) &&
    !differInNoise(stored.url, url)
  )
}
