import { afterEach, beforeEach, expect, test } from 'vitest'
import { queryId } from '../../../functions/subscriptions/query/query.ts'
import { aSubscription } from '../../support/a-release.ts'
import { type LocalServer, openLocalServer } from '../../support/local-server.ts'
import { NOW, openTestSlackDoor } from '../../support/slack-door.ts'
import { pressForm, signedRequest } from '../../support/slack-requests.ts'

let slack: LocalServer

beforeEach(async () => {
  slack = await openLocalServer((_, response) => {
    response.setHeader('content-type', 'application/json')
    response.end('{"ok":true,"channel":{"is_member":true}}')
  })
})
afterEach(() => slack.close())

type Door = ReturnType<typeof openTestSlackDoor>
interface Answered {
  text: string
  blocks: { type: string; text?: { text: string }; accessory?: object; elements?: Element[] }[]
  replace_original: boolean
}
interface Element {
  type: string
  action_id: string
  value: string
  text?: { text: string }
}

const openDoor = () => openTestSlackDoor(`${slack.url}/api/`)
const queriesOf = (door: Door) => door.subscriptions.map(({ query }) => query)
const elementsOf = ({ blocks }: Pick<Answered, 'blocks'>) =>
  blocks.flatMap(({ type, elements = [] }) => (type === 'actions' ? elements : []))
const buttonIn = (answer: Pick<Answered, 'blocks'>, label: string) =>
  elementsOf(answer).find(({ text }) => text?.text === label)

async function press(door: Door, actionId: string, value: string, more: object = {}): Promise<Answered> {
  const form = pressForm(actionId, value, { response_url: `${slack.url}/actions/1`, ...more })
  await door.handler(signedRequest(form, { at: NOW }))
  return JSON.parse(slack.asked.filter(({ path }) => path === '/actions/1').at(-1)?.body ?? '{}')
}

/** A channel with so many subscriptions, made a minute ago. */
async function aDoorWith(count: number): Promise<Door> {
  const door = openDoor()
  const all = Array.from({ length: count }, (_, index) => aSubscription(`낱말${index + 1}번`, { since: NOW - 60_000 }))
  for (let from = 0; from < count; from += 20) await door.store.subscribe(all.slice(from, from + 20))
  return door
}

const choose = (door: Door, value: string) => press(door, 'all_subscriptions', value)
const asAnswer = (answer: object): Answered => answer as Answered

test('each of sixty subscriptions is reached with its menu, page by page, and back', async () => {
  const door = await aDoorWith(60)
  const seen: string[] = []
  let page = asAnswer(await door.ask('/subscriptions', ''))
  for (let turns = 0; turns < 12; turns += 1) {
    seen.push(...page.blocks.filter(({ accessory }) => accessory).map(({ text }) => text?.text.split('*')[1] ?? ''))
    const on = buttonIn(page, '다음 키워드')
    if (!on) break
    page = await press(door, on.action_id, on.value)
    expect(page.replace_original).toBe(true)
  }
  expect(seen.toSorted()).toEqual(queriesOf(door).toSorted())
  const back = buttonIn(page, '이전 키워드')
  expect((await press(door, back?.action_id ?? '', back?.value ?? '')).text).toContain('46~54번째')
})

test('a change far down leaves the list where it was', async () => {
  const door = await aDoorWith(60)
  const answer = await press(door, 'subscription_menu', `weekly:${queryId('낱말45번')}`)
  expect(JSON.stringify(answer.blocks)).toContain('*낱말45번*  —  매주 월요일')
})

test('a page that is not there any more shows what is', async () => {
  const door = await aDoorWith(3)
  expect((await press(door, 'list_page_on', '50')).text).toContain('키워드 3개')
  expect((await press(door, 'list_page_on', 'x')).text).toContain('키워드 3개')
})

test.each(['전체', '모두', 'ALL'])(
  '/unsubscribe %s asks first, ends everything at one press, and one note says so',
  async (words) => {
    const door = await aDoorWith(45)
    const asked = asAnswer(await door.ask('/unsubscribe', words))
    expect(asked.text).toBe('키워드 45개 구독을 모두 해지할까요?')
    expect(queriesOf(door)).toHaveLength(45)
    await door.ask('/subscribe', '수소')
    const yes = buttonIn(asked, '모두 해지')
    const ended = await press(door, yes?.action_id ?? '', String(NOW - 1))
    expect(ended.text).toBe('키워드 45개 구독을 해지했습니다. 이제 알려 드리지 않습니다.')
    expect(queriesOf(door)).toEqual(['수소'])
    expect(door.handedOn('note').filter(({ change }) => change === 'unsubscribed')).toHaveLength(1)
    const parts = elementsOf(ended)
    expect(parts.map(({ text }) => text?.text)).toEqual([
      '1~20번째 되돌리기',
      '21~40번째 되돌리기',
      '41~45번째 되돌리기',
    ])
    for (const { action_id, value } of parts) expect((await press(door, action_id, value)).replace_original).toBe(false)
    expect(queriesOf(door)).toHaveLength(46)
  },
)

test('one button brings a few back', async () => {
  const door = await aDoorWith(2)
  const ended = await press(door, 'unsubscribe_all', String(NOW))
  const undo = buttonIn(ended, '되돌리기')
  await press(door, undo?.action_id ?? '', undo?.value ?? '')
  expect(queriesOf(door).toSorted()).toEqual(['낱말1번', '낱말2번'])
})

test('전체 is ended alone where it is a keyword of the channel', async () => {
  const door = await aDoorWith(2)
  await door.store.subscribe([aSubscription('전체', { since: NOW })])
  expect((await door.ask('/unsubscribe', '전체')).text).toContain('‘전체’ 구독을 해지했습니다')
  expect(queriesOf(door).toSorted()).toEqual(['낱말1번', '낱말2번'])
})

test('all are told weekly at once, one note says so, and an undo gives each what it had', async () => {
  const door = await aDoorWith(25)
  await press(door, 'subscription_menu', `daily:${queryId('낱말3번')}`)
  const changed = await choose(door, 'weekly')
  expect(changed.replace_original).toBe(false)
  expect(changed.text).toContain('매주 월요일')
  expect(new Set(door.subscriptions.map(({ options }) => options.rhythm))).toEqual(new Set(['weekly']))
  expect(door.handedOn('note').filter(({ change }) => change === 'weekly')).toHaveLength(1)
  const undo = buttonIn(changed, '되돌리기')
  await press(door, undo?.action_id ?? '', undo?.value ?? '')
  const daily = door.subscriptions.filter(({ options }) => options.rhythm === 'daily')
  expect(daily.map(({ query }) => query)).toEqual(['낱말3번'])
  expect(door.subscriptions.filter(({ options }) => options.rhythm === 'at once')).toHaveLength(24)
})

test('the list as text subscribes to the same elsewhere', async () => {
  const door = await aDoorWith(30)
  await press(door, 'subscription_menu', `weekly:${queryId('낱말3번')}`)
  const { blocks } = await choose(door, 'copy')
  const texts = blocks.flatMap(({ text }) => text?.text.match(/^```([\s\S]*)```$/)?.[1] ?? [])
  for (const text of texts) await door.ask('/subscribe', text, { channel_id: 'C2' })
  const there = door.subscriptions.filter(({ channel }) => channel === 'C2').map(({ query }) => query)
  expect(new Set(there)).toEqual(new Set(Array.from({ length: 30 }, (_, index) => `낱말${index + 1}번`)))
})
