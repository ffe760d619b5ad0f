import type { ModalView } from '@slack/types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { homeBlock } from '../../../functions/slack/incoming/ids.ts'
import { type LocalServer, openLocalServer } from '../../support/local-server.ts'
import { NOW, openTestSlackDoor } from '../../support/slack-door.ts'
import { pressForm, signedRequest, viewForm } from '../../support/slack-requests.ts'

const AT = { team: 'T1', channel: 'C1' }
const REST_END = Date.parse('2026-07-26T09:00:00+09:00')

let slack: LocalServer
let members: string[]

beforeEach(async () => {
  members = ['C1']
  slack = await openLocalServer((request, response) => {
    response.setHeader('content-type', 'application/json')
    const channels = members.map((id) => ({ id }))
    const answer = request.url?.includes('users.conversations') ? { channels } : { view: { id: 'V2', hash: 'h1' } }
    response.end(JSON.stringify({ ok: true, ...answer }))
  })
})
afterEach(() => slack.close())

const openDoor = () => openTestSlackDoor(`${slack.url}/api/`)
const chosen = (value: string) => ({ selected_option: { value } })
const ticked = (...values: string[]) => ({ selected_options: values.map((value) => ({ value })) })
const NOTHING = {
  quiet_from: chosen('none'),
  quiet_to: chosen('none'),
  quiet_days: ticked(),
  rest_until: chosen('none'),
}

async function press(door: ReturnType<typeof openTestSlackDoor>, more: object = {}): Promise<ModalView> {
  const actions = [{ type: 'button', block_id: 'b', action_id: 'quiet_form' }]
  await door.handler(signedRequest(pressForm('', undefined, { trigger_id: '1.2.x', actions, ...more }), { at: NOW }))
  const drawn = slack.asked.find(({ path }) => path === '/api/views.update')
  return JSON.parse(Object.fromEntries(new URLSearchParams(drawn?.body)).view ?? '{}')
}

async function send(door: ReturnType<typeof openTestSlackDoor>, values: object, about: object = { channel: 'C1' }) {
  const { body } = await door.handler(signedRequest(viewForm('quiet', { ...NOTHING, ...values }, about), { at: NOW }))
  return JSON.parse(body)
}

interface Field {
  element: { initial_option?: { value: string }; initial_options?: { value: string }[] }
}

const initialOf = ({ blocks }: ModalView) =>
  (blocks as unknown as Field[]).map(({ element: { initial_option, initial_options } }) =>
    initial_options ? initial_options.map(({ value }) => value) : initial_option?.value,
  )

test('the form begins with what stands, also where its times are no half hours', async () => {
  const door = openDoor()
  await door.store.setQuietHours(AT, { from: 22 * 60 + 15, to: 7 * 60, days: ['weekends'], until: REST_END })
  const view = await press(door)
  expect(view.title.text).toBe('조용한 시간')
  expect(initialOf(view)).toEqual(['22:15', '07:00', ['weekends'], '2026-07-26'])
  expect(JSON.parse(view.private_metadata ?? '')).toMatchObject({ channel: 'C1', quiets: 'C1' })
})

test('the form of a channel without quiet hours is empty; what is sent is set, and the channel reads who did it', async () => {
  const door = openDoor()
  expect(initialOf(await press(door))).toEqual(['none', 'none', undefined, 'none'])
  const { view } = await send(door, {
    quiet_from: chosen('22:00'),
    quiet_to: chosen('07:00'),
    quiet_days: ticked('weekends', 'holidays'),
    rest_until: chosen('2026-07-26'),
  })
  expect(await door.store.quietHoursOf(AT)).toEqual({
    from: 22 * 60,
    to: 7 * 60,
    days: ['weekends', 'holidays'],
    until: REST_END,
  })
  expect(view.blocks[0].text.text).toMatch(/22:00부터 07:00까지.*\n주말과 공휴일에는.*\n7월 25일 \(토\)까지/u)
  expect(door.handedOn('note')).toMatchObject([
    { by: 'U1', queries: ['22:00-07:00', 'weekends', 'holidays', 'until 2026-07-26'] },
  ])
})

test('what is chosen away ends', async () => {
  const door = openDoor()
  await door.store.setQuietHours(AT, { from: 60, to: 120, days: ['weekends'] })
  const { view } = await send(door, {})
  expect(await door.store.quietHoursOf(AT)).toBeUndefined()
  expect(view.blocks[0].text.text).toContain('조용한 시간을 해제했습니다')
})

test.each([
  [{ quiet_from: chosen('22:00') }, { quiet_to: '시작과 끝을 모두 골라 주세요.' }],
  [{ quiet_to: chosen('07:00') }, { quiet_from: '시작과 끝을 모두 골라 주세요.' }],
  [{ quiet_from: chosen('22:00'), quiet_to: chosen('22:00') }, { quiet_to: '시작과 다른 시각을 골라 주세요.' }],
])('times that are none are said beside their field, and nothing is set: %j', async (values, errors) => {
  const door = openDoor()
  expect(await send(door, values)).toEqual({ response_action: 'errors', errors })
  expect(await door.store.quietHoursOf(AT)).toBeUndefined()
})

const IN_HOME = {
  channel: undefined,
  container: { type: 'view', view_id: 'V1' },
  view: { id: 'V1', type: 'home', private_metadata: 'D1' },
  actions: [{ type: 'button', block_id: homeBlock('C1', 'quiet'), action_id: 'quiet_form' }],
}

test('the Home opens it for its channel, and is drawn anew after it', async () => {
  const door = openDoor()
  const view = await press(door, IN_HOME)
  const about = JSON.parse(view.private_metadata ?? '')
  expect(about).toEqual({ channel: '', quiets: 'C1', home: { direct: 'D1' } })
  await send(door, { quiet_days: ticked('holidays') }, about)
  expect(await door.store.quietHoursOf(AT)).toEqual({ days: ['holidays'] })
  expect(door.handedOn('home')).toMatchObject([{ user: 'U1', direct: 'D1' }])
})

test('who left the channel since the Home was drawn sees no form of it, and can send none', async () => {
  members = []
  const door = openDoor()
  expect((await press(door, IN_HOME)).blocks).toHaveLength(1)
  const answer = await send(
    door,
    { quiet_days: ticked('holidays') },
    { channel: '', quiets: 'C1', home: { direct: 'D1' } },
  )
  expect(answer.response_action).toBe('errors')
  expect(await door.store.quietHoursOf(AT)).toBeUndefined()
})
