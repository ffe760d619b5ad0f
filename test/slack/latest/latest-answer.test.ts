import { expect, test } from 'vitest'
import { ko } from '../../../functions/copy/ko/ko.ts'
import type { Signing } from '../../../functions/releases/day-signature.ts'
import type { Release } from '../../../functions/releases/release.ts'
import type { Answer } from '../../../functions/slack/blocks/ephemeral.ts'
import type { LatestJob } from '../../../functions/slack/incoming/answer-job.ts'
import { answerLatest } from '../../../functions/slack/latest/latest-answer.ts'
import { anFscRelease } from '../../support/a-release.ts'

const NOW = Date.parse('2026-07-23T14:05:00+09:00')

/** Where all is signed, and nothing is older than these days. */
function signedDays(days: Record<string, Release[]>) {
  const oldest = Object.keys(days).sort()[0]
  return {
    signing: async (): Promise<Signing> => ({ isWhole: true, oldest }),
    signaturesBetween: async () => new Map(Object.keys(days).map((day) => [day, undefined])),
  }
}

async function latest(
  queries: string,
  count: number,
  days: Record<string, Release[]>,
  more: Partial<LatestJob> = {},
  signed: Partial<ReturnType<typeof signedDays>> = signedDays(days),
) {
  const replies: { to: string; answer: Answer }[] = []
  await answerLatest(
    {
      copy: ko,
      now: () => NOW,
      releasesOfDay: async (day) => days[day] ?? [],
      ...signedDays(days),
      ...signed,
      reply: async (to, answer) => void replies.push({ to: to.responseUrl, answer }),
    },
    {
      job: 'latest',
      team: 'T1',
      channel: 'C1',
      queries,
      count,
      responseUrl: 'https://hooks.slack.com/commands/1',
      skip: 0,
      replace: true,
      ...more,
    },
  )
  expect(replies.map(({ to }) => to)).toEqual(['https://hooks.slack.com/commands/1'])
  return replies[0]?.answer as Answer
}

function textsOf({ blocks }: Answer): string {
  return JSON.stringify(blocks)
}

const hydrogen = anFscRelease({
  title: '수소 충전소 확대',
  text: '',
  url: 'https://a.kr/1',
  published: { day: '2026-07-20' },
})
const mineral = anFscRelease({ title: '공급망 대책', text: '핵심광물을 비축한다.', url: 'https://a.kr/2' })

test('the newest matching releases come first, with how far back the search went', async () => {
  const older = { ...hydrogen, title: '수소 안전 점검', url: 'https://a.kr/3' }
  const answer = await latest('수소', 5, { '2026-07-20': [hydrogen, older], '2026-07-22': [mineral] })
  expect(answer.text).toBe('‘수소’ 최근 발표 2건')
  expect(textsOf(answer)).toMatch(/수소 충전소 확대.*수소 안전 점검.*2026년 7월 20일 \(월\) 발표까지 찾아봤습니다/)
  expect(textsOf(answer)).toContain('<https://a.kr/1|수소 충전소 확대> — 금융위원회 · 7월 20일 (월)')
  expect(textsOf(answer)).not.toContain('공급망 대책')
})

test('the day of another year is said with its year', async () => {
  const old = { ...hydrogen, title: '수소 옛 대책', url: 'https://a.kr/4', published: { day: '2023-12-15' } }
  const texts = textsOf(await latest('수소', 5, { '2026-07-20': [hydrogen], '2026-07-19': [old] }))
  expect(texts).toContain('수소 충전소 확대> — 금융위원회 · 7월 20일 (월)')
  expect(texts).toContain('수소 옛 대책> — 금융위원회 · 2023년 12월 15일 (금)')
})

test('a query is looked for in the text as well', async () => {
  expect(textsOf(await latest('핵심광물', 5, { '2026-07-22': [mineral] }))).toContain('공급망 대책')
})

test('without a query the newest releases are shown, as many as were asked for', async () => {
  const answer = await latest('', 1, { '2026-07-22': [mineral], '2026-07-20': [hydrogen] })
  expect(answer.text).toBe('최근 발표 1건')
  expect(textsOf(answer)).toContain('공급망 대책')
})

test('an answer without a release says how far back the search went and what to do next', async () => {
  const { text } = await latest('양자컴퓨터', 5, { '2026-07-22': [mineral] })
  expect(text).toMatch(/^‘양자컴퓨터’에 맞는 발표를 찾지 못했습니다\. 202\d년 .+ 발표까지 찾아봤습니다\.\n/)
  expect(text).toContain('다른 낱말로 찾아보시거나, `/subscribe 양자컴퓨터`로 구독해 두시면 나올 때 알려 드립니다.')
})

test.each(['탄소중립 관련 소식', '리튬 코발트', '요즘 나온 배터리 재활용 규제 알려 주세요'])(
  'whoever looked for %j in vain is not told to subscribe to that',
  async (queries) => {
    const { text } = await latest(queries, 5, { '2026-07-22': [mineral] })
    expect(text).toContain('핵심 낱말 한두 개로 줄여 다시 찾아보세요.')
    expect(text).not.toContain('/subscribe')
  },
)

test('an empty store says to come back', async () => {
  expect((await latest('', 5, {})).text).toContain('잠시 뒤 다시 입력해 주세요')
})

