import type { Day } from '../text/seoul.ts'
import type { Sighting } from './normalise.ts'
import type { Release } from './release.ts'
import { nthOfDay, type TitleClaim } from './title-claim.ts'

export interface Deps {
  /** Which release holds the title on each of the days claimed. */
  lookUp(sighting: Sighting): Promise<{ titled: Map<Day, string> }>
  releaseById(id: string): Promise<Release | undefined>
}

export interface Twin {
  /** The release that another source gave under this title. */
  twin?: Release | undefined
  /** The claims nobody holds: those of a release that has no twin. */
  free: TitleClaim[]
}

const MOST_OF_A_DAY = 20

/**
 * The release another source gave under this title: one of the same day before one of a neighbouring day. One source never gives
 * two ids to one release, so where a source gave a title several times in a day, its n-th is the n-th of every other source.
 */
export async function findTwin(deps: Deps, sighting: Sighting, titled: Map<Day, string>): Promise<Twin> {
  const { claims, release } = sighting
  const day = release.published?.day as Day
  const free = claims.filter((claim) => !titled.has(claim.day))
  const near = await ofOthers(deps, release, titled)
  const sameDay = near.find((one) => one.published?.day === day)
  if (sameDay || !titled.has(day)) return { twin: sameDay ?? near[0], free }
  for (let nth = 2; nth <= MOST_OF_A_DAY; nth += 1) {
    const claim = nthOfDay(claims, nth)
    const held = (await deps.lookUp({ ...sighting, identities: [], claims: claim })).titled
    if (held.size === 0) return { twin: near[0], free: [...free, ...claim] }
    const [twin] = await ofOthers(deps, release, held)
    if (twin) return { twin, free }
  }
  return { twin: near[0], free }
}

async function ofOthers(deps: Deps, { sourceId }: Release, titled: Map<Day, string>): Promise<Release[]> {
  const ids = [...new Set(titled.values())]
  const holders = (await Promise.all(ids.map((id) => deps.releaseById(id)))).filter((one) => one !== undefined)
  return holders.filter((one) => one.sourceId !== sourceId && !one.alsoAt.some((copy) => copy.sourceId === sourceId))
}
