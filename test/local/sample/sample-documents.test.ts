import { expect, test } from 'vitest'
import { parseFeed } from '../../../functions/sources/feed/parse-feed.ts'
import { sampleFeed, samplePage } from '../../../lib/local/sample/sample-documents.ts'

async function sample() {
  const reading = await parseFeed(sampleFeed('http://localhost:4000'))
  if (reading.outcome !== 'read') throw new Error(reading.detail)
  return reading.rows
}

test('the sample has 21 releases with their days, each with its own address', async () => {
  const rows = await sample()
  expect(rows).toHaveLength(21)
  expect(new Set(rows.map(({ url }) => url)).size).toBe(21)
  expect(rows[0]).toMatchObject({
    title: '2026년 에너지대전환의 성과 원년, 탄소중립 선도 위한 가시적 성과 창출',
    url: 'http://localhost:4000/sample/3748',
    published: { day: '2026-02-02' },
    text: expect.stringMatching(/^2026년을 에너지대전환의 성과.+내용입니다\.$/),
  })
})

test('every release has a text to summarise, and the one with an original links to it', async () => {
  const rows = await sample()
  expect(rows.filter(({ text }) => text === '')).toEqual([])
  expect(rows.filter(({ url }) => !url.startsWith('http://localhost'))).toMatchObject([
    {
      title: '친환경 정·제련 기술개발로 희소금속 공급망 강화한다',
      url: 'https://www.korea.kr/briefing/pressReleaseView.do?newsId=156605571',
      published: { day: '2023-12-15' },
    },
  ])
})

test('the page of a release has its title, and says that it is a sample', () => {
  expect(samplePage(3743)).toContain("대형마트 '무라벨 먹는샘물'로 통일")
  expect(samplePage(3743)).toContain('견본')
  expect(samplePage(1)).toBeUndefined()
})
