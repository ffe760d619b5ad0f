import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { RawRelease } from '../../../functions/releases/raw-release.ts'
import { type FeedOptions, parseFeed } from '../../../functions/sources/feed/parse-feed.ts'
import { cpuTime } from '../../support/cpu-time.ts'

const rss = (...rows: string[]) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>시험부</title>${rows.join('')}</channel></rss>`
const row = (n: number, more = '') =>
  `<item><title>발표 ${n}</title><link>https://press.example/${n}</link>${more}</item>`

async function rowsOf(text: string, options?: FeedOptions): Promise<RawRelease[]> {
  const read = await parseFeed(text, options)
  if (read.outcome === 'failed') throw new Error(read.detail)
  return read.rows
}

async function firstOf(more: string, options?: FeedOptions): Promise<RawRelease | undefined> {
  return (await rowsOf(rss(row(1, more)), options))[0]
}

test('of two descriptions the fuller is the text, and a lone second one is not lost', async () => {
  const text = readFileSync(new URL('../../fixtures/sources/feed.xml', import.meta.url), 'utf8')
  expect(await rowsOf(text)).toEqual([
    {
      title: '시험위-산업부, 핵심광물 공급망 지원 협력',
      url: 'https://www.press.example/no010101/87397',
      text: '핵심광물의 국내·외 공급망을 점검하였다.\n① 융자를 늘리고 “비축”도 확대한다.',
      published: { day: '2026-07-23' },
    },
    {
      title: '본문이 목록에만 있는 발표',
      url: 'https://www.press.example/no010101/87396',
      text: '붙임 자료를 공개한다.',
      published: { day: '2026-07-22', at: Date.parse('2026-07-22T14:30:00+09:00') },
    },
  ])
})

describe('the address of a release', () => {
  test.each([
    ['relative', '<link>/home/read.do?id=7</link>', 'https://press.example/home/read.do?id=7'],
    [
      'with a session in it',
      '<link>/home/read.do;jsessionid=AbC.node1?id=7</link>',
      'https://press.example/home/read.do?id=7',
    ],
    [
      'with a raw & in CDATA',
      '<link><![CDATA[http://press.example/a.do?b=1&c=2]]></link>',
      'http://press.example/a.do?b=1&c=2',
    ],
    ['only as a permanent guid', '<guid>https://press.example/7</guid>', 'https://press.example/7'],
    ['escaped twice', '<link>https://press.example/a.do?b=1&amp;amp;c=2</link>', 'https://press.example/a.do?b=1&c=2'],
    [
      'by another name for Atom',
      '<a10:link xmlns:a10="http://www.w3.org/2005/Atom" href="https://press.example/7"/>',
      'https://press.example/7',
    ],
    [
      'with its relation spelt out',
      '<atom:link rel="self" href="https://press.example/8"/><atom:link rel="http://www.iana.org/assignments/relation/alternate" href="https://press.example/7"/>',
      'https://press.example/7',
    ],
    ['nowhere: a guid that is no link', '<guid isPermaLink="false">https://press.example/7</guid>', ''],
    ['nowhere: not on the web', '<link>javascript:alert(1)</link>', ''],
  ])('%s', async (_, links, url) => {
    const rows = await rowsOf(rss(`<item><title>발표</title>${links}</item>`), { base: 'https://press.example/rss.do' })
    expect(rows[0]?.url).toBe(url)
  })

  test('is what an RDF release is about when it has no link', async () => {
    const text =
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>t</title></channel><item rdf:about="https://press.example/7"><title>발표</title></item></rdf:RDF>'
    expect((await rowsOf(text))[0]?.url).toBe('https://press.example/7')
  })

  test('is resolved against the link of the feed when nothing better is known', async () => {
    const text =
      '<rss version="2.0"><channel><link>https://press.example/news/</link><item><title>발표</title><link>7</link></item></channel></rss>'
    expect((await rowsOf(text))[0]?.url).toBe('https://press.example/news/7')
  })
})

test.each([
  ['https://www.press.example/news/', 'https://www.press.example/view?no=1', 'relayed by another host'],
  ['https://relay.example/', 'https://relay.example/view?no=1', 'given by its own host'],
  ['http://localhost:8080/', 'https://relay.example/view?no=1', 'of a machine that nobody reaches'],
])('relative links of a feed whose channel links to %s lead to %s: %s', async (link, address) => {
  const text = `<rss version="2.0"><channel><title>시험</title><link>${link}</link><item><title>발표</title><link>/view?no=1</link></item></channel></rss>`
  const read = await parseFeed(text, { base: 'https://relay.example/rss.xml' })
  expect(read).toMatchObject({ rows: [{ url: address }] })
})

test('a title may begin with a bracket inside CDATA, or be escaped twice', async () => {
  const rows = await rowsOf(
    rss(
      '<item><title><![CDATA[[보도참고] 9월 전망]]></title></item>',
      '<item><title>기온 &amp;amp;#40;평년&amp;amp;#41;</title></item>',
    ),
  )
  expect(rows.map(({ title }) => title)).toEqual(['[보도참고] 9월 전망', '기온 (평년)'])
})

