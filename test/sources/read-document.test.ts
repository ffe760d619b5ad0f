import { describe, expect, test } from 'vitest'
import { readDocument } from '../../functions/sources/read-document.ts'
import { aFixture } from '../support/source-fixtures.ts'

async function firstOf(text: string, address?: string) {
  const read = await readDocument(text, address)
  return read.outcome === 'read' ? read.releases[0] : read.reason
}

test('a feed without an address of its own is recognised by the ministry it is named after', async () => {
  const text = `<rss version="2.0"><channel><title><![CDATA[기후에너지환경부]]></title><item><title>발표</title>
    <link>/home/read.do;jsessionid=A1.node1?boardId=1</link></item></channel></rss>`
  expect(await firstOf(text)).toMatchObject({ url: 'https://www.mcee.go.kr/home/read.do?boardId=1' })
})

test("a feed of KBoard shows Seoul's clock, whatever zone it names", async () => {
  const text = `<rss version="2.0"><channel><title>시험</title><item><title>발표</title><link>https://board.example?kboard_content_redirect=37</link>
    <pubDate>Mon, 02 Feb 2026 10:21:33 +0000</pubDate></item></channel></rss>`
  expect(await firstOf(text)).toMatchObject({ published: { at: Date.parse('2026-02-02T10:21:33+09:00') } })
})

describe('a page is read as the board whose markup it has', () => {
  test.each([
    ['korea.html', 'https://www.korea.kr/briefing/pressReleaseView.do?newsId=156000003'],
    ['klca.html', 'https://www.klca.or.kr/sub/comm/official_document.asp?rWork=TblRead&rNo=2613'],
    ['ftc.html', 'https://www.ftc.go.kr/www/selectBbsNttView.do?pageUnit=10&pageIndex=1&key=12&bordCd=3&nttSn=47774'],
    ['ciboard-page.html', 'https://www.korea.kr/briefing/pressReleaseView.do?newsId=156000002'],
    ['open-api.xml', 'https://www.korea.kr/briefing/pressReleaseView.do?newsId=156000001'],
  ])('%s', async (name, url) => {
    expect(await firstOf(aFixture(name))).toMatchObject({ url })
  })

  test('relative links begin at the page’s address, or at the one it names as its own', async () => {
    expect(await firstOf(aFixture('kboard.html'), 'https://board.example/news/')).toMatchObject({
      url: 'https://board.example/news/?mod=document&uid=105',
    })
    const named = aFixture('kboard.html').replace(
      '<head>',
      '<head><link rel="canonical" href="https://named.example/news/">',
    )
    expect(await firstOf(named)).toMatchObject({ url: 'https://named.example/news/?mod=document&uid=105' })
  })
})

test.each([
  ['<html><body><p>접근이 제한되었습니다</p></body></html>', 'not a feed'],
  ['{"raw":"2026-09-23"}', 'not a feed'],
  ['', 'empty'],
])('%s gives the reason why it cannot be read', async (text, reason) => {
  expect(await firstOf(text)).toBe(reason)
})
