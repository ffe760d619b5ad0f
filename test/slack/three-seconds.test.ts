import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest'
import { homeBlock } from '../../functions/slack/incoming/ids.ts'
import { openSlackDoor } from '../../functions/slack/receive.ts'
import { storeIn } from '../../functions/store/store.ts'
import { openTable } from '../../functions/store/table/table.ts'
import { queryId } from '../../functions/subscriptions/query/query.ts'
import { createTable } from '../../lib/local/database/create-table.ts'
import { aDelivery, aSubscription } from '../support/a-release.ts'
import { NOW } from '../support/slack-door.ts'
import { commandForm, pressForm, SECRET, signedRequest, viewForm } from '../support/slack-requests.ts'
import { openVirtualTimers, type VirtualTimers } from '../support/virtual-timers.ts'

/** What Slack allows, what a cold start takes of it at most (import 160 ms, init and secrets besides), and a slow database. */
const ALLOWED = 3_000
const COLD_START = 1_000
const DATABASE = 200
/** The slowest look at Slack that is waited for: after a second it is given up. */
const LOOK = 900
const GIVEN_UP = 1_000
const REPLY = 200
const QUEUE = 100

const SLACK = 'https://slack.example'

let time: VirtualTimers

beforeEach(() => {
  time = openVirtualTimers(NOW)
})
afterEach(() => time.close())

/** A Slack that takes so long for each call, and gives up what is given up. Answers what was called, in order. */
function aSlack(look: number): string[] {
  const called: string[] = []
  const said = {
    ok: true,
    ts: '1.1',
    user_id: 'UBOT',
    channel: { is_member: true },
    channels: [{ id: 'C1' }, { id: 'C9' }],
    view: { id: 'V1', hash: 'h1' },
  }
  vi.stubGlobal('fetch', async (url: string, { signal }: RequestInit) => {
    const { pathname } = new URL(url)
    called.push(pathname)
    await time.wait(pathname.startsWith('/api/') ? look : REPLY, signal)
    return Response.json(said)
  })
  return called
}

/** The real door over the real store, every call of the database and the queue counted, and taking its time. */
async function slowDoor(database: number) {
  const client = new DynamoDBClient({
    endpoint: inject('dynamodb'),
    region: 'ap-northeast-2',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    // No SDK retries: their back-off would wait for a clock that stands still during a database call.
    maxAttempts: 1,
  })
  const name = `slow-${crypto.randomUUID()}`
  await createTable(client, name)
  const quick = storeIn(openTable(name, client))
  await quick.subscribe(['탄소중립', '수소'].map((query) => aSubscription(query, { since: NOW })))
  const matches = [{ queryId: queryId('수소'), query: '수소', words: '수소', where: 'title' as const }]
  await quick.planDelivery(aDelivery({ matches }), 0)
  const table = openTable(name, client)
  const calls = { inSequence: 0, firstAt: Number.POSITIVE_INFINITY }
  const send = table.db.send.bind(table.db)
  const slow = async (...given: Parameters<typeof send>) => {
    // This call comes after every finished call and runs beside those still open.
    const turn = calls.inSequence + 1
    calls.firstAt = Math.min(calls.firstAt, time.passed())
    await time.wait(database)
    try {
      return await time.outside(async () => send(...given))
    } finally {
      calls.inSequence = Math.max(calls.inSequence, turn)
    }
  }
  Object.assign(table.db, { send: slow })
  const store = storeIn(table)
  const handler = openSlackDoor({
    now: () => NOW,
    api: `${SLACK}/api/`,
    botToken: async () => 'xoxb-test',
    signingSecret: async () => SECRET,
    sources: [],
    ...store,
    add: store.subscribe,
    remove: store.unsubscribe,
    change: store.changeSubscriptions,
    queueJob: async () => time.wait(QUEUE),
  })
  return { handler, calls }
}

const FORM_TYPE = 'application/x-www-form-urlencoded'
const inHome = { container: { type: 'view' }, view: { type: 'home', private_metadata: '' } }
const pressed = (id: string, value: string, more: object = {}) =>
  pressForm(id, value, { response_url: `${SLACK}/actions/1`, ...more })
