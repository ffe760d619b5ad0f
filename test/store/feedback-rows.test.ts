import { describe, expect, test } from 'vitest'
import { feedbackOnMatches } from '../../functions/subscriptions/match-feedback.ts'
import { aDelivery } from '../support/a-release.ts'
import { testStores } from '../support/test-stores.ts'

describe.each(await testStores())('in $name', ({ store }) => {
  test('what people say of matches is kept by the month in Seoul', async () => {
    const endOfMonth = Date.parse('2026-10-31T23:59:00+09:00')
    const said = [endOfMonth, endOfMonth + 120_000, endOfMonth + 240_000].flatMap((at) =>
      feedbackOnMatches(aDelivery(), 'U1', at),
    )
    for (const one of [...said].reverse()) await store.saveFeedback(one)
    expect(await store.feedbackOf('2026-10')).toEqual(said.slice(0, 1))
    expect(await store.feedbackOf('2026-11')).toEqual(said.slice(1))
    expect(await store.feedbackOf('2026-12')).toEqual([])
  })
})
