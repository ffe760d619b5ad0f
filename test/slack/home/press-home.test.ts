import type { ModalView } from '@slack/types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { homeBlock } from '../../../functions/slack/incoming/ids.ts'
import { queryId } from '../../../functions/subscriptions/query/query.ts'
import { aSubscription } from '../../support/a-release.ts'
import { type LocalServer, openLocalServer } from '../../support/local-server.ts'
import { NOW, openTestSlackDoor, pauseChannel } from '../../support/slack-door.ts'
import { pressForm, signedRequest, viewForm } from '../../support/slack-requests.ts'

let slack: LocalServer
let mine: string[] = []

beforeEach(async () => {
  mine = ['C1', 'C7']
  slack = await openLocalServer((_, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ ok: true, channels: mine.map((id) => ({ id })), view: { id: 'V2', hash: 'h1' } }))
  })
})
afterEach(() => slack.close())

function open(door: ReturnType<typeof openTestSlackDoor>, event_id: string, tab = 'home') {
  const event = { type: 'app_home_opened', user: 'U1', channel: 'D1', tab }
  const body = JSON.stringify({ type: 'event_callback', team_id: 'T1', event_id, event })
  return door.handler(signedRequest(body, { at: NOW, contentType: 'application/json' }))
}

function press(door: ReturnType<typeof openTestSlackDoor>, action: Record<string, unknown>, direct = '') {
  const form = pressForm('', undefined, {
    channel: undefined,
    response_url: undefined,
    container: { type: 'view', view_id: 'V1' },
    trigger_id: '1.2.x',
    view: { id: 'V1', type: 'home', private_metadata: direct },
    actions: [{ type: 'button', block_id: 'b', ...action }],
  })
  return door.handler(signedRequest(form, { at: NOW }))
}

const choice = (value: string) => ({ selected_option: { value, text: { type: 'plain_text', text: 'x' } } })
const menu = (channel: string, query: string, wanted: string) => ({
  action_id: 'subscription_menu',
  block_id: homeBlock(channel, queryId(query)),
  ...choice(`${wanted}:${queryId(query)}`),
})
const HOME = { job: 'home', team: 'T1', user: 'U1' }

test('an opened Home is drawn by the answer door, once an event, and not for another tab', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  expect(await open(door, 'Ev1')).toEqual({ statusCode: 200, body: '' })
  await open(door, 'Ev1')
  await open(door, 'Ev2', 'messages')
  expect(door.jobs).toEqual([{ ...HOME, direct: 'D1' }])
  expect(slack.asked).toEqual([])
})

test.each([
  ['weekly', { options: { rhythm: 'weekly' } }],
  ['pause', { pausedUntil: Date.parse('2026-07-30T00:00:00+09:00') }],
  ['resume', { pausedUntil: NOW }],
])('%s in the Home changes the subscription of that channel, and the Home is drawn anew', async (wanted, changed) => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  await door.ask('/subscribe', '탄소중립')
  await door.ask('/subscribe', '탄소중립', { channel_id: 'C7' })
  await press(door, menu('C7', '탄소중립', wanted))
  expect(door.subscriptions).toMatchObject([
    { channel: 'C1', options: { rhythm: 'at once' } },
    { channel: 'C7', ...changed },
  ])
  expect(door.subscriptions[0]?.pausedUntil).toBe(undefined)
  expect(door.handedOn('home')).toEqual([HOME])
})

test('a subscription is ended from the Home, and the channel reads of it', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  await door.ask('/subscribe', '탄소중립', { channel_id: 'C7' })
  await press(door, menu('C7', '탄소중립', 'remove'))
  expect(door.subscriptions).toEqual([])
  expect(door.handedOn('note').at(-1)).toMatchObject({ channel: 'C7', change: 'unsubscribed' })
})

