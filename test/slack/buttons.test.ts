import { afterEach, beforeEach, expect, test } from 'vitest'
import { queryId } from '../../functions/subscriptions/query/query.ts'
import { type LocalServer, openLocalServer } from '../support/local-server.ts'
import { NOW, openTestSlackDoor, pauseChannel } from '../support/slack-door.ts'
import { pressForm, signedRequest } from '../support/slack-requests.ts'

let slack: LocalServer
let infoAnswer: object = { ok: true, channel: { id: 'C1', is_member: true } }

beforeEach(async () => {
  slack = await openLocalServer((request, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(request.url === '/api/conversations.info' ? infoAnswer : { ok: true }))
  })
})
afterEach(() => slack.close())

function press(door: ReturnType<typeof openTestSlackDoor>, actionId: string, value: string, more: object = {}) {
  const form = pressForm(actionId, value, { response_url: `${slack.url}/actions/1`, ...more })
  return door.handler(signedRequest(form, { at: NOW }))
}

function replies(): { text: string; replace_original: boolean }[] {
  return slack.asked.filter(({ path }) => path === '/actions/1').map(({ body }) => JSON.parse(body))
}

test('[되돌리기] below /subscribe takes back what it added, and the answer changes in place', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  await door.ask('/subscribe', '수소')
  await door.ask('/subscribe', '희소금속, 탄소중립')
  expect((await press(door, 'undo_subscribe', '희소금속, 탄소중립')).statusCode).toBe(200)
  expect(door.subscriptions.map((one) => one.query)).toEqual(['수소'])
  expect(replies()).toMatchObject([
    { replace_original: true, text: '되돌렸습니다. 이제 ‘희소금속’, ‘탄소중립’을 구독하지 않습니다.' },
  ])
})

test('[되돌리기] below /unsubscribe subscribes again', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  await press(door, 'undo_unsubscribe', '탄소중립')
  expect(door.subscriptions).toMatchObject([{ query: '탄소중립', team: 'T1', channel: 'C1', by: 'U1', since: NOW }])
  expect(replies()).toMatchObject([{ text: '되돌렸습니다. ‘탄소중립’을 다시 구독했습니다.' }])
})

test.each([
  ['/unsubscribe', (door: ReturnType<typeof openTestSlackDoor>) => door.ask('/unsubscribe', '탄소중립, 수소')],
  [
    'the menu',
    async (door: ReturnType<typeof openTestSlackDoor>) => {
      await press(door, 'subscription_menu', `remove:${queryId('수소')}`)
      return replies().at(-1) as never as Awaited<ReturnType<typeof door.ask>>
    },
  ],
])('[되돌리기] below an end by %s restores each subscription with its options', async (_, end) => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  await door.ask('/subscribe', '탄소중립, 수소')
  await press(door, 'subscription_menu', `weekly:${queryId('수소')}`)
  const { blocks } = await end(door)
  const buttons = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []))
  const undo = buttons.find(({ action_id }) => action_id === 'undo_unsubscribe') as { value?: string } | undefined
  await press(door, 'undo_unsubscribe', undo?.value ?? '')
  expect(new Map(door.subscriptions.map(({ query, options }) => [query, options.rhythm]))).toEqual(
    new Map([
      ['탄소중립', 'at once'],
      ['수소', 'weekly'],
    ]),
  )
})

test('an action id that is a property of every object, such as `constructor`, is not taken for a button', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  expect((await press(door, 'constructor', '')).statusCode).toBe(200)
  expect(replies()).toEqual([])
})

test('[되돌리기] pressed twice says that nothing is left to undo', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  await door.ask('/subscribe', '탄소중립')
  await press(door, 'undo_subscribe', '탄소중립')
  await press(door, 'undo_subscribe', '탄소중립')
  expect(replies()[1]?.text).toContain('이미 되돌렸거나')
})

test('[해지] in the list ends that subscription, shows what is left and offers a way back', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  await door.ask('/subscribe', '희소금속, 탄소중립')
  await press(door, 'subscription_menu', `remove:${queryId('희소금속')}`)
  expect(door.subscriptions.map((one) => one.query)).toEqual(['탄소중립'])
  expect(replies()).toMatchObject([
    {
      text: '‘희소금속’ 구독을 해지했습니다. 이제 알려 드리지 않습니다.\n키워드 1개를 구독하고 있습니다.',
      blocks: [
        { type: 'section' },
        {
          elements: [
            {
              action_id: 'undo_unsubscribe',
              value: '@{"mentions":"in the morning","kinds":"all","remind":3} 희소금속',
            },
          ],
        },
        { type: 'section' },
        { text: { text: expect.stringContaining('*탄소중립*') } },
        { elements: [{ action_id: 'quiet_form' }] },
        { type: 'context' },
      ],
    },
  ])
})

test('[해지] of the last subscription says how to begin again', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  await door.ask('/subscribe', '탄소중립')
  await press(door, 'subscription_menu', `remove:${queryId('탄소중립')}`)
  expect(replies()[0]?.text).toContain('아직 구독하는 키워드가 없습니다')
})

