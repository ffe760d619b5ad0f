import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { now } from '../../functions/platform/clock.ts'
import { bitsOfName, mayHold, SIGNATURE_FORM, SIGNATURE_PARTS } from '../../functions/releases/day-signature.ts'
import { SourceState } from '../../functions/releases/source.ts'
import { type Store, storeIn } from '../../functions/store/store.ts'
import { keys } from '../../functions/store/table/keys.ts'
import type { Table } from '../../functions/store/table/table.ts'
import { fold } from '../../functions/text/korean.ts'
import { DAY, HOUR } from '../../functions/text/seoul.ts'
import { anIncomingRelease, aRelease, MONDAY } from '../support/a-release.ts'
import { openTestTable } from '../support/test-stores.ts'

/** Days after `TODAY`: what is shown then is signed before it is stored. */
const DAYS_LATER = 9
/** An hour of `TODAY`, for what is stored while it is new. */
const onDay = (later: number) => vi.setSystemTime(MONDAY + HOUR + later * DAY)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
  onDay(DAYS_LATER)
})
afterEach(() => void vi.useRealTimers())

const ALL_PARTS = Array.from({ length: SIGNATURE_PARTS }, (_, part) => part)
const TODAY = '2026-11-23'

/** Which of these words some releases of a day may hold; undefined where the day has no signature. */
async function heldOn(store: Store, day: string, ...words: string[]) {
  const signatures = await store.signaturesBetween(day, day, ALL_PARTS)
  const signature = signatures.get(day)
  return signature && words.filter((word) => mayHold(signature, bitsOfName(fold(word).text)))
}

const bare = (id: string, title: string, showAt = MONDAY) => anIncomingRelease({ id, title, text: '', showAt }, [id])

test('a release is signed on the day it is shown, in the rows of a new table that says so from its first release on', async () => {
  const store = storeIn(await openTestTable())
  expect(await store.signing()).toEqual({ isWhole: false })
  await store.storeRelease(bare('a', '희소금속 비축'))
  await store.storeRelease(bare('b', '전기차 보조금', MONDAY - 40 * DAY))
  await store.storeRelease(bare('c', '수소 충전소', MONDAY + DAY))
  expect(await store.signing()).toEqual({ isWhole: true, oldest: '2026-10-14', signedTo: '2026-11-29' })
  expect(await heldOn(store, TODAY, '희소금속', '전기차', '충전소')).toEqual(['희소금속'])
  expect(await heldOn(store, '2026-10-14', '희소금속', '전기차', '충전소')).toEqual(['전기차'])
  expect(await heldOn(store, '2026-11-24', '희소금속', '전기차', '충전소')).toEqual(['충전소'])
  expect(await heldOn(store, '2026-11-25', '희소금속')).toBeUndefined()
})

test('the days of two years are read together, and only the parts that are asked for', async () => {
  const store = storeIn(await openTestTable())
  await store.storeRelease(bare('a', '희소금속', Date.parse('2025-12-31T10:00:00+09:00')))
  await store.storeRelease(bare('b', '희소금속', Date.parse('2026-01-01T10:00:00+09:00')))
  const signatures = await store.signaturesBetween('2025-12-30', '2026-01-02', [3])
  expect([...signatures.keys()].sort()).toEqual(['2025-12-31', '2026-01-01'])
  expect(signatures.get('2026-01-01')?.flatMap((bytes, part) => (bytes ? [part] : []))).toEqual([3])
})

test('the signature is written before the release: of one whose row is refused it holds the words, too', async () => {
  const store = storeIn(await openTestTable())
  await store.storeRelease(bare('a', '희소금속'))
  const taken = anIncomingRelease({ id: 'b', title: '전기차', text: '' }, ['a'])
  expect(await store.storeRelease(taken)).toBe(false)
  expect(await heldOn(store, TODAY, '전기차')).toEqual(['전기차'])
})

test('where the signature cannot be written, nothing is stored', async () => {
  const table = await openTestTable()
  const store = storeIn(failingFor(table, 'SIGNATURES#'))
  await expect(store.storeRelease(bare('a', '희소금속'))).rejects.toThrow('table down')
  expect(await store.releaseById('a')).toBeUndefined()
})