test('a stopped channel is resumed from the Home', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  await pauseChannel(door.store, { team: 'T1', channel: 'C7' }, 'not_in_channel')
  await press(door, { action_id: 'resume_channel', block_id: homeBlock('C7', 'paused'), value: 'resume' })
  expect(await door.store.pauseOf({ team: 'T1', channel: 'C7' })).toBeUndefined()
})

test('who has left a channel changes nothing there from an old Home; it is only drawn anew', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  await door.ask('/subscribe', '탄소중립', { channel_id: 'C7' })
  await pauseChannel(door.store, { team: 'T1', channel: 'C7' }, 'not_in_channel')
  mine = ['C1']
  await press(door, menu('C7', '탄소중립', 'remove'))
  await press(door, { action_id: 'resume_channel', block_id: homeBlock('C7', 'paused'), value: 'resume' })
  expect(door.subscriptions).toHaveLength(1)
  expect(await door.store.pauseOf({ team: 'T1', channel: 'C7' })).toBe('not_in_channel')
  expect(door.handedOn('home')).toHaveLength(2)
})

test('one’s own conversation with the bot is one’s own without asking', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  await door.ask('/subscribe', '탄소중립', { channel_id: 'D1', channel_name: 'directmessage' })
  await press(door, menu('D1', '탄소중립', 'remove'), 'D1')
  expect(door.subscriptions).toEqual([])
  expect(door.handedOn('home')).toEqual([{ ...HOME, direct: 'D1' }])
})

/** The views that were opened or updated, in order. */
function views(): { path: string; view: ModalView }[] {
  const asked = slack.asked.filter(({ path }) => path.startsWith('/api/views.'))
  return asked.map(({ path, body }) => ({ path, view: JSON.parse(new URLSearchParams(body).get('view') ?? '') }))
}

const QUERY = { type: 'plain_text_input', value: '수소 -자동차' }
const about = (edits?: string) => ({ channel: edits ? 'C7' : '', edits, home: { direct: 'D1' } })

function send(door: ReturnType<typeof openTestSlackDoor>, edits?: string) {
  const channel = { type: 'conversations_select', selected_conversation: 'D1' }
  const rhythm = { type: 'radio_buttons', selected_option: { value: 'weekly' } }
  return door.handler(
    signedRequest(viewForm('subscribe', { query: QUERY, channel, rhythm }, about(edits)), { at: NOW }),
  )
}

test('the button of the Home opens the form, which asks for a channel, and what is sent from it is drawn in the Home', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  await press(door, { action_id: 'add_subscription' }, 'D1')
  const [opened, drawn] = views()
  expect(opened).toMatchObject({ path: '/api/views.open', view: { blocks: [{ type: 'context' }] } })
  expect(drawn?.view.blocks.at(-1)).not.toHaveProperty('element.initial_conversation')
  expect(JSON.parse(drawn?.view.private_metadata ?? '')).toEqual({ channel: '', home: { direct: 'D1' } })
  expect(door.calls).toEqual([])
  await send(door)
  expect(door.subscriptions).toMatchObject([{ channel: 'D1', query: '수소 -자동차', options: { rhythm: 'weekly' } }])
  expect(door.handedOn('home')).toEqual([{ ...HOME, direct: 'D1' }])
})

test('a subscription is edited from the Home: its form holds what stands, what is sent takes its place', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  await door.ask('/subscribe', '수소', { channel_id: 'C7' })
  await press(door, menu('C7', '수소', 'edit'), 'D1')
  const [opened, drawn] = views()
  expect(opened).toMatchObject({ path: '/api/views.open', view: { blocks: [{ type: 'context' }] } })
  expect(drawn).toMatchObject({
    path: '/api/views.update',
    view: {
      title: { text: '구독 수정' },
      blocks: [{ element: { initial_value: '수소' } }, {}, {}, {}, {}, {}, {}, {}],
    },
  })
  expect(JSON.parse(drawn?.view.private_metadata ?? '')).toEqual(about(queryId('수소')))
  await send(door, queryId('수소'))
  expect(door.subscriptions).toMatchObject([{ channel: 'C7', query: '수소 -자동차', options: { rhythm: 'weekly' } }])
  expect(door.handedOn('note').at(-1)).toMatchObject({ change: 'edited', queries: ['수소', '수소 -자동차'] })
  expect(door.handedOn('home')).toEqual([{ ...HOME, direct: 'D1' }])
})

