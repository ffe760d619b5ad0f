import { isDeepStrictEqual } from 'node:util'
import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { Release } from '../releases/release.ts'
import type { IdentityRecord } from '../releases/same-release/identity.ts'
import type { IncomingRelease } from '../releases/same-release/normalise-release.ts'
import { subjectsOf } from '../releases/same-release/notice-subjects.ts'
import { titleFingerprint } from '../releases/same-release/title-change.ts'
import type { TitleClaim } from '../releases/same-release/title-claim.ts'
import { orThrow, type UnreadableRow } from '../releases/unreadable-row.ts'
import { batchesOf } from '../text/batches.ts'
import { DAY, type Day, type Instant, startOfDay } from '../text/seoul.ts'
import { dueWrites, releaseBellAttributes, releaseToRow, upcomingLawRows } from './release-rows.ts'
import { orRowRefused, transact } from './table/conditional-writes.ts'
import { keys } from './table/keys.ts'
import { noteUnreadable } from './table/note-unreadable.ts'
import { type Row, rowsByKeys } from './table/read-rows.ts'
import { readEach, readOne, tryShape } from './table/read-shape.ts'
import { WRITTEN } from './table/row-version.ts'
import { TTL_ATTRIBUTE } from './table/schema.ts'
import type { Table } from './table/table.ts'

const KEYS_PER_BATCH_GET = 100
/** Longer than any release looks back for another. */
const ABOUT_KEPT_MS = 800 * DAY

const IdentityRow = z.object({
  identity: z.string(),
  releaseId: z.string(),
  revision: z.int(),
  sourceId: z.string().optional(),
  shown: z.array(z.string()).optional(),
  due: z.iso.date().optional(),
})
const AboutRow = z.object({ releaseId: z.string() })
const TitleRow = z.object({ sk: z.iso.date(), releaseId: z.string() })
export const identityShape = (row: Row) => IdentityRow.parse(row)
export const aboutShape = (row: Row) => AboutRow.parse(row)
export const titleShape = (row: Row) => TitleRow.parse(row)

/**
 * Rows of the names a release goes by: its identities, and its title claimed for a day. A release and its names are written in one
 * transaction, and a name once taken belongs to that release for ever, so that no release is stored twice. `addToSignatures` adds a release to the
 * signature of its day where that is written as releases come, always before the release is.
 */
