import { expect, onTestFinished, test } from 'vitest'
import { openLocalServer } from '../../support/local-server.ts'
import { NOW, openTestSlackDoor } from '../../support/slack-door.ts'
import { pressForm, signedRequest } from '../../support/slack-requests.ts'

const NIGHT = { from: 22 * 60, to: 7 * 60 }
/** When a rest ends after which `day` is the first day with news. */
const restEnd = (day: string) => Date.parse(`${day}T09:00:00+09:00`)
const hoursOf = (door: ReturnType<typeof openTestSlackDoor>) => door.store.quietHoursOf({ team: 'T1', channel: 'C1' })

test.each([
  ['조용히 22:00-07:00', NIGHT],
  ['조용히 22-7', NIGHT],
  ['조용히 22시부터 7시까지', NIGHT],
  ['조용한 시간 22시~7시', NIGHT],
  ['방해금지 22:00 – 07:00', NIGHT],
  ['quiet 22:00-07:00', NIGHT],
  ['Quiet hours 22 to 7', NIGHT],
  ['조용히 22-7'.normalize('NFD'), NIGHT],
  ['조용히 18:30-24:00', { from: 18 * 60 + 30, to: 0 }],
])('/subscriptions %s sets quiet hours', async (words, hours) => {
  const door = openTestSlackDoor()
  const { text } = await door.ask('/subscriptions', words)
  expect(await hoursOf(door)).toEqual(hours)
  expect(text).toContain('까지(한국 시간) 알리지 않습니다')
  expect(await door.store.overdueBells(NOW, 10)).toMatchObject([
    { bell: { of: 'channel', channel: 'C1' }, ringAt: NOW },
  ])
})

test.each(['조용히 25-7', '조용히 22:75-7', '조용히 7-7', '조용히 밤새', 'quiet 24:30-7', '조용히 22'])(
  '/subscriptions %s sets nothing and says how it is done',
  async (words) => {
    const door = openTestSlackDoor()
    const { text } = await door.ask('/subscriptions', words)
    expect(await hoursOf(door)).toBeUndefined()
    expect(text).toContain('알아듣지 못했습니다')
    expect(text).toContain('/subscriptions 조용히 22:00-07:00')
  },
)

test.each(['조용히 끄기', 'quiet off', '조용한시간 해제'])('/subscriptions %s ends them', async (words) => {
  const door = openTestSlackDoor()
  await door.ask('/subscriptions', '조용히 22-7')
  const { text, blocks } = await door.ask('/subscriptions', words)
  expect(await hoursOf(door)).toBeUndefined()
  expect(text).toBe('조용한 시간을 해제했습니다. 이제 언제든 발표가 나오는 대로 알려 드립니다.')
  expect(blocks).toMatchObject([{}, { elements: [{ action_id: 'undo_quiet', value: '22:00-07:00' }] }])
  expect((await door.ask('/subscriptions', words)).text).toBe('정해 둔 조용한 시간이 없습니다.')
})

test.each([
  ['주말에는 조용히', { days: ['weekends'] }, '주말에는 알리지 않습니다'],
  ['주말이랑 공휴일에는 알림 꺼줘', { days: ['weekends', 'holidays'] }, '주말과 공휴일에는 알리지 않습니다'],
  ['평일에만 알려줘', { days: ['weekends', 'holidays'] }, '주말과 공휴일에는'],
  ['조용히 공휴일', { days: ['holidays'] }, '공휴일에는 알리지 않습니다'],
  ['quiet on weekends', { days: ['weekends'] }, '주말에는'],
  ['3일 동안 꺼 줘', { until: restEnd('2026-07-26') }, '7월 25일 (토)까지 알림을 쉽니다'],
  ['조용히 3일 동안', { until: restEnd('2026-07-26') }, '7월 26일 (일) 아침 9시에 보내 드립니다'],
  ['8월 3일까지 쉬기', { until: restEnd('2026-08-04') }, '8월 3일 (월)까지 알림을 쉽니다'],
])('/subscriptions %s', async (words, quiet, said) => {
  const door = openTestSlackDoor()
  const { text, blocks } = await door.ask('/subscriptions', words)
  expect(await hoursOf(door)).toEqual(quiet)
  expect(text).toContain(said)
  expect(blocks.at(-1)).toMatchObject({ elements: [{ action_id: 'undo_quiet', value: 'off' }] })
})

