import { expect, test } from 'vitest'
import { parseFeed } from '../../../functions/sources/feed/parse-feed.ts'
import { type SamplePlayed, sampleFeed, samplePage } from '../../../lib/local/sample/sample-documents.ts'

const TODAY: SamplePlayed = { sampleAddress: 'http://localhost:4000', round: 1, newestDays: { 1: '2026-11-27' } }

async function rowsOf(played: SamplePlayed, onlyPast?: boolean) {
  const reading = await parseFeed(sampleFeed(played, onlyPast))
  if (reading.outcome !== 'read') throw new Error(reading.detail)
  return reading.rows
}

test('the sample has 21 releases of the last business days, each with its own address and a text to summarise', async () => {
  const rows = await rowsOf(TODAY)
  expect(rows).toHaveLength(21)
  expect(new Set(rows.map(({ url }) => url)).size).toBe(21)
  expect(rows.filter(({ text }) => text === '')).toEqual([])
  expect([...new Set(rows.map(({ published }) => published?.day))]).toEqual([
    ...['2026-11-27', '2026-11-26', '2026-11-25', '2026-11-24', '2026-11-23'],
  ])
  expect(rows[0]).toMatchObject({
    title: '2026년 에너지대전환의 성과 원년, 탄소중립 선도 위한 가시적 성과 창출',
    url: 'http://localhost:4000/sample/3748',
    published: { day: '2026-11-27' },
    text: expect.stringMatching(/^2026년을 에너지대전환의 성과.+내용입니다\.$/),
  })
})

test('no release of the sample is dated on a day without business', async () => {
  const days = (await rowsOf({ ...TODAY, newestDays: { 1: '2026-09-28' } })).map(({ published }) => published?.day)
  // Chuseok is from Thursday 24 to Saturday 26 September.
  expect([...new Set(days)]).toEqual(['2026-09-28', '2026-09-23', '2026-09-22', '2026-09-21', '2026-09-18'])
})

test('what the past has and what comes as news are the 21 together, each at one address', async () => {
  const past = await rowsOf(TODAY, true)
  expect(past.filter(({ published }) => published?.day === '2026-11-27')).toEqual([])
  expect(past).toHaveLength(16)
  const addresses = (await rowsOf(TODAY)).map(({ url }) => url)
  expect(past.filter(({ url }) => !addresses.includes(url))).toEqual([])
})

test('in another round each release is a new one, and those of the round before stand below as they were', async () => {
  const first = await rowsOf(TODAY)
  const second = await rowsOf({ ...TODAY, round: 2, newestDays: { ...TODAY.newestDays, 2: '2026-11-30' } })
  expect(new Set(second.map(({ url }) => url)).size).toBe(42)
  expect(second.slice(21)).toEqual(first)
  expect(second[0]?.published?.day).toBe('2026-11-30')
})

test('a workspace of an earlier version goes on with the real days, and with the link to the original', async () => {
  const rows = await rowsOf({ ...TODAY, newestDays: {} })
  expect(rows[0]).toMatchObject({ url: 'http://localhost:4000/sample/3748', published: { day: '2026-02-02' } })
  expect(rows.filter(({ url }) => !url.startsWith('http://localhost'))).toMatchObject([
    {
      title: '친환경 정·제련 기술개발로 희소금속 공급망 강화한다',
      url: 'https://www.korea.kr/briefing/pressReleaseView.do?newsId=156605571',
      published: { day: '2023-12-15' },
    },
  ])
})

test('the page of a release has its title and its real day, and says that it is a sample', () => {
  expect(samplePage(3743)).toContain("대형마트 '무라벨 먹는샘물'로 통일")
  expect(samplePage(3743)).toContain('실제 등록일 2026-02-02')
  expect(samplePage(3743)).toContain('견본 발표입니다. 알림에는 시험해 보기 좋게 최근 날짜로 나옵니다.')
  expect(samplePage(156605571)).toContain('href="https://www.korea.kr/briefing/pressReleaseView.do?newsId=156605571"')
  expect(samplePage(1)).toBeUndefined()
})
