import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
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
