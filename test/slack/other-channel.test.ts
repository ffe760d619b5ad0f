import { afterEach, beforeEach, expect, test } from 'vitest'
import { type LocalServer, openLocalServer } from '../support/local-server.ts'
import { NOW, openTestSlackDoor } from '../support/slack-door.ts'
import { signedRequest, viewForm } from '../support/slack-requests.ts'

let slack: LocalServer
let mine: string[] | undefined

beforeEach(async () => {
  mine = ['C1', 'C9']
  slack = await openLocalServer((request, response) => {
    response.setHeader('content-type', 'application/json')
    const asksWhere = request.url === '/api/users.conversations'
    const channels = mine?.map((id) => ({ id }))
    response.end(
      JSON.stringify(asksWhere ? { ok: mine !== undefined, channels } : { ok: true, channel: { is_member: true } }),
    )
  })
})
afterEach(() => slack.close())

test('a member of a channel can subscribe for it from another channel', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  const { text, blocks } = await door.ask('/subscribe', '탄소중립 <#C9|safety>')
  expect(text).toBe(
    '#safety 채널에서 ‘탄소중립’을 구독했습니다. 새 발표가 나오면 몇 분 안에 알려 드립니다. 스치듯 언급된 발표는 다음 영업일 아침에 모아 알려 드립니다.',
  )
  expect(blocks.map(({ type }) => type)).toEqual(['section'])
  expect(door.subscriptions).toMatchObject([{ channel: 'C9', query: '탄소중립', team: 'T1' }])
  const [asked] = slack.asked.filter(({ path }) => path === '/api/users.conversations')
  expect(Object.fromEntries(new URLSearchParams(asked?.body))).toMatchObject({
    user: 'U1',
    types: 'public_channel,private_channel',
  })
})

test('a member of a channel can unsubscribe for it from another channel', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  await door.ask('/subscribe', '탄소중립', { channel_id: 'C9' })
  expect((await door.ask('/unsubscribe', '탄소중립 <#C9|>')).text).toContain('구독을 해지했습니다')
  expect(door.subscriptions).toEqual([])
})

test.each([
  ['somebody is not in', ['C1'], '탄소중립 <#C9|safety>'],
  ['Slack does not tell of', undefined, '탄소중립 <#C9|safety>'],
])('a channel that %s is not changed, and the answer says why', async (_, channels, text) => {
  mine = channels
  const door = openTestSlackDoor(`${slack.url}/api/`)
  for (const command of ['/subscribe', '/unsubscribe'])
    expect((await door.ask(command, text)).text).toContain('#safety 채널에 참여 중이신지 확인하지 못했습니다')
  expect(door.calls).toEqual([])
})

test.each([
  ['typed by hand', '/subscribe', '탄소중립 &lt;#C9|safety&gt;'],
  ['two at once', '/subscribe', '탄소중립 <#C9|safety> <#C1|esg>'],
  ['beside a person', '/subscribe', '탄소중립 <#C9|safety> <@U2>'],
  ['with a command that has none', '/subscriptions', '<#C9|safety>'],
  ['with a command that has none', '/latest', '탄소중립 <#C9|safety>'],
])('a channel %s is not reached from another one', async (_, command, text) => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  await door.ask(command, text)
  expect(door.subscriptions.filter(({ channel }) => channel === 'C9')).toEqual([])
  expect(door.calls.filter((call) => call === 'subscriptionsOf')).toEqual([])
})

test('naming the channel the command is typed in changes nothing', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  expect((await door.ask('/subscribe', '탄소중립 <#C1|esg>')).text).toContain('‘탄소중립’을 구독했습니다')
  expect(slack.asked.some(({ path }) => path === '/api/users.conversations')).toBe(false)
})

async function send(door: ReturnType<typeof openTestSlackDoor>, channel: string, more: Record<string, object> = {}) {
  const values = {
    query: { type: 'plain_text_input', value: '수소, “전기 안전”' },
    channel: { type: 'conversations_select', selected_conversation: channel },
    ...more,
  }
  const { body } = await door.handler(signedRequest(viewForm('subscribe', values), { at: NOW }))
  return JSON.parse(body)
}

test('the form subscribes the chosen channel, with ministries and titles as chosen', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  const { view } = await send(door, 'C9', {
    ministries: { selected_options: [{ value: '환경부' }, { value: '금융위원회' }] },
    title: { selected_options: [{ value: 'only' }] },
  })
  expect(view.blocks[0].text.text).toContain('고른 채널에서')
  expect(door.subscriptions.map(({ channel, query }) => [channel, query])).toEqual([
    ['C9', '제목:수소 부처:금융위원회 부처:환경부'],
    ['C9', '제목:"전기 안전" 부처:금융위원회 부처:환경부'],
  ])
  expect(door.handedOn('preview')).toMatchObject([{ channel: 'C9', answer: { viewId: 'V1' } }])
})

test('the form refuses a channel its sender is not in, beside that field', async () => {
  mine = ['C1']
  const door = openTestSlackDoor(`${slack.url}/api/`)
  expect((await send(door, 'C9')).errors.channel).toContain('참여 중이신지 확인하지 못했습니다')
  expect(door.subscriptions).toEqual([])
})

test.each([
  ['희토료', '혹시 ‘희토류’를 찾으셨나요?'],
  ['탄소중림', '혹시 ‘탄소중립’을 찾으셨나요?'],
])('%s is subscribed, and what was probably meant is a button away', async (typed, question) => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  const { text, blocks } = await door.ask('/subscribe', typed)
  expect(text).toContain(`‘${typed}’`)
  expect(text).toContain(question)
  expect(blocks.at(-1)).toMatchObject({ elements: [{ action_id: 'undo_subscribe' }, { action_id: 'replace_1' }] })
})
