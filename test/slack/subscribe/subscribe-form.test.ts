import type { InputBlock, ModalView, MultiStaticSelect } from '@slack/types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ministryNames } from '../../../functions/releases/ministry.ts'
import { NAMED_KINDS } from '../../../functions/subscriptions/query/named-kind.ts'
import { queryId } from '../../../functions/subscriptions/query/query.ts'
import type { Subscription } from '../../../functions/subscriptions/subscription.ts'
import { type LocalServer, openLocalServer } from '../../support/local-server.ts'
import { NOW, openTestSlackDoor } from '../../support/slack-door.ts'
import { commandForm, pressForm, signedRequest, stateOf, viewForm } from '../../support/slack-requests.ts'

let slack: LocalServer
let opens = true

beforeEach(async () => {
  opens = true
  slack = await openLocalServer((request, response) => {
    const ok = request.url !== '/api/views.open' || opens
    const said = { ok, channel: { is_member: true }, view: { id: 'V1', hash: 'h2' } }
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(ok ? said : { ok, error: 'expired_trigger_id' }))
  })
})
afterEach(() => slack.close())

async function send(door: ReturnType<typeof openTestSlackDoor>, query: string | null, rhythm?: string, channel = 'C1') {
  const values = {
    query: { type: 'plain_text_input', value: query },
    rhythm: { selected_option: rhythm && { value: rhythm } },
  }
  const { statusCode, body } = await door.handler(
    signedRequest(viewForm('subscribe', values, { channel }), { at: NOW }),
  )
  expect(statusCode).toBe(200)
  return JSON.parse(body)
}

function typed(
  door: ReturnType<typeof openTestSlackDoor>,
  values: Record<string, object>,
  action: object,
  view: object = {},
) {
  const state = stateOf(values)
  const form = { id: 'V1', hash: 'h1', type: 'modal', callback_id: 'subscribe', private_metadata: '{"channel":"C1"}' }
  const more = { channel: undefined, response_url: undefined, view: { ...form, state, ...view }, actions: [action] }
  return door.handler(signedRequest(pressForm('', undefined, more), { at: NOW }))
}

interface ViewCall {
  method: string
  trigger_id?: string
  view_id?: string
  hash?: string
  view: ModalView
}

/** The calls about views that Slack got, in order. */
function views(): ViewCall[] {
  const asked = slack.asked.filter(({ path }) => path.startsWith('/api/views.'))
  return asked.map(({ path, body }) => {
    const told = Object.fromEntries(new URLSearchParams(body))
    return { ...told, method: path.slice('/api/'.length), view: JSON.parse(told.view ?? '') }
  })
}

const FIELDS = [
  { block_id: 'query', dispatch_action: true, element: { type: 'plain_text_input', action_id: 'query' } },
  { block_id: 'preview', elements: [{ text: { text: '미리보기' } }] },
  { block_id: 'packs', optional: true, element: { type: 'multi_static_select' } },
  { block_id: 'rhythm', element: { type: 'radio_buttons', initial_option: { value: 'at once' } } },
  { block_id: 'mentions', element: { type: 'radio_buttons', initial_option: { value: 'in the morning' } } },
  {
    block_id: 'kinds',
    element: {
      type: 'checkboxes',
      initial_options: [{ value: '보도자료' }, { value: '입법예고' }, {}, {}, {}, {}, {}],
    },
  },
  { block_id: 'remind', element: { type: 'static_select', initial_option: { value: '3' } } },
  { block_id: 'ministries', optional: true, element: { type: 'multi_static_select' } },
  { block_id: 'title', optional: true, element: { type: 'checkboxes' } },
  { block_id: 'channel', element: { type: 'conversations_select', initial_conversation: 'C1' } },
]

test('/subscribe without keywords opens a form before anything is read, and says nothing beside it', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  expect(await door.handler(signedRequest(commandForm('/subscribe', ''), { at: NOW }))).toMatchObject({ body: '' })
  const [opened, drawn] = views()
  expect(opened).toMatchObject({ method: 'views.open', trigger_id: '1.2.x' })
  expect(JSON.stringify(opened?.view.blocks)).toContain('불러오는 중… / Loading…')
  expect(drawn).toMatchObject({ method: 'views.update', view_id: 'V1' })
  expect(drawn?.view).toMatchObject({ type: 'modal', callback_id: 'subscribe', blocks: FIELDS })
  expect(JSON.parse(drawn?.view.private_metadata ?? '')).toEqual({ channel: 'C1' })
  expect(door.calls).toEqual([])
})

