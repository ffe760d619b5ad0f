import { afterEach, beforeEach, expect, test } from 'vitest'
import { type LocalServer, openLocalServer } from '../support/local-server.ts'
import { NOW, openTestSlackDoor } from '../support/slack-door.ts'
import { pressForm, signedRequest } from '../support/slack-requests.ts'

let slack: LocalServer

beforeEach(async () => {
  slack = await openLocalServer((_, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ ok: true, channel: { is_member: true }, user_id: 'UBOT' }))
  })
})
afterEach(() => slack.close())

type Door = ReturnType<typeof openTestSlackDoor>
type Said = Record<string, unknown>

const openDoor = () => openTestSlackDoor(`${slack.url}/api/`)
const queriesOf = (door: Door) => door.subscriptions.map(({ query }) => query)

const mention = (text: string, more: Said = {}): Said => ({
  type: 'app_mention',
  user: 'U1',
  channel: 'C1',
  ts: '1784783100.000100',
  text: `<@UBOT> ${text}`,
  ...more,
})
const direct = (text: string, more: Said = {}): Said => ({
  type: 'message',
  channel_type: 'im',
  user: 'U1',
  channel: 'D1',
  ts: '1784783100.000100',
  text,
  ...more,
})

/** Sends an event as Slack does; `id` is the event's, and `retry` counts how often Slack sent it before. */
async function send(door: Door, event: Said, { id = 'Ev1', retry = 0 } = {}): Promise<number> {
  const body = JSON.stringify({
    token: 'x',
    team_id: 'T1',
    api_app_id: 'A1',
    type: 'event_callback',
    event_id: id,
    event_time: 1_784_783_100,
    authorizations: [{ team_id: 'T1', user_id: 'UBOT', is_bot: true }],
    event,
  })
  const request = signedRequest(body, { at: NOW, contentType: 'application/json' })
  const headers = retry > 0 ? { 'x-slack-retry-num': String(retry), 'x-slack-retry-reason': 'http_timeout' } : {}
  return (await door.handler({ ...request, headers: { ...request.headers, ...headers } })).statusCode
}

interface Answered {
  method: string
  channel: string
  user?: string
  thread_ts?: string
  text: string
  buttons: { id: string; label: string; value: string }[]
}

/** What was posted where something was said, in order. */
function answers(): Answered[] {
  return slack.asked
    .filter(({ path }) => path.startsWith('/api/chat.'))
    .map(({ path, body }) => {
      const { blocks = '[]', ...fields } = Object.fromEntries(new URLSearchParams(body)) as Record<string, string>
      const elements = (JSON.parse(blocks) as { type: string; elements?: Said[] }[]).flatMap((block) =>
        block.type === 'actions' ? (block.elements ?? []) : [],
      )
      const buttons = elements.map((one) => ({
        id: String(one.action_id),
        label: String((one.text as { text: string } | undefined)?.text),
        value: String(one.value),
      }))
      return { method: path.slice('/api/'.length), ...fields, buttons } as Answered
    })
}

test('a mention subscribes, and only whoever said it sees the answer, in the thread it was said in', async () => {
  const door = openDoor()
  expect(await send(door, mention('탄소중립이랑 희소금속 알려줘', { thread_ts: '1784783000.000100' }))).toBe(200)
  expect(queriesOf(door)).toEqual(['탄소중립', '희소금속'])
  expect(answers()).toMatchObject([
    { method: 'chat.postEphemeral', channel: 'C1', user: 'U1', thread_ts: '1784783000.000100' },
  ])
  expect(answers()[0]?.text).toContain('‘탄소중립’, ‘희소금속’을 구독했습니다')
  expect(answers()[0]?.buttons.map(({ label }) => label)).toContain('되돌리기')
  expect(door.handedOn('preview')).toMatchObject([
    { queries: '탄소중립, 희소금속', answer: { spokenIn: { channel: 'C1', user: 'U1', isDirect: false } } },
  ])
})

