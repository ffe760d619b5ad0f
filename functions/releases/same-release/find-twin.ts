import type { Day } from '../../text/seoul.ts'
import { isSameMinistry } from '../ministry.ts'
import type { Release } from '../release.ts'
import type { Sighting } from './normalise.ts'
import { isSameText } from './same-text.ts'
import { dateInTitle, jointClaim, nthOfDay, type TitleClaim } from './title-claim.ts'

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

/** The release another source gave under this title: one of its ministry's, else another ministry's that says the same that day. */
export async function findTwin(deps: Deps, sighting: Sighting, titled: Map<Day, string>): Promise<Twin> {
  const ofMinistry = await findInMinistry(deps, sighting, titled)
  if (ofMinistry.twin) return ofMinistry
  const { release } = sighting
  const claim = jointClaim(release)
  const held = await holders(deps, sighting, claim)
  const twin = (await releasesOf(deps, held))
    .filter((one) => !isOfSource(one, release) || isOfAnotherMinistry(one, release) || isShownAgain(one, sighting))
    .find((one) => isShownAgain(one, sighting) || (isOfOneDate(one, release) && isSameText(one.text, release.text)))
  return { twin, free: held.size === 0 ? [...ofMinistry.free, ...claim] : ofMinistry.free }
}

/**
 * One of the same day before one of a neighbouring day, which must not say something else. One source never gives two ids to one
 * release, so where a source gave a title several times in a day, its n-th is the n-th of every other source.
 */
async function findInMinistry(deps: Deps, sighting: Sighting, titled: Map<Day, string>): Promise<Twin> {
  const { claims, release } = sighting
  const day = release.published?.day as Day
  const free = claims.filter((claim) => !titled.has(claim.day))
  const found = await releasesOf(deps, titled)
  const others = found.filter((one) => isOfOther(one, release))
  const sameDay = found.find((one) => isShownAgain(one, sighting)) ?? others.find((one) => one.published?.day === day)
  if (sameDay) return { twin: sameDay, free }
  const near = others.find(({ text }) => isSameText(text, release.text) !== false)
  if (!titled.has(day)) return { twin: near, free }
  for (let nth = 2; nth <= MOST_OF_A_DAY; nth += 1) {
    const claim = nthOfDay(claims, nth)
    const held = await holders(deps, sighting, claim)
    if (held.size === 0) return { twin: near, free: [...free, ...claim] }
    const twin = (await releasesOf(deps, held)).find((one) => isShownAgain(one, sighting) || isOfOther(one, release))
    if (twin) return { twin, free }
  }
  return { twin: near, free }
}

async function holders(deps: Deps, sighting: Sighting, claims: TitleClaim[]): Promise<Map<Day, string>> {
  if (claims.length === 0) return new Map()
  return (await deps.lookUp({ ...sighting, identities: [], claims })).titled
}

async function releasesOf(deps: Deps, titled: Map<Day, string>): Promise<Release[]> {
  const ids = [...new Set(titled.values())]
  return (await Promise.all(ids.map((id) => deps.releaseById(id)))).filter((one) => one !== undefined)
}

/** Neither this source's own nor, by the dates in the titles, about another day. */
function isOfOther(one: Release, release: Release): boolean {
  return !isOfSource(one, release) && isOfOneDate(one, release)
}

/**
 * Known by another name: where releases share an address, who else stands in the list decides how each is told apart; and a site that
 * is rebuilt gives its releases new addresses.
 */
function isShownAgain(one: Release, { release, besides }: Sighting): boolean {
  if (one.published?.day !== release.published?.day) return false
  if (one.sourceId === release.sourceId && one.url === release.url) return true
  return besides !== undefined && !besides.has(one.id) && isOfSource(one, release) && !isOfAnotherMinistry(one, release)
}

function isOfSource(one: Release, { sourceId }: Release): boolean {
  return [one, ...one.alsoAt].some((copy) => copy.sourceId === sourceId)
}

/** A place where several ministries publish may give what they publish together once for each. */
function isOfAnotherMinistry(one: Release, { sourceId, ministry }: Release): boolean {
  const given = [one, ...one.alsoAt].filter((copy) => copy.sourceId === sourceId)
  return given.every((copy) => {
    const before = copy.ministry ?? one.ministry
    return ministry !== undefined && before !== undefined && !isSameMinistry(before, ministry)
  })
}

function isOfOneDate(one: Release, other: Release): boolean {
  const [date, otherDate] = [dateInTitle(one.title), dateInTitle(other.title)]
  return date === undefined || otherDate === undefined || date === otherDate
}
