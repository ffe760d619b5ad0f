import { expect, test } from 'vitest'
import type { Release } from '../../functions/releases/release.ts'
import type { Answer } from '../../functions/slack/answer.ts'
import { answerLatest } from '../../functions/slack/answer-latest.ts'
import { ko } from '../../functions/slack/copy/ko.ts'
import { releaseOf } from './release.ts'

const NOW = Date.parse('2026-07-23T14:05:00+09:00')

async function latest(queries: string, count: number, days: Record<string, Release[]>) {
  const replies: { to: string; answer: Answer }[] = []
  await answerLatest(
    {
      copy: ko,
      now: () => NOW,
      releasesOfDay: async (day) => days[day] ?? [],
      reply: async (to, answer) => void replies.push({ to: to.responseUrl, answer }),
    },
    {
      job: 'latest',
      team: 'T1',
      channel: 'C1',
      queries,
      count,
      responseUrl: 'https://hooks.slack.com/commands/1',
      replace: true,
    },
  )
  expect(replies.map(({ to }) => to)).toEqual(['https://hooks.slack.com/commands/1'])
  return replies[0]?.answer as Answer
}

function textsOf({ blocks }: Answer): string {
  return JSON.stringify(blocks)
}

const hydrogen = releaseOf({
  title: '수소 충전소 확대',
  text: '',
  url: 'https://a.kr/1',
  published: { day: '2026-07-20' },
})
const mineral = releaseOf({ title: '공급망 대책', text: '핵심광물을 비축한다.', url: 'https://a.kr/2' })

test('the newest releases that answer the query come first, with how far it looked', async () => {
  const older = { ...hydrogen, title: '수소 안전 점검', url: 'https://a.kr/3' }
  const answer = await latest('수소', 5, { '2026-07-20': [hydrogen, older], '2026-07-22': [mineral] })
  expect(answer.text).toBe('‘수소’ 최근 발표 2건')
  expect(textsOf(answer)).toMatch(/수소 충전소 확대.*수소 안전 점검.*2026년 4월 25일 \(토\) 발표까지 찾아봤습니다/)
  expect(textsOf(answer)).toContain('<https://a.kr/1|수소 충전소 확대> — 금융위원회 · 7월 20일 (월)')
  expect(textsOf(answer)).not.toContain('공급망 대책')
})

test('a query is looked for in the text as well', async () => {
  expect(textsOf(await latest('핵심광물', 5, { '2026-07-22': [mineral] }))).toContain('공급망 대책')
})

test('without a query whatever is newest is shown, as many as were asked for', async () => {
  const answer = await latest('', 1, { '2026-07-22': [mineral], '2026-07-20': [hydrogen] })
  expect(answer.text).toBe('최근 발표 1건')
  expect(textsOf(answer)).toContain('공급망 대책')
})

test('nothing found says how far it looked and what to do next', async () => {
  const { text } = await latest('양자컴퓨터', 5, { '2026-07-22': [mineral] })
  expect(text).toBe(
    '‘양자컴퓨터’에 맞는 발표를 찾지 못했습니다. 2026년 4월 25일 (토) 발표까지 찾아봤습니다.\n' +
      '다른 낱말로 찾아보시거나, `/subscribe 양자컴퓨터`로 구독해 두시면 나올 때 알려 드립니다.',
  )
})

test('an empty store says to come back', async () => {
  expect((await latest('', 5, {})).text).toContain('잠시 뒤 다시 입력해 주세요')
})

test('twenty releases with very long addresses still make a message Slack takes', async () => {
  const long = releaseOf({ url: `https://a.kr/${'x'.repeat(1900)}` })
  const { blocks } = await latest('', 20, { '2026-07-22': Array(20).fill(long) })
  expect(JSON.stringify(blocks).length).toBeLessThanOrEqual(10_000)
  expect(JSON.stringify(blocks)).toContain('건이 더 있습니다')
})
