import { GetCommand, PutCommand, ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { log } from '../../functions/platform/log.ts'
import { UnreadableRow } from '../../functions/releases/unreadable-row.ts'
import { type Store, storeIn } from '../../functions/store/store.ts'
import { type Key, keys, queryShard } from '../../functions/store/table/keys.ts'
import type { Row } from '../../functions/store/table/read-rows.ts'
import { tryShape } from '../../functions/store/table/read-shape.ts'
import type { Table } from '../../functions/store/table/table.ts'
import { shapeOfKey } from '../../functions/store/unreadable-rows.ts'
import { queryId } from '../../functions/subscriptions/query/query.ts'
import { seoulDay } from '../../functions/text/seoul.ts'
import { aDelivery, aMatch, anIncomingRelease, aSubscription, MONDAY } from '../support/a-release.ts'
import { openTestTable } from '../support/test-stores.ts'

const AT = { team: 'T1', channel: 'C1' }
const CLAIM = { title: '희소금속', day: '2026-11-23' }
const FEEDBACK = { ...aMatch('수소'), at: MONDAY, team: 'T1', by: 'U1', releaseId: 'r1' }

let table: Table
let store: Store
let named: { row: string; why: string }[]

/** A table with a row of every kind, in which everything can be read. */
beforeEach(async () => {
  table = await openTestTable()
  store = storeIn(table)
  named = []
  vi.spyOn(log, 'warn').mockImplementation((...line: unknown[]) => {
    if (line[0] === 'row not readable') named.push(line[1] as { row: string; why: string })
  })
  await store.subscribe([aSubscription('희소금속'), aSubscription('수소')])
  await store.storeRelease(anIncomingRelease({ id: 'r1' }, ['one'], [CLAIM]), MONDAY)
  await store.planDelivery(aDelivery(), MONDAY)
  const lease = await store.leaseChannel(AT, MONDAY)
  if (!lease) throw new Error('the channel is held')
  const message = { ...AT, messageId: 'm1', openedAt: MONDAY, releaseIds: ['r1'], state: 'open' as const, ambiguous: 0 }
  await store.openMessage(lease, message)
  await store.giveBackChannel(lease, MONDAY, 0)
  await store.saveSourceState({ sourceId: 'fsc', validators: {}, failures: 0 })
  await store.setLanguage('T1', 'en')
  await store.reserveSlot('T1', MONDAY)
  await store.saveFeedback(FEEDBACK)
})

afterEach(() => vi.restoreAllMocks())

async function allRows(): Promise<Row[]> {
  return (await table.db.send(new ScanCommand({ TableName: table.name }))).Items ?? []
}

async function rowAt(key: Key): Promise<Row | undefined> {
  return (await table.db.send(new GetCommand({ TableName: table.name, Key: key }))).Item
}

async function change(key: Key, attributes: Record<string, unknown>): Promise<void> {
  const names = Object.keys(attributes)
  await table.db.send(
    new UpdateCommand({
      TableName: table.name,
      Key: key,
      UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}`,
      ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
      ExpressionAttributeValues: Object.fromEntries(names.map((name) => [`:${name}`, attributes[name]])),
    }),
  )
}

test('every row carries the version of its shape', async () => {
  const rows = await allRows()
  expect(rows.length).toBeGreaterThan(14)
  expect(rows.filter(({ v }) => v !== 1)).toEqual([])
})

const ONE = { deliveryOf: () => store.deliveryOf(AT, 'r1'), messageOf: () => store.messageOf(AT, 'm1') }

test.each([
  ['a release', keys.release('r1'), () => store.releaseById('r1')],
  ['a release’s bell', keys.release('r1'), () => store.releaseBell('r1')],
  ['a delivery', keys.delivery(AT, 'r1'), ONE.deliveryOf],
  ['a message', keys.message(AT, 'm1'), ONE.messageOf],
  ['a pause', keys.channel(AT), () => store.pauseOf(AT)],
  ['quiet hours', keys.channel(AT), () => store.quietHoursOf(AT)],
  ['new quiet hours', keys.channel(AT), () => store.setQuietHours(AT, { from: 0, to: 1 })],
  ['a source', keys.source('fsc'), () => store.sourceState('fsc')],
  [
    'a source over it',
    keys.source('fsc'),
    () => store.saveSourceState({ sourceId: 'fsc', validators: {}, failures: 0 }),
  ],
  ['an identity', keys.identity('one'), () => store.findHolders({ identities: ['one'], claims: [] })],
  ['a title', keys.titleClaim(CLAIM), () => store.findHolders({ identities: [], claims: [CLAIM] })],
  [
    'a query that another channel subscribes',
    keys.query(queryId('수소')),
    () => store.subscribe([aSubscription('수소', { channel: 'C2' })]),
  ],
])(
  '%s of a later version is never taken for absent: its reader throws, and it stays as it is',
  async (_, key, read) => {
    await change(key, { v: 2 })
    const before = await rowAt(key)
    await expect(read()).rejects.toThrow(UnreadableRow)
    expect(await rowAt(key)).toEqual(before)
  },
)

test('who lists rows skips those of a later version, and what stands is known by its key', async () => {
  const [standing, later] = [queryId('희소금속'), queryId('수소')]
  for (const key of [keys.subscription(AT, later), keys.subscriber(later, AT), keys.delivery(AT, 'r1')])
    await change(key, { v: 2, rhythm: 'monthly' })
  for (const key of [
    keys.release('r1'),
    keys.message(AT, 'm1'),
    keys.source('fsc'),
    keys.feedback('2026-11', FEEDBACK),
  ])
    await change(key, { v: 2 })
  expect((await store.subscriptionsOf(AT)).map((one) => one.queryId)).toEqual([standing])
  expect(await store.standingQueries(AT)).toEqual(new Set([standing, later]))
  expect(await Array.fromAsync(store.subscribersOf(later))).toEqual([{ ...AT, queryId: later, unreadable: true }])
  expect(await store.waitingDeliveries(AT, 10)).toEqual({ deliveries: [], unreadable: 1 })
  expect(await store.lastMessages(AT, 5)).toEqual([])
  expect(await store.releasesOfDay(seoulDay(MONDAY), MONDAY + 1)).toEqual([])
  expect(await store.sourceStates()).toEqual([])
  expect(await store.feedbackOf('2026-11')).toEqual([])
  expect((await store.releasesKnownAs(['one'])).get('one')).toMatchObject({ releaseId: 'r1' })
  await change(keys.identity('one'), { v: 2 })
  expect((await store.releasesKnownAs(['one'])).get('one')).toBeInstanceOf(UnreadableRow)
})

test('nobody holds a channel whose row cannot be read, its row stays as it is, and it is woken on', async () => {
  await change(keys.channel(AT), { v: 2 })
  const before = await rowAt(keys.channel(AT))
  expect(await store.leaseChannel(AT, MONDAY + 1e9)).toBeUndefined()
  expect(await rowAt(keys.channel(AT))).toEqual(before)
  await store.wakeChannel(AT, MONDAY - 1)
  expect(await rowAt(keys.channel(AT))).toMatchObject({ v: 2, ringAt: MONDAY - 1 })
})

test('a channel whose fence is damaged is held by nobody and named, and its worker does not fail', async () => {
  await change(keys.channel(AT), { fence: 'x' })
  expect(await store.leaseChannel(AT, MONDAY + 1e9)).toBeUndefined()
  expect(named).toEqual([{ row: 'CHANNEL#T1#C1 CHANNEL', why: 'fence: invalid_type' }])
})

test.each([
  ['a workspace', keys.workspace('T1'), { language: 'klingon' }, () => store.languageOf('T1'), 'ko'],
  ['a silence', keys.workspace('T1'), { silence: { since: 'x' } }, () => store.silenceOf('T1'), undefined],
  ['the last poll', keys.lastPoll(), { at: 'x' }, () => store.lastPollAt(), undefined],
  ['the line', keys.line(), { downSince: 'x' }, () => store.lineDownSince(), undefined],
])('%s that is damaged is named, and its reader goes on without', async (_, key, damaged, read, otherwise) => {
  await store.notePoll(MONDAY)
  await store.noteLine(undefined)
  await change(key, damaged)
  expect(await read()).toBe(otherwise)
  expect(named.map(({ row }) => row)).toEqual([`${key.pk} ${key.sk}`])
  expect((await store.unreadableRows()).first.map((one) => one.key)).toEqual([`${key.pk} ${key.sk}`])
})

test('versions of queries that are damaged begin anew: people subscribe, and every matcher reads again', async () => {
  const query = aSubscription('원전해체')
  const shard = queryShard(query.queryId)
  const before = await store.queryVersions()
  await change(keys.queryVersions(), { [`v${shard}`]: 'x' })
  expect(await store.subscribe([query])).toEqual([true])
  const version = (await store.queryVersions())[shard]
  expect(version).toBeGreaterThan((before[shard] ?? 0) + 1)
  expect(vi.mocked(log.warn).mock.calls).toContainEqual([
    'query versions begin anew',
    { row: 'QUERIES VERSION', damaged: [`v${shard}`] },
  ])
  expect(await store.unsubscribe(AT, [query.queryId])).toEqual([true])
  expect((await store.queryVersions())[shard]).toBe((version ?? 0) + 1)
})

test('a channel whose row cannot even be woken is named, and nothing is planned without a bell', async () => {
  await change(keys.channel(AT), { rung: 'many' })
  const plan = store.planDelivery(aDelivery({ releaseId: 'r2' }), MONDAY)
  await expect(plan).rejects.toThrow(UnreadableRow)
  expect(await store.deliveryOf(AT, 'r2')).toBeUndefined()
  expect(named).toEqual([{ row: 'CHANNEL#T1#C1 CHANNEL', why: 'rung: invalid_type' }])
})

test('a query whose row is damaged is matched by the text of a subscription; with none to read, all know that one is missing', async () => {
  const id = queryId('수소')
  const shard = Number.parseInt(id.slice(0, 1), 16)
  await change(keys.query(id), { text: 7 })
  expect(await store.queriesInShard(shard)).toContain('수소')
  expect(await store.hasUnreadableQueries()).toBe(false)
  await change(keys.subscriber(id, AT), { v: 2 })
  expect(await store.queriesInShard(shard)).not.toContain('수소')
  expect(await store.hasUnreadableQueries()).toBe(true)
  await change(keys.query(id), { text: '수소' })
  expect(await store.hasUnreadableQueries()).toBe(false)
})

test.each(['x', { probeAt: 'x' }, 7, { since: 1 }])(
  'a silence of a workspace that is damaged (%j) is none, and can be noted anew and ended',
  async (silence) => {
    await change(keys.workspace('T1'), { silence })
    expect(await store.silenceOf('T1')).toBeUndefined()
    const noted = { since: MONDAY, probeAt: MONDAY + 1, probes: 1 }
    expect(await store.saveSilence('T1', noted, undefined)).toBe(true)
    expect(await store.saveSilence('T1', noted, undefined)).toBe(false)
    expect(await store.silenceOf('T1')).toEqual(noted)
    expect(await store.saveSilence('T1', undefined, noted)).toBe(true)
  },
)

test('a bell that is due at no whole millisecond rings, and stops no other', async () => {
  await change(keys.channel(AT), { ringAt: MONDAY + 0.5, rings: 'x' })
  const bells = await store.overdueBells(MONDAY + 1, 10)
  expect(bells.map(({ bell, rings }) => [bell.of, rings])).toContainEqual(['channel', 0])
  const rung = bells.filter(({ bell }) => bell.of === 'channel').map((bell) => store.postponeBell(bell, MONDAY + 2))
  expect(await Promise.all(rung)).toEqual([true])
})

test('a turn in a budget that is no number begins the budget anew', async () => {
  await change(keys.workspace('T1'), { givenUntil: 'soon' })
  expect(await store.reserveSlot('T1', MONDAY)).toBe(MONDAY)
  expect(await store.reserveSlot('T1', MONDAY)).toBe(MONDAY)
})

test('a message is closed though a delivery of it is damaged, and that delivery is left alone', async () => {
  await store.planDelivery(aDelivery({ releaseId: 'r2' }), MONDAY)
  const lease = await store.leaseChannel(AT, MONDAY)
  const message = await store.messageOf(AT, 'm1')
  if (!lease || !message) throw new Error('nothing to close')
  await change(keys.delivery(AT, 'r1'), { state: 'lost' })
  const before = await rowAt(keys.delivery(AT, 'r1'))
  const posted = { state: 'posted', ts: '1.1', messageId: 'm1', shown: 0 } as const
  const ends = new Map(['r1', 'r2'].map((id) => [id, posted] as const))
  expect(await store.closeMessage(lease, { ...message, ts: '1.1' }, ends, MONDAY)).toBe(true)
  expect((await store.deliveryOf(AT, 'r2'))?.state).toBe('posted')
  expect(await rowAt(keys.delivery(AT, 'r1'))).toEqual(before)
})

test('a row is named once, however often and by however many processes it is met, until it was mended', async () => {
  await change(keys.release('r1'), { title: 7 })
  const other = storeIn({ ...table })
  for (const reader of [store, store, other, other])
    await expect(reader.releaseById('r1')).rejects.toThrow(UnreadableRow)
  expect(named).toEqual([{ row: 'RELEASE#r1 RELEASE', why: 'title: invalid_type' }])
  const first = [{ key: 'RELEASE#r1 RELEASE', why: 'title: invalid_type', since: expect.any(Number) }]
  expect(await store.unreadableRows()).toEqual({ count: 1, first })
  await change(keys.release('r1'), { title: '희소금속' })
  expect(await store.unreadableRows()).toEqual({ count: 0, first: [] })
  expect((await allRows()).filter(({ pk }) => pk === 'UNREADABLE')).toEqual([])
})

test('what somebody wrote is never told, whatever is wrong with its row', async () => {
  const secret = '비밀스러운 내용'
  for (const row of await allRows())
    for (const [name, value] of Object.entries(row)) {
      if (name === 'pk' || name === 'sk') continue
      const shape = shapeOfKey({ pk: String(row.pk), sk: String(row.sk) })
      if (!shape) continue
      for (const wrong of [secret, { [secret]: secret }, [secret, { where: secret }]]) {
        const read = tryShape(shape, { ...row, [name]: typeof value === 'string' ? { [secret]: 1 } : wrong })
        if ('unreadable' in read) expect(`${read.unreadable.message}`).not.toContain(secret)
      }
    }
})

test('every reader answers, or says which row it is, whatever fields a row lacks, has beside its own, or has from later on', async () => {
  const rows = (await allRows()).filter(({ pk }) => !String(pk).startsWith('ONCE#'))
  const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.constant([]), fc.object())
  const damage = fc.record({
    row: fc.constantFrom(...rows),
    lost: fc.array(fc.nat(), { maxLength: 3 }),
    changed: fc.array(fc.tuple(fc.nat(), value), { maxLength: 2 }),
    extra: fc.dictionary(fc.stringMatching(/^[a-z]{3,9}$/), value, { maxKeys: 3 }),
    version: fc.constantFrom(undefined, 1, 2, 'x', 1.5),
  })
  await fc.assert(
    fc.asyncProperty(damage, async ({ row, lost, changed, extra, version }) => {
      const { pk, sk, ...fields } = row
      const names = Object.keys(fields)
      const damaged: Row = { ...extra, ...fields }
      for (const [n, wrong] of changed) damaged[names[n % names.length] as string] = wrong
      for (const n of lost) delete damaged[names[n % names.length] as string]
      if (version !== undefined) damaged.v = version
      const Item = { pk, sk, ...damaged }
      // The table itself takes no row whose index keys are of another type.
      const isTaken = await table.db.send(new PutCommand({ TableName: table.name, Item })).then(
        () => true,
        () => false,
      )
      if (!isTaken) return
      for (const read of READERS) await read().catch((error) => expect(error).toBeInstanceOf(UnreadableRow))
      expect(await store.standingQueries(AT)).toEqual(new Set(['희소금속', '수소'].map(queryId)))
      await table.db.send(new PutCommand({ TableName: table.name, Item: row }))
    }),
    { numRuns: 60, seed: 20261123 },
  )
}, 60_000)

const READERS: (() => Promise<unknown>)[] = [
  () => store.releaseById('r1'),
  () => store.releaseBell('r1'),
  () => store.releasesOfDay(seoulDay(MONDAY), MONDAY + 1),
  () => store.releasesKnownAs(['one']),
  () => store.findHolders({ identities: ['one'], claims: [CLAIM] }),
  () => store.overdueBells(MONDAY + 1e9, 10),
  () => store.sourceState('fsc'),
  () => store.sourceStates(),
  () => store.subscriptionsOf(AT),
  () => Array.fromAsync(store.subscribersOf(queryId('수소'))),
  () => store.queryVersions(),
  () => store.queriesInShard(Number.parseInt(queryId('수소').slice(0, 1), 16)),
  () => store.pauseOf(AT),
  () => store.quietHoursOf(AT),
  ...Object.values(ONE),
  () => store.waitingDeliveries(AT, 10),
  () => Array.fromAsync(store.channelsTold('r1')),
  () => store.lastMessages(AT, 5),
  () => store.languageOf('T1'),
  () => store.reserveSlot('T1', MONDAY),
  () => store.feedbackOf('2026-11'),
  () => store.unreadableRows(),
  () => store.hasUnreadableQueries(),
]
