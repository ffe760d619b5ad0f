import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { now } from '../platform/clock.ts'
import { log } from '../platform/log.ts'
import {
  addToSignature,
  type DaySignature,
  emptySignature,
  isSignaturePart,
  mergeSignature,
  SIGNATURE_FORM,
  SIGNATURE_PARTS,
  type Signing,
} from '../releases/day-signature.ts'
import type { Release } from '../releases/release.ts'
import { addDays, type Day, daysBetween, MINUTE, seoulDay } from '../text/seoul.ts'
import { releaseShape, releasesOfDayQuery } from './release-rows.ts'
import { writeIfConditionHolds } from './table/conditional-writes.ts'
import { keys } from './table/keys.ts'
import { allRows, type Row } from './table/read-rows.ts'
import { readEach, readOrNote } from './table/read-shape.ts'
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
  signedTo: z.iso.date().optional(),
})
/**
 * Where `signedTo` stands, it decides. Beside it `isWhole` is false: a version that knows nothing of days that are signed later then reads
 * every day.
 */
export const signingShape = (row: Row): Signing => {
  const { isWhole, ...signing } = SigningRow.parse(row)
  return { ...signing, isWhole: isWhole || signing.signedTo !== undefined }
}

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

/** Days are signed when they are so old. A release of such a day or the day before that comes later is signed before it is stored. */
const SIGNED_AFTER_DAYS = 3
/** After a pause of months, days are signed in groups, so that what is to be stored does not wait for all of them. */
const MAX_DAYS_SIGNED_AT_ONCE = 30

/**
 * Rows of the signatures of days (releases/day-signature.ts), one row a day, and one row that says what is signed. A row of 20 kB is 20
 * times as dear to write as a release, so what is shown today or was yesterday is stored unsigned: whoever searches reads the last days
 * whole. A day is signed once, as a whole, with the first release that is stored three days later; what is stored of it from its second day
 * on was signed by then, even if a slow process had the day before's date.
 */
