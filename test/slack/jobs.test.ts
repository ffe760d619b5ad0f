import type { HomeView } from '@slack/types'
import { expect, onTestFinished, test } from 'vitest'
import { anFscRelease, aSubscription } from '../support/a-release.ts'
import { openTestAnswerDoor } from '../support/answer-door.ts'
import { NOW, pauseChannel } from '../support/slack-door.ts'

const CHANNELS = { 'users.conversations': { ok: true, channels: [{ id: 'C1' }, { id: 'C2' }] } }

async function opened(heard: Parameters<typeof openTestAnswerDoor>[0] = CHANNELS) {
  const answers = await openTestAnswerDoor(heard)
  onTestFinished(answers.close)
  return answers
}

const daysAgo = (days: number) => new Date(NOW + 9 * 3_600_000 - days * 86_400_000).toISOString().slice(0, 10)
const about = (title: string, day: string) =>
  anFscRelease({ id: title, title, text: '', published: { day }, showAt: Date.parse(`${day}T09:00:00+09:00`) })

test('new keywords are followed by a preview of the last thirty days with three examples', async () => {
  const door = await opened()
  for (let n = 0; n < 14; n += 1) await door.addReleases(about(`탄소중립 대책 ${n}`, daysAgo(n * 2)))
  await door.addReleases(about('탄소중립 옛 대책', daysAgo(40)))
  const { responseUrl } = door
  await door.answer({ job: 'preview', team: 'T1', channel: 'C1', queries: '탄소중립', answer: { responseUrl } })
  const [said] = door.replied()
  expect(said).toMatchObject({ response_type: 'ephemeral', replace_original: false })
  expect(said.text).toBe('‘탄소중립’: 최근 30일 14건, 일주일에 3건 정도')
  const lines = JSON.stringify(said.blocks)
  expect(lines.match(/탄소중립 대책 \d+>/g)).toEqual(['탄소중립 대책 0>', '탄소중립 대책 1>', '탄소중립 대책 2>'])
})

test('a preview without a match says so and offers a wider word of the thesaurus', async () => {
  const door = await opened()
  const { responseUrl } = door
  await door.answer({ job: 'preview', team: 'T1', channel: 'C1', queries: '리튬', answer: { responseUrl } })
  expect(JSON.stringify(door.replied()[0].blocks)).toMatch(/‘리튬’: 최근 30일 동안 읽은 발표가 없어/)
})

test('a very broad keyword comes with a warning and ways to narrow it', async () => {
  const door = await opened()
  for (let n = 0; n < 320; n += 1) await door.addReleases(about(`안전 점검 ${n}`, daysAgo(n % 30)))
  const { responseUrl } = door
  await door.answer({ job: 'preview', team: 'T1', channel: 'C1', queries: '안전, 수소', answer: { responseUrl } })
  const blocks = JSON.stringify(door.replied()[0].blocks)
  expect(blocks).toContain('‘안전’: 최근 30일 320건')
  expect(blocks).toContain('하루에 10건 넘게')
  expect(blocks).toContain('‘수소’: 최근 30일 발표 320건 가운데 맞는 발표가 없습니다')
})

const notice = (title: string, due: string) =>
  anFscRelease({
    id: title,
    title,
    text: '',
    kind: '입법예고',
    due,
    showAt: NOW - 1000,
    url: `https://a.example/${due}`,
  })
const preview = (responseUrl: string) => ({
  job: 'preview' as const,
  team: 'T1',
  channel: 'C1',
  queries: '화학물질',
  answer: { responseUrl },
})
const dueIn = (days: number) => daysAgo(-days)

test('whoever subscribes is shown what is open already, with its last day and the days left, and where the rest is', async () => {
  const door = await opened()
  for (const days of [9, 2, 5, 7]) await door.addReleases(notice(`화학물질 ${days}일 남은 개정안`, dueIn(days)))
  await door.addReleases(notice('화학물질 지난 개정안', dueIn(-1)), notice('수도법 개정안', dueIn(1)))
  await door.store.subscribe([aSubscription('화학물질', { options: { kinds: 'all' } })])
  await door.answer(preview(door.responseUrl))
  const [said] = door.replied()
  expect(said.text).toMatch(/지금 의견을 받는 것 4건$/)
  const lines = JSON.stringify(said.blocks.at(-1))
  expect(lines.match(/D-\d+\*|\d+일 남은/g)).toEqual(['D-2*', '2일 남은', 'D-5*', '5일 남은', 'D-7*', '7일 남은'])
  expect(lines).toContain('*지금 의견을 받는 것 4건*')
  expect(lines).toContain('`/due 화학물질`')
})

