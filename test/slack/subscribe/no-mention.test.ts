import { expect, test } from 'vitest'
import { takeNoMention } from '../../../functions/slack/subscribe/no-mention.ts'
import { queryId } from '../../../functions/subscriptions/query/query.ts'
import { aSubscription } from '../../support/a-release.ts'
import { openTestSlackDoor } from '../../support/slack-door.ts'

test.each([
  ['탄소중립 --no-mention', '탄소중립'],
  ['--no-mention 탄소중립, 수소', '탄소중립, 수소'],
  ['탄소중립, --no-mention, 수소', '탄소중립, 수소'],
  ['탄소중립,--no-mentions', '탄소중립'],
  ['탄소중립 —no-mention', '탄소중립'],
  ['탄소중립 --NO-MENTION', '탄소중립'],
  ['탄소중립\n--no-mention', '탄소중립'],
])('%j leaves passing mentions out of %j', (typed, words) => {
  expect(takeNoMention(typed)).toEqual({ words, chosen: { mentions: 'left out' } })
})

test.each(['탄소중립', '탄소중립 no-mention', '탄소중립 --no-mentioning', '탄소중립--no-mention'])(
  '%j holds no such option',
  (typed) => {
    expect(takeNoMention(typed)).toEqual({ words: typed, chosen: {} })
  },
)

test('a subscription made so leaves them out, and the answer says it; a rhythm may stand beside it', async () => {
  const door = openTestSlackDoor()
  const { text } = await door.ask('/subscribe', '배터리 매주 --no-mention')
  expect(door.subscriptions).toMatchObject([{ query: '배터리', options: { rhythm: 'weekly', mentions: 'left out' } }])
  expect(text).toContain(
    '매주 월요일(휴일이면 다음 영업일) 아침에 알려 드립니다. 스치듯 언급된 발표는 알리지 않습니다.',
  )
})

test('without it a new subscription hears of them in the morning', async () => {
  const door = openTestSlackDoor()
  await door.ask('/subscribe', '배터리')
  expect(door.subscriptions).toMatchObject([{ options: { rhythm: 'at once', mentions: 'in the morning' } }])
})

test('typed for what stands already it changes that, says so, and offers the way back', async () => {
  const door = openTestSlackDoor()
  await door.store.subscribe([aSubscription('탄소중립', { options: { rhythm: 'daily' } })])
  const { text, blocks } = await door.ask('/subscribe', '탄소중립 --no-mention')
  expect(door.subscriptions).toMatchObject([{ options: { rhythm: 'daily', mentions: 'left out' } }])
  expect(text).toContain('이미 구독하고 있습니다.')
  expect(text).toContain('이제 ‘탄소중립’이 스치듯 언급된 발표는 알리지 않습니다.')
  const undo = { action_id: 'undo_mentions', value: `with the rest:${queryId('탄소중립').slice(0, 12)}` }
  expect(blocks.at(-1)).toMatchObject({ elements: [undo] })
})

test('the buttons of several readings keep it', async () => {
  const { blocks } = await openTestSlackDoor().ask('/subscribe', '리튬 코발트 --no-mention')
  expect(JSON.stringify(blocks)).toContain(JSON.stringify('@{"mentions":"left out"} 리튬, 코발트').slice(1, -1))
})

test('other commands and other options are answered as before', async () => {
  const door = openTestSlackDoor()
  expect((await door.ask('/subscribe', '탄소중립 --weekly')).text).toContain('`--weekly` 같은 옵션은 없습니다.')
  expect((await door.ask('/unsubscribe', '탄소중립 --no-mention')).text).toContain(
    '`--no-mention` 같은 옵션은 없습니다.',
  )
  expect(door.subscriptions).toEqual([])
})
