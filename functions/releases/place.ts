import type { Day, Instant } from '../text/seoul.ts'
import { findTwin, type Twin } from './find-twin.ts'
import type { Sighting } from './normalise.ts'
import type { Release } from './release.ts'

export interface Deps {
  /** Which release has each of these names already: by identity, and by title for each day claimed. */
  lookUp(sighting: Sighting): Promise<{ known: Map<string, Known>; titled: Map<Day, string> }>
  releaseById(id: string): Promise<Release | undefined>
  /** Stores a release with its names, all or nothing; false when one is taken. */
  remember(sighting: Sighting, ringAt?: Instant): Promise<boolean>
  /** Adds a copy with its identities to a release as it was read; false when either changed meanwhile. */
  join(release: Release, copy: Sighting, ringAt?: Instant): Promise<boolean>
}

/** What an identity leads to, and the source's revision of it that was seen last. */
export interface Known {
  releaseId: string
  revision: number
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
      const fuller = twin.announcedAt !== undefined && isFuller(sighting.release, twin)
      const joined = await deps.join(twin, { ...sighting, identities }, fuller ? ringAt : undefined)
      if (joined) return { outcome: fuller ? 'fuller' : 'joined', releaseId: twin.id }
    } else {
      const stored = await deps.remember({ ...sighting, claims: free }, ringAt)
      if (stored) return { outcome: 'stored', releaseId: sighting.release.id }
    }
  }
  throw new Error(`${sighting.identities[0]} kept meeting other copies of itself`)
}

/** A copy whose text tells clearly more than what is kept: half as much again, and a paragraph at least. */
function isFuller(copy: Pick<Release, 'text'>, kept: Pick<Release, 'text'>): boolean {
  return copy.text.length > kept.text.length * 1.5 + 100
}