test('in a direct message the subscription is of one’s own conversation, and the answer stays', async () => {
  const door = openDoor()
  await send(door, direct('수소 매주 알려 주세요'))
  expect(door.subscriptions).toMatchObject([{ channel: 'D1', query: '수소', options: { rhythm: 'weekly' } }])
  expect(answers()).toMatchObject([{ method: 'chat.postMessage', channel: 'D1' }])
  expect(answers()[0]?.text).not.toContain('이 채널')
})

test.each([
  ['중대재해 관련 최근 소식 3건', '중대재해', 3],
  ['수소 찾아줘', '수소', 5],
  ['최신 뉴스 보여줘', '', 5],
  ['latest 수소', '수소', 5],
  ['`/latest 수소 2`', '수소', 2],
])('%s is a search, answered where it was said', async (text, queries, count) => {
  const door = openDoor()
  await send(door, direct(text))
  expect(door.handedOn('latest')).toMatchObject([{ queries, count, spokenIn: { channel: 'D1', isDirect: true } }])
  expect(door.subscriptions).toEqual([])
})

test.each([
  ['지난주 수소 발표', '수소', '2026-07-13', '2026-07-19'],
  ['오늘 뭐 나왔어?', '', '2026-07-23', '2026-07-23'],
])('%s is a search of that period', async (text, queries, since, from) => {
  const door = openDoor()
  await send(door, direct(text))
  expect(door.handedOn('latest')).toMatchObject([{ queries, since, from }])
})

test.each([
  ['탄소중립 그만 보내줘', ['핵심광물', '수소']],
  ['unsubscribe 탄소중립', ['핵심광물', '수소']],
  ['핵심 광물 삭제해줘', ['탄소중립', '수소']],
  ['탄소중립하고 수소 해지', ['핵심광물']],
])('%s ends what it names', async (text, left) => {
  const door = openDoor()
  await send(door, direct('탄소중립, 핵심광물, 수소 구독'))
  await send(door, direct(text, { ts: '1784783101.000100' }), { id: 'Ev2' })
  expect(queriesOf(door)).toEqual(left)
})

test('an end that names nothing shows what there is to end', async () => {
  const door = openDoor()
  await send(door, direct('탄소중립 구독'))
  await send(door, direct('구독 취소', { ts: '1784783101.000100' }), { id: 'Ev2' })
  expect(queriesOf(door)).toEqual(['탄소중립'])
  expect(answers().at(-1)?.text).toContain('키워드 1개를 구독하고 있습니다')
})

test('quiet hours are set and ended in words', async () => {
  const door = openDoor()
  await send(door, direct('밤 10시부터 아침 7시까지 조용히 해줘'))
  expect(await door.store.quietHoursOf({ team: 'T1', channel: 'D1' })).toEqual({ from: 22 * 60, to: 7 * 60 })
  expect(answers().at(-1)?.text).toContain('22:00부터 07:00까지')
  await send(door, direct('밤에는 조용히 해줘', { ts: '1784783101.000100' }), { id: 'Ev2' })
  expect(answers().at(-1)?.text).toContain('22:00부터 07:00까지')
  await send(door, direct('조용한 시간 꺼줘', { ts: '1784783102.000100' }), { id: 'Ev3' })
  expect(await door.store.quietHoursOf({ team: 'T1', channel: 'D1' })).toBeUndefined()
})

test.each(['전부 해지', '구독 모두 취소해 주세요'])('%s asks before everything ends', async (text) => {
  const door = openDoor()
  await send(door, direct('탄소중립, 수소 구독'))
  await send(door, direct(text, { ts: '1784783101.000100' }), { id: 'Ev2' })
  expect(queriesOf(door)).toEqual(['탄소중립', '수소'])
  expect(answers().at(-1)).toMatchObject({
    text: expect.stringContaining('구독을 모두 해지할까요?'),
    buttons: [{ id: 'unsubscribe_all', label: '모두 해지' }],
  })
})