test('once the language is known the form opens as it is', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  await door.ask('/sources', '')
  await door.handler(signedRequest(commandForm('/subscribe', ''), { at: NOW }))
  expect(views()).toMatchObject([{ method: 'views.open', view: { blocks: FIELDS } }])
})

test('a form that opened in the language of before is drawn in the one that was chosen since', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  await door.ask('/sources', '')
  await door.store.setLanguage('T1', 'en')
  await door.handler(signedRequest(commandForm('/subscribe', ''), { at: NOW }))
  const [opened, drawn] = views()
  expect(opened?.view.submit?.text).toBe('구독')
  expect(drawn?.view.submit?.text).toBe('Subscribe')
})

test('a channel named behind /subscribe stands in the form', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  await door.handler(signedRequest(commandForm('/subscribe', '<#C9|safety>'), { at: NOW }))
  expect(views().at(-1)?.view).toMatchObject({ private_metadata: '{"channel":"C1"}' })
  expect(views().at(-1)?.view.blocks.at(-1)).toMatchObject({ element: { initial_conversation: 'C9' } })
})

test('the form keeps to the lengths Slack takes', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  await door.handler(signedRequest(commandForm('/subscribe', ''), { at: NOW }))
  for (const { view } of views()) {
    for (const part of [view.title, view.submit, view.close]) expect(part?.text.length ?? 0).toBeLessThanOrEqual(24)
    const inputs = view.blocks.filter((block): block is InputBlock => block.type === 'input')
    for (const { hint } of inputs) expect(hint?.text.length ?? 0).toBeLessThanOrEqual(2000)
    for (const { element } of inputs) {
      const groups = 'option_groups' in element ? (element.option_groups ?? []) : []
      const options = [
        ...('options' in element ? (element.options ?? []) : []),
        ...groups.flatMap((one) => one.options),
      ]
      expect(options.length).toBeLessThanOrEqual(100)
      for (const { text } of options) expect(text.text.length).toBeLessThanOrEqual(75)
      for (const { label, options: some } of groups)
        expect([label.text.length <= 75, some.length > 0]).toEqual([true, true])
    }
  }
})

test('every ministry stands in one group of the form', async () => {
  await openTestSlackDoor(`${slack.url}/api/`).handler(signedRequest(commandForm('/subscribe', ''), { at: NOW }))
  const elements = views().flatMap(({ view }) =>
    view.blocks.flatMap((block) => ('element' in block ? [block.element] : [])),
  )
  const ministries = elements.find((element): element is MultiStaticSelect => element.action_id === 'ministries')
  const groups = ministries?.option_groups ?? []
  expect(groups.map(({ label }) => label.text)).toEqual(['부', '처', '청', '위원회', '그 밖의 기관'])
  expect(groups.flatMap(({ options }) => options.map(({ value }) => value)).sort()).toEqual(ministryNames().sort())
})

test('the field for passing mentions counts, and a form that was opened without it leaves them as they are', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  const mentions = { selected_option: { value: 'left out' } }
  const submit = (values: object, about: object) =>
    door.handler(signedRequest(viewForm('subscribe', { ...QUERY('수소'), ...values }, about), { at: NOW }))
  await submit({ mentions }, { channel: 'C1' })
  expect(door.subscriptions).toMatchObject([{ options: { rhythm: 'at once', mentions: 'left out' } }])
  const edits = { channel: 'C1', edits: queryId('수소') }
  await submit({ rhythm: { selected_option: { value: 'daily' } } }, edits)
  expect(door.subscriptions).toMatchObject([{ options: { rhythm: 'daily', mentions: 'left out' } }])
  await submit({ mentions: { selected_option: { value: 'with the rest' } } }, edits)
  expect(door.subscriptions).toMatchObject([{ options: { rhythm: 'at once', mentions: 'with the rest' } }])
  expect(door.handedOn('note').map(({ change }) => change)).toEqual([
    'subscribed',
    'daily',
    'at once',
    'mentions with the rest',
  ])
})

const QUERY = (value: string) => ({ query: { type: 'plain_text_input', value } })
const LETTER = { type: 'plain_text_input', block_id: 'query', action_id: 'query' }
const hint = () =>
  JSON.stringify(
    views()
      .at(-1)
      ?.view.blocks.find(({ block_id }) => block_id === 'hint') ?? '',
  )

