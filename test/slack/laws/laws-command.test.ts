import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Answer } from '../../../functions/slack/blocks/ephemeral.ts'
import { laws } from '../../../functions/subscriptions/laws/law-names.ts'
import { anIncomingRelease, aSubscription } from '../../support/a-release.ts'
import { openTestAnswerDoor } from '../../support/answer-door.ts'
import { NOW, openTestSlackDoor } from '../../support/slack-door.ts'
import { pressForm, signedRequest, viewForm } from '../../support/slack-requests.ts'

type AnswerDoor = Awaited<ReturnType<typeof openTestAnswerDoor>>
type SlackDoor = ReturnType<typeof openTestSlackDoor>
let answering: AnswerDoor
let door: SlackDoor

beforeEach(async () => {
  answering = await openTestAnswerDoor()
  door = openTestSlackDoor(new URL('/api/', answering.responseUrl).href, answering.store)
})
afterEach(() => answering.close())

const ask = (text: string, more: Record<string, string> = {}): Promise<Answer> =>
  door.ask('/laws', text, { response_url: answering.responseUrl, ...more })

/** Does the job that was handed on last, and returns what was answered. */
async function workOff(): Promise<{ text: string; blocks: { elements?: { action_id: string; value: string }[] }[] }> {
  await answering.answer(door.jobs.at(-1) as SlackDoor['jobs'][number])
  return answering.replied().at(-1)
}

async function press(actionId: string, value: string): Promise<Answer> {
  const form = pressForm(actionId, value, { response_url: answering.responseUrl })
  await door.handler(signedRequest(form, { at: NOW }))
  return answering.replied().at(-1)
}

const registered = async () =>
  (await answering.store.subscriptionsOf({ team: 'T1', channel: 'C1' })).map(({ query }) => query)

const buttonsOf = (answer: Answer) =>
  answer.blocks.flatMap((block) => {
    if (block.type === 'actions') return block.elements as { action_id: string; value?: string }[]
    return block.type === 'section' && block.accessory ? [block.accessory as { action_id: string; value?: string }] : []
  })

test('names are registered, the unknown ones are told with what they may have meant, and all is taken back at once', async () => {
  expect((await ask('중처법, 화관법, 화간법')).text).toContain('법령 2개를 등록하고 있습니다')
  const answer = await workOff()
  expect(answer.text).toContain('법령 2개를 등록했습니다: ‘중대재해 처벌 등에 관한 법률’, ‘화학물질관리법’')
  expect(answer.text).toContain('‘화간법’ — 혹시 ‘화학물질관리법’')
  expect(await registered()).toEqual(['법령:"중대재해 처벌 등에 관한 법률"', '법령:"화학물질관리법"'])
  const undo = answer.blocks.flatMap(({ elements = [] }) => elements)[0]
  expect(undo?.action_id).toBe('undo_laws')
  await answering.store.subscribe([aSubscription('법령:"근로기준법"', { since: NOW - 1 })])
  await press('undo_laws', undo?.value ?? '')
  expect((await workOff()).text).toContain('등록부에서 뺐습니다')
  expect(await registered()).toEqual(['법령:"근로기준법"'])
})

test('a job that comes twice registers once, says the same again, and the channel is told once', async () => {
  await ask('중처법')
  const [first, second] = [await workOff(), await workOff()]
  expect(second.text).toBe(first.text)
  expect(answering.told('chat.postMessage')).toHaveLength(1)
})

test('a law that stands under another of its names is not registered again', async () => {
  await answering.store.subscribe([aSubscription('법령:"산안법"', { since: 1 })])
  await ask('산업안전보건법')
  expect((await workOff()).text).toContain('이미 등록되어 있습니다: ‘산업안전보건법’')
  expect(await registered()).toHaveLength(1)
})

test('200 laws are registered from the form, and shown in pages that Slack takes, each law once', async () => {
  const typed = laws()
    .map(({ name }) => name)
    .join('\n')
  const form = viewForm('laws', { law_names: { type: 'plain_text_input', value: typed } })
  const { body } = await door.handler(signedRequest(form, { at: NOW }))
  expect(body).toContain('법령 200개를 등록하고 있습니다')
  await answering.answer(door.jobs.at(-1) as SlackDoor['jobs'][number])
  expect(answering.told('views.update').at(-1)?.view).toContain('법령 200개를 등록했습니다')
  expect(await registered()).toHaveLength(200)
  const shown = new Set<string>()
  let page = await ask('')
  for (let turned = 0; turned < 30; turned += 1) {
    expect(page.blocks.length).toBeLessThanOrEqual(50)
    expect(JSON.stringify(page.blocks).length).toBeLessThanOrEqual(10_000)
    for (const { action_id, value = '' } of buttonsOf(page))
      if (action_id === 'remove_law') shown.add(value.replace(/^\d+ /, ''))
    const next = buttonsOf(page).find(({ action_id }) => action_id === 'laws_page')
    if (!next) break
    page = await press('laws_page', next.value ?? '')
  }
  expect(shown.size).toBe(200)
  const names = await press('laws_as_text', '')
  expect(
    names.blocks
      .map((block) => (block.type === 'section' ? block.text?.text : ''))
      .join('\n')
      .match(/[^\n]+/g),
  ).toHaveLength(200)
})

