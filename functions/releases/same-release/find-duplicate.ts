import type { Day } from '../../text/seoul.ts'
import { isSameMinistry } from '../ministry.ts'
import type { Release } from '../release.ts'
import type { IdentityRecord } from './identity.ts'
import type { IncomingRelease } from './normalise-release.ts'
import { draftName } from './notice-stage.ts'
import { isSameText } from './same-text.ts'
import { dateInTitle, jointClaim, nthClaimOfDay, type TitleClaim } from './title-claim.ts'

/*
Tells by title which stored release an incoming one is a copy of. A title alone never decides, as titles recur. What has to agree:
- in one ministry: the title and the day, or the title and a neighbouring day with texts that do not contradict each other;
- across ministries, which publish together: the title, the day, and texts that say the same;
- between notices of one kind: the number that their office gave, and what they are about;
- within one source: nothing, as one source never gives two ids to one release, except where its site was rebuilt, where the releases of
  a list share one address, or where it gives a joint release once for each ministry.
*/

/** Which stored release holds each name: by identity, and by title for each day claimed. */
interface NameHolders {
  byIdentity: Map<string, IdentityRecord>
  byTitle: Map<Day, string>
}

export interface FindDuplicateDeps {
  findHolders(names: Pick<IncomingRelease, 'identities' | 'claims'>): Promise<NameHolders>
  releaseById(id: string): Promise<Release | undefined>
}

export interface Duplicate {
  /** The stored release that this one is a copy of. */
  duplicate?: Release | undefined
  /** The claims that nobody holds: a release without a duplicate is stored with them. */
  freeClaims: TitleClaim[]
}

/** How many releases one source may give under one title in a day. */
const MAX_TITLES_PER_DAY = 20

/**
 * The stored release that `incoming` is a copy of by its title: one of its ministry, else one of another ministry that says the same on
 * the same day. `byTitle` holds who claims its title on each day.
 */
export async function findDuplicate(
  deps: FindDuplicateDeps,
  incoming: IncomingRelease,
  byTitle: Map<Day, string>,
): Promise<Duplicate> {
  const byNumber = await findByNumber(deps, incoming)
  if (byNumber.duplicate) return byNumber
  const found = await findInMinistry(deps, incoming, byTitle)
  const inMinistry = { ...found, freeClaims: [...found.freeClaims, ...byNumber.freeClaims] }
  if (inMinistry.duplicate) return inMinistry
  const { release } = incoming
  const claim = jointClaim(release)
  const holders = await holdersOf(deps, claim)
  const duplicate = (await releasesOf(deps, holders))
    .filter((one) => !isOfSource(one, release) || isOfAnotherMinistry(one, release) || isShownAgain(one, incoming))
    .find((one) => isShownAgain(one, incoming) || (hasNoOtherDate(one, release) && isSameText(one.text, release.text)))
  return { duplicate, freeClaims: holders.size === 0 ? [...inMinistry.freeClaims, ...claim] : inMinistry.freeClaims }
}

/** A notice of another source with the same number that is about the same draft, whichever words stand around its name. */
async function findByNumber(deps: FindDuplicateDeps, { numberClaim, release }: IncomingRelease): Promise<Duplicate> {
  if (!numberClaim) return { freeClaims: [] }
  const holders = await holdersOf(deps, [numberClaim])
  const duplicate = (await releasesOf(deps, holders)).find(
    (one) => !isOfSource(one, release) && isSameDraft(one, release),
  )
  return { duplicate, freeClaims: holders.size === 0 ? [numberClaim] : [] }
}

/** A place may cut a name, or put the office before it. */
function isSameDraft(one: Release, other: Release): boolean {
  const [shorter = '', longer = ''] = [draftName(one.title), draftName(other.title)].sort((a, b) => a.length - b.length)
  const isOneName = longer.startsWith(shorter) || longer.endsWith(shorter)
  return shorter.length >= MIN_DRAFT_NAME_LENGTH && isOneName && one.kind === other.kind && one.stage === other.stage
}

const MIN_DRAFT_NAME_LENGTH = 6

/**
 * A release of the same day comes before one of a neighbouring day, whose text must not say something else. One source never gives two
 * ids to one release: where a source gave a title several times in a day, its n-th is the n-th of every other source.
 */
async function findInMinistry(
  deps: FindDuplicateDeps,
  incoming: IncomingRelease,
  byTitle: Map<Day, string>,
): Promise<Duplicate> {
  const { claims, release } = incoming
  const day = release.published?.day as Day
  const freeClaims = claims.filter((claim) => !byTitle.has(claim.day))
  const found = await releasesOf(deps, byTitle)
  const others = found.filter((one) => isOfOtherSource(one, release))
  const sameDay = found.find((one) => isShownAgain(one, incoming)) ?? others.find((one) => one.published?.day === day)
  if (sameDay) return { duplicate: sameDay, freeClaims }
  const near = others.find(({ text }) => isSameText(text, release.text) !== false)
  if (!byTitle.has(day)) return { duplicate: near, freeClaims }
  for (let nth = 2; nth <= MAX_TITLES_PER_DAY; nth += 1) {
    const claim = nthClaimOfDay(claims, nth)
    const holders = await holdersOf(deps, claim)
    if (holders.size === 0) return { duplicate: near, freeClaims: [...freeClaims, ...claim] }
    const duplicate = (await releasesOf(deps, holders)).find(
      (one) => isShownAgain(one, incoming) || isOfOtherSource(one, release),
    )
    if (duplicate) return { duplicate, freeClaims }
  }
  return { duplicate: near, freeClaims }
}

async function holdersOf(deps: FindDuplicateDeps, claims: TitleClaim[]): Promise<Map<Day, string>> {
  if (claims.length === 0) return new Map()
  return (await deps.findHolders({ identities: [], claims })).byTitle
}

async function releasesOf(deps: FindDuplicateDeps, byTitle: Map<Day, string>): Promise<Release[]> {
  const ids = [...new Set(byTitle.values())]
  return (await Promise.all(ids.map((id) => deps.releaseById(id)))).filter((one) => one !== undefined)
}

/** Whether it comes from another source, with no conflicting date in the title. */
function isOfOtherSource(one: Release, release: Release): boolean {
  return !isOfSource(one, release) && hasNoOtherDate(one, release)
}

/**
 * Whether a stored release of that day is this one under a new identity from the same source: it shares its address with others, or
 * the site was rebuilt.
 */
function isShownAgain(one: Release, { release, listedIds }: IncomingRelease): boolean {
  if (one.published?.day !== release.published?.day) return false
  if (one.sourceId === release.sourceId && one.url === release.url) return true
  return (
    listedIds !== undefined && !listedIds.has(one.id) && isOfSource(one, release) && !isOfAnotherMinistry(one, release)
  )
}

function isOfSource(one: Release, { sourceId }: Release): boolean {
  return [one, ...one.alsoAt].some((copy) => copy.sourceId === sourceId)
}

/** A source where several ministries publish may give a joint release once for each of them. */
function isOfAnotherMinistry(one: Release, { sourceId, ministry }: Release): boolean {
  const ofSource = [one, ...one.alsoAt].filter((copy) => copy.sourceId === sourceId)
  return ofSource.every((copy) => {
    const before = copy.ministry ?? one.ministry
    return ministry !== undefined && before !== undefined && !isSameMinistry(before, ministry)
  })
}

function hasNoOtherDate(one: Release, other: Release): boolean {
  const [date, otherDate] = [dateInTitle(one.title), dateInTitle(other.title)]
  return date === undefined || otherDate === undefined || date === otherDate
}