test('the ticked kinds count, and a standing subscription stays with press releases until somebody ticks more', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  const tick = async (query: string, ticked: string[], about: object = { channel: 'C1' }) => {
    const kinds = { selected_options: ticked.map((value) => ({ value })) }
    await door.handler(signedRequest(viewForm('subscribe', { ...QUERY(query), kinds }, about), { at: NOW }))
    return door.subscriptions.find((one) => one.query === query)?.options.kinds
  }
  expect(await tick('원전', [...NAMED_KINDS])).toBe('all')
  expect(await tick('배터리', ['법령', '입법예고'])).toEqual(['입법예고', '법령'])
  await tick('수소', ['보도자료'])
  const standing = door.subscriptions.find((one) => one.query === '수소') as Subscription
  standing.options = { ...standing.options, kinds: 'press' }
  const edits = { channel: 'C1', edits: queryId('수소') }
  expect(await tick('수소', ['보도자료'], edits)).toBe('press')
  expect(await tick('수소', ['보도자료', '법령'], edits)).toEqual(['보도자료', '법령'])
  expect(await tick('수소', [...NAMED_KINDS], edits)).toBe('all')
})

test('the days of a reminder are chosen from none to ten; a form that was opened before there were any leaves them as they are', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  const choose = async (query: string, days: string | undefined, about: object = { channel: 'C1' }) => {
    const remind: Record<string, object> = days === undefined ? {} : { remind: { selected_option: { value: days } } }
    await door.handler(signedRequest(viewForm('subscribe', { ...QUERY(query), ...remind }, about), { at: NOW }))
    return door.subscriptions.find((one) => one.query === query)?.options.remind
  }
  expect(await choose('원전', '0')).toBe(0)
  expect(await choose('배터리', undefined)).toBe(3)
  const edits = { channel: 'C1', edits: queryId('배터리') }
  expect(await choose('배터리', '10', edits)).toBe(10)
  expect(await choose('배터리', undefined, edits)).toBe(10)
  expect(await choose('배터리', '11', edits)).toBe(10)
})

test('what is typed in the form is drawn with what is understood, unless the form has changed since', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  await typed(door, QUERY('수소 -자동차'), LETTER)
  const [drawn] = views()
  expect(drawn).toMatchObject({ method: 'views.update', view_id: 'V1', hash: 'h1' })
  const [query, said, ...others] = FIELDS
  expect(drawn?.view.blocks).toMatchObject([query, { type: 'context', block_id: 'hint' }, said, ...others])
  expect(hint()).toContain('• *수소* — 같은 말')
  expect(hint()).toContain('‘자동차’가 나오는 발표는 제외')
  expect(door.calls).toEqual([])
})

test('ministries and titles are part of what is understood', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  const chosen = {
    ministries: { selected_options: [{ value: '산림청' }] },
    title: { selected_options: [{ value: 'only' }] },
  }
  await typed(door, { ...QUERY('산불'), ...chosen }, { type: 'checkboxes', block_id: 'title', action_id: 'title' })
  expect(hint()).toContain('• *산불* — ')
  expect(hint()).toContain('산림청 발표만 · 제목에서만')
})

test('a form that has served is not drawn as one again', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  await typed(door, QUERY('수소'), LETTER, { callback_id: '', private_metadata: '' })
  expect(views()).toEqual([])
})

test('[미리보기] has the releases of the last days looked for, with the form as it stands', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  await typed(door, QUERY('수소, 산불'), { type: 'button', block_id: 'preview', action_id: 'preview' })
  expect(door.jobs).toEqual([
    {
      job: 'preview',
      team: 'T1',
      channel: 'C1',
      queries: '수소, 산불',
      answer: { viewId: 'V1', hash: 'h1', about: { channel: 'C1' } },
    },
  ])
  expect(views()).toEqual([])
})

test('[미리보기] of nothing one can look for says why', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  await typed(door, QUERY('금'), { type: 'button', block_id: 'preview', action_id: 'preview' })
  expect(door.jobs).toEqual([])
  expect(hint()).toContain('한 글자라')
})

test('a form Slack does not open gives way to the sentence', async () => {
  opens = false
  expect((await openTestSlackDoor(`${slack.url}/api/`).ask('/subscribe', '')).text).toContain(
    '키워드를 함께 적어 주세요',
  )
})