describe('brackets in a title that nobody escaped are its words', () => {
  test.each([
    ['<참고자료> 탄소중립 계획', '<참고자료> 탄소중립 계획'],
    ['탄소중립 <참고자료>계획</참고자료>', '탄소중립 <참고자료>계획</참고자료>'],
    ['<A사 공급> 계획', '<A사 공급> 계획'],
    ['I <3 탄소', 'I <3 탄소'],
    ['<![CDATA[I <3 탄소 &lt;3]]>', 'I <3 탄소 <3'],
    ['앞말<br>뒷말', '앞말 뒷말'],
    ['탄소<b>중립', '탄소중립'],
  ])('%s', async (raw, title) => {
    const rows = await rowsOf(rss(`<item><title>${raw}</title><link>https://press.example/1</link></item>`, row(2)))
    expect(rows.map((row) => row.title)).toEqual([title, '발표 2'])
  })
})

describe('dates', () => {
  test.each([
    ['<pubDate>2026-09-23 17:00:00.0</pubDate>', '2026-09-23T17:00:00+09:00'],
    ['<pubDate>Tue Sep 22 15:00:00 KST 2026</pubDate>', '2026-09-22T15:00:00+09:00'],
    ['<dc:date>Tue, 22 Sep 2026 15:00:00 +0900</dc:date>', '2026-09-22T15:00:00+09:00'],
    ['<pubDate>어제</pubDate><dc:date>2026-09-22 15:00:00</dc:date>', '2026-09-22T15:00:00+09:00'],
  ])('%s', async (date, at) => {
    expect((await firstOf(date))?.published?.at).toBe(Date.parse(at))
  })

  test('of Atom within RSS, and of old Atom', async () => {
    const updated = '<a10:updated xmlns:a10="http://www.w3.org/2005/Atom">2026-09-22T06:00:00Z</a10:updated>'
    expect((await firstOf(updated))?.published?.at).toBe(Date.parse('2026-09-22T15:00:00+09:00'))
    const atom =
      '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>t</title><entry><title>발표</title><link rel="alternate" href="https://press.example/1"/><created>2026-09-22T06:00:00Z</created></entry></feed>'
    expect((await rowsOf(atom))[0]?.published?.at).toBe(Date.parse('2026-09-22T15:00:00+09:00'))
  })

  test('whatever prefix the feed gives the vocabulary of the date', async () => {
    const text = rss(row(1, '<when:date>2026-09-22</when:date>')).replace(
      '<rss ',
      '<rss xmlns:when="http://purl.org/dc/elements/1.1/" ',
    )
    expect((await rowsOf(text))[0]?.published).toEqual({ day: '2026-09-22' })
  })

  test('none is none', async () => {
    expect((await firstOf('<pubDate>곧</pubDate>'))?.published).toBeUndefined()
  })

  test("a clock that shows Seoul and says UTC is believed only where the source's line says so", async () => {
    const date = '<pubDate>Mon, 02 Feb 2026 10:21:33 +0000</pubDate>'
    expect((await firstOf(date))?.published?.at).toBe(Date.parse('2026-02-02T10:21:33Z'))
    expect((await firstOf(date, { clock: 'seoul, called utc' }))?.published?.at).toBe(
      Date.parse('2026-02-02T10:21:33+09:00'),
    )
  })
})

describe('one bad release does not take the others with it', () => {
  test.each([
    ['a bare &', rss(row(1), row(2, '<author>A&B</author>'), row(3)), 3],
    ['an entity nobody declared', rss(row(1), row(2, '<description>가&middot;나</description>'), row(3)), 3],
    ['a tag left open', rss(row(1), row(2, '<description><p>가<b>나</description><author>'), row(3)), 3],
    ['a title left open', rss(row(1), '<item><title>발표 2<link>https://press.example/2</link></item>', row(3)), 3],
    ['a release left open', rss(row(1), '<item><title>발표 2</title><link>https://press.example/2</link>', row(3)), 3],
    ['control characters', rss(row(1), row(2, '<description>가\u0008나\u0000</description>'), row(3)), 3],
    ['a CDATA end inside', rss(row(1), row(2, '<description><![CDATA[가]]>나]]></description>'), row(3)), 3],
    ['the end missing', rss(row(1), row(2), row(3)).replace(/<\/channel>.*/s, ''), 3],
    ['the end missing within a release', rss(row(1), row(2), row(3)).replace(/3<\/link>.*/s, ''), 2],
  ])('%s', async (_, text, count) => {
    const rows = await rowsOf(text)
    expect(rows.map(({ title }) => title)).toEqual(['발표 1', '발표 2', '발표 3'].slice(0, count))
    expect(rows.map(({ url }) => url)).toEqual([1, 2, 3].slice(0, count).map((n) => `https://press.example/${n}`))
  })
})

