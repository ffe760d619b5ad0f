import type { DataTableBlock } from '@slack/types'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { en } from '../../../functions/copy/en/en.ts'
import { ko } from '../../../functions/copy/ko/ko.ts'
import type { Release } from '../../../functions/releases/release.ts'
import { fits } from '../../../functions/slack/blocks/block-limits.ts'
import type { Answer } from '../../../functions/slack/blocks/ephemeral.ts'
import { answerDue } from '../../../functions/slack/due/due-answer.ts'
import { dueCommand, showLaterDue } from '../../../functions/slack/due/due-command.ts'
import { DueJob } from '../../../functions/slack/incoming/answer-job.ts'
import { readSlashCommand } from '../../../functions/slack/incoming/slash-command.ts'
import { limitError } from '../../../lib/local/slack/workspace/message-limits.ts'
import { anIncomingRelease, aRelease, aSubscription } from '../../support/a-release.ts'
import { openMemoryStore } from '../../support/memory-store/memory-store.ts'

const NOW = Date.parse('2026-11-27T14:05:00+09:00')
const RESPONSE_URL = 'https://hooks.slack.com/commands/1'

function notice(id: string, title: string, due: string, more: Partial<Release> = {}): Release {
  const url = `https://opinion.example/${id}`
  return aRelease({ id, title, url, text: '', kind: '입법예고', due, ministry: '환경부', showAt: NOW - 1000, ...more })
}

const NOTICES = [
  notice('rail', '철도안전법 시행규칙 일부개정령안', '2026-12-30'),
  notice('chem', '화학물질관리법 시행령 일부개정령안', '2026-12-03'),
  notice('hydro', '수소경제법 시행령 일부개정령안', '2026-11-27'),
  notice('over', '화학물질 등록 규칙 일부개정령안', '2026-11-26'),
  notice('gone', '화학물질 분류 고시안', '2026-12-04', { withdrawn: true }),
  notice('taken-back', '화학물질 안전 고시안', '2026-12-04', { stage: '철회' }),
  notice('embargoed', '화학물질 사고 규칙안', '2026-12-04', { showAt: NOW + 60_000 }),
]

async function due(job: Partial<DueJob>, { notices = NOTICES, queries = [] as string[], copy = ko } = {}) {
  const { store } = openMemoryStore()
  for (const release of notices) await store.storeRelease(anIncomingRelease(release, [release.id]))
  await store.subscribe(queries.map((query) => aSubscription(query)))
  const replies: Answer[] = []
  await answerDue(
    { ...store, copy, now: () => NOW, reply: async (_, answer) => void replies.push(answer) },
    DueJob.parse({ job: 'due', team: 'T1', channel: 'C1', queries: '', responseUrl: RESPONSE_URL, ...job }),
  )
  const [answer] = replies as [Answer]
  const { plain = answer.blocks } = answer
  return { answer, plain, text: plain.map((block) => JSON.stringify(block)).join('\n') }
}

/** The rows of the table, each as its texts, and the release it links. */
function rowsOf({ blocks }: Answer) {
  const table = blocks.find(({ type }) => type === 'data_table') as DataTableBlock
  return table.rows.slice(1).map((row) => ({
    texts: [...JSON.stringify(row).matchAll(/"text":"([^"]*)"/g)].map(([, text]) => text),
    id: /opinion\.example\/([\w-]+)"/.exec(JSON.stringify(row))?.[1],
  }))
}

test('it is a table of days, days left, titles, kinds and offices, which sorts by the days left', async () => {
  const { answer } = await due({ queries: '화학물질, 철도, 수소' })
  expect(rowsOf(answer)).toEqual([
    { id: 'hydro', texts: ['11월 27일(금)', '오늘', '수소경제법 시행령 일부개정령안', '입법예고', '환경부'] },
    { id: 'chem', texts: ['12월 3일(목)', 'D-6', '화학물질관리법 시행령 일부개정령안', '입법예고', '환경부'] },
    { id: 'rail', texts: ['12월 30일(수)', 'D-33', '철도안전법 시행규칙 일부개정령안', '입법예고', '환경부'] },
  ])
  const [table] = answer.blocks.filter(({ type }) => type === 'data_table')
  expect(table).toMatchObject({ caption: answer.text, row_header_column_index: 2 })
  expect(JSON.stringify(table)).toContain('{"type":"raw_number","value":33,"text":"D-33"}')
})