const chosen = (action_id: string, block_id: string, value: string, more: object = {}) =>
  pressed('', '', { actions: [{ action_id, block_id, selected_option: { value } }], ...more })
const field = (value: string) => ({ type: 'plain_text_input', value })
const event = (type: string, more: object) =>
  JSON.stringify({ type: 'event_callback', team_id: 'T1', event_id: 'Ev1', event: { type, ...more } })

const FORM = {
  id: 'V1',
  hash: 'h1',
  type: 'modal',
  callback_id: 'subscribe',
  private_metadata: '{"channel":"C1"}',
  state: { values: { query: { query: field('수소') } } },
}

const REQUESTS: [string, () => string][] = [
  ['/subscribe 배출권, 원전', () => commandForm('/subscribe', '배출권, 원전')],
  ['/subscribe 원전 #safety', () => commandForm('/subscribe', '원전 <#C9|safety>')],
  ['/subscribe', () => commandForm('/subscribe', '')],
  ['/unsubscribe 수소, 없는말', () => commandForm('/unsubscribe', '수소, 없는말')],
  ['/unsubscribe', () => commandForm('/unsubscribe', '')],
  ['/subscriptions', () => commandForm('/subscriptions', '')],
  ['hours set quiet', () => commandForm('/subscriptions', '조용히 22-7')],
  ['/latest 탄소중립', () => commandForm('/latest', '탄소중립')],
  ['/due 화학물질', () => commandForm('/due', '화학물질')],
  ['[다음 마감 보기]', () => pressed('due_later', '{"queries":"수소","after":{"due":"2026-12-03","id":"r1"}}')],
  ['/laws', () => commandForm('/laws', '')],
  ['/laws 중처법, 화관법', () => commandForm('/laws', '중처법, 화관법')],
  ['/laws 추가', () => commandForm('/laws', '추가')],
  ['the form of laws', () => viewForm('laws', { law_names: field('중처법\n화관법') })],
  ['[빼기] beside a law', () => pressed('remove_law', '0 법령:"산업안전보건법"')],
  ['/sources', () => commandForm('/sources', '')],
  ['/subscribe help', () => commandForm('/subscribe', 'help')],
  [
    'the form of a change',
    () => viewForm('subscribe', { query: field('배출권') }, { channel: 'C1', edits: queryId('수소'), list: 'x' }),
  ],
  [
    'the form of a change in the Home',
    () =>
      viewForm(
        'subscribe',
        { query: field('배출권') },
        { channel: 'C1', edits: queryId('수소'), home: { direct: 'D1' } },
      ),
  ],
  ['the form', () => viewForm('subscribe', { query: field('배출권'), channel: { selected_conversation: 'C9' } })],
  ['[되돌리기]', () => pressed('undo_subscribe', '탄소중립, 수소')],
  ['[되돌리기] of an end, of every rhythm', () => pressed('undo_unsubscribe', '원전\n@daily 배출권\n@weekly 산불')],
  ['[되돌리기] of quiet hours', () => pressed('undo_quiet', '22:00-07:00')],
  ['the form of quiet hours', () => viewForm('quiet', { quiet_days: { selected_options: [{ value: 'weekends' }] } })],
  ['[조용한 시간]', () => pressed('quiet_form', '', { trigger_id: '1.2.x' })],
  [
    '[조용한 시간] in the Home',
    () =>
      pressed('', '', {
        ...inHome,
        trigger_id: '1.2.x',
        actions: [{ action_id: 'quiet_form', block_id: homeBlock('C1', 'quiet') }],
      }),
  ],
  ['[다시 받기] of a rest', () => pressed('resume_subscriptions', '탄소중립, 수소')],
  ['[이전 발표 보기]', () => pressed('latest_older', '{"queries":"수소","count":5,"from":"2026-07-01","skip":0}')],
  ['a suggested keyword', () => pressed('suggestion_1', '중대재해')],
  ['[다시 받기]', () => pressed('resume_channel', 'resume')],
  ['another rhythm', () => chosen('subscription_menu', '', `weekly:${queryId('수소')}`)],
  ['a week of rest beside a release', () => chosen('release_menu', 'release/r1', 'rest')],
  ['a word on a wrong match', () => chosen('release_menu', 'release/r1', 'wrong')],
  ['an end in the Home', () => chosen('subscription_menu', homeBlock('C1', 'x'), `remove:${queryId('수소')}`, inHome)],
  ['an edit', () => chosen('subscription_menu', '', `edit:${queryId('수소')}`, { trigger_id: '1.2.x' })],
  [
    'an edit in the Home',
    () =>
      chosen('subscription_menu', homeBlock('C1', 'x'), `edit:${queryId('수소')}`, { ...inHome, trigger_id: '1.2.x' }),
  ],
  ['the button of the Home', () => pressed('add_subscription', '', { ...inHome, trigger_id: '1.2.x' })],
  ['a letter typed in the form', () => pressed('query', '', { view: FORM })],
  ['[미리보기]', () => pressed('preview', 'preview', { view: FORM })],
  ['the language', () => chosen('choose_language', '', 'en', inHome)],
]

