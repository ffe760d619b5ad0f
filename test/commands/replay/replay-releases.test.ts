import { expect, test } from 'vitest'
import type { ArchivedRelease } from '../../../lib/commands/replay/archived-release.ts'
import { replayReleases } from '../../../lib/commands/replay/replay-releases.ts'
import type { BoardCopy } from '../../../lib/commands/replay/simulated-board.ts'
import { anArchivedRelease } from '../../support/an-archived-release.ts'
import { openTestStore } from '../../support/test-stores.ts'

function aCopy(of: ArchivedRelease, change: Partial<BoardCopy['raw']> = {}, day = of.date): BoardCopy {
  const { title, summary: text, date, num } = of
  const url = `https://board.example.or.kr/esg_news/post/${num}`
  return { of, day, raw: { url, title, text, published: { day: date }, ministry: '산업통상부', ...change } }
}

async function replayed(releases: ArchivedRelease[], copies: BoardCopy[] = []) {
  return replayReleases(await openTestStore(), releases, copies, ['희소금속', '감리결과'], () => undefined)
}

test('each release that matches a channel is delivered there once', async () => {
  const releases = [
    anArchivedRelease('희소금속 비축 확대', '2023-11-01'),
    anArchivedRelease('수도권 교통 대책', '2023-11-01'),
    anArchivedRelease('희소금속 공급망 점검', '2023-11-02'),
  ]
  expect(await replayed(releases)).toMatchObject({
    releases: 3,
    stored: 3,
    joined: 0,
    deliveries: 2,
    duplicatesSent: 0,
  })
})

test('copies of two releases with one title each join their own', async () => {
  const first = anArchivedRelease('사업보고서 등에 대한 조사·감리결과 조치', '2022-03-10', {
    ministry: '금융위원회 회계팀',
  })
  const second = anArchivedRelease(first.title, '2022-03-11', { ministry: first.ministry })
  const board = [first, second].map((of) =>
    aCopy(of, { title: '[보도참고] 사업보고서 등에 대한 조사?감리결과 조치', ministry: '금융위' }, '2022-03-14'),
  )
  const { stored, joined, deliveries, duplicatesSent, wrongPairs } = await replayed([first, second], board)
  expect({ stored, joined, deliveries, duplicatesSent, wrongPairs }).toEqual({
    stored: 2,
    joined: 2,
    deliveries: 2,
    duplicatesSent: 0,
    wrongPairs: [],
  })
})

test('a copy that cannot be recognised is delivered again, and counted', async () => {
  const release = anArchivedRelease('희소금속 비축 확대', '2023-11-01')
  const strange = aCopy(release, { title: '희소금속을 더 비축합니다' })
  expect(await replayed([release], [strange])).toMatchObject({
    stored: 2,
    storedTwice: 1,
    deliveries: 2,
    duplicatesSent: 1,
  })
})

test('a copy that links to another release is named as wrongly merged', async () => {
  const [one, other] = [
    anArchivedRelease('희소금속 비축 확대', '2023-11-01'),
    anArchivedRelease('희소금속 재활용', '2023-11-01'),
  ]
  const misled = aCopy(one, { title: '희소금속', alsoAt: [other.url] })
  const { wronglyMerged, wrongPairs } = await replayed([one, other], [misled])
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

test('a release that two ministries publish together is delivered once, and named for a person to judge', async () => {
  const [one, other] = ['금융위원회 회계팀', '금융감독원'].map((ministry) =>
    anArchivedRelease('회계 감리결과 조치 방안 발표', '2023-11-01', { ministry, summary: SUMMARY }),
  ) as [ArchivedRelease, ArchivedRelease]
  expect(await replayed([one, other])).toMatchObject({
    stored: 1,
    joined: 1,
    deliveries: 1,
    publishedTwice: 1,
    wronglyMerged: 0,
    twicePairs: [{ stands: expect.stringContaining('금융위원회'), joined: expect.stringContaining('금융감독원') }],
  })
})

test('a release that only the board shows does not join the one of the day before under the same title', async () => {
  const first = anArchivedRelease('회계 감리결과 조치 방안 발표', '2022-03-10', {
    ministry: '금융위원회',
    summary: SUMMARY,
  })
  const summary = '은행권 가계대출 금리의 동향을 살펴보고 감리결과를 알린다. 지난달보다 낮아졌다. '.repeat(6)
  const left = anArchivedRelease(first.title, '2022-03-11', { ministry: first.ministry, summary })
  expect(await replayed([first], [aCopy(left, { ministry: '금융위' })])).toMatchObject({ stored: 2, wronglyMerged: 0 })
})
