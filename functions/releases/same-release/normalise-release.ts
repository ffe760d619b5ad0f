import { lastDayInProse } from '../../text/days/last-day.ts'
import { withoutHeadNames } from '../../text/head-names.ts'
import { addDays, DAY, type Day, type Instant, seoulDay, startOfDay } from '../../text/seoul.ts'
import { cutText } from '../cut-text.ts'
import type { RawRelease } from '../raw-release.ts'
import type { Published, Release } from '../release.ts'
import { isForComments } from '../release-kind.ts'
import type { Source } from '../source.ts'
import { identityOf, releaseId } from './identity.ts'
import { identitiesBefore } from './identity-before.ts'
import { stageOf } from './notice-stage.ts'
import { numberClaim, type TitleClaim, titleClaims } from './title-claim.ts'

/** A release as one source shows it now, with the names by which it is compared with those that are stored. */
export interface IncomingRelease {
  release: Release
  /** Its own address first, then the other addresses its source gives for it. */
  identities: string[]
  /** What the version before called it. A stored release is looked for under these names, too; a new one is not stored under them. */
  formerly?: string[] | undefined
  /**
   * What it was called if others stood beside it at its address then and do not now, or the other way round. Such a name is its own only where
   * the release stored under it says the same: another may have it.
   */
  perhaps?: string[] | undefined
  claims: TitleClaim[]
  /** The claim on the number of a notice, by which copies are found whose titles are worded in another way. */
  numberClaim?: TitleClaim | undefined
  /** Rises with the source's own count of its changes, and when the source withdraws it; 0 where it keeps no count. */
  revision: number
  /** Its text may not be shown yet. */
  isEmbargoed?: boolean | undefined
  /** The source keeps no count of its changes. */
  isUncounted?: boolean | undefined
  /**
   * Only where a source lists no address that is known any more, as after its site was rebuilt: the ids of the releases that its list
   * shows now. A stored release that is not among them may be this one under its old address.
   */
  listedIds?: Set<string> | undefined
}

// A row of the table holds 400 KB. A release that does not fit could not be stored and would be read again at every poll.
const MAX_ATTACHMENTS = 50
const MAX_NAME_LENGTH = 300
/** A longer address of a file is left out; its name stays. Browsers and proxies refuse longer ones anyway. */
const MAX_FILE_ADDRESS_LENGTH = 2_000
/** Each address is a row of the same transaction. */
const MAX_ADDRESSES = 20
/** No ministry holds a release back for longer: an embargo that ends later has a typing error in it, and would hide the release for ever. */
const MAX_EMBARGO_DAYS = 14
/** How long a release is held back, from its publication on, when it has an embargo that nobody can read or believe. */
export const UNREADABLE_EMBARGO_DAYS = 3

/**
 * What a source showed, as the release it is. A release without a date of its own is ordered by `seenAt`, when it was read (ms); one
 * dated in the future is shown now, and one dated more than a day ahead counts as one of the day it was read.
 */
export function normaliseRelease(raw: RawRelease, source: Source, seenAt: Instant): IncomingRelease {
  const own = raw.apart === undefined ? identityOf(raw.url) : `${identityOf(raw.url)} ${raw.apart}`
  const identities = [...new Set([own, ...(raw.alsoAt ?? []).map(identityOf)])].slice(0, MAX_ADDRESSES)
  const formerly = [
    raw.formerly ?? formerNames(raw.url, raw.apart),
    (raw.alsoAt ?? []).flatMap(identitiesBefore),
  ].flat()
  const published = raw.published && asSeen(raw.published, seenAt)
  const publishedAt = published && (published.at ?? startOfDay(published.day))
  const openedAt = Math.min(publishedAt ?? seenAt, seenAt)
  const release: Release = {
    id: releaseId(identities[0] as string),
    sourceId: source.id,
    sourceName: source.name,
    // Half of a surrogate pair is no text, and a table may refuse it.
    title: raw.title.toWellFormed(),
    url: raw.url,
    text: withoutHeadNames(raw.text.toWellFormed()),
    ...(raw.textIn && { textIn: raw.textIn }),
    ministry: shortName(raw.ministry) ?? source.ministry,
    ...bindingOf(raw, source, published?.day),
    published,
    showAt: Math.max(openedAt, endOfEmbargo(raw, seenAt)),
    revision: 0,
    withdrawn: raw.withdrawn ?? false,
    attachments: (raw.attachments ?? [])
      .slice(0, MAX_ATTACHMENTS)
      .map(({ name, url }) => ({ name: cutText(name.toWellFormed(), MAX_NAME_LENGTH), ...(isShort(url) && { url }) })),
    licence: shortName(raw.licence),
    alsoAt: [],
  }
  return {
    release,
    identities,
    formerly: [...new Set(formerly)].filter((name) => !identities.includes(name)),
    perhaps: raw.apart === undefined ? [`${own} ${raw.title}`] : [identityOf(raw.url), ...identitiesBefore(raw.url)],
    claims: titleClaims(release),
    numberClaim: numberClaim(release, raw.number),
    revision: 2 * (raw.revision ?? 0) + Number(release.withdrawn),
    isEmbargoed: release.showAt > seenAt,
    isUncounted: raw.revision === undefined,
  }
}