export function signatureRows(table: Table) {
  const TableName = table.name
  const remembered = new Map<Day, SignatureRow>()
  const write = openWritesByKey<Day, DaySignature>(addBits, mergeSignature)
  let known: Promise<Signing> | undefined
  let knownOn: Day | undefined
  let signingDays: Promise<void> | undefined

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

  /** What is signed, read once a day. What is stored unsigned of a day was noted on that day or the next, long before that day is signed. */
  function knownSigning(): Promise<Signing> {
    if (knownOn !== seoulDay(now())) known = undefined
    knownOn = seoulDay(now())
    known ??= signing()
      .then((stored) => (stored ? withSignedTo(stored) : beginSigning()))
      .catch((error: unknown) => {
        known = undefined
        throw error
      })
    return known
  }

  /** Before anything is stored: says that something of this day may be. */
  async function noteOldest(day: Day): Promise<void> {
    const { oldest } = await knownSigning()
    if (oldest !== undefined && oldest <= day) return
    const isOlder = 'attribute_exists(pk) AND (attribute_not_exists(oldest) OR oldest > :day)'
    await noteSigning('SET oldest = :day', isOlder, { ':day': day })
    known = knownSigning().then((signed) => ({ ...signed, oldest: day }))
  }

  /** Of a table of a version that signed each release: from now on the last days are not signed. */
  async function withSignedTo(stored: Signing): Promise<Signing> {
    if (!stored.isWhole || stored.signedTo !== undefined) return stored
    await moveSignedTo(dayToSign())
    return (await signing()) ?? { isWhole: false }
  }

  /** Says that what is stored of the days up to one is signed. It never goes back. */
  function moveSignedTo(to: Day): Promise<void> {
    const isLater = 'attribute_not_exists(signedTo) OR signedTo < :to'
    return noteSigning('SET signedTo = :to, isWhole = :false', isLater, { ':to': to, ':false': false })
  }

  async function noteSigning(UpdateExpression: string, ConditionExpression: string, values: Row): Promise<void> {
    const change = { UpdateExpression, ConditionExpression, ExpressionAttributeValues: values }
    const note = new UpdateCommand({ TableName, Key: keys.signing(SIGNATURE_FORM), ...change })
    await writeIfConditionHolds(() => table.db.send(note))
  }

  /** Signs the days that became old enough since one was signed. */
  async function signDays(): Promise<void> {
    const { signedTo, oldest } = await knownSigning()
    if (signedTo === undefined || signedTo >= dayToSign()) return
    const count = Math.min(daysBetween(signedTo, dayToSign()), MAX_DAYS_SIGNED_AT_ONCE)
    const days = Array.from({ length: count }, (_, index) => addDays(signedTo, index + 1))
    for (const day of days) if (oldest !== undefined && day >= oldest) await signDay(day)
    await moveSignedTo(days.at(-1) as Day)
    known = undefined
  }

  async function signDay(day: Day): Promise<void> {
    const rows = await allRows(table, releasesOfDayQuery(day, now()))
    const releases = await readEach(table, releaseShape, rows)
    const bits = emptySignature()
    for (const release of releases) addToSignature(bits, release)
    // What stands in a release that nobody can read now may be anything.
    if (releases.length < rows.length) for (const part of bits) part?.fill(0xff)
    if (rows.length > 0) await write(day, bits)
  }

  /** Once for all who store something at a time. What is to be stored does not depend on it: days that are not signed are read whole. */
  function signDaysOnce(): Promise<void> {
    signingDays ??= signDays()
      .catch((error: unknown) => log.warn('days not signed', { error: error as Error }))
      .finally(() => {
        signingDays = undefined
      })
    return signingDays
  }

  /** Of a new table nothing is left to be signed. */
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
      Item: {
        ...keys.signing(SIGNATURE_FORM),
        ...WRITTEN,
        isWhole: false,
        ...(isNew && { signedTo: dayToSign() }),
      },
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
    for (const day of [...byDay.keys()].sort()) await noteOldest(day)
    await Promise.all([...byDay].map(([day, bits]) => write(day, bits)))
  }

  /** Adds releases to the signatures of their days, except of the last days. Done before they are written, so that no day holds what its signature does not. */
  async function addToSignatures(releases: Release[]): Promise<void> {
    const byDay = new Map<Day, DaySignature>()
    for (const release of releases) {
      const day = seoulDay(release.showAt)
      if (day > addDays(dayToSign(), 1)) {
        await noteOldest(day)
        continue
      }
      const bits = byDay.get(day) ?? emptySignature()
      byDay.set(day, bits)
      addToSignature(bits, release)
    }
    await addSignatures(byDay)
  }

  return {
    addToSignatures,

    /** The same before many are stored at once, by whoever finds them: then days are signed that have become old enough, too. */
    async signReleases(releases: Release[]): Promise<void> {
      await signDaysOnce()
      await addToSignatures(releases)
    },

    addSignatures,

    /** Puts a signature in place of one that cannot be read; false where a later version wrote it. */
    async replaceUnreadable(day: Day, signature: DaySignature): Promise<boolean> {
      const Item = { ...keys.signature(SIGNATURE_FORM, day), ...WRITTEN, ...attributesOf(signature), writes: 0 }
      return writeIfConditionHolds(() => table.db.send(new PutCommand({ TableName, Item, ...UNLESS_LATER })))
    },

    /** Says that every release that is stored is signed, except those of the last days. */
    noteAllSigned: () => moveSignedTo(dayToSign()),

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

/** The newest day that may be signed as a whole. */
function dayToSign(): Day {
  return addDays(seoulDay(now()), -SIGNED_AFTER_DAYS)
}

/** A signature as attributes of its row. */
function attributesOf(signature: DaySignature): Record<string, unknown> {
  return Object.fromEntries(signature.map((bytes, part) => [attributeOf(part), bytes]))
}
