import { PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, test } from 'vitest'
import { storeIn } from '../../functions/store/store.ts'
import { keys } from '../../functions/store/table/keys.ts'
import { queryId } from '../../functions/subscriptions/query/query.ts'
import { DEFAULT_OPTIONS } from '../../functions/subscriptions/subscription-options.ts'
import { aSubscription } from '../support/a-release.ts'
import { openTestTable, testStores } from '../support/test-stores.ts'

describe.each(await testStores())('in $name', ({ store }) => {
  const channel = { team: 'T1', channel: 'C1' }

  test('subscribing twice adds once', async () => {
    expect(await store.subscribe([aSubscription('탄소중립'), aSubscription('희소금속')])).toEqual([true, true])
    expect(await store.subscribe([aSubscription('희소금속'), aSubscription('핵심광물')])).toEqual([false, true])
    const found = await store.subscriptionsOf(channel)
    expect(found.map((subscription) => subscription.query).sort()).toEqual(['탄소중립', '핵심광물', '희소금속'])
  })

  test('twenty queries go in one write', async () => {
    const twenty = Array.from({ length: 20 }, (_, n) => aSubscription(`질의${n}`, { channel: 'C20' }))
    expect(await store.subscribe(twenty)).toEqual(twenty.map(() => true))
    expect(await store.subscriptionsOf({ team: 'T1', channel: 'C20' })).toHaveLength(20)
  })

  test('a query is listed while any channel has it, and its shard changes version when it comes and goes', async () => {
    const id = queryId('공급망')
    const shard = Number.parseInt(id.slice(0, 1), 16)
    const version = async () => (await store.queryVersions())[shard]
    const before = Number(await version())
    await store.subscribe([aSubscription('공급망', { channel: 'C2' })])
    expect(await version()).toBe(before + 1)
    await store.subscribe([aSubscription('공급망', { channel: 'C3' })])
    expect(await version()).toBe(before + 1)
    expect(await store.unsubscribe({ team: 'T1', channel: 'C2' }, [id])).toEqual([true])
    expect(await store.queriesInShard(shard)).toContain('공급망')
    expect(await store.unsubscribe({ team: 'T1', channel: 'C3' }, [id])).toEqual([true])
    expect(await store.queriesInShard(shard)).not.toContain('공급망')
    expect(await version()).toBe(before + 2)
  })

  test('channels that subscribe the same new query at once are all counted', async () => {
    const channels = Array.from({ length: 6 }, (_, n) => `race-${n}`)
    await Promise.all(channels.map((one) => store.subscribe([aSubscription('배출권', { channel: one })])))
    const subscribers = await Array.fromAsync(store.subscribersOf(queryId('배출권')))
    expect(subscribers.map((subscription) => subscription.channel)).toEqual(channels)
    const left = channels.map((one) => store.unsubscribe({ team: 'T1', channel: one }, [queryId('배출권')]))
    expect((await Promise.all(left)).flat()).toEqual(channels.map(() => true))
    expect(await Array.fromAsync(store.subscribersOf(queryId('배출권')))).toEqual([])
  })

  test('removing what does not stand says so', async () => {
    expect(await store.unsubscribe({ team: 'T9', channel: 'C1' }, [queryId('탄소중립')])).toEqual([false])
  })

  test('workspaces with channels of one name do not meet', async () => {
    await store.subscribe([aSubscription('순환경제', { team: 'TA', channel: 'C7' })])
    expect(await store.subscriptionsOf({ team: 'TB', channel: 'C7' })).toEqual([])
  })

  test('a change reaches the channel’s row and the one below the query, and leaves everything else', async () => {
    const of = { team: 'T1', channel: 'C8' }
    const ids = ['녹색금융', '전력망', '없는 것'].map(queryId)
    await store.subscribe([aSubscription('녹색금융', of), aSubscription('전력망', of), aSubscription('수소', of)])
    const version = await store.queryVersions()
    expect(await store.changeSubscriptions(of, ids, { options: { rhythm: 'weekly' } })).toEqual([true, true, false])
    expect(await store.changeSubscriptions(of, [queryId('전력망')], { pausedUntil: 42 })).toEqual([true])
    const found = await store.subscriptionsOf(of)
    expect(new Map(found.map(({ query, options, pausedUntil }) => [query, [options.rhythm, pausedUntil]]))).toEqual(
      new Map([
        ['녹색금융', ['weekly', undefined]],
        ['수소', ['at once', undefined]],
        ['전력망', ['weekly', 42]],
      ]),
    )
    const mirrored = await Array.fromAsync(store.subscribersOf(queryId('전력망')))
    expect(mirrored).toEqual([aSubscription('전력망', { ...of, options: { rhythm: 'weekly' }, pausedUntil: 42 })])
    expect(await store.queryVersions()).toEqual(version)
  })

  test('changing what does not stand says so and makes no row', async () => {
    const of = { team: 'T1', channel: 'C9' }
    expect(await store.changeSubscriptions(of, [queryId('탄소중립')], { pausedUntil: 42 })).toEqual([false])
    expect(await store.subscriptionsOf(of)).toEqual([])
  })
})

test('in a row each option is an attribute of its own, where earlier versions have it; one the row lacks is the default', async () => {
  const table = await openTestTable()
  const store = storeIn(table)
  const of = { team: 'T1', channel: 'C1' }
  await store.subscribe([aSubscription('수소', { options: { rhythm: 'daily' } })])
  await store.changeSubscriptions(of, [queryId('수소')], {
    options: { rhythm: 'weekly', mentions: 'left out' },
    pausedUntil: 42,
  })
  const { Items: rows = [] } = await table.db.send(new ScanCommand({ TableName: table.name }))
  const stored = rows.filter(({ by }) => by === 'U1')
  const key = { pk: expect.any(String), sk: expect.any(String), v: 1 }
  const { options, ...attributes } = aSubscription('수소', {
    options: { rhythm: 'weekly', mentions: 'left out' },
    pausedUntil: 42,
  })
  expect(stored).toEqual([
    { ...key, ...attributes, ...options },
    { ...key, ...attributes, ...options },
  ])

  const { options: _, ...without } = aSubscription('원전')
  const Item = { ...keys.subscription(of, queryId('원전')), ...without }
  await table.db.send(new PutCommand({ TableName: table.name, Item }))
  const found = await store.subscriptionsOf(of)
  expect(found).toContainEqual({ ...without, options: DEFAULT_OPTIONS })
  expect(found.find(({ query }) => query === '원전')?.options.mentions).toBe('with the rest')
})
