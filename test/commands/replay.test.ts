import { expect, test } from 'vitest'
import { alikePairs } from '../../lib/commands/replay/alike-pairs.ts'
import type { PlayedRelease } from '../../lib/commands/replay/played-release.ts'
import { replay } from '../../lib/commands/replay/replay-releases.ts'
import { type Copy, isLeftOut, simulatedBoard } from '../../lib/commands/replay/simulated-board.ts'
import { openTally } from '../../lib/commands/replay/tally.ts'
import { openTestStore } from '../support/test-stores.ts'

let last = 0

function aPlayed(title: string, date: string, change: Partial<PlayedRelease> = {}): PlayedRelease {
  last += 1
  const url = `https://ministry.example.go.kr/view?num=${last}`
  return {
    num: last,
    url,
    title,
    date,
    ministry: '산업통상자원부 자원산업정책국',
    summary: `${title}을 발표하였다.`,
    ...change,
  }
}

function aCopy(of: PlayedRelease, change: Partial<Copy['raw']> = {}, day = of.date): Copy {
  const { title, summary: text, date, num } = of
  const url = `https://board.example.or.kr/esg_news/post/${num}`
  return { of, day, raw: { url, title, text, published: { day: date }, ministry: '산업통상부', ...change } }
}

async function played(releases: PlayedRelease[], copies: Copy[] = []) {
  return replay(await openTestStore(), releases, copies, ['희소금속', '감리결과'], () => undefined)
}

test('each release that answers a channel is told there once', async () => {
  const releases = [
    aPlayed('희소금속 비축 확대', '2023-11-01'),
    aPlayed('수도권 교통 대책', '2023-11-01'),
    aPlayed('희소금속 공급망 점검', '2023-11-02'),
  ]
  expect(await played(releases)).toMatchObject({ releases: 3, stored: 3, joined: 0, deliveries: 2, duplicatesSent: 0 })
})

test('copies of one title on two days each join their own release', async () => {
  const first = aPlayed('사업보고서 등에 대한 조사·감리결과 조치', '2022-03-10', { ministry: '금융위원회 회계팀' })
  const second = aPlayed(first.title, '2022-03-11', { ministry: first.ministry })
  const board = [first, second].map((of) =>
    aCopy(of, { title: '[보도참고] 사업보고서 등에 대한 조사?감리결과 조치', ministry: '금융위' }, '2022-03-14'),
  )
  const { stored, joined, deliveries, duplicatesSent, wrongPairs } = await played([first, second], board)
  expect({ stored, joined, deliveries, duplicatesSent, wrongPairs }).toEqual({
    stored: 2,
    joined: 2,
    deliveries: 2,
    duplicatesSent: 0,
    wrongPairs: [],
  })
})

test('a copy nobody could know as one is told again, and counted', async () => {
  const release = aPlayed('희소금속 비축 확대', '2023-11-01')
  const strange = aCopy(release, { title: '희소금속을 더 비축합니다' })
  expect(await played([release], [strange])).toMatchObject({
    stored: 2,
    storedTwice: 1,
    deliveries: 2,
    duplicatesSent: 1,
  })
})

test('a copy that leads to another release is named as wrongly merged', async () => {
  const [one, other] = [aPlayed('희소금속 비축 확대', '2023-11-01'), aPlayed('희소금속 재활용', '2023-11-01')]
  const misled = aCopy(one, { title: '희소금속', alsoAt: [other.url] })
  const { wronglyMerged, wrongPairs } = await played([one, other], [misled])
  expect(wronglyMerged).toBe(1)
  expect(wrongPairs).toEqual([
    {
      stands: expect.stringContaining('「희소금속 재활용」'),
      joined: expect.stringContaining('「희소금속 비축 확대」'),
    },
  ])
})

const SUMMARY = Array.from(
  { length: 12 },
  (_, n) => `감리결과 ${n + 1}번째 안건을 함께 의결하고 후속 조치를 정하였다.`,
).join('\n')