test('a revision and a joined copy are signed with what they now say, on the day they are now shown', async () => {
  const store = storeIn(await openTestTable())
  const was = aRelease({ id: 'a', title: '희소금속', text: '' })
  const incoming = anIncomingRelease(was, ['a'])
  await store.storeRelease(incoming)
  const revised = { ...was, title: '핵심광물', revision: 1, showAt: MONDAY + DAY }
  expect(await store.saveRevision(revised, was, { ...incoming, revision: 1 })).toBe(true)
  expect(await heldOn(store, '2026-11-24', '희소금속', '핵심광물', '리튬')).toEqual(['핵심광물'])
  const joined = {
    ...revised,
    text: '리튬을 비축한다.',
    alsoAt: [{ sourceId: 'b', sourceName: '나', url: 'https://b.kr' }],
  }
  expect(await store.saveJoinedCopy(joined, revised, { ...incoming, identities: ['b'] })).toBe(true)
  expect(await heldOn(store, TODAY, '희소금속', '핵심광물', '리튬')).toEqual(['희소금속'])
  expect(await heldOn(store, '2026-11-24', '희소금속', '핵심광물', '리튬')).toEqual(['핵심광물', '리튬'])
})

test('of many writers at once, in several processes, none loses what another added', async () => {
  const table = await openTestTable()
  const stores = Array.from({ length: 4 }, () => storeIn(table))
  const words = Array.from({ length: 24 }, (_, n) =>
    String.fromCharCode(0xac00 + n * 400, 0xac01 + n * 401, 0xac02 + n * 399),
  )
  await Promise.all(words.map((word, n) => (stores[n % 4] as Store).storeRelease(bare(word, word))))
  expect(await heldOn(storeIn(table), TODAY, ...words)).toEqual(words)
})

test('many releases of one day that are stored at once cost a few writes of its signature', async () => {
  const table = await openTestTable()
  const store = storeIn(table)
  await store.storeRelease(bare('first', '처음'))
  const signatureWrites = countSignatureWrites(table)
  await Promise.all(Array.from({ length: 20 }, (_, n) => store.storeRelease(bare(`${n}`, `제${n}차 대책 ${n * 7}건`))))
  expect(signatureWrites()).toBeGreaterThan(0)
  expect(signatureWrites()).toBeLessThanOrEqual(3)
})

test('a table that was read for long by a version that signed nothing is not whole, whatever is signed since', async () => {
  const table = await openTestTable()
  const store = storeIn(table)
  await store.saveSourceState(SourceState.parse({ sourceId: 'old', firstReadAt: now() - HOUR }))
  await store.storeRelease(bare('a', '희소금속'))
  expect(await store.signing()).toEqual({ isWhole: false, oldest: TODAY })
})

test('a source of a first poll that was read a moment ago makes no table an old one', async () => {
  const store = storeIn(await openTestTable())
  await store.saveSourceState(SourceState.parse({ sourceId: 'new', firstReadAt: now() - 1000, okAt: now() }))
  await store.storeRelease(bare('a', '희소금속'))
  expect(await store.signing()).toMatchObject({ isWhole: true })
})

test('a signature that cannot be read is named, kept as it is, and stops no release', async () => {
  const table = await openTestTable()
  const Key = keys.signature(SIGNATURE_FORM, TODAY)
  await table.db.send(new PutCommand({ TableName: table.name, Item: { ...Key, v: 1, writes: 1, part0: 'damaged' } }))
  const store = storeIn(table)
  expect(await store.storeRelease(bare('a', '희소금속'))).toBe(true)
  const signatures = await store.signaturesBetween(TODAY, TODAY, [0])
  expect([...signatures]).toEqual([[TODAY, undefined]])
  expect((await store.unreadableRows()).first.map(({ key }) => key)).toContain(`${Key.pk} ${Key.sk}`)
})

test('where nobody can tell what is signed, all is read', async () => {
  const table = await openTestTable()
  const store = storeIn(table)
  await store.storeRelease(bare('a', '희소금속'))
  await table.db.send(
    new UpdateCommand({
      TableName: table.name,
      Key: keys.signing(SIGNATURE_FORM),
      UpdateExpression: 'SET isWhole = :damaged',
      ExpressionAttributeValues: { ':damaged': 'perhaps' },
    }),
  )
  expect(await storeIn(table).signing()).toEqual({ isWhole: false })
  expect(await storeIn(table).storeRelease(bare('b', '전기차', MONDAY - 9 * DAY))).toBe(true)
})

/** How often the signature of a day is written from now on. */
function countSignatureWrites(table: Table): () => number {
  let writes = 0
  table.db.middlewareStack.add(
    (next, context) => async (request) => {
      const { Item } = request.input as { Item?: { pk?: unknown } }
      if (context.commandName === 'PutItemCommand' && JSON.stringify(Item?.pk).includes('SIGNATURES#')) writes += 1
      return next(request)
    },
    { step: 'initialize', priority: 'low', name: 'countSignatureWrites' },
  )
  return () => writes
}