test('a subscription that wants press releases alone is not shown what is open', async () => {
  const door = await opened()
  await door.addReleases(notice('화학물질 개정안', dueIn(2)))
  await door.store.subscribe([aSubscription('화학물질', { options: { kinds: ['보도자료'] } })])
  await door.answer(preview(door.responseUrl))
  expect(JSON.stringify(door.replied())).not.toContain('지금 의견을')
})

const FILLED = {
  job: 'preview' as const,
  team: 'T1',
  channel: 'C1',
  queries: '수소 -자동차',
  answer: { viewId: 'V1', hash: 'h1', about: { channel: 'C1' } },
}

test('a form that is being filled in shows that the bot is searching, then what it found, each only while nobody types on', async () => {
  const door = await opened({ 'views.update': { ok: true, view: { id: 'V1', hash: 'h2' } } })
  await door.addReleases(about('수소 대책', daysAgo(1)), about('수소 자동차 대책', daysAgo(1)))
  await door.answer(FILLED)
  const updates = door.told('views.update')
  expect(updates).toMatchObject([
    { view_id: 'V1', hash: 'h1' },
    { view_id: 'V1', hash: 'h2' },
  ])
  const [looking, found] = updates.map(({ view }) => JSON.parse(view ?? ''))
  expect(looking.blocks.map((block: { block_id?: string }) => block.block_id)).toEqual([
    'query',
    'hint',
    undefined,
    'preview',
    'packs',
    'rhythm',
    'mentions',
    'kinds',
    'remind',
    'ministries',
    'title',
    'channel',
  ])
  expect(JSON.stringify(looking.blocks[2])).toContain('최근 30일 발표를 찾고 있습니다…')
  expect(JSON.stringify(found.blocks.slice(1, 3))).toMatch(/‘자동차’가 나오는 발표는 제외.*최근 30일 1건.*수소 대책/)
  expect(found).toMatchObject({ callback_id: 'subscribe', private_metadata: '{"channel":"C1"}' })
})

test('a preview for a form that has changed since is dropped', async () => {
  const door = await opened({ 'views.update': { ok: false, error: 'hash_conflict' } })
  await door.answer(FILLED)
  expect(door.told('views.update')).toHaveLength(1)
})

test('a form that was sent shows the preview in its own place', async () => {
  const door = await opened()
  await door.addReleases(about('수소 대책', daysAgo(1)))
  const answer = { viewId: 'V1', said: ['구독했습니다.'] }
  await door.answer({ job: 'preview', team: 'T1', channel: 'C1', queries: '수소', answer })
  const [update] = door.told('views.update')
  expect(update?.view_id).toBe('V1')
  expect(JSON.parse(update?.view ?? '')).toMatchObject({
    type: 'modal',
    blocks: [{ text: { text: '구독했습니다.' } }, { text: { text: expect.stringContaining('최근 30일 1건') } }],
  })
})

test.each([
  ['subscribed', '<@U1> 님이 이 채널에서 ‘탄소중립’, ‘&lt;!channel&gt;’을 구독했습니다.'],
  ['unsubscribed', '<@U1> 님이 ‘탄소중립’, ‘&lt;!channel&gt;’ 구독을 해지했습니다.'],
  ['paused', '<@U1> 님이 ‘탄소중립’, ‘&lt;!channel&gt;’ 알림을 일주일 동안 껐습니다.'],
  ['weekly', '<@U1> 님이 ‘탄소중립’, ‘&lt;!channel&gt;’을 매주 월요일 모아 받도록 바꿨습니다.'],
] as const)('a channel reads one line when something was %s', async (change, line) => {
  const door = await opened()
  await door.answer({
    job: 'note',
    id: 'n1',
    team: 'T1',
    channel: 'C1',
    by: 'U1',
    change,
    queries: ['탄소중립', '<!channel>'],
  })
  expect(door.told('chat.postMessage')).toMatchObject([{ channel: 'C1', text: line }])
})

test('a list of subscriptions replaces the one that was edited', async () => {
  const door = await opened()
  const { responseUrl } = door
  await door.store.subscribe([aSubscription('수소 -자동차', { channel: 'C1', since: NOW })])
  await door.answer({ job: 'list', team: 'T1', channel: 'C1', responseUrl })
  expect(door.replied()).toMatchObject([{ replace_original: true, text: '키워드 1개를 구독하고 있습니다.' }])
})

