import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestAnswerDoor } from '../../support/answer-door.ts'
import { type LocalServer, openLocalServer } from '../../support/local-server.ts'
import { NOW, openTestSlackDoor, pauseChannel } from '../../support/slack-door.ts'
import { pressForm, signedRequest } from '../../support/slack-requests.ts'

let slack: LocalServer

beforeEach(async () => {
  slack = await openLocalServer((_, response) => {
    response.setHeader('content-type', 'application/json')
    response.end('{"ok":true,"ts":"1.1","user_id":"UBOT"}')
  })
})
afterEach(() => slack.close())

function join(door: ReturnType<typeof openTestSlackDoor>, user: string, retry?: string, more: object = {}) {
  const event = { type: 'member_joined_channel', user, channel: 'C1', channel_type: 'C', team: 'T1' }
  const authorizations = [{ user_id: 'UBOT', team_id: 'T1', is_bot: true }]
  const body = { type: 'event_callback', team_id: 'T1', event_id: 'Ev1', authorizations, event, ...more }
  const request = signedRequest(JSON.stringify(body), { at: NOW, contentType: 'application/json' })
  const headers = { ...request.headers, ...(retry ? { 'x-slack-retry-num': retry } : {}) }
  return door.handler({ ...request, headers })
}

/** What the channel reads after the answer door has done the greet jobs that the slack door queued. */
async function said(door: ReturnType<typeof openTestSlackDoor>) {
  const answers = await openTestAnswerDoor()
  await answers.store.subscribe(door.subscriptions)
  for (const job of door.handedOn('greet')) await answers.answer(job)
  await answers.close()
  return answers.told('chat.postMessage')
}

test('the bot greets a channel it joins, with keywords to begin with', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  const answer = await join(door, 'UBOT')
  expect(answer).toEqual({ statusCode: 200, body: '' })
  expect(await said(door)).toMatchObject([{ channel: 'C1', text: expect.stringContaining('안녕하세요, 초록입니다') }])
  expect(JSON.parse((await said(door))[0]?.blocks ?? '').at(-2).elements).toMatchObject([
    { action_id: 'suggestion_1', value: '탄소중립', text: { text: '‘탄소중립’ 구독' } },
    { action_id: 'suggestion_2', value: '중대재해' },
    { action_id: 'suggestion_3', value: '공급망' },
  ])
  expect(JSON.parse((await said(door))[0]?.blocks ?? '').at(-1).elements[0].options[0].text.text).toMatch(
    /^탄소·기후 \(하루 약 \d+건\)$/,
  )
})

test('who the bot is, is asked when the event does not say', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  await join(door, 'UBOT', undefined, { authorizations: undefined })
  expect(await said(door)).toHaveLength(1)
})

test('somebody else who joins is not greeted', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  expect((await join(door, 'U1')).statusCode).toBe(200)
  expect(await said(door)).toEqual([])
})

test('what Slack tells again is heard once; what was not heard the first time still is', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  for (const retry of ['1', '2', '3']) expect((await join(door, 'UBOT', retry)).statusCode).toBe(200)
  expect(await said(door)).toHaveLength(1)
  await join(door, 'UBOT', undefined, { event_id: 'Ev2' })
  expect(await said(door)).toHaveLength(2)
})

test('invited back, the bot says what it goes on with, and a paused channel hears again', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  await door.ask('/subscribe', '희소금속, 탄소중립')
  await pauseChannel(door.store, { team: 'T1', channel: 'C1' }, 'not_in_channel')
  await join(door, 'UBOT')
  expect((await said(door))[0]?.text).toBe(
    '초대해 주셔서 고맙습니다. 이 채널에 ‘탄소중립’, ‘희소금속’을 계속 알려 드립니다.',
  )
  expect(await door.store.pauseOf({ team: 'T1', channel: 'C1' })).toBeUndefined()
})

test('a suggested keyword is subscribed by pressing it; who pressed may undo it, the greeting stays', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  const container = { type: 'message', message_ts: '1.1', channel_id: 'C1', is_ephemeral: false }
  for (const _ of ['once', 'again']) {
    const form = pressForm('suggestion_2', '중대재해', { response_url: `${slack.url}/actions/1`, container })
    await door.handler(signedRequest(form, { at: NOW }))
  }
  expect(door.subscriptions.map((one) => one.query)).toEqual(['중대재해'])
  const replies = slack.asked.filter(({ path }) => path === '/actions/1').map(({ body }) => JSON.parse(body))
  expect(replies).toMatchObject([
    {
      replace_original: false,
      response_type: 'ephemeral',
      blocks: [{}, { elements: [{ action_id: 'undo_subscribe' }] }],
    },
    { replace_original: false, text: '‘중대재해’는 이미 구독하고 있습니다.' },
  ])
})
