import { afterEach, beforeEach, expect, test } from 'vitest'
import { homeBlock } from '../../../functions/slack/incoming/ids.ts'
import { queryId } from '../../../functions/subscriptions/query/query.ts'
import { aSubscription } from '../../support/a-release.ts'
import { type LocalServer, openLocalServer } from '../../support/local-server.ts'
import { NOW, openTestSlackDoor } from '../../support/slack-door.ts'
import { pressForm, signedRequest } from '../../support/slack-requests.ts'

let slack: LocalServer
let mine: string[] = []

beforeEach(async () => {
  mine = ['C1']
  slack = await openLocalServer((_, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ ok: true, channels: mine.map((id) => ({ id })) }))
  })
})
afterEach(() => slack.close())

type Door = ReturnType<typeof openTestSlackDoor>
const IN_CHANNEL = { container: { type: 'message', message_ts: '1.1', channel_id: 'C1', is_ephemeral: false } }
const idOf = (query: string) => queryId(query).slice(0, 12)

/** A door, and in its channel standing subscriptions: two told at once, one daily, one that leaves mentions out. */
async function openDoor(): Promise<Door> {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  await door.store.subscribe([
    aSubscription('수소', { since: 1 }),
    aSubscription('원전', { since: 2 }),
    aSubscription('산불', { since: 3, options: { rhythm: 'daily' } }),
    aSubscription('배터리', { since: 4, options: { mentions: 'left out' } }),
  ])
  return door
}

const mentionsOf = ({ subscriptions }: Door) =>
  Object.fromEntries(subscriptions.map(({ query, options }) => [query, options.mentions]))

interface Reply {
  text: string
  replace_original: boolean
  blocks: { elements?: { action_id: string; value: string }[] }[]
}

async function press(door: Door, actionId: string, value: string, more: object = {}): Promise<Reply> {
  const form = pressForm(actionId, value, { response_url: `${slack.url}/actions/1`, ...more })
  await door.handler(signedRequest(form, { at: NOW }))
  return JSON.parse(slack.asked.filter(({ path }) => path === '/actions/1').at(-1)?.body ?? '{}')
}

function pressInHome(door: Door, value: string) {
  const form = pressForm('', undefined, {
    channel: undefined,
    response_url: undefined,
    container: { type: 'view', view_id: 'V1' },
    view: { id: 'V1', type: 'home', private_metadata: '' },
    actions: [{ type: 'button', action_id: 'mentions_in_morning', block_id: homeBlock('C1', 'mentions'), value }],
  })
  return door.handler(signedRequest(form, { at: NOW }))
}

const BEFORE = { 수소: 'with the rest', 원전: 'with the rest', 산불: 'with the rest', 배터리: 'left out' }

test('[빼기] below a message changes the subscriptions it names, tells the channel, and can be undone', async () => {
  const door = await openDoor()
  const value = `${idOf('수소')},${idOf('산불')}`
  const { text, replace_original, blocks } = await press(door, 'mentions_left_out', value, IN_CHANNEL)
  expect([text, replace_original]).toEqual(['이제 ‘수소’, ‘산불’이 스치듯 언급된 발표는 알리지 않습니다.', false])
  expect(mentionsOf(door)).toEqual({ ...BEFORE, 수소: 'left out', 산불: 'left out' })
  expect(door.handedOn('note')).toMatchObject([{ change: 'mentions left out', queries: ['수소', '산불'], by: 'U1' }])
  const undo = blocks.at(-1)?.elements?.[0]
  expect(undo).toMatchObject({ action_id: 'undo_mentions', value: `with the rest:${value}` })
  await press(door, 'undo_mentions', undo?.value ?? '')
  expect(mentionsOf(door)).toEqual(BEFORE)
})

test('an undo gives each subscription what it had', async () => {
  const door = await openDoor()
  const value = `${idOf('수소')},${idOf('배터리')}`
  const { blocks } = await press(door, 'mentions_in_morning', value, IN_CHANNEL)
  expect(mentionsOf(door)).toEqual({ ...BEFORE, 수소: 'in the morning', 배터리: 'in the morning' })
  await press(door, 'undo_mentions', blocks.at(-1)?.elements?.[0]?.value ?? '')
  expect(mentionsOf(door)).toEqual(BEFORE)
})

test('the list of a standing channel has one button that gathers mentions of what is told at once', async () => {
  const door = await openDoor()
  const { blocks } = await door.ask('/subscriptions', '')
  expect(blocks.at(-2)).toMatchObject({
    elements: [
      { action_id: 'mentions_in_morning', text: { text: '스치듯 언급된 발표는 아침에 모아 받기' }, value: 'all' },
    ],
  })
  expect(JSON.stringify(blocks)).toContain('*수소*  —  바로 알림, 스치듯 언급도 바로 ·')
  expect(JSON.stringify(blocks)).toContain('*배터리*  —  바로 알림, 스치듯 언급은 빼고 ·')
  const pressed = await press(door, 'mentions_in_morning', 'all')
  expect(mentionsOf(door)).toEqual({ ...BEFORE, 수소: 'in the morning', 원전: 'in the morning' })
  expect(pressed).toMatchObject({ replace_original: true, text: expect.stringContaining('‘수소’, ‘원전’이 스치듯') })
  expect(JSON.stringify(pressed.blocks)).toContain('키워드 4개를 구독하고 있습니다')
  expect(JSON.stringify(pressed.blocks)).not.toContain('mentions_in_morning')
})

test('the same in the Home, for whoever is in the channel', async () => {
  const door = await openDoor()
  mine = ['C7']
  await pressInHome(door, 'all')
  expect(mentionsOf(door)).toEqual(BEFORE)
  mine = ['C1']
  await pressInHome(door, 'all')
  expect(mentionsOf(door)).toEqual({ ...BEFORE, 수소: 'in the morning', 원전: 'in the morning' })
  expect(door.handedOn('home')).toHaveLength(2)
})

test('pressed again it says how it is and notes nothing; of what does not stand any more it says so', async () => {
  const door = await openDoor()
  await press(door, 'mentions_left_out', idOf('배터리'), IN_CHANNEL)
  expect(door.handedOn('note')).toEqual([])
  const gone = await press(door, 'mentions_left_out', idOf('없는 것'), IN_CHANNEL)
  expect(gone.text).toContain('이미 되돌렸거나')
  for (const value of ['', 'all', 'later:1', `later:${idOf('수소')}`, 'in the morning:all'])
    expect((await press(door, 'undo_mentions', value)).text).toContain('이미 되돌렸거나')
  expect(mentionsOf(door)).toEqual(BEFORE)
})

test('a channel of many subscriptions is changed whole', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  const queries = Array.from({ length: 45 }, (_, n) => `탄소 ${n}`)
  for (const query of queries) await door.store.subscribe([aSubscription(query)])
  await press(door, 'mentions_in_morning', 'all')
  expect(new Set(Object.values(mentionsOf(door)))).toEqual(new Set(['in the morning']))
  // Twenty at a time, which is as many as one transaction takes.
  expect(door.calls.filter((name) => name === 'changeSubscriptions')).toHaveLength(3)
  expect(door.handedOn('note')).toHaveLength(1)
})
