import { type Instant, startOfDay } from '../../text/seoul.ts'
import type { RawRelease } from '../raw-release.ts'
import type { Release } from '../release.ts'
import type { Source } from '../source.ts'
import { identityOf, releaseId } from './identity.ts'
import { type TitleClaim, titleClaims } from './title-claim.ts'

export interface Sighting {
  release: Release
  identities: string[]
  claims: TitleClaim[]
  /** Rises with the source's own count of its changes, and when it withdraws; 0 where it keeps none. */
  revision: number
  /** Its text may not be shown yet. */
  embargoed?: boolean | undefined
  /** The source keeps no count of its changes. */
  uncounted?: boolean | undefined
  /** Where a source shows no address that is known any more, as after its site was rebuilt: the releases that stand by what it shows now. */
  besides?: Set<string> | undefined
}

/** What no ministry needs more of: a row of the ledger holds 400 KB, and one that cannot be stored would come again and again. */
const MOST_FILES = 50
const LONGEST = 300

/** What a source showed, as the release it is. `seenAt` orders what has no date of its own; a post-dated one is shown now. */
export function normalise(raw: RawRelease, source: Source, seenAt: Instant): Sighting {
  const own = raw.apart === undefined ? identityOf(raw.url) : `${identityOf(raw.url)} ${raw.apart}`
  const identities = [...new Set([own, ...(raw.alsoAt ?? []).map(identityOf)])]
  const publishedAt = raw.published && (raw.published.at ?? startOfDay(raw.published.day))
  const openedAt = Math.min(publishedAt ?? seenAt, seenAt)
  const release: Release = {
    id: releaseId(identities[0] as string),
    sourceId: source.id,
    sourceName: source.name,
    title: raw.title,
    url: raw.url,
    text: raw.text,
    ministry: raw.ministry?.slice(0, LONGEST) ?? source.ministry,
    published: raw.published,
    showAt: Math.max(openedAt, raw.embargoUntil ?? 0),
    revision: 0,
    withdrawn: raw.withdrawn ?? false,
    attachments: (raw.attachments ?? [])
      .slice(0, MOST_FILES)
      .map((file) => ({ ...file, name: file.name.slice(0, LONGEST) })),
    licence: raw.licence?.slice(0, LONGEST),
    alsoAt: [],
  }
  return {
    release,
    identities,
    claims: titleClaims(release),
    revision: 2 * (raw.revision ?? 0) + Number(release.withdrawn),
    embargoed: release.showAt > seenAt,
    uncounted: raw.revision === undefined,
  }
}
