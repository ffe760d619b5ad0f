import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { openFinders } from '../../functions/ills/open-finders.ts'
import { unlessUnreadable } from '../../functions/releases/unreadable-row.ts'
import { storeIn } from '../../functions/store/store.ts'
import { type Key, keys } from '../../functions/store/table/keys.ts'
import type { Table } from '../../functions/store/table/table.ts'
import { queryId } from '../../functions/subscriptions/query/query.ts'
import { batchesOf } from '../../functions/text/batches.ts'
import { anIncomingRelease, aSubscription, MONDAY } from '../support/a-release.ts'
import { openTestTable } from '../support/test-stores.ts'

const AT = { team: 'T1', channel: 'C1' }

async function set(table: Table, key: Key, name: string, value: unknown): Promise<void> {
  await table.db.send(
    new UpdateCommand({
      TableName: table.name,
      Key: key,
      UpdateExpression: 'SET #name = :value',
      ExpressionAttributeNames: { '#name': name },
      ExpressionAttributeValues: { ':value': value },
    }),
  )
}

/** A table with so many releases that nobody can read, each of which was met. */
async function withUnreadableReleases(count: number) {
  const table = await openTestTable()
  const store = storeIn(table)
  const ids = Array.from({ length: count }, (_, n) => `r${String(n).padStart(4, '0')}`)
  const damage = async (id: string) => {
    await store.storeRelease(anIncomingRelease({ id }, [id]))
    await set(table, keys.release(id), 'v', 99)
    await unlessUnreadable(store.releaseById(id), undefined)
  }
  await Promise.all(ids.map(damage))
  const mend = (some: string[]) => Promise.all(some.map((id) => set(table, keys.release(id), 'v', 1)))
  return { store, ids, mend }
}

test.each([25, 110])('rows behind %i that were mended are named at once, not only at the next judgement', async (n) => {
  const { store, ids, mend } = await withUnreadableReleases(n + 5)
  await mend(ids.slice(0, n))
  const { count, first } = await store.unreadableRows()
  expect(count).toBe(5)
  expect(first.map(({ key }) => key)).toEqual(ids.slice(n).map((id) => `RELEASE#${id} RELEASE`))
})

test('of many that stand some are named, and all are counted', async () => {
  const { store } = await withUnreadableReleases(40)
  const { count, first } = await store.unreadableRows()
  expect([count, first.length]).toEqual([40, 25])
})

test('while some rows were not looked at for all that were mended, nobody says that none is unreadable', async () => {
  const finders = openFinders({
    ...storeIn(await openTestTable()),
    sources: [],
    unreadableRows: async () => ({ count: 3, first: [] }),
  })
  expect(await finders['unreadable rows'](MONDAY, [])).toBe('unknown')
})

test.each([26, 130])('a query that nobody can match is known behind %i damaged ones that can be matched', async (n) => {
  const table = await openTestTable()
  const store = storeIn(table)
  const placeOf = (words: string) => `${keys.query(queryId(words)).pk} ${queryId(words)}`
  const all = Array.from({ length: 140 }, (_, at) => `희소금속${at}`)
  const words = all.sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1)).slice(0, n + 1)
  for (const batch of batchesOf(words, 20)) await store.subscribe(batch.map((word) => aSubscription(word)))
  await Promise.all(words.map((word) => set(table, keys.query(queryId(word)), 'v', 99)))
  const last = words.at(-1) as string
  await set(table, keys.subscriber(queryId(last), AT), 'query', 7)
  await Promise.all(Array.from({ length: 16 }, (_, shard) => store.queriesInShard(shard)))
  expect(await store.hasUnreadableQueries()).toBe(true)
  await set(table, keys.subscriber(queryId(last), AT), 'query', last)
  expect(await store.hasUnreadableQueries()).toBe(false)
})

test.each(['team', 'channel'])(
  'a channel’s row without its %s counts as unreadable while nobody can hold the channel',
  async (name) => {
    const table = await openTestTable()
    const store = storeIn(table)
    await store.wakeChannel(AT, MONDAY)
    await table.db.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.channel(AT),
        UpdateExpression: 'REMOVE #name',
        ExpressionAttributeNames: { '#name': name },
      }),
    )
    expect(await store.leaseChannel(AT, MONDAY)).toBeUndefined()
    for (const _judgement of [1, 2]) expect((await store.unreadableRows()).count).toBe(1)
    await set(table, keys.channel(AT), name, AT[name as 'team' | 'channel'])
    expect((await store.unreadableRows()).count).toBe(0)
  },
)
