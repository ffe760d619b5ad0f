import { describe, expect, test } from 'vitest'
import { readDocument } from '../../../functions/sources/read-document.ts'

const rss = (channel: string, ...items: string[]) =>
  `<rss version="2.0"><channel><title>${channel}</title><link>https://press.example/</link>${items.map((item) => `<item>${item}</item>`).join('')}</channel></rss>`
const HOME = '<link>https://press.example/</link>'

describe('an error in the form of a feed is a refusal', () => {
  test.each([
    ['a bare word', rss('시험부', '<title>Error</title><description>DB connection failed</description>'), 'refused'],
    ['in Korean', rss('시험부', `<title>시스템 오류가 발생하였습니다.</title><link>/error.do</link>`), 'refused'],
    ['of a code', rss('시험부', `<title>500 Internal Server Error</title><link>/error/500.html</link>`), 'refused'],
    ['with a day', rss('시험부', `<title>[오류] 조회 오류</title><pubDate>2026-11-24</pubDate>`), 'refused'],
    ['of a key', rss('시험부', `<title>서비스 키가 유효하지 않습니다</title>`), 'needs a key'],
    ['of maintenance', rss('시험부', `<title>시스템 점검 중입니다</title>${HOME}`), 'unreachable'],
    ['in two items', rss('시험부', '<title>Error</title>', '<title>Access denied</title>'), 'refused'],
    ['in the title of an empty channel', rss('Error'), 'refused'],
    ['in the title of an empty channel, in words', rss('페이지를 찾을 수 없습니다'), 'not a feed'],
    [
      'in Atom',
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry><title>Exception occurred</title></entry></feed>',
      'refused',
    ],
  ])('%s', async (_, text, reason) => {
    expect(await readDocument(text)).toMatchObject({ outcome: 'failed', reason })
  })
})

test.each([
  ['that announces maintenance on a page of its own', '<title>시스템 점검 안내</title><link>/view.do?no=31</link>'],
  [
    'that announces maintenance on a day',
    `<title>홈페이지 서비스 중단 안내</title>${HOME}<pubDate>2026-11-24</pubDate>`,
  ],
  ['about errors', `<title>오류 없는 탄소 배출량 산정 방법</title>${HOME}`],
])('a release %s is one', async (_, item) => {
  expect(await readDocument(rss('시험부', item))).toMatchObject({ outcome: 'read', releases: [{}] })
})

test('an error beside releases hides none of them', async () => {
  const reading = await readDocument(rss('시험부', '<title>Error</title>', '<title>배출권 할당</title><link>/1</link>'))
  expect(reading).toMatchObject({ outcome: 'read', releases: [{}, { title: '배출권 할당' }] })
})
