import { expect, test } from 'vitest'
import { CatalogLine } from '../../../functions/sources/catalog/catalog-line.ts'
import { discontinuedNotice } from '../../../functions/sources/catalog/discontinued-feed.ts'
import { readSource } from '../../../functions/sources/read-source.ts'

test.each([
  'https://www.korea.kr/rss/pressrelease.xml',
  'http://korea.kr/rss/dept_motie.xml',
  'https://www.korea.kr/etc/rss.do',
])('%s is known to have ended, and no request is sent', async (url) => {
  const line = CatalogLine.parse({ id: 'pasted', kind: 'feed', name: '붙여넣은 주소', url })
  expect(await readSource(line, {}, 0)).toMatchObject({
    outcome: 'failed',
    detail: expect.stringContaining('2026년 7월 1일'),
  })
})

test.each([
  'https://www.korea.kr/briefing/pressReleaseView.do?newsId=1',
  'https://notkorea.kr/rss/a.xml',
  'not an address',
])('%s is not', (url) => {
  expect(discontinuedNotice(url)).toBeUndefined()
})
