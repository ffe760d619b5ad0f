import { afterEach, beforeEach, expect, test } from 'vitest'
import { queryId } from '../../../functions/subscriptions/query/query.ts'
import { aDelivery } from '../../support/a-release.ts'
import { type LocalServer, openLocalServer } from '../../support/local-server.ts'
import { NOW, openTestSlackDoor } from '../../support/slack-door.ts'
import { pressForm, signedRequest } from '../../support/slack-requests.ts'

const END_OF_WEEK = Date.parse('2026-07-30T00:00:00+09:00')

let slack: LocalServer

beforeEach(async () => {
  slack = await openLocalServer((_, response) => {
    response.setHeader('content-type', 'application/json')
    response.end('{"ok":true,"channel":{"is_member":true}}')
  })
})
afterEach(() => slack.close())

function press(door: ReturnType<typeof openTestSlackDoor>, actionId: string, value: string, more: object = {}) {
  const form = pressForm(actionId, value, { response_url: `${slack.url}/actions/1`, ...more })
  return door.handler(signedRequest(form, { at: NOW }))
}

/** A choice in the menu of a release the channel was told of, in the channel's own message. */
function chooseBeside(door: ReturnType<typeof openTestSlackDoor>, releaseId: string, value: string) {
  const selected_option = { value, text: { type: 'plain_text', text: 'x' } }
  const action = { type: 'overflow', action_id: 'release_menu', block_id: `release/${releaseId}`, selected_option }
  const container = { type: 'message', message_ts: '1.1', channel_id: 'C1', is_ephemeral: false }
  return press(door, 'release_menu', '', { container, actions: [action] })
}

function replies(): { text: string; replace_original: boolean; blocks: object[] }[] {
  return slack.asked.filter(({ path }) => path === '/actions/1').map(({ body }) => JSON.parse(body))
}

const matchOf = (query: string) => ({ queryId: queryId(query), query, words: query, where: 'title' as const })

test('each note to a channel is one of its own, also when the same is done again', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  for (const command of ['/subscribe', '/unsubscribe', '/subscribe']) await door.ask(command, '탄소중립')
  const notes = door.handedOn('note')
  expect([notes.length, new Set(notes.map(({ id }) => id)).size]).toEqual([3, 3])
})

test.each([
  ['daily', '이제 ‘탄소중립’은 영업일 아침마다 모아서 알려 드립니다.', '매일 아침'],
  ['weekly', '이제 ‘탄소중립’은 매주 월요일 아침에 모아서 알려 드립니다.', '매주 월요일'],
])('a subscription is made %s by its menu, and the list says so', async (rhythm, said, line) => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  await door.ask('/subscribe', '탄소중립')
  await press(door, 'subscription_menu', `${rhythm}:${queryId('탄소중립')}`)
  expect(door.subscriptions).toMatchObject([{ query: '탄소중립', options: { rhythm } }])
  expect(replies()).toMatchObject([{ replace_original: true, text: expect.stringContaining(said) }])
  expect(JSON.stringify(replies()[0]?.blocks)).toContain(`*탄소중립*  —  ${line}`)
  expect(door.handedOn('note').at(-1)).toMatchObject({ change: rhythm, queries: ['탄소중립'], by: 'U1' })
})

test('a subscription rests for a week, the list says until when, and it is resumed from there', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  await door.ask('/subscribe', '탄소중립')
  await press(door, 'subscription_menu', `pause:${queryId('탄소중립')}`)
  expect(door.subscriptions).toMatchObject([{ pausedUntil: END_OF_WEEK }])
  expect(replies()[0]?.text).toContain('‘탄소중립’ 알림을 일주일 동안 껐습니다. 7월 30일 (목)부터 다시 알려 드립니다.')
  const { blocks } = await door.ask('/subscriptions', '')
  expect(blocks[1]).toMatchObject({
    text: { text: '*탄소중립*  —  바로 알림 · 일시 중지, 7월 30일 (목)부터 다시 알림' },
    accessory: { options: [{}, {}, {}, { text: { text: '다시 받기' } }, {}] },
  })
  await press(door, 'subscription_menu', `resume:${queryId('탄소중립')}`)
  expect(door.subscriptions).toMatchObject([{ pausedUntil: NOW }])
  expect(door.handedOn('note').map(({ change }) => change)).toEqual(['subscribed', 'paused', 'resumed'])
})