test('laws of very long names fill pages sooner, and none of them is left out', async () => {
  const names = Array.from(
    { length: 45 },
    (_, n) => `${'길고 긴 이름을 가진 시험 대상 물질의 관리와 그 지원에 관한 '.repeat(2)}${n}호 특별법`,
  )
  for (const some of [names.slice(0, 20), names.slice(20, 40), names.slice(40)])
    await answering.store.subscribe(some.map((name) => aSubscription(`법령:"${name}"`, { since: 1 })))
  const shown = new Set<string>()
  for (let page = 0; page < 10; page += 1) {
    const answer = await press('laws_page', String(page))
    expect(JSON.stringify(answer.blocks).length).toBeLessThanOrEqual(10_000)
    for (const { action_id, value = '' } of buttonsOf(answer))
      if (action_id === 'remove_law') shown.add(value.replace(/^\d+ /, ''))
  }
  expect(shown.size).toBe(45)
})

test('the register shows the nearest day first, of the law or of what stands below it; a past day is none', async () => {
  await answering.store.subscribe(
    ['산업안전보건법', '중대재해 처벌 등에 관한 법률', '민법'].map((name, since) =>
      aSubscription(`법령:"${name}"`, { since }),
    ),
  )
  const law = (title: string, effective: string[], follows = '') =>
    answering.store.storeRelease(
      anIncomingRelease({ id: title, title, kind: '법령', effective, ...(follows && { follows }) }, [title]),
    )
  await law('새 산업안전보건법', ['2028-01-01', '2027-01-08', '2026-01-01'], '법령:001766')
  await law('중대재해 처벌 등에 관한 법률 시행령', ['2026-08-01'])
  await law('산업안전보건법 시행규칙', ['2027-03-02'])
  await law('다른 법', ['2026-07-24'])
  const lines = (await ask('')).blocks.flatMap((block) => (block.type === 'section' ? [block.text?.text ?? ''] : []))
  expect(lines).toEqual([
    '등록한 법령 3개',
    '*중대재해 처벌 등에 관한 법률*\n8월 1일(토) 시행 · D-9',
    '*산업안전보건법*\n2027년 1월 8일(금) 시행 · D-169, 이어서 2027년 3월 2일(화), 2028년 1월 1일(토)',
    '*민법*\n예정된 시행일 없음',
  ])
})

test('while laws are not read, the register says that days may be missing', async () => {
  await answering.store.subscribe([aSubscription('법령:"민법"', { since: 1 })])
  expect(JSON.stringify((await ask('')).blocks)).toContain('공포 법령을 읽지 못하고 있어')
})

test('a law is taken off by its button, the page stays, and it comes back with its options', async () => {
  await answering.store.subscribe([
    aSubscription('법령:"민법"', { since: 1, options: { rhythm: 'daily', kinds: 'all' } }),
    aSubscription('법령:"상법"', { since: 2 }),
  ])
  const answer = await press('remove_law', '0 법령:"민법"')
  expect(answer.text).toBe('등록한 법령 1개')
  expect(JSON.stringify(answer.blocks)).toContain('‘민법’을 등록부에서 뺐습니다')
  const undo = buttonsOf(answer).find(({ action_id }) => action_id === 'undo_unsubscribe')
  await press('undo_unsubscribe', undo?.value ?? '')
  const back = (await answering.store.subscriptionsOf({ team: 'T1', channel: 'C1' })).find(
    ({ query }) => query === '법령:"민법"',
  )
  expect(back?.options).toMatchObject({ rhythm: 'daily', kinds: 'all' })
})

test.each([
  ['탄소중립', '알아보지 못해'],
  ['!!!', '법령 이름을 찾지 못했습니다'],
  ['', '등록한 법령이 없습니다'],
])('/laws %s registers nothing and says what to write', async (typed, said) => {
  expect((await ask(typed)).text).toContain(said)
  expect(door.jobs).toEqual([])
})

test('a form that nobody in the channel sent registers nothing', async () => {
  const form = viewForm('laws', { law_names: { value: '중처법' } }, { channel: 'C1', registers: 'C2' })
  const { body } = await door.handler(signedRequest(form, { at: NOW }))
  expect(JSON.parse(body)).toMatchObject({ response_action: 'errors' })
  expect(door.jobs).toEqual([])
})