test('whatever the releases hold, Slack takes the table and the lines, and both show the same', async () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 300 })
  const about = fc.record({
    title: text,
    ministry: fc.option(text, { nil: undefined }),
    path: fc.string({ maxLength: 2100 }),
  })
  const property = fc.asyncProperty(fc.array(about, { minLength: 1, maxLength: 40 }), async (releases) => {
    const notices = releases.map(({ title, ministry, path }, n) => {
      const url = `https://opinion.example/n${n}?${encodeURIComponent(path.toWellFormed())}`
      return notice(`n${n}`, title, '2026-12-03', { ministry, url, kind: n % 3 === 0 ? undefined : '행정예고' })
    })
    const { answer, plain } = await due({}, { notices })
    for (const blocks of [answer.blocks, plain]) {
      expect(limitError(answer.text, blocks as Parameters<typeof limitError>[1])).toBeUndefined()
      expect(fits(blocks)).toBe(true)
    }
    const lines = plain.flatMap((block) => (block.type === 'section' ? (block.text?.text ?? '').split('\n') : []))
    expect(lines.filter((line) => line.startsWith('• '))).toHaveLength(rowsOf(answer).length)
  })
  await fc.assert(property, { numRuns: 40 })
})

test('long addresses make the list shorter, not a message that Slack refuses', async () => {
  const notices = Array.from({ length: 15 }, (_, n) => {
    const url = `https://opinion.example/n${n}?${'a'.repeat(500)}`
    return notice(`n${n}`, `화학물질 ${n}`, '2026-12-03', { url })
  })
  const { answer } = await due({}, { notices })
  expect(fits(answer.blocks)).toBe(true)
  expect(rowsOf(answer).length).toBeGreaterThan(8)
  expect(rowsOf(answer).length).toBeLessThan(15)
  expect(JSON.stringify(answer.blocks)).toContain('due_later')
})

test('what ends soonest comes first, with the days left, and nothing that has ended, is withdrawn or may not be shown yet', async () => {
  const { answer, text } = await due({ queries: '화학물질, 철도, 수소' })
  expect(answer.text).toBe('‘화학물질’, ‘철도’, ‘수소’ · 의견을 내거나 신청할 수 있는 것 3건')
  expect(text).toMatch(
    /\*11월 27일\(금\)까지 · 오늘\*.*수소경제법.*\*12월 3일\(목\)까지 · D-6\*.*화학물질관리법.*\*12월 30일\(수\)까지 · D-33\*.*철도안전법/,
  )
  expect(text).not.toMatch(/등록 규칙|분류 고시안|안전 고시안|사고 규칙안/)
})

test('a query narrows the list, and so do the subscriptions of the channel where nothing is typed', async () => {
  const typed = await due({ queries: '철도' }, { queries: ['화학물질'] })
  expect(typed.text).toContain('철도안전법')
  expect(typed.text).not.toContain('화학물질관리법')
  const subscribed = await due({}, { queries: ['화학물질', '수소'] })
  expect(subscribed.text).toMatch(/수소경제법.*화학물질관리법/)
  expect(subscribed.text).not.toContain('철도안전법')
})

test('of more than twenty subscriptions every one counts', async () => {
  const others = Array.from({ length: 25 }, (_, n) => `${'가나다라마바사아자차'[n % 10]}${'카타파하거'[n % 5]}망${n}`)
  expect((await due({}, { queries: [...others, '화학물질'] })).text).toContain('화학물질관리법')
})