export function nameRows(table: Table, addToSignatures: (releases: Release[]) => Promise<void>) {
  const TableName = table.name

  /** The stored releases these identities lead to, by identity; or why nobody can say which release that is. */
  async function releasesKnownAs(identities: string[]): Promise<Map<string, IdentityRecord | UnreadableRow>> {
    const byIdentity = new Map<string, IdentityRecord | UnreadableRow>()
    const distinct = [...new Set(identities)]
    for (const batch of batchesOf(distinct, KEYS_PER_BATCH_GET)) {
      const byKey = new Map(batch.map((identity) => [keys.identity(identity).pk, identity]))
      for (const row of await rowsByKeys(table, batch.map(keys.identity))) {
        const identity = byKey.get(String(row.pk)) as string
        byIdentity.set(identity, await recordOf(row))
      }
    }
    return byIdentity
  }

  async function recordOf(row: Row): Promise<IdentityRecord | UnreadableRow> {
    const read = tryShape(identityShape, row)
    if ('unreadable' in read) {
      await noteUnreadable(table, read.unreadable)
      return read.unreadable
    }
    const { identity, ...record } = read.value
    return record
  }

  function putNew(row: object) {
    return { Put: { TableName, Item: { ...row, ...WRITTEN }, ConditionExpression: 'attribute_not_exists(pk)' } }
  }

  /** The update of a release from `was`. Its condition fails when somebody else revised it or added a copy; what became undefined is removed. */
  function updateRelease(release: Release, was: Release, bell: object) {
    const { pk, sk, ...row } = { ...releaseToRow(release), ...bell } as Record<string, unknown>
    const names = Object.keys(row)
    const [gone, set] = [
      names.filter((name) => row[name] === undefined),
      names.filter((name) => row[name] !== undefined),
    ]
    const removes = gone.length > 0 ? ` REMOVE ${gone.map((name) => `#${name}`).join(', ')}` : ''
    return {
      Update: {
        TableName,
        Key: { pk, sk },
        UpdateExpression: `SET ${set.map((name) => `#${name} = :${name}`).join(', ')}${removes}`,
        ConditionExpression: '#revision = :wasRevision AND #alsoAt = :wasAlsoAt',
        ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
        ExpressionAttributeValues: {
          ':wasRevision': was.revision,
          ':wasAlsoAt': was.alsoAt,
          ...Object.fromEntries(set.map((name) => [`:${name}`, row[name]])),
        },
      },
    }
  }

  /** The write that keeps the days of a law where they changed. */
  function movedDays(release: Release, was: Release) {
    const rows = isDeepStrictEqual(release.effective, was.effective) ? [] : upcomingLawRows(release)
    return rows.map((row) => ({ Put: { TableName, Item: { ...row, ...WRITTEN } } }))
  }

  return {
    releasesKnownAs,

    /**
     * The releases that have these names: by identity, and by day for the titles claimed. Throws where one of the names cannot be read:
     * without it nobody can tell whether the release is stored already.
     */
    async findHolders(names: { identities: string[]; claims: TitleClaim[] }) {
      const [known, titles] = await Promise.all([
        releasesKnownAs(names.identities),
        rowsByKeys(table, names.claims.map(keys.titleClaim)),
      ])
      const byIdentity = new Map([...known].map(([identity, record]) => [identity, orThrow(record)]))
      const byTitle = new Map<Day, string>()
      for (const row of titles) {
        const claim = await readOne(table, titleShape, row)
        if (claim) byTitle.set(claim.sk, claim.releaseId)
      }
      return { byIdentity, byTitle }
    },

    /** Stores a release with its names, all or nothing; false when one of the names is taken. With `ringAt` its bell is due then. */
    async storeRelease({ release, identities, claims, revision }: IncomingRelease, ringAt?: Instant): Promise<boolean> {
      const { sourceId, title, due } = release
      const seenAs = { sourceId, shown: [titleFingerprint(title)], ...(due && { due }) }
      const names = [
        ...identities.map((identity) => ({ ...identityRow(identity), ...seenAs })),
        ...claims.map(keys.titleClaim),
      ]
      const rows = [
        { ...releaseToRow(release), ...bellAt(release.id, ringAt) },
        ...names.map((row) => ({ ...row, releaseId: release.id, revision })),
        ...aboutRows(release),
        ...upcomingLawRows(release),
      ]
      await addToSignatures([release])
      return orRowRefused(transact(table, [...rows.map(putNew), ...dueWrites(table, release)]))
    },

    /** Ids of releases about a statute that were published from one day to another, the latest first. */
    async releasesAbout(subject: string, from: Day, to: Day, limit: number): Promise<string[]> {
      const { Items = [] } = await table.db.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
          ExpressionAttributeValues: { ':pk': keys.about(subject, from, '').pk, ':from': from, ':to': `${to}~` },
          ScanIndexForward: false,
          ConsistentRead: true,
          Limit: limit,
        }),
      )
      return (await readEach(table, aboutShape, Items)).map(({ releaseId }) => releaseId)
    },

    /** Saves a release as a copy of it made it, with the copy's identities; false when the release is no longer as in `was` or an identity is taken. With `ringAt` its bell is due then. */
    async saveJoinedCopy(
      release: Release,
      was: Release,
      { identities, revision }: IncomingRelease,
      ringAt?: Instant,
    ): Promise<boolean> {
      const claims = identities.map((identity) => putNew({ ...identityRow(identity), releaseId: was.id, revision }))
      await addToSignatures([release])
      const update = updateRelease(release, was, bellAt(was.id, ringAt))
      return orRowRefused(transact(table, [update, ...claims, ...dueWrites(table, release, was)]))
    },

    /** Saves a revised release, the source's revision on its identities, and news of it with a bell; false when either moved on since `was`. With `ringAt` its bell is due then. */
    async saveRevision(
      release: Release,
      was: Release,
      { release: shownNow, identities, revision, isUncounted }: IncomingRelease,
      ringAt?: Instant,
      news?: { release: Release; ringAt: Instant },
    ): Promise<boolean> {
      const isDue = shownNow.due === undefined ? '' : ', due = :due'
      const due = shownNow.due === undefined ? {} : { ':due': shownNow.due }
      const shows = isUncounted ? ', shown = list_append(if_not_exists(shown, :none), :shown)' : ''
      const shown = isUncounted ? { ':none': [], ':shown': [titleFingerprint(release.title)] } : {}
      const names = identities.map((identity) => ({
        Update: {
          TableName,
          Key: keys.identity(identity),
          UpdateExpression: `SET revision = :revision${shows}${isDue}`,
          ConditionExpression: 'revision < :revision',
          ExpressionAttributeValues: { ':revision': revision, ...shown, ...due },
        },
      }))
      await addToSignatures([release])
      const update = updateRelease(release, was, bellAt(was.id, ringAt))
      const told = news ? [putNew({ ...releaseToRow(news.release), ...bellAt(news.release.id, news.ringAt) })] : []
      const writes = [...names, ...told, ...movedDays(release, was), ...dueWrites(table, release, was)]
      return orRowRefused(transact(table, [update, ...writes]))
    },
  }
}

function bellAt(releaseId: string, ringAt: Instant | undefined) {
  return ringAt === undefined ? {} : releaseBellAttributes(releaseId, ringAt)
}

/** The rows by which a release is found by the statutes it is about. */
function aboutRows(release: Release) {
  const { id, published } = release
  if (!published) return []
  const expiry = { [TTL_ATTRIBUTE]: Math.ceil((startOfDay(published.day) + ABOUT_KEPT_MS) / 1000) }
  return subjectsOf(release).map((subject) => ({ ...keys.about(subject, published.day, id), ...expiry, releaseId: id }))
}

function identityRow(identity: string) {
  return { ...keys.identity(identity), identity }
}