test('what is named changes, the rest of it stays, and the answer says all of it', async () => {
  const door = openTestSlackDoor()
  await door.ask('/subscriptions', '조용히 22-7')
  await door.ask('/subscriptions', '주말에는 조용히')
  const { text } = await door.ask('/subscriptions', '3일 동안 쉬기')
  expect(text).toMatch(/22:00부터 07:00까지.*\n주말에는.*\n7월 25일/u)
  const resumed = await door.ask('/subscriptions', '다시 받기')
  expect(resumed.text).not.toContain('쉽니다')
  expect(resumed.blocks.at(-1)).toMatchObject({ elements: [{ value: '22:00-07:00,weekends,until 2026-07-26' }] })
  await door.ask('/subscriptions', '주말 조용히 해제')
  expect((await door.ask('/subscriptions', '조용히')).text).toMatch(/^22:00부터 07:00까지[^\n]*\n정하려면/u)
  expect((await door.ask('/subscriptions', '')).text).toMatch(/^조용한 시간: 22:00~07:00\n/)
})

test.each([
  ['2월 30일까지 쉬기', '알아듣지 못했습니다'],
  ['0일 동안 쉬기', '알아듣지 못했습니다'],
  ['200일 동안 쉬기', '한 번에 92일까지 쉴 수 있습니다'],
])('/subscriptions %s sets nothing: %s', async (words, said) => {
  const door = openTestSlackDoor()
  expect((await door.ask('/subscriptions', words)).text).toContain(said)
  expect(await hoursOf(door)).toBeUndefined()
})

test('words to go on end a rest, and show the list where there is none', async () => {
  const door = openTestSlackDoor()
  expect((await door.ask('/subscriptions', '다시 받기')).text).toContain('구독하는 키워드가 없습니다')
})

test('/subscriptions shows the quiet hours above the list, also where nothing is subscribed', async () => {
  const door = openTestSlackDoor()
  await door.ask('/subscriptions', 'quiet 22:00-07:00')
  expect((await door.ask('/subscriptions', '')).text).toMatch(/^조용한 시간: 22:00~07:00\n/)
  expect((await door.ask('/subscriptions', '조용히')).text).toContain('22:00부터 07:00까지')
})

test('[되돌리기] brings back the hours that stood before, or none', async () => {
  const slack = await openLocalServer((_, response) => response.end('{"ok":true}'))
  onTestFinished(slack.close)
  const door = openTestSlackDoor(`${slack.url}/api/`)
  const press = (value: string) =>
    door.handler(signedRequest(pressForm('undo_quiet', value, { response_url: `${slack.url}/1` }), { at: NOW }))
  await door.ask('/subscriptions', '조용히 12-13')
  const { blocks } = await door.ask('/subscriptions', '조용히 22-7')
  expect(blocks.at(-1)).toMatchObject({ elements: [{ value: '12:00-13:00' }] })
  await press('12:00-13:00')
  expect(await hoursOf(door)).toEqual({ from: 12 * 60, to: 13 * 60 })
  await press('off')
  expect(await hoursOf(door)).toBeUndefined()
  const said = slack.asked.filter(({ path }) => path === '/1').map(({ body }) => JSON.parse(body).text)
  expect(said).toEqual([
    expect.stringContaining('되돌렸습니다.\n12:00부터 13:00까지'),
    expect.stringContaining('되돌렸습니다.\n조용한 시간을 해제했습니다.'),
  ])
})

test('other words behind /subscriptions still show the list', async () => {
  expect((await openTestSlackDoor().ask('/subscriptions', '조용필')).text).toContain('구독하는 키워드가 없습니다')
})

test('the channel reads who changed its quiet hours, and nothing when they stay as they were', async () => {
  const door = openTestSlackDoor()
  for (const words of ['조용히 22-7', '조용히 22:00-07:00', '조용히 끄기', '조용히 끄기', '조용히'])
    await door.ask('/subscriptions', words)
  expect(door.handedOn('note')).toMatchObject([
    { channel: 'C1', by: 'U1', change: 'quiet hours', queries: ['22:00-07:00'] },
    { channel: 'C1', by: 'U1', change: 'no quiet hours', queries: ['22:00-07:00'] },
  ])
})
