import { expect, test } from 'vitest'
import { takeOptions } from '../../../functions/slack/subscribe/typed-options.ts'
import { aSubscription } from '../../support/a-release.ts'
import { openTestSlackDoor } from '../../support/slack-door.ts'

test.each([
  ['수소 --remind 5', '수소', { remind: 5 }],
  ['--remind=10 수소, 탄소중립', '수소, 탄소중립', { remind: 10 }],
  ['수소 —remind 1', '수소', { remind: 1 }],
  ['수소 --마감알림 3일', '수소', { remind: 3 }],
  ['수소 --no-remind', '수소', { remind: 0 }],
  ['수소, --no-reminders', '수소', { remind: 0 }],
  ['수소 --마감알림없음', '수소', { remind: 0 }],
  ['수소 --remind 2 --no-mention', '수소', { remind: 2, mentions: 'left out' }],
])('%j is %j with %j', (typed, words, chosen) => {
  expect(takeOptions(typed)).toEqual({ words, chosen })
})

test.each(['수소 --remind 11', '수소 --remind', '마감알림 3', '수소--remind 3', '수소 --reminding 3'])(
  '%j holds no such option',
  (typed) => {
    expect(takeOptions(typed)).toEqual({ words: typed, chosen: {} })
  },
)

test('a new subscription is reminded three business days ahead, or as it was typed, and the answer says what was typed', async () => {
  const door = openTestSlackDoor()
  await door.ask('/subscribe', '배터리')
  const { text } = await door.ask('/subscribe', '수소 --remind 5')
  const none = await door.ask('/subscribe', '원전 --no-remind')
  expect(door.subscriptions.map(({ query, options }) => [query, options.remind]).toSorted()).toEqual([
    ['배터리', 3],
    ['수소', 5],
    ['원전', 0],
  ])
  expect(text).toContain('마감 5영업일 전 아침에 한 번 더 알려 드립니다.')
  expect(none.text).toContain('마감 알림은 보내지 않습니다.')
})

test('typed for what stands already it changes that, and says so', async () => {
  const door = openTestSlackDoor()
  await door.store.subscribe([aSubscription('탄소중립')])
  expect(door.subscriptions[0]?.options.remind).toBe(0)
  const { text } = await door.ask('/subscribe', '탄소중립 --remind 4')
  expect(door.subscriptions[0]?.options.remind).toBe(4)
  expect(text).toContain('이제 ‘탄소중립’은 마감 4영업일 전 아침에 한 번 더 알려 드립니다.')
})

test('a number that cannot be is refused with what can be written, and nothing is subscribed', async () => {
  const door = openTestSlackDoor()
  expect((await door.ask('/subscribe', '수소 --remind 30')).text).toContain('`--remind 3`')
  expect(door.subscriptions).toEqual([])
})
