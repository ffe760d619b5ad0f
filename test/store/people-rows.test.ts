import { describe, expect, test } from 'vitest'
import { feedbackOnMatches } from '../../functions/subscriptions/match-feedback.ts'
import { DAY } from '../../functions/text/seoul.ts'
import { aDelivery, MONDAY } from '../support/a-release.ts'
import { testStores } from '../support/test-stores.ts'

describe.each(await testStores())('in $name', ({ store }) => {
  test('a key is new once a day', async () => {
    expect(await store.once('event Ev1', MONDAY)).toBe(true)
    expect(await store.once('event Ev1', MONDAY + DAY - 1000)).toBe(false)
    expect(await store.once('event Ev2', MONDAY)).toBe(true)
    expect(await store.once('event Ev1', MONDAY + DAY)).toBe(true)
    expect(await store.once('event Ev1', MONDAY + DAY)).toBe(false)
  })

  test('of many who ask about a key at once, one is first', async () => {
    const asked = await Promise.all(Array.from({ length: 8 }, () => store.once('event Ev3', MONDAY)))
    expect(asked.filter(Boolean)).toHaveLength(1)
  })

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

  test('a workspace speaks Korean until it is told otherwise, its budget untouched', async () => {
    expect(await store.languageOf('T1')).toBe('ko')
    const turn = await store.reserveSlot('T1', MONDAY)
    await store.setLanguage('T1', 'en')
    expect(await store.languageOf('T1')).toBe('en')
    expect(await store.languageOf('T2')).toBe('ko')
    expect(await store.reserveSlot('T1', MONDAY)).toBeGreaterThanOrEqual(turn)
  })

  test('a channel’s last messages come newest first', async () => {
    const channel = { team: 'T1', channel: 'C30' }
    await store.wakeChannel(channel, MONDAY)
    const lease = await store.leaseChannel(channel, MONDAY)
    if (!lease) throw new Error('no lease')
    for (const minute of ['01', '03', '02']) {
      const messageId = `2026-11-23T01:${minute}:00.000Z-aa`
      const message = { ...channel, messageId, openedAt: MONDAY, releaseIds: ['r1'], state: 'sending' as const }
      await store.openMessage(lease, { ...message, ambiguous: 0 })
    }
    const found = await store.lastMessages(channel, 2)
    expect(found.map(({ messageId }) => messageId.slice(14, 16))).toEqual(['03', '02'])
    expect(await store.lastMessages({ team: 'T1', channel: 'C31' }, 2)).toEqual([])
  })
})
