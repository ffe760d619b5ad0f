import { isDeepStrictEqual } from 'node:util'
import { gunzipSync } from 'node:zlib'
import type { Release } from '../../../functions/releases/release.ts'
import type { IdentityRecord } from '../../../functions/releases/same-release/identity.ts'
import type { IncomingRelease } from '../../../functions/releases/same-release/normalise-release.ts'
import { titleFingerprint } from '../../../functions/releases/same-release/title-change.ts'
import type { TitleClaim } from '../../../functions/releases/same-release/title-claim.ts'
import { compressText } from '../../../functions/store/release-rows.ts'
import { type Day, type Instant, seoulDay } from '../../../functions/text/seoul.ts'
import { type Kept, type ReleaseKept, ring, silence } from './kept.ts'

export function releaseShelf(kept: Kept) {
  async function releasesKnownAs(identities: string[]): Promise<Map<string, IdentityRecord>> {
    return new Map(
      identities.flatMap((identity) => {
        const known = kept.identities.get(identity)
        return known ? [[identity, known] as const] : []
      }),
    )
  }

  return {
    releasesKnownAs,

    async releaseById(id: string): Promise<Release | undefined> {
      return kept.releases.get(id)?.release
    },

    async releaseBell(id: string): Promise<Instant | undefined> {
      return kept.releases.get(id)?.ringAt
    },

    async silenceRelease({ id, revision, alsoAt }: Release, ringAt: Instant): Promise<boolean> {
      const row = kept.releases.get(id)
      if (row?.ringAt !== ringAt || row.release.revision !== revision) return false
      if (row.release.alsoAt.length !== alsoAt.length) return false
      silence(kept, row)
      return true
    },

    async releasesOfDay(day: Day, now: Instant): Promise<Release[]> {
      return [...kept.releases.values()]
        .map(({ release }) => release)
        .filter(({ showAt }) => showAt <= now && seoulDay(showAt) === day)
        .sort((a, b) => b.showAt - a.showAt || (a.id < b.id ? 1 : -1))
    },

    async findHolders({ identities, claims }: { identities: string[]; claims: TitleClaim[] }) {
      const byTitle = new Map<Day, string>()
      for (const claim of claims) {
        const taken = kept.titles.get(titleKey(claim))
        if (taken) byTitle.set(claim.day, taken)
      }
      return { byIdentity: await releasesKnownAs(identities), byTitle }
    },

    async storeRelease({ release, identities, claims, revision }: IncomingRelease, ringAt?: Instant): Promise<boolean> {
      const taken =
        kept.releases.has(release.id) ||
        identities.some((identity) => kept.identities.has(identity)) ||
        claims.some((claim) => kept.titles.has(titleKey(claim)))
      if (taken) return false
      const row: ReleaseKept = { release: { ...release, text: cut(release.text) }, rings: 0 }
      kept.releases.set(release.id, row)
      for (const identity of identities)
        kept.identities.set(identity, {
          releaseId: release.id,
          revision,
          sourceId: release.sourceId,
          shown: [titleFingerprint(release.title)],
        })
      for (const claim of claims) kept.titles.set(titleKey(claim), release.id)
      if (ringAt !== undefined) ring(kept, row, ringAt)
      return true
    },

    async saveJoinedCopy(
      release: Release,
      was: Release,
      { identities, revision }: IncomingRelease,
      ringAt?: Instant,
    ): Promise<boolean> {
      const row = kept.releases.get(was.id)
      if (!row || !isAsRead(row, was)) return false
      if (identities.some((identity) => kept.identities.has(identity))) return false
      row.release = { ...release, text: cut(release.text) }
      for (const identity of identities) kept.identities.set(identity, { releaseId: was.id, revision })
      if (ringAt !== undefined) ring(kept, row, ringAt)
      return true
    },

    async saveRevision(
      release: Release,
      was: Release,
      { identities, revision, isUncounted }: IncomingRelease,
      ringAt?: Instant,
    ): Promise<boolean> {
      const row = kept.releases.get(release.id)
      if (!row || !isAsRead(row, was)) return false
      const known = identities.map((identity) => kept.identities.get(identity))
      if (known.some((one) => !one || one.revision >= revision)) return false
      row.release = { ...release, text: cut(release.text) }
      for (const [index, one] of known.entries()) {
        const shown = isUncounted ? [...(one?.shown ?? []), titleFingerprint(release.title)] : one?.shown
        if (one) kept.identities.set(identities[index] as string, { ...one, revision, shown })
      }
      if (ringAt !== undefined) ring(kept, row, ringAt)
      return true
    },
  }
}

function isAsRead({ release }: ReleaseKept, was: Release): boolean {
  return release.revision === was.revision && isDeepStrictEqual(release.alsoAt, was.alsoAt)
}

function titleKey({ title, day }: TitleClaim): string {
  return `${title} ${day}`
}

function cut(text: string): string {
  return text.length > 10_000 ? gunzipSync(compressText(text)).toString() : text
}
