import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { storeIn } from '../../functions/store/store.ts'
import { keys } from '../../functions/store/table/keys.ts'
import type { Match } from '../../functions/subscriptions/matching/query-match.ts'
import { aDelivery, MONDAY } from '../support/a-release.ts'
import { openTestTable } from '../support/test-stores.ts'

/** A match as the version before reads it. */
const MatchBefore = z.object({
  queryId: z.string(),
  query: z.string(),
  words: z.string(),
  where: z.enum(['title', 'body']),
  term: z.string().optional(),
  rule: z.enum(['word', 'compound', 'spacing', 'synonym', 'exact']).optional(),
  at: z.tuple([z.int(), z.int()]).optional(),
})

const table = await openTestTable()
const store = storeIn(table)
const about = { queryId: 'q1', query: '핵심 광물' }
const MATCHES: Match[] = [
  { ...about, words: '핵심 산업의 광물', where: 'body', rule: 'near', at: [3, 12], part: 'lead', mentions: 2 },
  { ...about, queryId: 'q2', words: '기후에너지환경부', where: 'publisher' },
  { ...about, queryId: 'q3', words: '핵심광물', where: 'title', rule: 'exact', part: 'title' },
  { ...about, queryId: 'q4', words: '핵심광물', where: 'body' },
]

test.each(['planned', 'planned again'])(
  'matches are read as they were %s, and by the version before as well',
  async (how) => {
    const delivery = aDelivery({
      team: 'T1',
      channel: `C-${how}`,
      matches: how === 'planned' ? MATCHES : MATCHES.slice(3),
    })
    await store.planDelivery(delivery, MONDAY)
    if (how !== 'planned') await store.replanDelivery({ ...delivery, matches: MATCHES }, 'waiting', MONDAY)
    expect((await store.deliveryOf(delivery, delivery.releaseId))?.matches).toEqual(MATCHES)
    expect((await store.waitingDeliveries(delivery, 10)).deliveries[0]?.matches).toEqual(MATCHES)
    const Key = keys.delivery(delivery, delivery.releaseId)
    const { Item } = await table.db.send(new GetCommand({ TableName: table.name, Key }))
    const before = z.array(MatchBefore).parse(Item?.matches)
    expect(before.map(({ where, rule }) => [where, rule])).toEqual([
      ['body', undefined],
      ['body', undefined],
      ['title', 'exact'],
      ['body', undefined],
    ])
  },
)

test('rows of this version that hold what the version before refuses are read, too', async () => {
  const delivery = aDelivery({ team: 'T1', channel: 'C-raw', matches: MATCHES })
  const Item = { ...keys.delivery(delivery, delivery.releaseId), ...delivery }
  await table.db.send(new PutCommand({ TableName: table.name, Item }))
  expect((await store.deliveryOf(delivery, delivery.releaseId))?.matches).toEqual(MATCHES)
})

test('a channel whose offer was made so long ago that its row is gone is not made another', async () => {
  const offer = (releaseId: string) =>
    aDelivery({ team: 'T1', channel: 'offered', releaseId, deliveryId: `${releaseId}#offer` })
  expect(await store.planOffer(offer('first'), MONDAY)).toBe(true)
  expect(await store.planOffer(offer('first'), MONDAY)).toBe(false)
  await table.db.send(new DeleteCommand({ TableName: table.name, Key: keys.delivery(offer('first'), 'first#offer') }))
  expect(await store.planOffer(offer('second'), MONDAY)).toBe(false)
  expect(await store.deliveryOf(offer('second'), 'second#offer')).toBeUndefined()
})

test('of two workers that both saw a channel without an offer one plans it', async () => {
  const bothHaveRead = Promise.withResolvers<void>()
  let reads = 0
  const send: typeof table.db.send = async (command: Parameters<typeof table.db.send>[0]) => {
    const answer = await table.db.send(command)
    reads += command instanceof GetCommand ? 1 : 0
    if (reads >= 2) bothHaveRead.resolve()
    await bothHaveRead.promise
    return answer
  }
  const slow = storeIn({ ...table, db: Object.assign(Object.create(table.db), { send }) })
  const offerOf = (releaseId: string) =>
    aDelivery({ team: 'T1', channel: 'contested', releaseId, deliveryId: `${releaseId}#offer` })
  const planned = await Promise.all(['a', 'b'].map((id) => slow.planOffer(offerOf(id), MONDAY)))
  expect(planned.toSorted()).toEqual([false, true])
  expect((await store.waitingDeliveries({ team: 'T1', channel: 'contested' }, 20)).deliveries).toHaveLength(1)
})

test('an offer wakes its channel, whose bell may be due before; a version without offers leaves its row alone', async () => {
  const channel = { team: 'T1', channel: 'woken' }
  await store.wakeChannel(channel, MONDAY - 5)
  const before = await store.leaseChannel(channel, MONDAY)
  const offer = aDelivery({ ...channel, releaseId: 'n', deliveryId: 'n#offer' })
  expect(await store.planOffer(offer, MONDAY)).toBe(true)
  const { rung = 0 } = (before && (await store.renewLease(before, MONDAY))) ?? {}
  expect(rung).toBe((before?.rung ?? 0) + 1)
  expect(await store.planOffer({ ...offer, releaseId: 'm', deliveryId: 'm#offer' }, MONDAY - 10)).toBe(false)
  const { Item } = await table.db.send(
    new GetCommand({ TableName: table.name, Key: keys.delivery(channel, 'n#offer') }),
  )
  expect(Item).toMatchObject({ remindsOf: 'n', deliveryId: 'n#offer' })
  expect(Item).not.toHaveProperty('releaseId')
  expect(Item).not.toHaveProperty('ofRelease')
})
