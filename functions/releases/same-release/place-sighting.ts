import type { Day, Instant } from '../../text/seoul.ts'
import type { Release } from '../release.ts'
import { findTwin, type Twin } from './find-twin.ts'
import { joinCopy } from './join-copy.ts'
import type { Sighting } from './normalise.ts'

export interface Deps {
  /** Which release has each of these names already: by identity, and by title for each day claimed. */
  lookUp(sighting: Sighting): Promise<{ known: Map<string, Known>; titled: Map<Day, string> }>
  releaseById(id: string): Promise<Release | undefined>
  /** Stores a release with its names, all or nothing; false when one is taken. */
  remember(sighting: Sighting, ringAt?: Instant): Promise<boolean>
  /** Saves what a release became by a copy over `was`, with the copy's identities; false when either changed meanwhile. Rings at `ringAt` if given. */
  join(release: Release, was: Release, copy: Sighting, ringAt?: Instant): Promise<boolean>
}

/** What an identity leads to, and the source's revision of it that was seen last. */
export interface Known {
  releaseId: string
  revision: number
  /** The source whose release it is, and the marks of the titles it showed; absent where it leads to a copy. */
  sourceId?: string | undefined
  shown?: string[] | undefined
}

export interface Placed {
  outcome: 'stored' | 'joined' | 'fuller'
  releaseId: string
}

const RACES = 5

/** Finds a sighting its place: a release of its own, or a further copy of one that stands. Two stored releases are never merged. */
export async function place(deps: Deps, sighting: Sighting, ringAt?: Instant): Promise<Placed> {
  for (let race = 0; race < RACES; race += 1) {
    const { known, titled } = await deps.lookUp(sighting)
    const [identified] = known.values()
    const { twin, free }: Twin = identified
      ? { twin: await deps.releaseById(identified.releaseId), free: [] }
      : await findTwin(deps, sighting, titled)
    if (twin) {
      const identities = sighting.identities.filter((identity) => !known.has(identity))
      const { release, tells } = joinCopy(twin, sighting)
      const rings = tells && ringAt !== undefined && twin.announcedAt !== undefined
      const placed: Placed = { outcome: rings ? 'fuller' : 'joined', releaseId: twin.id }
      if (release === twin && identities.length === 0) return placed
      const bell = rings ? Math.max(ringAt, twin.showAt) : undefined
      if (await deps.join(release, twin, { ...sighting, identities }, bell)) return placed
    } else {
      const stored = await deps.remember({ ...sighting, claims: free }, ringAt)
      if (stored) return { outcome: 'stored', releaseId: sighting.release.id }
    }
  }
  throw new Error(`${sighting.identities[0]} kept meeting other copies of itself`)
}
