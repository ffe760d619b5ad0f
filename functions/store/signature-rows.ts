import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { now } from '../platform/clock.ts'
import {
  addToSignature,
  type DaySignature,
  emptySignature,
  fullSignature,
  isSignaturePart,
  mergeSignature,
  SIGNATURE_FORM,
  SIGNATURE_PARTS,
  type Signing,
} from '../releases/day-signature.ts'
import type { Release } from '../releases/release.ts'
import { SIGNED_LATER_DAYS } from '../releases/sign-past-days.ts'
import { addDays, type Day, MINUTE, seoulDay } from '../text/seoul.ts'
import { releaseShape } from './release-rows.ts'
import { writeIfConditionHolds } from './table/conditional-writes.ts'
import { dayPartition, keys } from './table/keys.ts'
import { allRows, type Row, streamRows } from './table/read-rows.ts'
import { readOrNote, tryShape } from './table/read-shape.ts'
import { UNLESS_LATER, VERSION_ATTRIBUTE, WRITTEN } from './table/row-version.ts'
import type { Table } from './table/table.ts'
import { openWritesByKey } from './table/writes-by-key.ts'

interface SignatureRow {
  signature: DaySignature
  /** Raised by each write, so that of two writers at once none overwrites what the other added. */
  writes: number
}
const ALL_PARTS = Array.from({ length: SIGNATURE_PARTS }, (_, part) => part)
const attributeOf = (part: number): string => `part${part}`
const SigningRow = z.object({
  isWhole: z.boolean(),
  oldest: z.iso.date().optional(),
  signedThrough: z.iso.date().optional(),
})
export const signingShape = (row: Row): Signing => SigningRow.parse(row)

export function signatureShape(row: Row): SignatureRow {
  return partsOf(row, ALL_PARTS)
}

/** Some parts of a signature, by a row of which only these were read. */
function partsOf(row: Row, parts: number[]): SignatureRow {
  const signature: DaySignature = Array.from({ length: SIGNATURE_PARTS })
  for (const part of parts) signature[part] = z.custom<Uint8Array>(isSignaturePart).parse(row[attributeOf(part)])
  return { signature, writes: z.int().parse(row.writes) }
}

const MAX_DAYS_REMEMBERED = 64
const MAX_ATTEMPTS = 20
/** A table whose sources have been read for longer than a first poll takes was filled by a version that signed nothing. */
const FIRST_POLL_MS = 20 * MINUTE