test.each(['구독 목록', '뭐 구독하고 있어?', 'list'])('%s shows the list', async (text) => {
  await send(openDoor(), direct(text))
  expect(answers()[0]?.text).toContain('아직 구독하는 키워드가 없습니다')
})

test.each([
  '도움말',
  '안녕하세요',
  '고마워요!',
  '왜 알림이 안 오나요?',
  '이거 왜 안 와?',
  ':wave:',
  'ㅋㅋㅋ',
  '',
  'subscribe',
])('%j is answered with help, and nothing is subscribed or ended', async (text) => {
  const door = openDoor()
  await send(door, direct(text))
  expect(answers()).toHaveLength(1)
  expect(answers()[0]?.text).toContain('‘탄소중립 알려줘’')
  expect(door.subscriptions).toEqual([])
})

test('a bare keyword is asked about: one button subscribes, the other searches', async () => {
  const door = openDoor()
  await send(door, mention('탄소중립'))
  expect(door.subscriptions).toEqual([])
  const [subscribe, search] = answers()[0]?.buttons ?? []
  expect([subscribe?.label, search?.label]).toEqual(['구독', '최근 발표 보기'])
  const at = { at: NOW }
  const reply = { response_url: `${slack.url}/actions/1` }
  await door.handler(signedRequest(pressForm(search?.id ?? '', search?.value ?? '', reply), at))
  expect(door.handedOn('latest')).toMatchObject([{ queries: '탄소중립', count: 5, replace: true }])
  await door.handler(signedRequest(pressForm(subscribe?.id ?? '', subscribe?.value ?? '', reply), at))
  expect(queriesOf(door)).toEqual(['탄소중립'])
})

test('a channel named in what is said is the one that is subscribed, if whoever says it is in it', async () => {
  const door = openDoor()
  await send(door, direct('<#C9|safety> 수소 알려줘'))
  expect(door.subscriptions).toEqual([])
  expect(answers()[0]?.text).toContain('#safety')
})

test.each([
  ['our own message', { bot_id: 'B1', user: 'UBOT' }],
  ['our own message that is told without its bot', { user: 'UBOT' }],
  ['another bot’s message', { bot_id: 'B2', subtype: 'bot_message' }],
  ['an edit', { subtype: 'message_changed', message: { text: '수소 알려줘' } }],
  ['an edited message that is told anew', { edited: { user: 'U1', ts: '2.1' } }],
  ['a deletion', { subtype: 'message_deleted', hidden: true }],
  ['a thread broadcast', { subtype: 'thread_broadcast', thread_ts: '1.1' }],
  ['a message of nobody', { user: undefined }],
  ['a message without a text', { text: undefined }],
  ['a message in a channel', { channel_type: 'channel', channel: 'C1' }],
])('%s is not answered', async (_, more) => {
  const door = openDoor()
  expect(await send(door, direct('수소 알려줘', more))).toBe(200)
  expect(answers()).toEqual([])
  expect(door.subscriptions).toEqual([])
})

test('a message with a file is a person’s own', async () => {
  const door = openDoor()
  await send(door, direct('수소 알려줘', { subtype: 'file_share', files: [{ id: 'F1' }] }))
  expect(queriesOf(door)).toEqual(['수소'])
})

test('what Slack brings again is answered once, under whatever event', async () => {
  const door = openDoor()
  await send(door, mention('수소 알려줘'))
  expect(await send(door, mention('수소 알려줘'), { retry: 1 })).toBe(200)
  expect(await send(door, mention('수소 알려줘'), { id: 'Ev2', retry: 2 })).toBe(200)
  await send(door, direct('<@UBOT> 수소 알려줘', { channel: 'C1', channel_type: 'im' }), { id: 'Ev3' })
  expect(answers()).toHaveLength(1)
})

test('a request that fails is said to have failed', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`, {
    subscribe: async () => {
      throw new Error('table away')
    },
  })
  expect(await send(door, direct('수소 알려줘'))).toBe(200)
  expect(answers()[0]?.text).toContain('지금은 처리하지 못했습니다')
})
