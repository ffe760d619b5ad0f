import { isDeepStrictEqual } from 'node:util'
import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { Release } from '../releases/release.ts'
import type { IdentityRecord } from '../releases/same-release/identity.ts'
import type { IncomingRelease } from '../releases/same-release/normalise-release.ts'
import { subjectsOf } from '../releases/same-release/notice-subjects.ts'
import { titleFingerprint } from '../releases/same-release/title-change.ts'
import { claimName, type TitleClaim } from '../releases/same-release/title-claim.ts'
import { orThrow, type UnreadableRow } from '../releases/unreadable-row.ts'
import { batchesOf } from '../text/batches.ts'
import { DAY, type Day, type Instant, startOfDay } from '../text/seoul.ts'
import { dueWrites, releaseBellAttributes, releaseToRow, upcomingLawRows } from './release-rows.ts'
import { orRowRefused, transact } from './table/conditional-writes.ts'
import { type Key, keys } from './table/keys.ts'
import { noteUnreadable } from './table/note-unreadable.ts'
import { type Row, rowsByKeys } from './table/read-rows.ts'
import { readEach, tryShape } from './table/read-shape.ts'
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

  /** The stored releases that these names lead to, identities by themselves and titles by `claimName`; or why nobody can say which release that is. */
  async function namesHeld({ identities, claims }: Pick<IncomingRelease, 'identities' | 'claims'>) {
    const byIdentity = new Map<string, IdentityRecord | UnreadableRow>()
    const byClaim = new Map<string, string | UnreadableRow>()
    const takeByKey = new Map([
      ...identities.map((identity) => {
        const take = async (row: Row) => void byIdentity.set(identity, await recordOf(row))
        return [nameOfKey(keys.identity(identity)), { key: keys.identity(identity), take }] as const
      }),
      ...claims.map((claim) => {
        const take = async (row: Row) => void byClaim.set(claimName(claim), await holderOf(row))
        return [nameOfKey(keys.titleClaim(claim)), { key: keys.titleClaim(claim), take }] as const
      }),
    ])
    for (const batch of batchesOf([...takeByKey.values()], KEYS_PER_BATCH_GET))
      for (const row of await rowsByKeys(
        table,
        batch.map(({ key }) => key),
      ))
        await takeByKey.get(nameOfKey(row))?.take(row)
    return { byIdentity, byClaim }
  }

  async function releasesKnownAs(identities: string[]): Promise<Map<string, IdentityRecord | UnreadableRow>> {
    return (await namesHeld({ identities, claims: [] })).byIdentity
  }

  async function holderOf(row: Row): Promise<string | UnreadableRow> {
    const read = tryShape(titleShape, row)
    if ('value' in read) return read.value.releaseId
    await noteUnreadable(table, read.unreadable)
    return read.unreadable
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
    namesHeld,
    releasesKnownAs,

    /**
     * The releases that have these names: by identity, and by day for the titles claimed. Throws where one of the names cannot be read:
     * without it nobody can tell whether the release is stored already.
     */
    async findHolders(names: { identities: string[]; claims: TitleClaim[] }) {
      const { byIdentity, byClaim } = await namesHeld(names)
      const titles = names.claims.flatMap((claim): [Day, string][] => {
        const held = byClaim.get(claimName(claim))
        return held === undefined ? [] : [[claim.day, orThrow(held)]]
      })
      return {
        byIdentity: new Map([...byIdentity].map(([identity, record]) => [identity, orThrow(record)])),
        byTitle: new Map(titles),
      }
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

function nameOfKey({ pk, sk }: Row | Key): string {
  return `${pk} ${sk}`
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