test('[다시 받기] below the word that a keyword rests wakes it', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  await door.ask('/subscribe', '탄소중립, 수소')
  await press(door, 'subscription_menu', `pause:${queryId('탄소중립')}`)
  expect(replies()[0]?.blocks[1]).toMatchObject({
    elements: [{ action_id: 'resume_subscriptions', value: '탄소중립' }],
  })
  await press(door, 'resume_subscriptions', '탄소중립')
  expect(replies()[1]?.text).toContain('‘탄소중립’을 다시 알려 드립니다')
  await press(door, 'resume_subscriptions', '원전')
  expect(replies()[2]?.text).toContain('그 사이에 바뀌었습니다')
})

test('a menu of a subscription that is gone shows what stands, and changes nothing', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  await door.ask('/subscribe', '수소')
  for (const wanted of ['pause', 'remove', 'weekly', 'unknown'])
    await press(door, 'subscription_menu', `${wanted}:${queryId('탄소중립')}`)
  expect(replies().map(({ text }) => text)).toEqual(Array(4).fill('키워드 1개를 구독하고 있습니다.'))
  expect(door.subscriptions).toMatchObject([{ query: '수소', options: { rhythm: 'at once' } }])
})

test('일주일 동안 끄기 beside a release lets every keyword rest that found it, and no other', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  await door.ask('/subscribe', '탄소중립, 수소, 원전')
  await door.store.planDelivery(aDelivery({ matches: [matchOf('탄소중립'), matchOf('수소'), matchOf('배출권')] }), NOW)
  await chooseBeside(door, 'r1', 'rest')
  const resting = door.subscriptions.filter(({ pausedUntil }) => pausedUntil === END_OF_WEEK)
  expect(resting.map(({ query }) => query)).toEqual(['탄소중립', '수소'])
  expect(replies()).toMatchObject([{ replace_original: false, text: expect.stringContaining('일주일 동안 껐습니다') }])
})

test('비슷한 발표 더 보기 looks for what found the release', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  await door.ask('/subscribe', '탄소중립, 수소')
  await door.store.planDelivery(aDelivery({ matches: [matchOf('탄소중립'), matchOf('수소')] }), NOW)
  await chooseBeside(door, 'r1', 'more')
  expect(door.handedOn('latest')).toMatchObject([{ queries: '수소, 탄소중립', count: 5, replace: false }])
})

test('키워드와 관련 없음 is kept with release, query, words and who said so, by id alone', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  await door.store.planDelivery(aDelivery({ matches: [matchOf('수소')] }), NOW)
  await chooseBeside(door, 'r1', 'wrong')
  expect(door.feedback).toEqual([{ at: NOW, team: 'T1', by: 'U1', releaseId: 'r1', ...matchOf('수소') }])
  expect(replies()[0]?.text).toContain('‘수소’와 관련 없는 발표로 기록했습니다')
})

test.each(['wrong', 'rest', 'more', 'off:x'])(
  '%s beside a release this channel was never told of does nothing',
  async (choice) => {
    const door = openTestSlackDoor(`${slack.url}/api/`)
    await door.store.planDelivery(aDelivery({ channel: 'C2' }), NOW)
    await chooseBeside(door, 'r1', choice)
    expect(door.feedback).toEqual([])
    expect(replies()[0]?.text).toContain('그 사이에 바뀌었습니다')
  },
)

test('each change is noted for the channel once, and none for a conversation with the bot alone', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  await door.ask('/subscribe', '탄소중립')
  await door.ask('/subscribe', '탄소중립')
  await door.ask('/unsubscribe', '탄소중립')
  await door.ask('/unsubscribe', '탄소중립')
  await press(door, 'undo_unsubscribe', '탄소중립')
  await press(door, 'undo_subscribe', '탄소중립')
  expect(door.handedOn('note').map(({ change }) => change)).toEqual([
    'subscribed',
    'unsubscribed',
    'subscribed',
    'unsubscribed',
  ])
  await door.ask('/subscribe', '수소', { channel_id: 'D1', channel_name: 'directmessage' })
  expect(door.handedOn('note')).toHaveLength(4)
})