test('releases of today and yesterday are stored unsigned, and their days are signed with one write each, three days later', async () => {
  const table = await openTestTable()
  const store = storeIn(table)
  const writes = countSignatureWrites(table)
  onDay(0)
  await store.signReleases([])
  await store.storeRelease(bare('a', '희소금속'))
  await store.storeRelease(bare('b', '전기차'))
  await store.storeRelease(bare('c', '수소', MONDAY - DAY))
  onDay(2)
  await store.signReleases([aRelease({ id: 'd', showAt: MONDAY + 2 * DAY })])
  expect(await store.signing()).toEqual({ isWhole: true, oldest: '2026-11-22', signedTo: '2026-11-22' })
  expect([writes(), await heldOn(store, TODAY, '희소금속')]).toEqual([1, undefined])
  expect(await heldOn(store, '2026-11-22', '희소금속', '수소')).toEqual(['수소'])
  onDay(3)
  await Promise.all([1, 2, 3].map(() => store.signReleases([])))
  expect(await store.signing()).toMatchObject({ isWhole: true, signedTo: TODAY })
  expect(await heldOn(store, TODAY, '희소금속', '전기차', '수소')).toEqual(['희소금속', '전기차'])
  await store.signReleases([])
  expect(writes()).toBe(2)
})

test('what comes of a day on its third day or later is signed before it is stored', async () => {
  const store = storeIn(await openTestTable())
  onDay(2)
  await store.storeRelease(bare('a', '희소금속'))
  expect(await heldOn(store, TODAY, '희소금속')).toEqual(['희소금속'])
})

test('a process that knows nothing of what was stored before signs the days that another one left', async () => {
  const table = await openTestTable()
  onDay(0)
  await storeIn(table).storeRelease(bare('a', '희소금속'))
  const other = storeIn(table)
  onDay(70)
  for (let run = 0; run < 3; run += 1) await other.signReleases([])
  expect(await other.signing()).toMatchObject({ oldest: TODAY, signedTo: '2027-01-29' })
  expect(await heldOn(other, TODAY, '희소금속', '전기차')).toEqual(['희소금속'])
})

test('a day with a release that nobody can read may hold anything', async () => {
  const table = await openTestTable()
  const store = storeIn(table)
  onDay(0)
  await store.storeRelease(bare('a', '희소금속'))
  await table.db.send(
    new UpdateCommand({
      TableName: table.name,
      Key: keys.release('a'),
      UpdateExpression: 'SET title = :damaged',
      ExpressionAttributeValues: { ':damaged': 7 },
    }),
  )
  onDay(3)
  await store.signReleases([])
  expect(await heldOn(store, TODAY, '방탄소년단')).toEqual(['방탄소년단'])
})

test('a table of a version that signed each release is whole, and a version that knows of nothing else reads every day from then on', async () => {
  const table = await openTestTable()
  const Key = keys.signing(SIGNATURE_FORM)
  const before = { ...Key, v: 1, isWhole: true, oldest: '2026-10-14' }
  await table.db.send(new PutCommand({ TableName: table.name, Item: before }))
  const store = storeIn(table)
  onDay(0)
  expect(await store.signing()).toEqual({ isWhole: true, oldest: '2026-10-14' })
  await store.storeRelease(bare('a', '희소금속'))
  expect(await store.signing()).toEqual({ isWhole: true, oldest: '2026-10-14', signedTo: '2026-11-20' })
  const { Item } = await table.db.send(new GetCommand({ TableName: table.name, Key }))
  expect(Item).toMatchObject({ isWhole: false })
})

test('where days cannot be signed, releases are stored all the same', async () => {
  const table = await openTestTable()
  const store = storeIn(table)
  onDay(0)
  await store.storeRelease(bare('a', '희소금속'))
  failingFor(table, 'SIGNATURES#')
  onDay(3)
  await store.signReleases([])
  expect(await store.storeRelease(bare('b', '전기차', MONDAY + 3 * DAY))).toBe(true)
  expect(await store.signing()).toMatchObject({ signedTo: '2026-11-20' })
})

/** The table, failing whatever writes a row whose key begins so. */
function failingFor(table: Table, pk: string): Table {
  table.db.middlewareStack.add(
    (next) => async (request) => {
      const { Item } = request.input as { Item?: { pk?: unknown } }
      if (JSON.stringify(Item?.pk ?? '').includes(pk)) throw new Error('table down')
      return next(request)
    },
    { step: 'initialize', priority: 'low', name: 'failing' },
  )
  return table
}
