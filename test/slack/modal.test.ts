import { afterEach, beforeEach, expect, test } from 'vitest'
import { doorOf, NOW } from './door.ts'
import { type LocalServer, openLocalServer } from './local-server.ts'
import { signedRequest, viewForm } from './signed-request.ts'

let slack: LocalServer
let opens = true

beforeEach(async () => {
  opens = true
  slack = await openLocalServer((request, response) => {
    const ok = request.url !== '/api/views.open' || opens
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(ok ? { ok, channel: { is_member: true } } : { ok, error: 'expired_trigger_id' }))
  })
})
afterEach(() => slack.close())

async function send(door: ReturnType<typeof doorOf>, query: string | null, rhythm?: string, channel?: string) {
  const values = {
    query: { type: 'plain_text_input', value: query },
    rhythm: { selected_option: rhythm && { value: rhythm } },
  }
  const { statusCode, body } = await door.handler(signedRequest(viewForm('subscribe', values, channel), { at: NOW }))
  expect(statusCode).toBe(200)
  return JSON.parse(body)
}

test('/subscribe without keywords opens a form before anything is read', async () => {
  const door = doorOf(`${slack.url}/api/`)
  const { text } = await door.ask('/subscribe', '')
  expect(text).toContain('열린 창에 키워드를 적어 주세요')
  const { trigger_id, view } = Object.fromEntries(new URLSearchParams(slack.asked[0]?.body))
  expect(trigger_id).toBe('1.2.x')
  expect(JSON.parse(view ?? '')).toMatchObject({
    type: 'modal',
    callback_id: 'subscribe',
    private_metadata: 'C1',
    blocks: [
      { block_id: 'query', element: { type: 'plain_text_input', action_id: 'query' } },
      { block_id: 'rhythm', element: { type: 'radio_buttons', initial_option: { value: 'at once' } } },
      { block_id: 'ministries', optional: true, element: { type: 'multi_static_select' } },
      { block_id: 'title', optional: true, element: { type: 'checkboxes' } },
      { block_id: 'channel', element: { type: 'conversations_select', initial_conversation: 'C1' } },
    ],
  })
  expect(door.calls).toEqual([])
})

test('the form keeps to the lengths Slack takes', async () => {
  await doorOf(`${slack.url}/api/`).ask('/subscribe', '')
  const view = JSON.parse(new URLSearchParams(slack.asked[0]?.body).get('view') ?? '')
  for (const part of [view.title, view.submit, view.close]) expect(part.text.length).toBeLessThanOrEqual(24)
  for (const { hint } of view.blocks) expect(hint?.text.length ?? 0).toBeLessThanOrEqual(2000)
  for (const { text } of view.blocks[1].element.options) expect(text.text.length).toBeLessThanOrEqual(75)
})

test('a form Slack does not open gives way to the sentence', async () => {
  opens = false
  expect((await doorOf(`${slack.url}/api/`).ask('/subscribe', '')).text).toContain('키워드를 함께 적어 주세요')
})

test.each([
  ['at once', '새 발표가 나오면 몇 분 안에 알려 드립니다.'],
  ['daily', '새 발표를 모아 영업일 아침마다 알려 드립니다.'],
  ['weekly', '새 발표를 모아 매주 첫 영업일 아침에 알려 드립니다.'],
])('the form subscribes %s in the channel it was asked in', async (rhythm, when) => {
  const door = doorOf(`${slack.url}/api/`)
  const answer = await send(door, '희소금속, 탄소중립', rhythm, 'C7')
  expect(answer).toMatchObject({ response_action: 'update', view: { type: 'modal', title: { text: '키워드 구독' } } })
  expect(answer.view.blocks[0].text.text).toBe(`이 채널에서 ‘희소금속’, ‘탄소중립’을 구독합니다. ${when}`)
  expect(door.subscriptions).toMatchObject([
    { team: 'T1', channel: 'C7', query: '희소금속', rhythm, by: 'U1' },
    { team: 'T1', channel: 'C7', query: '탄소중립', rhythm, by: 'U1' },
  ])
})

test.each([
  [null, '키워드를 함께 적어 주세요'],
  ['금', '‘금’은 한 글자라'],
  ['탄소중립, !!', '‘!!’에는 찾을 글자가 없습니다'],
])('the form with %j stays open with the reason, and nothing is subscribed', async (query, reason) => {
  const door = doorOf(`${slack.url}/api/`)
  const { response_action, errors } = await send(door, query)
  expect(response_action).toBe('errors')
  expect(errors.query).toContain(reason)
  expect(door.calls).toEqual([])
})

test('a form of a rhythm nobody knows, or none, is taken as at once', async () => {
  const door = doorOf(`${slack.url}/api/`)
  await send(door, '탄소중립', 'hourly')
  await send(door, '수소')
  expect(door.subscriptions.map((one) => one.rhythm)).toEqual(['at once', 'at once'])
})

test('a store that fails keeps the form open and says so', async () => {
  const door = doorOf(`${slack.url}/api/`)
  door.subscriptions.push = () => {
    throw new Error('table gone')
  }
  expect((await send(door, '탄소중립')).errors.query).toContain('지금은 처리하지 못했습니다')
})
