import { gunzipSync, gzipSync } from 'node:zlib'
import { GetCommand, paginateScan, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { cutText } from '../releases/cut-text.ts'
import { Release } from '../releases/release.ts'
import { UpcomingLaw, upcomingLawOf } from '../releases/upcoming-law.ts'
import { batchesFrom } from '../text/batches.ts'
import { addDays, DAY, type Day, type Instant, seoulDay, startOfDay } from '../text/seoul.ts'
import { writeIfConditionHolds } from './table/conditional-writes.ts'
import { bellShard, DUE_PK, dayPartition, EFFECTIVE_PK, keys } from './table/keys.ts'
import { allRows, type Row, rowsByKeys, streamRows } from './table/read-rows.ts'
import { readEach, readOne, tryShape } from './table/read-shape.ts'
import { WRITTEN } from './table/row-version.ts'
import { TTL_ATTRIBUTE } from './table/schema.ts'
import type { Table } from './table/table.ts'

const MAX_TEXT_LENGTH = 100_000
const MAX_DAYS_LATE = 60
/** How long the row of a last day outlives it. */
const DUE_KEPT_MS = 30 * DAY
const DUE_ROWS_PER_READ = 50
const MONTH = 31 * DAY
const CUT_MARK = ' …(이하 생략)'

const BellAttributes = z.object({ ringAt: z.int().optional() })
const bellShape = (row: Row) => BellAttributes.parse(row)

/** Rows of releases, each with its bell while its deliveries are not planned. What writes them is in name-rows.ts. */
export function releaseRows(table: Table) {
  const TableName = table.name

  return {
    async releaseById(id: string): Promise<Release | undefined> {
      const { Item } = await table.db.send(new GetCommand({ TableName, Key: keys.release(id), ConsistentRead: true }))
      return readOne(table, releaseShape, Item)
    },

    /** When a release's bell is due; undefined once all its deliveries are planned. */
    async releaseBell(id: string): Promise<Instant | undefined> {
      const { Item } = await table.db.send(
        new GetCommand({
          TableName,
          Key: keys.release(id),
          ConsistentRead: true,
          ProjectionExpression: 'pk, sk, v, ringAt',
        }),
      )
      return (await readOne(table, bellShape, Item))?.ringAt
    },

    /**
     * Takes the bell off a release; false when it was rung again or put off since it was seen due at `ringAt`. A bell rung again within
     * the same millisecond is due at the same instant, so the release must also be as it was read.
     */
    async silenceRelease({ id, revision, alsoAt }: Release, ringAt: Instant): Promise<boolean> {
      const silence = new UpdateCommand({
        TableName,
        Key: keys.release(id),
        UpdateExpression: 'REMOVE bell, ringAt, rings',
        ConditionExpression: 'ringAt = :seen AND revision = :revision AND size(alsoAt) = :copies',
        ExpressionAttributeValues: { ':seen': ringAt, ':revision': revision, ':copies': alsoAt.length },
      })
      return writeIfConditionHolds(() => table.db.send(silence))
    },

    /** Releases shown on a Seoul day up to `now`, newest first. */
    async releasesOfDay(day: Day, now: Instant): Promise<Release[]> {
      return readEach(table, releaseShape, await allRows(table, releasesOfDayQuery(day, now)))
    },

    /** The laws of which something comes into force on `day` or later. */
    async upcomingLaws(day: Day): Promise<UpcomingLaw[]> {
      const rows = await allRows(table, {
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': EFFECTIVE_PK },
      })
      const laws = await readEach(table, upcomingLawShape, rows)
      return laws.filter(({ effective }) => effective.some((one) => one >= day))
    },

    /**
     * Releases that somebody can act on until `day` or later, what ends soonest first; with `after` those behind that one. Rows of a last day
     * that was moved or of a release that was withdrawn are passed over.
     */
    async *releasesDueFrom(day: Day, after?: { due: Day; id: string }): AsyncGenerator<Release> {
      const rows = streamRows(table, {
        KeyConditionExpression: 'pk = :pk AND sk > :from',
        ExpressionAttributeValues: { ':pk': DUE_PK, ':from': after ? keys.due(after.due, after.id).sk : day },
        Limit: DUE_ROWS_PER_READ,
      })
      for await (const batch of batchesFrom(rows, DUE_ROWS_PER_READ)) {
        const due = await readEach(table, dueShape, batch)
        // A release has a row for every last day it had, and no key may be asked for twice.
        const ids = [...new Set(due.map(({ releaseId }) => releaseId))]
        const found = await rowsByKeys(table, ids.map(keys.release))
        const byId = new Map((await readEach(table, releaseShape, found)).map((release) => [release.id, release]))
        for (const { releaseId, sk } of due) {
          const release = byId.get(releaseId)
          if (release && !release.withdrawn && sk === dueKey(release)?.sk) yield release
        }
      }
    },

    /**
     * Releases announced on a Seoul day that are shown on one of the sixty days before, as when a source answers again after weeks. Read day
     * by day: nobody waits for it.
     */
    async releasesAnnouncedLate(day: Day): Promise<Release[]> {
      const from = startOfDay(day)
      const late: Release[] = []
      for (let back = 1; back <= MAX_DAYS_LATE; back += 1) {
        const rows = await allRows(table, {
          IndexName: 'byDay',
          KeyConditionExpression: '#day = :day',
          FilterExpression: 'announcedAt BETWEEN :from AND :to',
          ExpressionAttributeNames: { '#day': 'day' },
          ExpressionAttributeValues: {
            ':day': dayPartition(addDays(day, -back)),
            ':from': from,
            ':to': from + DAY - 1,
          },
        })
        late.push(...(await readEach(table, releaseShape, rows)))
      }
      return late
    },
  }
}

/** Releases shown on a Seoul day up to `now`, newest first. */
export function releasesOfDayQuery(day: Day, now: Instant) {
  return {
    IndexName: 'byDay',
    KeyConditionExpression: '#day = :day AND shownAs <= :now',
    ExpressionAttributeNames: { '#day': 'day' },
    ExpressionAttributeValues: { ':day': dayPartition(day), ':now': `${new Date(now).toISOString()}~` },
    ScanIndexForward: false,
  }
}

const DueRow = z.object({ sk: z.string(), releaseId: z.string() })
export const dueShape = (row: Row) => DueRow.parse(row)

/**
 * The row by which a release is found by its last day, where that is another one than it `was`. The row of a day that is no longer its last
 * stays until it expires: who reads it compares.
 */
export function dueWrites({ name: TableName }: Table, release: Release, was?: Release) {
  const key = dueKey(release)
  if (!key || (was && dueKey(was)?.sk === key.sk)) return []
  const expiry = release.due && Math.ceil((startOfDay(release.due) + DUE_KEPT_MS) / 1000)
  const Item = { ...key, ...WRITTEN, releaseId: release.id, [TTL_ATTRIBUTE]: expiry }
  return [{ Put: { TableName, Item } }]
}

/** News of a release has the last day of that one, and no place of its own. */
function dueKey({ id, due, withdrawn, tells }: Release) {
  return due === undefined || withdrawn || tells ? undefined : keys.due(due, id)
}

/** Every release that is stored, undefined for one that cannot be read. Reads the whole table: for commands alone. */
export async function* everyRelease(table: Table): AsyncGenerator<Release | undefined> {
  const onlyReleases = {
    FilterExpression: 'begins_with(pk, :release) AND sk = :sk',
    ExpressionAttributeValues: { ':release': keys.release('').pk, ':sk': keys.release('').sk },
  }
  const pages = paginateScan({ client: table.db }, { TableName: table.name, ConsistentRead: true, ...onlyReleases })
  for await (const { Items = [] } of pages) {
    for (const row of Items) {
      const read = tryShape(releaseShape, row)
      yield 'value' in read ? read.value : undefined
    }
  }
}

/** A release as its row: the text compressed, and the attributes by which the index of days finds it. News of a release stands in no day. */
export function releaseToRow(release: Release): Row {
  return {
    ...keys.release(release.id),
    ...WRITTEN,
    ...release,
    text: compressText(release.text),
    ...(!release.tells && {
      day: dayPartition(seoulDay(release.showAt)),
      shownAs: `${new Date(release.showAt).toISOString()}#${release.id}`,
    }),
  }
}

export function releaseShape(row: Row): Release {
  return Release.parse({ ...row, text: gunzipSync(row.text as Uint8Array).toString() })
}

/** The row by which a law with days ahead is found; none for any other release. It outlives its last day by a month. */
export function upcomingLawRows(release: Release): Row[] {
  const law = upcomingLawOf(release)
  const last = law?.effective.at(-1)
  if (!law || last === undefined) return []
  const expiresAt = Math.ceil((startOfDay(last) + MONTH) / 1000)
  return [{ ...keys.effective(release.id), ...law, [TTL_ATTRIBUTE]: expiresAt }]
}

export const upcomingLawShape = (row: Row) => UpcomingLaw.parse(row)

/** A row holds 400 KB at most: a longer text is cut, and says so. */
export function compressText(text: string): Uint8Array {
  return gzipSync(text.length > MAX_TEXT_LENGTH ? cutText(text, MAX_TEXT_LENGTH) + CUT_MARK : text)
}

/** The attributes by which a release's row stands in the index of bells, due at `ringAt`. */
export function releaseBellAttributes(releaseId: string, ringAt: Instant) {
  return { bell: bellShard(keys.release(releaseId)), ringAt, rings: 0 }
}