test('[다시 받기] ends the pause of a channel once', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  await pauseChannel(door.store, { team: 'T1', channel: 'C1' }, 'is_archived')
  await press(door, 'resume_channel', 'resume')
  await press(door, 'resume_channel', 'resume')
  expect(replies().map(({ text }) => text)).toEqual([
    '알림을 다시 켰습니다. 최근 7일 동안 나온 발표부터 곧 보내 드립니다.',
    '알림이 멈춰 있지 않습니다.',
  ])
})

test.each([
  ['off', '‘탄소중립’ 구독을 해지했습니다. 이제 알려 드리지 않습니다.', []],
  ['more', '‘탄소중립’을 찾고 있습니다…', ['탄소중립']],
])(
  'choosing %s in the menu beside a release is answered to that user alone, and the channel’s message stays',
  async (choice, said, left) => {
    const door = openTestSlackDoor(`${slack.url}/api/`)
    await door.ask('/subscribe', '탄소중립')
    const value = `${choice}:${queryId('탄소중립')}`
    await press(door, 'release_menu', '', {
      container: { type: 'message', message_ts: '1.1', channel_id: 'C1' },
      actions: [
        { type: 'overflow', action_id: 'release_menu', selected_option: { value, text: { type: 'plain_text' } } },
      ],
    })
    expect(replies()).toMatchObject([{ text: said, response_type: 'ephemeral', replace_original: false }])
    expect(door.subscriptions.map((one) => one.query)).toEqual(left)
    const looks = choice === 'more' ? [{ queries: '탄소중립', count: 5, replace: false }] : []
    expect(door.handedOn('latest')).toMatchObject(looks)
  },
)

test('[이전 발표 보기] queues the next search; the list stays as it is', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  await press(door, 'latest_older', JSON.stringify({ queries: '수소', count: 3, from: '2026-07-20', skip: 1 }))
  expect(replies()).toEqual([])
  expect(door.jobs).toMatchObject([
    {
      job: 'latest',
      team: 'T1',
      channel: 'C1',
      queries: '수소',
      count: 3,
      from: '2026-07-20',
      skip: 1,
      replace: false,
    },
  ])
})

test('a choice about a subscription that no longer exists says so', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  await press(door, 'release_menu', `off:${queryId('탄소중립')}`)
  expect(replies()[0]?.text).toContain('그 사이에 바뀌었습니다')
})

test('a button reaches only the channel and workspace it was pressed in', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  await door.ask('/subscribe', '탄소중립')
  await press(door, 'undo_subscribe', '탄소중립', { team: { id: 'T2' } })
  await press(door, 'undo_subscribe', '탄소중립', { channel: { id: 'C2' } })
  expect(door.subscriptions).toHaveLength(1)
})

test('an answer is sent to no host but Slack’s', async () => {
  const elsewhere = await openLocalServer((_, response) => response.end('{}'))
  const door = openTestSlackDoor(`${slack.url}/api/`)
  await press(door, 'undo_unsubscribe', '탄소중립', { response_url: `${elsewhere.url}/actions/1` })
  await press(door, 'undo_unsubscribe', '수소', { response_url: 'https://hooks.slack.com.example.org/x' })
  await elsewhere.close()
  expect(elsewhere.asked).toEqual([])
  expect(door.subscriptions).toHaveLength(2)
})

test.each([
  ['a member', { ok: true, channel: { is_member: true } }, {}, ''],
  [
    'no member of a public channel',
    { ok: true, channel: { is_member: false } },
    {},
    '초대하시면 그때부터 알려 드립니다',
  ],
  [
    'unseen in a private channel',
    { ok: false, error: 'channel_not_found' },
    { channel_name: 'privategroup' },
    '초대하시면 그때부터 알려 드립니다',
  ],
  [
    'unsure of a private channel',
    { ok: false, error: 'fatal_error' },
    { channel_name: 'privategroup' },
    '비공개 채널에서는 초록을 초대해야',
  ],
  ['unsure of a public channel', { ok: false, error: 'missing_scope' }, {}, ''],
  [
    'in a direct message',
    { ok: false, error: 'missing_scope' },
    { channel_id: 'D1', channel_name: 'directmessage' },
    '초록과의 1:1 대화에만',
  ],
])(
  'a subscriber is told how to invite the bot, where that is needed, when the bot is %s',
  async (_, said, where, hint) => {
    infoAnswer = said
    const { text } = await openTestSlackDoor(`${slack.url}/api/`).ask('/subscribe', '탄소중립', where)
    // What is missing comes first; where nothing can arrive, nothing is promised.
    const lines = text.split('\n')
    expect(lines).toHaveLength(hint === '' ? 1 : 2)
    expect(lines[0]).toContain(hint)
    expect(lines.at(-1)).toContain('‘탄소중립’을 구독했습니다.')
    expect(lines.at(-1)?.includes('몇 분 안에')).toBe(!hint.includes('그때부터'))
  },
)