test('who has left a channel is shown no form of its subscriptions', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  await door.ask('/subscribe', '수소', { channel_id: 'C7' })
  mine = ['C1']
  await press(door, menu('C7', '수소', 'edit'))
  expect(JSON.stringify(views().at(-1)?.view.blocks)).toContain('참여 중이신지 확인하지 못했습니다')
})

test('who leaves a channel while the form is open changes nothing with it, and the form says why', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  await door.ask('/subscribe', '수소', { channel_id: 'C7' })
  await press(door, menu('C7', '수소', 'edit'), 'D1')
  mine = ['C1']
  const { response_action, errors } = JSON.parse((await send(door, queryId('수소'))).body)
  expect(response_action).toBe('errors')
  expect(errors.query).toContain('참여 중이신지 확인하지 못했습니다')
  expect(door.subscriptions).toMatchObject([{ channel: 'C7', query: '수소', options: { rhythm: 'at once' } }])
  expect(door.handedOn('note').map(({ change }) => change)).toEqual(['subscribed'])
  expect(door.handedOn('home')).toEqual([])
})

test('the language chosen in the Home is the workspace’s, and the Home is drawn anew', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  await press(door, { action_id: 'choose_language', type: 'static_select', ...choice('en') })
  expect(await door.store.languageOf('T1')).toBe('en')
  expect(door.handedOn('home')).toEqual([HOME])
  const english = openTestSlackDoor()
  await english.store.setLanguage('T1', 'en')
  const { text, blocks } = await english.ask('/subscribe', '탄소중립')
  expect(text).toBe(
    'Subscribed to “탄소중립”. New releases arrive within minutes. Those that only mention it in passing arrive together on the next business morning.',
  )
  expect(blocks.at(-1)).toMatchObject({ elements: [{ text: { text: 'Undo' } }] })
  expect((await english.ask('/subscribe', '탄소중립', { team_id: 'T2' })).text).toContain('구독했습니다')
})

test('a standing sentence is changed to its better reading from the Home, by whoever is in its channel', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  const query = '탄소중립 관련 소식'
  await door.store.subscribe([aSubscription(query, { channel: 'C7', since: NOW, options: { rhythm: 'weekly' } })])
  const better = {
    action_id: 'better_reading',
    block_id: homeBlock('C7', `${queryId(query)}/better`),
    value: queryId(query),
  }
  mine = ['C1']
  await press(door, better)
  expect(door.subscriptions).toMatchObject([{ query }])
  mine = ['C1', 'C7']
  await press(door, better)
  expect(door.subscriptions).toMatchObject([{ channel: 'C7', query: '탄소중립', options: { rhythm: 'weekly' } }])
  expect(door.handedOn('note').at(-1)).toMatchObject({ channel: 'C7', change: 'edited', queries: [query, '탄소중립'] })
  expect(door.handedOn('home')).toHaveLength(2)
})

test('a pack chosen in the Home opens the form with it, which says how much it brings; nothing is subscribed yet', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  await press(door, { type: 'static_select', action_id: 'pack_menu', ...choice('safety') }, 'D1')
  const drawn = views().at(-1)?.view
  const field = drawn?.blocks.find((block) => block.type === 'input' && block.block_id === 'packs')
  expect(field).toMatchObject({
    element: {
      initial_options: [
        { value: 'safety', text: { text: expect.stringMatching(/^중대재해·산업안전 \(하루 약 \d+건\)$/) } },
      ],
    },
  })
  expect(door.subscriptions).toEqual([])
})
