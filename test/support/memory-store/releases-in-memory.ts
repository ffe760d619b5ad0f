import { isDeepStrictEqual } from 'node:util'
import { gunzipSync } from 'node:zlib'
import {
  addToSignature,
  type DaySignature,
  emptySignature,
  type Signing,
} from '../../../functions/releases/day-signature.ts'
import type { Release } from '../../../functions/releases/release.ts'
import type { IdentityRecord } from '../../../functions/releases/same-release/identity.ts'
import type { IncomingRelease } from '../../../functions/releases/same-release/normalise-release.ts'
import { subjectsOf } from '../../../functions/releases/same-release/notice-subjects.ts'
import { titleFingerprint } from '../../../functions/releases/same-release/title-change.ts'
import { claimName, type TitleClaim } from '../../../functions/releases/same-release/title-claim.ts'
import { orThrow, UnreadableRow } from '../../../functions/releases/unreadable-row.ts'
import { type UpcomingLaw, upcomingLawOf } from '../../../functions/releases/upcoming-law.ts'
import { compressText } from '../../../functions/store/release-rows.ts'
import { keys } from '../../../functions/store/table/keys.ts'
import { addDays, type Day, type Instant, seoulDay } from '../../../functions/text/seoul.ts'
import { clearBell, setBell } from './bells-in-memory.ts'
import { isUnreadable, keyText, type MemoryTables, type ReleaseRow, refuseUnreadable } from './memory-tables.ts'

