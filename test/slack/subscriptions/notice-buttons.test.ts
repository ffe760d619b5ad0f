import { afterEach, beforeEach, expect, test } from 'vitest'
import { aSubscription } from '../../support/a-release.ts'
import { type LocalServer, openLocalServer } from '../../support/local-server.ts'
import { NOW, openTestSlackDoor } from '../../support/slack-door.ts'
import { pressForm, signedRequest } from '../../support/slack-requests.ts'

let slack: LocalServer
beforeEach(async () => {
  slack = await openLocalServer((_, response) => response.end('{"ok":true}'))
})
afterEach(() => slack.close())

type Door = ReturnType<typeof openTestSlackDoor>
const IN_CHANNEL = { container: { type: 'message', message_ts: '1.1', channel_id: 'C1', is_ephemeral: false } }

/** A door with standing subscriptions of its channel, one of them reminded, one that took notices before, and one of another channel. */
async function openDoor(): Promise<Door> {
  const door = openTestSlackDoor(`${slack.url}/api/`)
  await door.store.subscribe([
    aSubscription('수소', { since: 1 }),
    aSubscription('원전', { since: 2, options: { remind: 5 } }),
    aSubscription('산불', { since: 3, options: { kinds: ['법령'] } }),
    aSubscription('배터리 (종류:고시)', { since: 4 }),
  ])
  await door.store.subscribe([aSubscription('수소', { channel: 'C2' })])
  return door
}

const optionsOf = ({ subscriptions }: Door, channel = 'C1') =>
  Object.fromEntries(
    subscriptions
      .filter((one) => one.channel === channel)
      .map(({ query, options: { kinds, remind } }) => [query, [kinds, remind].flat().join(' ')]),
  )

interface Reply {
  text: string
  replace_original: boolean
  blocks: { elements?: { action_id: string; value?: string }[] }[]
}

async function press(
  door: Door,
  actionId: string,
  value?: string,
): Promise<Reply & { buttons: string[]; undo: string }> {
  const form = pressForm(actionId, value, { response_url: `${slack.url}/actions/1`, ...IN_CHANNEL })
  await door.handler(signedRequest(form, { at: NOW }))
  const reply: Reply = JSON.parse(slack.asked.filter(({ path }) => path === '/actions/1').at(-1)?.body ?? '{}')
  const elements = reply.blocks.flatMap(({ elements: those = [] }) => those)
  return { ...reply, buttons: elements.map(({ action_id }) => action_id), undo: elements[0]?.value ?? '' }
}

const BEFORE = { 수소: 'press 0', 원전: 'press 5', 산불: '법령 0', '배터리 (종류:고시)': 'press 0' }
const notes = ({ jobs }: Door) => jobs.filter(({ job }) => job === 'note')

test('[입법예고도 받기] adds notices and a reminder to what was told of press releases alone, and the channel reads of it in one line', async () => {
  const door = await openDoor()
  const { text, buttons, replace_original } = await press(door, 'take_notices')
  expect(text).toContain('이제 ‘수소’, ‘원전’은 입법예고·행정예고와 법령도 알려 드리고')
  expect([buttons, replace_original]).toEqual([['undo_notices'], false])
  expect(optionsOf(door)).toEqual({ ...BEFORE, 수소: 'all 3', 원전: 'all 5' })
  expect(optionsOf(door, 'C2')).toEqual({ 수소: 'press 0' })
  expect(notes(door)).toMatchObject([{ change: 'kinds all', queries: ['수소', '원전'], by: 'U1', channel: 'C1' }])
})

test('[되돌리기] brings back what each had, and does nothing a second time', async () => {
  const door = await openDoor()
  const { undo } = await press(door, 'take_notices')
  expect((await press(door, 'undo_notices', undo)).text).toBe('‘수소’, ‘원전’은 다시 보도자료만 알려 드립니다.')
  expect(optionsOf(door)).toEqual(BEFORE)
  expect((await press(door, 'undo_notices', undo)).text).toContain('이미 되돌렸거나')
  expect(notes(door).map((note) => 'change' in note && note.change)).toEqual(['kinds all', 'kinds press'])
})

test('[보도자료만 받기] changes nothing, and says how to take notices later', async () => {
  const door = await openDoor()
  const { text, buttons } = await press(door, 'leave_notices')
  expect(text).toContain('다시 권하지 않겠습니다')
  expect(buttons).toEqual(['take_notices'])
  expect(optionsOf(door)).toEqual(BEFORE)
  expect(notes(door)).toEqual([])
})

test('whoever presses when all take notices, or nothing is subscribed any more, is told so', async () => {
  const door = await openDoor()
  await press(door, 'take_notices')
  expect((await press(door, 'take_notices')).text).toContain('이미 입법예고·행정예고도 받고 있습니다')
  await door.store.unsubscribe(
    { team: 'T1', channel: 'C1' },
    (await door.store.subscriptionsOf({ team: 'T1', channel: 'C1' })).map(({ queryId }) => queryId),
  )
  expect((await press(door, 'take_notices')).text).toContain('/subscribe')
})

test.each(['', 'x', '-1:abc', '99:abc', ':abc', '0:'])('a value of nobody’s, %j, changes nothing', async (value) => {
  const door = await openDoor()
  expect((await press(door, 'undo_notices', value)).text).toContain('이미 되돌렸거나')
  expect(optionsOf(door)).toEqual(BEFORE)
})
