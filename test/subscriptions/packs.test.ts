import { expect, test } from 'vitest'
import rows from '../../functions/subscriptions/packs.json' with { type: 'json' }
import { PACKS, packOf } from '../../functions/subscriptions/packs.ts'
import { isListed } from '../../functions/subscriptions/query/known-words.ts'
import { understand } from '../../functions/subscriptions/query/understanding/understand.ts'

test('there are eight to ten packs, each with a source and a name in every language', () => {
  expect(PACKS.length).toBeGreaterThanOrEqual(8)
  expect(PACKS.length).toBeLessThanOrEqual(10)
  for (const { name, source } of rows) expect([name.ko, name.en, source].every((text) => text.length > 2)).toBe(true)
  expect(new Set(PACKS.map(({ id }) => id)).size).toBe(PACKS.length)
})

test.each(rows)(
  'each member of $id is a query as it stands, a known term, and understood as itself',
  ({ id, queries }) => {
    expect(packOf(id)?.queries.map(({ text }) => text)).toEqual(queries)
    expect(queries.filter((query) => !isListed(query))).toEqual([])
    for (const query of queries) expect(understand(query).queries.map(({ text }) => text)).toEqual([query])
  },
)

test('of every pack it is known how much it brings', () => {
  expect(PACKS.filter(({ perDay }) => perDay <= 0)).toEqual([])
})

test('two packs at once are subscribed at once', () => {
  const sizes = PACKS.map(({ queries }) => queries.length).sort((a, b) => b - a)
  expect((sizes[0] ?? 0) + (sizes[1] ?? 0)).toBeLessThanOrEqual(20)
})