test.each<[string, string, string, string[], string | undefined]>([
  ['other words and another rhythm', '수소 -자동차', 'daily', ['수소 -자동차'], 'edited'],
  ['more words beside it', '수소, 원전', 'at once', ['수소', '원전'], 'edited'],
  ['another rhythm only', '수소', 'weekly', ['수소'], 'weekly'],
  ['nothing else', '수소', 'at once', ['수소'], undefined],
])('an edited subscription gets %s', async (_, query, rhythm, stand, noted) => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  await door.ask('/subscribe', '수소')
  const about = { channel: 'C1', edits: queryId('수소') }
  const values = { ...QUERY(query), rhythm: { selected_option: { value: rhythm } } }
  const { body } = await door.handler(signedRequest(viewForm('subscribe', values, about), { at: NOW }))
  expect(JSON.parse(body)).toMatchObject({ response_action: 'update' })
  expect(door.subscriptions.map((one) => one.query).sort()).toEqual([...stand].sort())
  if (noted === 'weekly') expect(door.subscriptions[0]?.options.rhythm).toBe('weekly')
  expect(door.handedOn('note').slice(1)).toMatchObject(noted ? [{ change: noted }] : [])
})

test('what is edited from a list has the list drawn anew, and stands when that fails', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  await door.ask('/subscribe', '수소')
  const chosen = { action_id: 'subscription_menu', selected_option: { value: `edit:${queryId('수소')}` } }
  const list = 'https://hooks.slack.com/actions/T1/1/x'
  await door.handler(signedRequest(pressForm('', undefined, { trigger_id: '1.2.x', actions: [chosen] }), { at: NOW }))
  const about = JSON.parse(views().at(-1)?.view.private_metadata ?? '')
  expect(about).toEqual({ channel: 'C1', edits: queryId('수소'), list })
  await door.handler(signedRequest(viewForm('subscribe', QUERY('원전'), about), { at: NOW }))
  expect(door.handedOn('list')).toEqual([{ job: 'list', team: 'T1', channel: 'C1', responseUrl: list }])
  door.jobs.push = () => {
    throw new Error('queue gone')
  }
  const again = { ...about, edits: queryId('원전') }
  const { body } = await door.handler(signedRequest(viewForm('subscribe', QUERY('풍력'), again), { at: NOW }))
  expect(JSON.parse(body)).toMatchObject({ response_action: 'update' })
  expect(door.subscriptions).toMatchObject([{ query: '풍력' }])
})

test('a subscription that was ended meanwhile is not edited', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  const about = { channel: 'C1', edits: queryId('수소') }
  const { body } = await door.handler(signedRequest(viewForm('subscribe', QUERY('원전'), about), { at: NOW }))
  expect(JSON.parse(body).view.blocks[0].text.text).toContain('이미 되돌렸거나')
  expect(door.subscriptions).toEqual([])
})

test.each([
  ['at once', '새 발표가 나오면 몇 분 안에 알려 드립니다. 스치듯 언급된 발표는 다음 영업일 아침에 모아 알려 드립니다.'],
  ['daily', '새 발표를 모아 영업일 아침마다 알려 드립니다.'],
  ['weekly', '새 발표를 모아 매주 월요일(휴일이면 다음 영업일) 아침에 알려 드립니다.'],
])('the form subscribes %s in the channel it was asked in', async (rhythm, when) => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  const answer = await send(door, '희소금속, 탄소중립', rhythm, 'C7')
  expect(answer).toMatchObject({ response_action: 'update', view: { type: 'modal', title: { text: '키워드 구독' } } })
  expect(answer.view.blocks[0].text.text).toBe(`‘희소금속’, ‘탄소중립’을 구독했습니다. ${when}`)
  expect(door.subscriptions).toMatchObject([
    { team: 'T1', channel: 'C7', query: '희소금속', options: { rhythm }, by: 'U1' },
    { team: 'T1', channel: 'C7', query: '탄소중립', options: { rhythm }, by: 'U1' },
  ])
})

test.each([
  [null, '키워드를 함께 적어 주세요'],
  ['금', '‘금’은 한 글자라'],
  ['탄소중립, !!', '‘!!’에는 찾을 글자가 없습니다'],
])('the form with %j stays open with the reason, and nothing is subscribed', async (query, reason) => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  const { response_action, errors } = await send(door, query)
  expect(response_action).toBe('errors')
  expect(errors.query).toContain(reason)
  expect(door.calls).toEqual([])
})

test('a form of a rhythm nobody knows, or none, is taken as at once', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  await send(door, '탄소중립', 'hourly')
  await send(door, '수소')
  expect(door.subscriptions.map(({ options }) => options.rhythm)).toEqual(['at once', 'at once'])
})

test('a store that fails keeps the form open and says so', async () => {
  const door = openTestSlackDoor(`${slack.url}/api/`, { subscribe: () => Promise.reject(new Error('table gone')) })
  expect((await send(door, '탄소중립')).errors.query).toContain('지금은 처리하지 못했습니다')
})
