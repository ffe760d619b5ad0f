import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { expect, test } from 'vitest'
import { storeIn } from '../../../functions/store/store.ts'
import { rowsByKeys } from '../../../functions/store/table/read-rows.ts'
import { openTable } from '../../../functions/store/table/table.ts'
import { queryId } from '../../../functions/subscriptions/query/query.ts'
import { seoulDay } from '../../../functions/text/seoul.ts'
import { aDelivery, anIncomingRelease, aSubscription, MONDAY } from '../../support/a-release.ts'
import { stubbed } from '../../support/stub-aws-client.ts'
import { openTestTable } from '../../support/test-stores.ts'

interface BatchGet {
  RequestItems: { t: { Keys: { pk: { S: string } }[] } }
}

/** A table that answers `perRequest` keys of a batch and leaves the others unprocessed. */
function tableThatAnswers(perRequest: number) {
  const { client, requests } = stubbed<DynamoDBClient, BatchGet>(
    new DynamoDBClient({ region: 'ap-northeast-2' }),
    ({ input }) => {
      const { Keys } = input.RequestItems.t
      const left = Keys.slice(perRequest)
      return {
        Responses: { t: Keys.slice(0, perRequest) },
        UnprocessedKeys: left.length > 0 ? { t: { Keys: left, ConsistentRead: true } } : {},
      }
    },
  )
  return { table: openTable('t', client), sizes: () => requests.map(({ input }) => input.RequestItems.t.Keys.length) }
}

const keys = ['a', 'b', 'c', 'd', 'e'].map((pk) => ({ pk, sk: 's' }))

test('keys that a batch left unprocessed are requested again, until all have come', async () => {
  const { table, sizes } = tableThatAnswers(2)
  expect((await rowsByKeys(table, keys)).map(({ pk }) => pk)).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(sizes()).toEqual([5, 3, 1])
})

test('a batch of which nothing comes is an error in the end, never a row that is not there', async () => {
  await expect(rowsByKeys(tableThatAnswers(0).table, keys)).rejects.toThrow('5 rows of t were left unread')
})

/**
 * A store whose table answers every read that does not ask for consistency as if nothing had been written yet. A global index cannot be
 * read consistently: those that read one know that it lags.
 */
async function storeWithStaleReads() {
  const table = await openTestTable()
  const stale = (next: (args: object) => Promise<object>, { commandName = '' }) => {
    return async (args: {
      input: {
        ConsistentRead?: boolean
        IndexName?: string
        RequestItems?: Record<string, { ConsistentRead?: boolean }>
      }
    }) => {
      const { ConsistentRead, IndexName = '', RequestItems } = args.input
      const isRead = /^(Get|Query|BatchGet)/.test(commandName)
      const isConsistent = ConsistentRead || Object.values(RequestItems ?? {}).some((one) => one.ConsistentRead)
      const isGlobal = ['bells', 'byDay', 'byRelease'].includes(IndexName)
      if (!isRead || isConsistent || isGlobal) return next(args)
      return { response: {}, output: { $metadata: {}, Items: [], Responses: {} } }
    }
  }
  table.db.middlewareStack.add(stale as never, { step: 'initialize', priority: 'low' })
  return storeIn(table)
}

test('whoever decides by a row reads it as it stands now, not as a copy of the table shows it', async () => {
  const store = await storeWithStaleReads()
  const at = { team: 'T1', channel: 'C1' }
  const claim = { title: '희소금속', day: seoulDay(MONDAY) }
  const message = { ...at, messageId: 'm1', openedAt: MONDAY, releaseIds: ['r1'], state: 'open' as const, ambiguous: 0 }
  await store.subscribe([aSubscription('수소')])
  await store.storeRelease(anIncomingRelease({}, ['one'], [claim]), MONDAY)
  await store.planDelivery(aDelivery(), MONDAY)
  const lease = await store.leaseChannel(at, MONDAY)
  if (!lease) throw new Error('the channel is held')
  await store.openMessage(lease, message)
  await store.pauseChannel(lease, 'is_archived')
  await store.setQuietHours(at, { from: 60, to: 120 })
  await store.saveSourceState({ sourceId: 'fsc', validators: { etag: '1' }, failures: 0 })

  const shard = Number.parseInt(queryId('수소').slice(0, 1), 16)
  const seen = {
    release: (await store.releaseById('r1'))?.id,
    bell: await store.releaseBell('r1'),
    delivery: (await store.deliveryOf(at, 'r1'))?.state,
    waiting: (await store.waitingDeliveries(at, 10)).deliveries.length,
    message: (await store.messageOf(at, 'm1'))?.state,
    pause: await store.pauseOf(at),
    quiet: await store.quietHoursOf(at),
    etag: (await store.sourceState('fsc')).validators.etag,
    subscriptions: (await store.subscriptionsOf(at)).length,
    standing: (await store.standingQueries(at)).size,
    subscribers: (await Array.fromAsync(store.subscribersOf(queryId('수소')))).length,
    queries: await store.queriesInShard(shard),
    version: (await store.queryVersions())[shard],
    identity: (await store.releasesKnownAs(['one'])).size,
    title: (await store.findHolders({ identities: [], claims: [claim] })).byTitle.size,
  }
  expect(seen).toEqual({
    release: 'r1',
    bell: MONDAY,
    delivery: 'waiting',
    waiting: 1,
    message: 'open',
    pause: 'is_archived',
    quiet: { from: 60, to: 120 },
    etag: '1',
    subscriptions: 1,
    standing: 1,
    subscribers: 1,
    queries: ['수소'],
    version: 1,
    identity: 1,
    title: 1,
  })
})