const said = (text: string, channel: string) => ({ user: 'U1', channel, text, ts: '1784783100.000100' })

const EVENTS: [string, () => string][] = [
  ['an opened Home', () => event('app_home_opened', { user: 'U1', channel: 'D1', tab: 'home' })],
  ['an invitation', () => event('member_joined_channel', { user: 'UBOT', channel: 'C1' })],
  ['a mention that subscribes', () => event('app_mention', said('<@UBOT> 배출권, 원전 알려줘', 'C1'))],
  ['a direct message that searches', () => event('message', said('수소 최근 발표 보여줘', 'D1'))],
  ['a direct message that ends', () => event('message', said('수소 구독 취소', 'D1'))],
]

/** How long an answer takes over a database and a Slack of so many ms a call, and what it asks of them. No time of the machine is in it. */
async function timed(body: string, { contentType = FORM_TYPE, database = DATABASE, look = LOOK } = {}) {
  const called = aSlack(look)
  const { handler, calls } = await slowDoor(database)
  const { answer, took } = await time.run(() => handler(signedRequest(body, { at: NOW, contentType })))
  expect(answer.statusCode).toBe(200)
  return { took, called, ...calls }
}

test.each(REQUESTS)(
  '%s is answered in three seconds after a cold start, over a database of 200 ms a call',
  async (_, body) => {
    const { took } = await timed(body())
    expect(COLD_START + took, `${COLD_START} ms to start and ${took} ms to answer`).toBeLessThan(ALLOWED)
  },
)

test.each(EVENTS)(
  '%s is taken in three seconds after a cold start, over a database of 200 ms a call',
  async (_, body) => {
    const { took } = await timed(body(), { contentType: 'application/json' })
    expect(COLD_START + took, `${COLD_START} ms to start and ${took} ms to answer`).toBeLessThan(ALLOWED)
  },
)

test('over a database of 700 ms a call a command would be too late', async () => {
  const { took } = await timed(commandForm('/subscribe', '배출권, 원전'), { database: 700 })
  expect(COLD_START + took).toBeGreaterThan(ALLOWED)
})

test.each(REQUESTS.filter(([name]) => name.startsWith('/')))(
  '%s asks the database at most four times one after the other',
  async (_, body) => {
    expect((await timed(body())).inSequence).toBeLessThanOrEqual(4)
  },
)

test.each(REQUESTS.filter(([name]) => /^\/subscribe$|edit|button of the Home/.test(name)))(
  'the form of %s is opened before the database is asked for anything',
  async (_, body) => {
    const { firstAt, called } = await timed(body(), { look: 50 })
    expect(firstAt).toBeGreaterThanOrEqual(50)
    expect(firstAt).toBeLessThan(Number.POSITIVE_INFINITY)
    expect(called.filter((path) => path.startsWith('/api/views.'))).toEqual(['/api/views.open', '/api/views.update'])
  },
)

test('a Slack that does not answer is given up in time', async () => {
  const { took } = await timed(commandForm('/subscribe', '배출권'), { look: 5_000 })
  expect(took).toBeGreaterThan(GIVEN_UP)
  expect(COLD_START + took).toBeLessThan(ALLOWED)
})