test('what two ministries publish together is told once, and named for somebody to judge', async () => {
  const [one, other] = ['금융위원회 회계팀', '금융감독원'].map((ministry) =>
    aPlayed('회계 감리결과 조치 방안 발표', '2023-11-01', { ministry, summary: SUMMARY }),
  ) as [PlayedRelease, PlayedRelease]
  expect(await played([one, other])).toMatchObject({
    stored: 1,
    joined: 1,
    deliveries: 1,
    publishedTwice: 1,
    wronglyMerged: 0,
    twicePairs: [{ stands: expect.stringContaining('금융위원회'), joined: expect.stringContaining('금융감독원') }],
  })
})

test('a board that alone shows the release of the day after joins it to none', async () => {
  const first = aPlayed('회계 감리결과 조치 방안 발표', '2022-03-10', { ministry: '금융위원회', summary: SUMMARY })
  const summary = '은행권 가계대출 금리의 동향을 살펴보고 감리결과를 알린다. 지난달보다 낮아졌다. '.repeat(6)
  const left = aPlayed(first.title, '2022-03-11', { ministry: first.ministry, summary })
  expect(await played([first], [aCopy(left, { ministry: '금융위' })])).toMatchObject({ stored: 2, wronglyMerged: 0 })
})

test('releases of one title and ministry within three days are named', () => {
  const days = ['2022-03-10', '2022-03-10', '2022-03-13', '2022-03-17']
  const all = days.map((date) => aPlayed('사업보고서 등에 대한 조사·감리결과 조치', date, { ministry: '금융위원회' }))
  const other = aPlayed('사업보고서 등에 대한 조사·감리결과 조치', '2022-03-11', { ministry: '금융감독원' })
  const dates = alikePairs([...all, other]).map((pair) => pair.map(({ date }) => date.slice(5)))
  expect(dates).toEqual([
    ['03-10', '03-13'],
    ['03-10', '03-13'],
  ])
})

test('the ministries leave out a share, the same for a seed', () => {
  const releases = Array.from({ length: 1000 }, (_, n) => aPlayed(`발표 ${n}`, '2023-11-01'))
  const left = (seed: number) => releases.filter((release) => isLeftOut(release, 0.5, seed))
  expect(Math.abs(left(1).length - 500)).toBeLessThan(60)
  expect(left(1)).toEqual(left(1))
  expect(left(1)).not.toEqual(left(2))
})

test('what a list gives twice in a day is one announcement, and is not held against the joining', () => {
  const [one, again] = [aPlayed('금융시장 점검회의', '2022-11-04'), aPlayed('금융시장 점검회의 ', '2022-11-04')]
  const tally = openTally(new Map([one, again].map((of) => [of.url, of])))
  const placings = [one, again].map(
    ({ url }, n) => ({ url, releaseId: 'r1', outcome: n ? 'joined' : 'stored' }) as const,
  )
  tally.add({ placings, posted: [] })
  expect(tally.counts()).toMatchObject({ joined: 1, wronglyMerged: 0 })
})

test('the board repeats its share within a week, half of it without a link, the same for a seed', () => {
  const releases = Array.from({ length: 1000 }, (_, n) => aPlayed(`정·제련 기술 ${n}`, '2023-11-01'))
  const copies = simulatedBoard(releases, 0.3, 1)
  expect(copies.length).toBeGreaterThan(250)
  expect(copies.length).toBeLessThan(350)
  expect(new Set(copies.map(({ day }) => day))).toEqual(
    new Set([1, 2, 3, 4, 5, 6, 7, 8].map((day) => `2023-11-0${day}`)),
  )
  const linked = copies.filter(({ raw }) => raw.alsoAt?.length)
  expect(Math.abs(linked.length / copies.length - 0.5)).toBeLessThan(0.1)
  for (const { raw, of } of copies) expect(raw.published).toEqual({ day: of.date })
  expect(new Set(copies.map(({ raw }) => raw.ministry))).toEqual(
    new Set(['산업통상부', '산업통상자원부', '산업부', '산자부', '지식경제부']),
  )
  expect(copies.some(({ raw }) => raw.title.startsWith('[보도참고] 정?제련'))).toBe(true)
  expect(simulatedBoard(releases, 0.3, 1)).toEqual(copies)
  expect(simulatedBoard(releases, 0.3, 2)).not.toEqual(copies)
})