test('a channel without subscriptions sees everything that is open, and is told so', async () => {
  const { text } = await due({})
  expect(text).toMatch(/수소경제법.*화학물질관리법.*철도안전법/)
  expect(text).toContain('이 채널에는 아직 구독이 없어')
})

test.each([
  [{ queries: '반도체' }, [], NOTICES, '‘반도체’에 맞는 것 가운데 지금 의견을 내거나 신청할 수 있는 것은 없습니다'],
  [{}, ['반도체'], NOTICES, '이 채널의 구독에 맞는 것 가운데'],
  [{}, [], [], '방금 설치했다면'],
  [{ after: { due: '2026-12-30', id: 'rail' } }, [], NOTICES, '이보다 나중에 끝나는 것은 없습니다'],
])('an empty answer to %j says what to do next', async (job, queries, notices, said) => {
  expect((await due(job, { queries, notices })).text).toContain(said)
})

test('eighty notices come in pages that fit in Slack, each once, in the order in which they end', async () => {
  const long = '아주 긴 이름을 가진 법률의 시행에 관한 규칙 일부개정령안'.repeat(4)
  const notices = Array.from({ length: 80 }, (_, n) =>
    notice(`n${n}`, `${n}번 ${long}`, `2026-12-${String(1 + (n % 28)).padStart(2, '0')}`),
  )
  const seen: string[] = []
  let after: DueJob['after']
  for (let page = 0; page < 30; page += 1) {
    const { answer, plain } = await due({ queries: '', after }, { notices })
    expect(fits(answer.blocks) && fits(plain)).toBe(true)
    const shown = [...JSON.stringify(plain).matchAll(/opinion\.example\/(n\d+)\|/g)].map(([, id]) => String(id))
    expect(rowsOf(answer).map(({ id }) => id)).toEqual(shown)
    seen.push(...shown)
    const button = answer.blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []))[0]
    if (button?.type !== 'button') break
    after = DueJob.shape.after.parse(JSON.parse(button.value ?? '').after)
  }
  const days = seen.map((id) => Number(id.slice(1)) % 28)
  expect(new Set(seen).size).toBe(80)
  expect(seen).toHaveLength(80)
  expect(days).toEqual(days.toSorted((a, b) => a - b))
})

test('it is said in English, too', async () => {
  const { text } = await due({ queries: '화학물질' }, { copy: en })
  expect(text).toContain('By Thu 3 Dec · 6 days left')
})

const command = (text: string) =>
  readSlashCommand({
    command: '/due',
    text,
    team_id: 'T1',
    channel_id: 'C1',
    channel_name: 'esg',
    user_id: 'U1',
    response_url: RESPONSE_URL,
    trigger_id: '1.1',
  } as Parameters<typeof readSlashCommand>[0])

test('the command says at once what it looks for and hands the query on; what cannot be read is refused', async () => {
  const queued: unknown[] = []
  const deps = { copy: ko, queueJob: async (job: unknown) => void queued.push(job) }
  const answer = await dueCommand(deps, command('화학물질, 부처:환경부 수소'))
  expect(answer.text).toContain('‘화학물질’')
  expect(queued).toMatchObject([{ job: 'due', queries: '화학물질, 수소 부처:환경부', channel: 'C1', team: 'T1' }])
  await dueCommand(deps, command(''))
  expect(queued[1]).toMatchObject({ queries: '' })
  await dueCommand(deps, command('!!!'))
  expect(queued).toHaveLength(2)
})

test('the button for what ends later queues the search it carries', async () => {
  const queued: unknown[] = []
  const deps = { copy: ko, queueJob: async (job: unknown) => void queued.push(job) }
  const after = { due: '2026-12-03', id: 'chem' }
  const value = JSON.stringify({ queries: '수소', after })
  const interaction = { channel: { team: 'T1', channel: 'C1' }, value, responseUrl: RESPONSE_URL, isEphemeral: true }
  await showLaterDue(deps, interaction as Parameters<typeof showLaterDue>[1])
  expect(queued).toMatchObject([{ job: 'due', queries: '수소', after, replace: true }])
})
