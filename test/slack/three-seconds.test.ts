import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest'
import { homeBlock } from '../../functions/slack/incoming/ids.ts'
import { openSlackDoor } from '../../functions/slack/receive.ts'
import { storeIn } from '../../functions/store/store.ts'
import { openTable } from '../../functions/store/table/table.ts'
import { queryId } from '../../functions/subscriptions/query/query.ts'
import { createTable } from '../../lib/local/database/create-table.ts'
import { aDelivery, aSubscription } from '../support/a-release.ts'
import { type LocalServer, openLocalServer } from '../support/local-server.ts'
import { commandForm, pressForm, SECRET, signedRequest, viewForm } from '../support/signed-request.ts'
import { NOW } from '../support/slack-door.ts'

/** What Slack allows, what a cold start takes of it at most (import 160 ms, init and secrets besides), and a slow database. */
const ALLOWED = 3_000
const COLD_START = 1_000
const DATABASE = 200
/** The slowest look at Slack that is waited for: after a second it is given up. */
const LOOK = 900
const GIVEN_UP = 1_000
const REPLY = 200
const QUEUE = 100

let slack: LocalServer

beforeAll(async () => {
  slack = await aSlack(LOOK)
})
afterAll(() => slack.close())

function aSlack(look: number): Promise<LocalServer> {
  return openLocalServer((request, response) => {
    response.setHeader('content-type', 'application/json')
    const said = {
      ok: true,
      ts: '1.1',
      user_id: 'UBOT',
      channel: { is_member: true },
      channels: [{ id: 'C1' }, { id: 'C9' }],
      view: { id: 'V1', hash: 'h1' },
    }
    setTimeout(() => response.end(JSON.stringify(said)), request.url?.startsWith('/api/') ? look : REPLY)
  })
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** The real door over the real store, every call of the database and the queue slowed down and counted. */
async function slowDoor(api: string) {
  const client = new DynamoDBClient({
    endpoint: inject('dynamodb'),
    region: 'ap-northeast-2',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
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
    // It stands behind every call that has ended, beside those that are under way.
    const turn = calls.inSequence + 1
    calls.firstAt = Math.min(calls.firstAt, performance.now())
    await wait(DATABASE)
    try {
      return await send(...given)
    } finally {
      calls.inSequence = Math.max(calls.inSequence, turn)
    }
  }
  Object.assign(table.db, { send: slow })
  const store = storeIn(table)
  const handler = openSlackDoor({
    now: () => NOW,
    api,
    botToken: async () => 'xoxb-test',
    signingSecret: async () => SECRET,
    sources: [],
    ...store,
    add: store.subscribe,
    remove: store.unsubscribe,
    change: store.changeSubscriptions,
    queueJob: async () => void (await wait(QUEUE)),
  })
  return { handler, calls }
}

const inHome = { container: { type: 'view' }, view: { type: 'home', private_metadata: '' } }
const pressed = (id: string, value: string, more: object = {}) =>
  pressForm(id, value, { response_url: `${slack.url}/actions/1`, ...more })
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

const EVENTS: [string, () => string][] = [
  ['an opened Home', () => event('app_home_opened', { user: 'U1', channel: 'D1', tab: 'home' })],
  ['an invitation', () => event('member_joined_channel', { user: 'UBOT', channel: 'C1' })],
]

async function timed(body: string, contentType?: string, { url } = slack) {
  const door = await slowDoor(`${url}/api/`)
  const began = performance.now()
  const { statusCode } = await door.handler(signedRequest(body, { at: NOW, ...(contentType ? { contentType } : {}) }))
  expect(statusCode).toBe(200)
  return { took: Math.round(performance.now() - began), inSequence: door.calls.inSequence }
}

test.concurrent.each(REQUESTS)(
  '%s is answered in three seconds after a cold start, over a database of 200 ms a call',
  async (_, body) => {
    const { took } = await timed(body())
    expect(COLD_START + took, `${COLD_START} ms to start and ${took} ms to answer`).toBeLessThan(ALLOWED)
  },
)

test.concurrent.each(EVENTS)(
  '%s is taken in three seconds after a cold start, over a database of 200 ms a call',
  async (_, body) => {
    const { took } = await timed(body(), 'application/json')
    expect(COLD_START + took, `${COLD_START} ms to start and ${took} ms to answer`).toBeLessThan(ALLOWED)
  },
)

test.concurrent.each(REQUESTS.filter(([name]) => name.startsWith('/')))(
  '%s asks the database at most four times one after the other',
  async (_, body) => {
    expect((await timed(body())).inSequence).toBeLessThanOrEqual(4)
  },
)

test.concurrent.each(REQUESTS.filter(([name]) => /^\/subscribe$|edit|button of the Home/.test(name)))(
  'the form of %s is opened before the database is asked for anything',
  async (_, body) => {
    let openedAt = Number.NaN
    const slack = await openLocalServer((request, response) => {
      if (request.url === '/api/views.open') openedAt = performance.now()
      response.setHeader('content-type', 'application/json')
      response.end('{"ok":true,"view":{"id":"V1"},"channels":[{"id":"C1"}]}')
    })
    onTestFinished(slack.close)
    const { handler, calls } = await slowDoor(`${slack.url}/api/`)
    await handler(signedRequest(body(), { at: NOW }))
    expect(calls.firstAt).toBeGreaterThan(openedAt)
    expect(calls.firstAt).toBeLessThan(Number.POSITIVE_INFINITY)
    expect(slack.asked.map(({ path }) => path).filter((path) => path.startsWith('/api/views.'))).toEqual([
      '/api/views.open',
      '/api/views.update',
    ])
  },
)

test('a Slack that does not answer is given up in time', async () => {
  const silent = await aSlack(5_000)
  onTestFinished(silent.close)
  const { took } = await timed(commandForm('/subscribe', '배출권'), undefined, silent)
  expect(took).toBeGreaterThan(GIVEN_UP)
  expect(COLD_START + took).toBeLessThan(ALLOWED)
})