export function releasesInMemory(tables: MemoryTables) {
  async function releasesKnownAs(identities: string[]): Promise<Map<string, IdentityRecord | UnreadableRow>> {
    return new Map(
      identities.flatMap((identity): (readonly [string, IdentityRecord | UnreadableRow])[] => {
        const key = keys.identity(identity)
        if (isUnreadable(tables, key)) return [[identity, new UnreadableRow(keyText(key), 'version 2')]]
        const known = tables.identities.get(identity)
        return known ? [[identity, known] as const] : []
      }),
    )
  }

  return {
    releasesKnownAs,

    async releaseById(id: string): Promise<Release | undefined> {
      refuseUnreadable(tables, keys.release(id))
      return tables.releases.get(id)?.release
    },

    async releaseBell(id: string): Promise<Instant | undefined> {
      refuseUnreadable(tables, keys.release(id))
      return tables.releases.get(id)?.ringAt
    },

    async silenceRelease({ id, revision, alsoAt }: Release, ringAt: Instant): Promise<boolean> {
      const row = tables.releases.get(id)
      if (row?.ringAt !== ringAt || row.release.revision !== revision) return false
      if (row.release.alsoAt.length !== alsoAt.length) return false
      clearBell(tables, row)
      return true
    },

    async releasesAnnouncedLate(day: Day): Promise<Release[]> {
      const isLate = ({ announcedAt, showAt, tells }: Release) =>
        !tells &&
        announcedAt !== undefined &&
        seoulDay(announcedAt) === day &&
        seoulDay(showAt) < day &&
        seoulDay(showAt) >= addDays(day, -60)
      return [...tables.releases.values()].map(({ release }) => release).filter(isLate)
    },

    async *releasesDueFrom(day: Day, after?: { due: Day; id: string }): AsyncGenerator<Release> {
      const keyOf = ({ due = '', id }: Release) => keys.due(due, id).sk
      const from = after ? keys.due(after.due, after.id).sk : day
      yield* [...tables.releases.values()]
        .map(({ release }) => release)
        .filter(
          ({ due, id, withdrawn, tells }) => due && !tells && !withdrawn && !isUnreadable(tables, keys.release(id)),
        )
        .filter((release) => keyOf(release) > from)
        .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    },

    async releasesOfDay(day: Day, now: Instant): Promise<Release[]> {
      return [...tables.releases.values()]
        .map(({ release }) => release)
        .filter(({ id }) => !isUnreadable(tables, keys.release(id)))
        .filter(({ showAt, tells }) => !tells && showAt <= now && seoulDay(showAt) === day)
        .sort((a, b) => b.showAt - a.showAt || (a.id < b.id ? 1 : -1))
    },

    async upcomingLaws(day: Day): Promise<UpcomingLaw[]> {
      const laws = [...tables.releases.values()].flatMap(({ release }) => upcomingLawOf(release) ?? [])
      return laws.filter(({ effective }) => effective.some((one) => one >= day))
    },

    /** Signatures are made when they are asked for: what is signed is what is there. */
    async signReleases(): Promise<void> {},

    async signing(): Promise<Signing> {
      const days = [...tables.releases.values()].map(({ release }) => seoulDay(release.showAt)).sort()
      return { isWhole: true, oldest: days[0] }
    },

    async signaturesBetween(from: Day, to: Day): Promise<Map<Day, DaySignature | undefined>> {
      const byDay = new Map<Day, DaySignature>()
      for (const { release } of tables.releases.values()) {
        const day = seoulDay(release.showAt)
        if (day < from || day > to) continue
        const signature = byDay.get(day) ?? emptySignature()
        byDay.set(day, signature)
        addToSignature(signature, release)
      }
      return byDay
    },

    async namesHeld({ identities, claims }: { identities: string[]; claims: TitleClaim[] }) {
      const byClaim = new Map<string, string | UnreadableRow>()
      for (const claim of claims) {
        const key = keys.titleClaim(claim)
        const taken = tables.titles.get(titleKey(claim))
        if (isUnreadable(tables, key)) byClaim.set(claimName(claim), new UnreadableRow(keyText(key), 'version 2'))
        else if (taken) byClaim.set(claimName(claim), taken)
      }
      return { byIdentity: await releasesKnownAs(identities), byClaim }
    },

    async findHolders({ identities, claims }: { identities: string[]; claims: TitleClaim[] }) {
      const byTitle = new Map<Day, string>()
      for (const claim of claims) {
        refuseUnreadable(tables, keys.titleClaim(claim))
        const taken = tables.titles.get(titleKey(claim))
        if (taken) byTitle.set(claim.day, taken)
      }
      const known = await releasesKnownAs(identities)
      return { byIdentity: new Map([...known].map(([name, record]) => [name, orThrow(record)])), byTitle }
    },

    async storeRelease({ release, identities, claims, revision }: IncomingRelease, ringAt?: Instant): Promise<boolean> {
      const taken =
        tables.releases.has(release.id) ||
        identities.some((identity) => tables.identities.has(identity)) ||
        claims.some((claim) => tables.titles.has(titleKey(claim)))
      if (taken) return false
      const row: ReleaseRow = { release: { ...release, text: asStored(release.text) }, rings: 0 }
      tables.releases.set(release.id, row)
      for (const identity of identities)
        tables.identities.set(identity, {
          releaseId: release.id,
          revision,
          sourceId: release.sourceId,
          shown: [titleFingerprint(release.title)],
          ...(release.due && { due: release.due }),
        })
      for (const claim of claims) tables.titles.set(titleKey(claim), release.id)
      if (ringAt !== undefined) setBell(tables, row, ringAt)
      return true
    },

    async releasesAbout(subject: string, from: Day, to: Day, limit: number): Promise<string[]> {
      const day = ({ published }: Release) => published?.day ?? ''
      return [...tables.releases.values()]
        .map(({ release }) => release)
        .filter((release) => day(release) >= from && day(release) <= to && subjectsOf(release).includes(subject))
        .sort((a, b) => (`${day(a)}#${a.id}` < `${day(b)}#${b.id}` ? 1 : -1))
        .slice(0, limit)
        .map(({ id }) => id)
    },

    async saveJoinedCopy(
      release: Release,
      was: Release,
      { identities, revision }: IncomingRelease,
      ringAt?: Instant,
    ): Promise<boolean> {
      const row = tables.releases.get(was.id)
      if (!row || !isAsRead(row, was)) return false
      if (identities.some((identity) => tables.identities.has(identity))) return false
      row.release = { ...release, text: asStored(release.text) }
      for (const identity of identities) tables.identities.set(identity, { releaseId: was.id, revision })
      if (ringAt !== undefined) setBell(tables, row, ringAt)
      return true
    },

    async saveRevision(
      release: Release,
      was: Release,
      { release: { due }, identities, revision, isUncounted }: IncomingRelease,
      ringAt?: Instant,
      news?: { release: Release; ringAt: Instant },
    ): Promise<boolean> {
      const row = tables.releases.get(release.id)
      if (!row || !isAsRead(row, was)) return false
      const known = identities.map((identity) => tables.identities.get(identity))
      if (known.some((one) => !one || one.revision >= revision)) return false
      if (news && tables.releases.has(news.release.id)) return false
      row.release = { ...release, text: asStored(release.text) }
      for (const [index, one] of known.entries()) {
        const shown = isUncounted ? [...(one?.shown ?? []), titleFingerprint(release.title)] : one?.shown
        if (one) tables.identities.set(identities[index] as string, { ...one, revision, shown, ...(due && { due }) })
      }
      if (ringAt !== undefined) setBell(tables, row, ringAt)
      if (news) {
        const told: ReleaseRow = { release: news.release, rings: 0 }
        tables.releases.set(news.release.id, told)
        setBell(tables, told, news.ringAt)
      }
      return true
    },
  }
}

function isAsRead({ release }: ReleaseRow, was: Release): boolean {
  return release.revision === was.revision && isDeepStrictEqual(release.alsoAt, was.alsoAt)
}

function titleKey({ title, day }: TitleClaim): string {
  return `${title} ${day}`
}

/** The text as the real store returns it: one too long for a row is cut. Compressing a short text would change nothing. */
function asStored(text: string): string {
  return text.length > 10_000 ? gunzipSync(compressText(text)).toString() : text
}