/** Whether a day is so far ahead that it must be a typing error; a release of tomorrow may be out today. */
export function isMisdated({ day }: Published, seenAt: Instant): boolean {
  return day > addDays(seoulDay(seenAt), 1)
}

/** More days than this are a mistake of the source. */
const MAX_EFFECTIVE_DAYS = 20
/** No notice asks for comments for longer: a later last day has a typing error in it. */
const MAX_DAYS_TO_COMMENT = 400

/** What of a release binds, and until when something can be done about it. None of these is a field of a press release. */
function bindingOf(raw: RawRelease, { announces }: Source, publishedOn: Day | undefined): Partial<Release> {
  const { kind = announces, follows, effective = [] } = raw
  if (kind === undefined || kind === '보도자료') return {}
  const stage = isForComments(kind) ? stageOf(raw.title) : undefined
  const written = raw.due ?? (isForComments(kind) ? lastDayInProse(raw.text, publishedOn) : undefined)
  const isBelieved =
    !publishedOn || (written && written >= publishedOn && written <= addDays(publishedOn, MAX_DAYS_TO_COMMENT))
  const days = [...new Set(effective)].sort().slice(0, MAX_EFFECTIVE_DAYS)
  return {
    kind,
    ...(stage && { stage }),
    ...(written && isBelieved && stage !== '철회' && { due: written }),
    ...(days.length > 0 && { effective: days }),
    ...(follows && { follows }),
  }
}

function asSeen(published: Published, seenAt: Instant): Published {
  return isMisdated(published, seenAt) ? { day: seoulDay(seenAt), printed: published.day } : published
}

/** When the embargo lifts (ms); 0 where there is none. One that ends too far ahead counts as one that cannot be read. */
function endOfEmbargo({ embargoUntil = 0, published }: RawRelease, seenAt: Instant): Instant {
  if (embargoUntil <= seenAt + MAX_EMBARGO_DAYS * DAY) return embargoUntil
  const publishedAt = published && (published.at ?? startOfDay(published.day))
  const isBelieved = published !== undefined && !isMisdated(published, seenAt)
  // Not an embargo but the misdated publication itself: it is shown now, as any other.
  if (publishedAt === embargoUntil && !isBelieved) return 0
  return ((isBelieved && publishedAt) || seenAt) + UNREADABLE_EMBARGO_DAYS * DAY
}

function shortName(name: string | undefined): string | undefined {
  return name === undefined ? undefined : cutText(name.toWellFormed(), MAX_NAME_LENGTH)
}

function isShort(address: string | undefined): boolean {
  return address !== undefined && address.length <= MAX_FILE_ADDRESS_LENGTH
}

/** What the version before would have called a release at this address, set apart by `apart`. */
export function formerNames(url: string, apart: string | undefined): string[] {
  return identitiesBefore(url).map((name) => (apart === undefined ? name : `${name} ${apart}`))
}

/** All names under which a stored release may be this one. */
export function namesOf({ identities, formerly = [] }: Pick<IncomingRelease, 'identities' | 'formerly'>): string[] {
  return [...identities, ...formerly]
}