test.each([
  ['subscribed' as const, 20, '<@U1> 님이 이 채널에서 키워드 20개를 구독했습니다.'],
  ['unsubscribed' as const, 6, '<@U1> 님이 키워드 6개 구독을 해지했습니다.'],
  ['daily' as const, 7, '<@U1> 님이 키워드 7개를 매일 아침 모아 받도록 바꿨습니다.'],
])('a note that keywords were %s counts all %i', async (change, count, line) => {
  const door = await opened()
  const queries = Array.from({ length: count }, (_, at) => `낱말 ${at + 1}`)
  await door.answer({ job: 'note', id: 'n1', team: 'T1', channel: 'C1', by: 'U1', change, queries })
  expect(door.told('chat.postMessage')[0]?.text).toBe(line)
})
test('a note about an edited subscription names its query before and after', async () => {
  const door = await opened()
  const queries = ['수소', '수소 -자동차']
  await door.answer({ job: 'note', id: 'n1', team: 'T1', channel: 'C1', by: 'U1', change: 'edited', queries })
  expect(door.told('chat.postMessage')[0]?.text).toBe('<@U1> 님이 ‘수소’ 구독을 ‘수소 -자동차’로 바꿨습니다.')
})

const NOTE = {
  job: 'note' as const,
  team: 'T1',
  channel: 'C1',
  by: 'U1',
  change: 'resumed' as const,
  queries: ['수소'],
}

test.each([
  ['a note', { ...NOTE, id: 'n1' }],
  ['a greeting', { job: 'greet' as const, id: 'Ev1', team: 'T1', channel: 'C1' }],
])('%s that the queue delivers twice is posted once, and another one is posted as well', async (_, job) => {
  const door = await opened()
  await door.answer(job)
  await door.answer(job)
  expect(door.told('chat.postMessage')).toHaveLength(1)
  await door.answer({ ...job, id: 'another' })
  expect(door.told('chat.postMessage')).toHaveLength(2)
})

test('a note lost in a crash is not posted when the queue delivers it again', async () => {
  const door = await opened({ 'chat.postMessage': { ok: false, error: 'fatal_error' } })
  await door.answer({ ...NOTE, id: 'n1' })
  await door.answer({ ...NOTE, id: 'n1' })
  expect(door.told('chat.postMessage')).toHaveLength(1)
})

test('a note waits for its turn in the workspace’s budget, and is dropped when that is more than a second away', async () => {
  const door = await opened()
  door.budget.turnAt = NOW + 400
  await door.answer({ ...NOTE, id: 'n1' })
  expect(door.budget.slept).toEqual([400])
  door.budget.turnAt = NOW + 1_500
  await door.answer({ ...NOTE, id: 'n2' })
  expect(door.told('chat.postMessage')).toHaveLength(1)
})

test('a note to a channel the bot is not in is given up, not retried', async () => {
  const door = await opened({ 'chat.postMessage': { ok: false, error: 'not_in_channel' } })
  await door.answer({
    job: 'note',
    id: 'n1',
    team: 'T1',
    channel: 'C1',
    by: 'U1',
    change: 'resumed',
    queries: ['수소'],
  })
  expect(door.told('chat.postMessage')).toHaveLength(1)
})

async function homeOf(door: Awaited<ReturnType<typeof opened>>, more: object = {}): Promise<HomeView> {
  await door.answer({ job: 'home', team: 'T1', user: 'U1', ...more })
  const last = door.told('views.publish').at(-1)
  expect(last?.user_id).toBe('U1')
  return JSON.parse(last?.view ?? '')
}