/** The value of the button below an answer; undefined where there is none. */
function older({ blocks }: Answer): Partial<LatestJob> | undefined {
  const last = blocks.at(-1) as { elements?: { action_id?: string; value?: string }[] }
  const button = last.elements?.find(({ action_id }) => action_id === 'latest_older')
  return button && JSON.parse(button.value ?? '')
}

function onDay(day: string, ...titles: string[]): Record<string, Release[]> {
  const showAt = Date.parse(`${day}T09:00:00+09:00`)
  const idOf = (index: number) => `id ${String(999 - index)}`
  return {
    [day]: titles.map((title, index) =>
      anFscRelease({ id: idOf(index), title, text: '', showAt, url: `https://a.kr/${title}` }),
    ),
  }
}

test('[이전 발표 보기] continues where the last answer ended, also within a day, and shows nothing twice', async () => {
  const days = { ...onDay('2026-07-22', '가1', '가2', '가3', '가4', '가5'), ...onDay('2026-07-20', '나1', '나2') }
  const titles: string[][] = []
  let more: Partial<LatestJob> | undefined = {}
  for (let page = 0; more && page < 9; page += 1) {
    const answer = await latest('', 2, days, more)
    titles.push([...textsOf(answer).matchAll(/\|([가나]\d)>/g)].map((found) => found[1] as string))
    more = older(answer)
  }
  // Nothing is older than the last, and so there is no button to look for it.
  expect(titles).toEqual([['가1', '가2'], ['가3', '가4'], ['가5', '나1'], ['나2']])
})

test('where nobody knows how far back anything is stored, an answer says so far, and whoever looks further hears that there was nothing', async () => {
  const unsigned = { signing: async () => ({ isWhole: false }) }
  const days = onDay('2026-07-22', '가1')
  const more = older(await latest('', 2, days, {}, unsigned))
  expect(more).toMatchObject({ from: '2023-05-10' })
  const nothing = await latest('', 2, days, more, unsigned)
  expect(nothing.text).toContain('더 이전 발표는 찾지 못했습니다')
  expect(older(nothing)).toBeUndefined()
})

test('a search that read as much as it may without finding anything offers to go on', async () => {
  const many = Array.from({ length: 5_001 }, (_, n) => String(n))
  const days = { ...onDay('2026-07-22', ...many), ...onDay('2026-07-01', '희소금속') }
  const answer = await latest('희소금속', 5, days)
  expect(answer.text).toMatch(/‘희소금속’에 맞는 발표를 찾지 못했습니다\. 2026년 7월 20일 \(월\) 발표까지/)
  const further = await latest('희소금속', 5, days, older(answer))
  expect(further.text).toBe('‘희소금속’ 최근 발표 1건')
})

test('of twenty releases with very long addresses, as many as Slack takes are shown, and the button leads to the rest', async () => {
  const long = Array.from({ length: 20 }, (_, n) => `${n} ${'x'.repeat(1800)}`)
  const days = onDay('2026-07-22', ...long)
  const seen: string[] = []
  let more: Partial<LatestJob> | undefined = {}
  for (let look = 0; more && look < 20 && seen.length < 20; look += 1) {
    const answer = await latest('', 20, days, more)
    expect(JSON.stringify(answer.blocks).length).toBeLessThanOrEqual(10_000)
    seen.push(...[...textsOf(answer).matchAll(/\|(\d+) x/g)].map((found) => found[1] as string))
    more = older(answer)
  }
  expect(seen).toEqual(Array.from({ length: 20 }, (_, n) => String(n)))
})

test('a period shows what came in it, reads no day before it, and says where there was nothing', async () => {
  const days = {
    '2026-07-01': [{ ...hydrogen, title: '수소 옛 대책', url: 'https://a.kr/8' }],
    '2026-07-20': [hydrogen],
    '2026-07-22': [{ ...hydrogen, title: '수소 새 대책', url: 'https://a.kr/9' }],
  }
  const period = { from: '2026-07-21', since: '2026-07-15' }
  const answer = await latest('수소', 5, days, period)
  expect(answer.text).toBe('‘수소’ 최근 발표 1건')
  expect(textsOf(answer)).toContain('2026년 7월 15일 (수) 발표까지 찾아봤습니다')
  expect(textsOf(answer)).not.toContain('이전 발표 보기')
  const none = await latest('수소', 5, days, { from: '2026-07-19', since: '2026-07-15' })
  expect(none.text).toContain('2026년 7월 15일 (수)부터 2026년 7월 19일 (일)까지 ‘수소’에 맞는 발표를 찾지 못했습니다')
})

test('where a period holds more than is shown, the button goes on within it', async () => {
  const showAt = Date.parse('2026-07-20T10:00:00+09:00')
  const many = [3, 2, 1].map((at) => ({
    ...hydrogen,
    id: `r${at}`,
    showAt,
    title: `수소 대책 ${at}`,
    url: `https://a.kr/${at}`,
  }))
  const answer = await latest('수소', 2, { '2026-07-20': many }, { from: '2026-07-21', since: '2026-07-15' })
  const [button] = answer.blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []))
  const value = button && 'value' in button ? JSON.parse(String(button.value)) : {}
  expect(value).toMatchObject({ since: '2026-07-15', from: '2026-07-20' })
  expect(textsOf(await latest('수소', 2, { '2026-07-20': many }, value))).toContain('수소 대책 1')
})