/** Rows of the signatures of days (releases/day-signature.ts), one row a day, and one row that says what is signed. */
export function signatureRows(table: Table) {
  const TableName = table.name
  const remembered = new Map<Day, SignatureRow>()
  const write = openWritesByKey<Day, DaySignature>(addBits, mergeSignature)
  let known: Signing | undefined

  /** Adds bits to a day's row. What another process added since it was read is kept: then the write is refused, and the row is read again. */
  async function addBits(day: Day, bits: DaySignature): Promise<void> {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      const row = attempt === 0 ? (remembered.get(day) ?? (await rowOf(day))) : await rowOf(day)
      // One that cannot be read is left as it is: its day is read whole.
      if (row === 'unreadable') return
      const merged = row ? row.signature.map((bytes) => bytes && Uint8Array.from(bytes)) : emptySignature()
      if (!mergeSignature(merged, bits) && row) return remember(day, row)
      const next = { signature: merged, writes: (row?.writes ?? 0) + 1 }
      if (await writeRow(day, next, row?.writes)) return remember(day, next)
    }
    throw new Error(`the signature of ${day} kept changing`)
  }

  async function rowOf(day: Day): Promise<SignatureRow | 'unreadable' | undefined> {
    const Key = keys.signature(SIGNATURE_FORM, day)
    const { Item } = await table.db.send(new GetCommand({ TableName, Key, ConsistentRead: true }))
    if (!Item) return undefined
    return (await readOrNote(table, signatureShape, Item))?.value ?? 'unreadable'
  }

  function writeRow(day: Day, { signature, writes }: SignatureRow, wasWrites: number | undefined): Promise<boolean> {
    const put = new PutCommand({
      TableName,
      Item: { ...keys.signature(SIGNATURE_FORM, day), ...WRITTEN, ...attributesOf(signature), writes },
      ConditionExpression: wasWrites === undefined ? 'attribute_not_exists(pk)' : 'writes = :was',
      ...(wasWrites !== undefined && { ExpressionAttributeValues: { ':was': wasWrites } }),
    })
    return writeIfConditionHolds(() => table.db.send(put))
  }

  function remember(day: Day, row: SignatureRow): void {
    remembered.delete(day)
    remembered.set(day, row)
    const [oldest] = remembered.keys()
    if (remembered.size > MAX_DAYS_REMEMBERED && oldest !== undefined) remembered.delete(oldest)
  }

  /** Before anything is stored that is signed later: says of which days that may be. */
  async function noteSignedLater(): Promise<void> {
    known ??= (await signing()) ?? (await beginSigning())
    if (known.signedThrough !== undefined) return
    const signedThrough = lastSignedAtOnce()
    const note = new UpdateCommand({
      TableName,
      Key: keys.signing(SIGNATURE_FORM),
      UpdateExpression: 'SET signedThrough = :day',
      ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(signedThrough)',
      ExpressionAttributeValues: { ':day': signedThrough },
    })
    await writeIfConditionHolds(() => table.db.send(note))
    known = { ...known, signedThrough }
  }

  /** Before anything is signed: says whether all that is stored is, and that something of this day may be. */
  async function noteSigned(day: Day): Promise<void> {
    known ??= (await signing()) ?? (await beginSigning())
    if (known.oldest !== undefined && known.oldest <= day) return
    const note = new UpdateCommand({
      TableName,
      Key: keys.signing(SIGNATURE_FORM),
      UpdateExpression: 'SET oldest = :day',
      ConditionExpression: 'attribute_exists(pk) AND (attribute_not_exists(oldest) OR oldest > :day)',
      ExpressionAttributeValues: { ':day': day },
    })
    await writeIfConditionHolds(() => table.db.send(note))
    known = { ...known, oldest: day }
  }

  async function beginSigning(): Promise<Signing> {
    const sources = await allRows(table, {
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': keys.source('').pk },
    })
    const longAgo = now() - FIRST_POLL_MS
    const isNew = sources.every(({ firstReadAt, okAt, newAt }) =>
      [firstReadAt, okAt, newAt].every((at) => at === undefined || Number(at) > longAgo),
    )
    const begin = new PutCommand({
      TableName,
      Item: { ...keys.signing(SIGNATURE_FORM), ...WRITTEN, isWhole: isNew, signedThrough: lastSignedAtOnce() },
      ConditionExpression: 'attribute_not_exists(pk)',
    })
    await writeIfConditionHolds(() => table.db.send(begin))
    return (await signing()) ?? { isWhole: false }
  }

  /** What is signed; undefined while nothing is, or nobody can tell. */
  async function signing(): Promise<Signing | undefined> {
    const Key = keys.signing(SIGNATURE_FORM)
    const { Item } = await table.db.send(new GetCommand({ TableName, Key, ConsistentRead: true }))
    return Item && (await readOrNote(table, signingShape, Item))?.value
  }

  async function addSignatures(byDay: Map<Day, DaySignature>): Promise<void> {
    for (const day of [...byDay.keys()].sort()) await noteSigned(day)
    await Promise.all([...byDay].map(([day, bits]) => write(day, bits)))
  }

  return {
    /**
     * Adds releases to the signatures of their days. Done before they are written, so that no day holds what its signature does not. A
     * signature is written whole, twenty units: days to which releases still come are signed once, when they are over.
     */
    async signReleases(releases: Release[]): Promise<void> {
      const byDay = new Map<Day, DaySignature>()
      for (const release of releases) {
        const day = seoulDay(release.showAt)
        if (day > lastSignedAtOnce()) {
          await noteSignedLater()
          continue
        }
        const bits = byDay.get(day) ?? emptySignature()
        byDay.set(day, bits)
        addToSignature(bits, release)
      }
      await addSignatures(byDay)
    },

    addSignatures,

    async signDay(day: Day): Promise<void> {
      let signature: DaySignature | undefined
      const rows = streamRows(table, {
        IndexName: 'byDay',
        KeyConditionExpression: '#day = :day',
        ExpressionAttributeNames: { '#day': 'day' },
        ExpressionAttributeValues: { ':day': dayPartition(day) },
      })
      for await (const row of rows) {
        const read = tryShape(releaseShape, row)
        signature ??= emptySignature()
        // One that cannot be read now may be by a later version: its day is read whole.
        if ('value' in read) addToSignature(signature, read.value)
        else mergeSignature(signature, fullSignature())
      }
      if (signature) await addSignatures(new Map([[day, signature]]))
    },

    async noteSignedThrough(day: Day): Promise<void> {
      const note = new UpdateCommand({
        TableName,
        Key: keys.signing(SIGNATURE_FORM),
        UpdateExpression: 'SET signedThrough = :day',
        ConditionExpression: 'signedThrough < :day',
        ExpressionAttributeValues: { ':day': day },
      })
      await writeIfConditionHolds(() => table.db.send(note))
    },

    /** Puts a signature in place of one that cannot be read; false where a later version wrote it. */
    async replaceUnreadable(day: Day, signature: DaySignature): Promise<boolean> {
      const Item = { ...keys.signature(SIGNATURE_FORM, day), ...WRITTEN, ...attributesOf(signature), writes: 0 }
      return writeIfConditionHolds(() => table.db.send(new PutCommand({ TableName, Item, ...UNLESS_LATER })))
    },

    /** Says that every release that is stored is signed. */
    async noteAllSigned(): Promise<void> {
      const note = new UpdateCommand({
        TableName,
        Key: keys.signing(SIGNATURE_FORM),
        UpdateExpression: 'SET isWhole = :true',
        ExpressionAttributeValues: { ':true': true },
      })
      await table.db.send(note)
    },

    /** What of the stored releases is signed, as far as that can be read. */
    async signing(): Promise<Signing> {
      return (await signing()) ?? { isWhole: false }
    },

    /** These parts of the signatures of the days from `from` to `to`; undefined for one that cannot be read. */
    async signaturesBetween(from: Day, to: Day, parts: number[]): Promise<Map<Day, DaySignature | undefined>> {
      const byDay = new Map<Day, DaySignature | undefined>()
      for (let year = Number(to.slice(0, 4)); year >= Number(from.slice(0, 4)); year -= 1) {
        const rows = await allRows(table, {
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
          ProjectionExpression: ['pk', 'sk', VERSION_ATTRIBUTE, 'writes', ...parts.map(attributeOf)].join(', '),
          ExpressionAttributeValues: {
            ':pk': keys.signature(SIGNATURE_FORM, String(year)).pk,
            ':from': from,
            ':to': to,
          },
        })
        for (const row of rows) {
          const read = await readOrNote(table, (one) => partsOf(one, parts), row)
          byDay.set(String(row.sk), read?.value.signature)
        }
      }
      return byDay
    },
  }
}

function lastSignedAtOnce(): Day {
  return addDays(seoulDay(now()), -SIGNED_LATER_DAYS - 1)
}

/** A signature as attributes of its row. */
function attributesOf(signature: DaySignature): Record<string, unknown> {
  return Object.fromEntries(signature.map((bytes, part) => [attributeOf(part), bytes]))
}