test('the Home shows a user’s channels with their subscriptions, why one is paused, its last delivery, and the sources that need attention', async () => {
  const door = await opened()
  await door.store.subscribe([
    aSubscription('탄소중립', { since: NOW }),
    aSubscription('수소', { since: NOW, channel: 'C2', pausedUntil: NOW + 7 * 86_400_000 }),
    aSubscription('원전', { since: NOW, channel: 'C3' }),
    aSubscription('희토류', { since: NOW, team: 'T2' }),
  ])
  const archived = { team: 'T1', channel: 'C2' }
  await pauseChannel(door.store, archived, 'is_archived')
  await door.store.setQuietHours(archived, { from: 22 * 60, to: 7 * 60 })
  const failure = { reason: 'refused' as const, detail: 'http 403' }
  await door.store.saveSourceState({ sourceId: 'fsc', validators: {}, firstReadAt: NOW, failures: 1, failure })
  await door.addReleases(about('수소 대책', daysAgo(1)))
  await door.addMessage({
    team: 'T1',
    channel: 'C1',
    messageId: 'm1',
    openedAt: NOW,
    releaseIds: ['gone', '수소 대책', 'r3'],
    shown: [null, 0, 0],
    state: 'closed',
    ambiguous: 0,
    ts: '1.1',
  })
  const { blocks } = await homeOf(door)
  const texts = JSON.stringify(blocks)
  expect(texts).toContain('*<#C1>  —  키워드 1개*')
  expect(texts).toContain(
    '마지막 알림: 7월 23일 (목) <https://www.fsc.go.kr/no010101/1?page=1&amp;sort=new|수소 대책> 외 1건',
  )
  expect(texts).toContain('알림을 멈췄습니다 (보관된 채널)')
  expect(texts.match(/조용한 시간: 22:00~07:00/g)).toHaveLength(1)
  expect(texts).toContain('*수소*  —  바로 알림, 스치듯 언급도 바로 · 일시 중지, 7월 30일 (목)부터 다시 알림')
  expect(texts).toContain('지금 읽지 못하는 곳: 금융위원회 보도자료')
  expect(texts).toContain('"action_id":"source_details"')
  expect(texts).not.toMatch(/\*원전|\*희토류/)
  const named = blocks.map(({ block_id }) => block_id).filter((id) => id !== undefined)
  expect(new Set(named).size).toBe(named.length)
})

test('a Home names no source that only lacks a key nobody gave it, and does not call it read', async () => {
  const door = await opened()
  const failure = { reason: 'needs a key' as const, detail: '…' }
  await door.store.saveSourceState({ sourceId: 'fsc', validators: {}, failures: 900, failure })
  const texts = JSON.stringify((await homeOf(door)).blocks)
  expect(texts).toContain('출처 1곳 가운데 0곳을 정상으로 읽고 있습니다.')
  expect(texts).not.toMatch(/금융위원회 보도자료|source_details/)
})

test('a Home of many channels keeps to a hundred blocks and says how many it left out', async () => {
  const ids = Array.from({ length: 60 }, (_, n) => `C${n}`)
  const door = await opened({ 'users.conversations': { ok: true, channels: ids.map((id) => ({ id })) } })
  for (const channel of ids)
    await door.store.subscribe(['수소', '원전'].map((query) => aSubscription(query, { channel })))
  const { blocks } = await homeOf(door)
  expect(blocks.length).toBeLessThanOrEqual(100)
  const shown = blocks.filter((block) => JSON.stringify(block).includes('키워드 2개')).length
  expect(JSON.stringify(blocks)).toContain(`이 밖의 채널 ${60 - shown}곳은`)
})

test('a channel with very many subscriptions leaves room for the rest of the Home', async () => {
  const door = await opened()
  await door.store.subscribe(Array.from({ length: 150 }, (_, n) => aSubscription(`키워드 ${n}`)))
  const { blocks } = await homeOf(door)
  expect(blocks.length).toBeLessThanOrEqual(100)
  expect(JSON.stringify(blocks)).toContain('그 밖에 110개가 더 있습니다')
})

test('an empty Home says how to begin, and every Home chooses the language', async () => {
  const door = await opened()
  const { blocks } = await homeOf(door)
  expect(JSON.stringify(blocks)).toContain('구독하는 곳이 아직 없습니다')
  const language = blocks.find((block) => 'accessory' in block)
  expect(language).toMatchObject({
    accessory: { action_id: 'choose_language', initial_option: { value: 'ko' }, options: [{}, { value: 'en' }] },
  })
})

test('a workspace that chose English is answered in English', async () => {
  const door = await opened()
  await door.store.setLanguage('T1', 'en')
  await door.store.subscribe([aSubscription('탄소중립', { channel: 'D1', since: NOW })])
  const { blocks, private_metadata } = await homeOf(door, { direct: 'D1' })
  expect(private_metadata).toBe('D1')
  expect(JSON.stringify(blocks)).toContain('Conversation with the bot  —  1 keyword')
  await door.answer({ job: 'note', id: 'n1', team: 'T1', channel: 'C1', by: 'U1', change: 'daily', queries: ['수소'] })
  expect(door.told('chat.postMessage')[0]?.text).toBe('<@U1> changed “수소” to arrive every business morning.')
})