test('Atom, RDF, RSS without a version and JSON Feed are read alike', async () => {
  const atom = `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://press.example/"><title>t</title><entry><title type="html">발표 &lt;b&gt;1&lt;/b&gt;</title>
    <link rel="self" href="self"/><link href="1"/><updated>2026-01-02</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>본<i>문</i></p></div></content></entry></feed>`
  const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>t</title></channel>
    <item><title>발표 1</title><link>https://press.example/1</link><dc:date>2026-01-02</dc:date><description>본문</description></item></rdf:RDF>`
  const bare =
    '<rss><channel><item><title>발표 1</title><link>https://press.example/1</link><pubDate>2026-01-02</pubDate><description>본문</description></item></channel></rss>'
  const json =
    '{"version":"https://jsonfeed.org/version/1.1","title":"t","items":[{"id":"1","url":"https://press.example/1","title":"발표 1","content_text":"본문","date_published":"2026-01-02"}]}'
  const prefixed = `<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>t</a:title><a:entry><a:title>발표 1</a:title><a:link href="https://press.example/1"/><a:updated>2026-01-02</a:updated><a:summary>본문</a:summary></a:entry></a:feed>`
  const release = { title: '발표 1', url: 'https://press.example/1', text: '본문', published: { day: '2026-01-02' } }
  for (const text of [atom, rdf, bare, json, prefixed]) expect(await rowsOf(text)).toEqual([release])
})

test('a hundred releases come in order', async () => {
  const rows = await rowsOf(rss(...Array.from({ length: 100 }, (_, n) => row(n))))
  expect(rows.map(({ title }) => title)).toEqual(Array.from({ length: 100 }, (_, n) => `발표 ${n}`))
})

describe('what is no feed is named', () => {
  test.each([
    ['a web page', '<!DOCTYPE html><html><body>접근 제한</body></html>', 'not a feed'],
    ['an alert', '<script>alert("권한이 없습니다");history.back();</script>', 'not a feed'],
    ['words', '서비스 점검 중입니다', 'unreachable'],
    ['nothing', '  \n', 'empty'],
    ['a feed cut off before its first release', '<rss version="2.0"><channel><title>시험부', 'broken'],
    ['a feed cut off in its first release', '<rss version="2.0"><channel><item><title>가', 'broken'],
    ['an error that has a title', '{"type":"about:blank","title":"Too Many Requests","status":429}', 'refused'],
    ['a feed in ruins', '<rss version="2.0"><<<', 'broken'],
  ])('%s', async (_, text, reason) => {
    expect(await parseFeed(text)).toMatchObject({ outcome: 'failed', reason })
  })
})

test.each([
  ['unclosed tags in one text', rss(row(1, `<description><![CDATA[${'x<p '.repeat(300_000)}]]></description>`))],
  ['tags within tags without end', `<rss version="2.0"><channel>${'<a>'.repeat(500_000)}`],
  ['closing what was never opened', `<rss version="2.0"><channel>${'<a></b>'.repeat(200_000)}`],
  ['attributes without end', `<rss version="2.0" ${'a="'.repeat(500_000)}`],
  ['releases beyond counting', rss('<item/>'.repeat(500_000))],
  ['elements beyond counting', rss(row(1, '<a/>'.repeat(1_000_000)))],
  ['brackets', rss(row(1, '<'.repeat(4_000_000)))],
  [
    'entities in entities',
    `<!DOCTYPE r [<!ENTITY a "${'x'.repeat(99)}"><!ENTITY b "${'&a;'.repeat(99)}">]><rss version="2.0"><channel>${row(1, `<author>${'&b;'.repeat(999)}</author>`)}</channel></rss>`,
  ],
])('hostile input is answered after less than two seconds of work: %s', async (_, text) => {
  expect(await cpuTime(() => parseFeed(text))).toBeLessThan(2000)
})

test('a feed of many ministries says whose each release is', async () => {
  const row = (title: string, publisher: string) =>
    `<item><title>${title}</title><link>https://a.example.go.kr/${title}</link>${publisher}</item>`
  const xml = `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>모음</title>${row(
    '하나',
    '<dc:publisher>산업통상부</dc:publisher>',
  )}${row('둘', '')}</channel></rss>`
  const read = await parseFeed(xml)
  expect(read.outcome === 'read' && read.rows.map(({ ministry }) => ministry)).toEqual(['산업통상부', undefined])
})

test.each([
  [
    'attributes of one element',
    `<rss><channel><item ${Array.from({ length: 400_000 }, (_, at) => `a${at}`).join(' ')}>`,
  ],
  [
    'releases, without a bracket',
    JSON.stringify({ items: Array.from({ length: 5_001 }, () => ({ url: 'https://a.example/' })) }),
  ],
])('more than any feed has is refused at once: %s', async (_, text) => {
  const took = await cpuTime(async () => {
    expect(await parseFeed(text)).toMatchObject({
      outcome: 'failed',
      reason: expect.stringMatching(/broken|too large/),
    })
  })
  expect(took).toBeLessThan(2000)
})
