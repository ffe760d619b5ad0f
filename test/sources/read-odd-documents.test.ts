import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { httpRequest } from '../../functions/platform/http/http-request.ts'
import { archiveOf, unzip } from '../../functions/platform/http/unzip.ts'
import { readDocument } from '../../functions/sources/read-document.ts'
import { aSite } from '../support/local-server.ts'

const rss = (...titles: string[]) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>시험부 보도자료</title><link>https://press.example/</link>${titles
    .map((title, at) => `<item><title>${title}</title><link>https://press.example/${titles.length}${at}</link></item>`)
    .join('')}</channel></rss>`
const atom = (title: string) =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><title type="application/x-name">목록</title><entry>${title}<link href="https://press.example/a"/></entry></feed>`

async function titlesOf(text: string): Promise<string[] | string> {
  const read = await readDocument(text)
  return read.outcome === 'read' ? read.releases.map(({ title }) => title) : read.reason
}

describe('a feed behind another is read', () => {
  test.each([
    ['at once', rss('가', '나') + rss('다'), ['가', '나', '다']],
    ['without a declaration', `${rss('가')}\n\n${rss('나', '다').replace(/^<\?xml.*?\?>/, '')}`, ['가', '나', '다']],
    ['of another kind', `${rss('가')}${atom('<title>나</title>')}`, ['가', '나']],
    ['where the first has no end', rss('가', '나').replace('</channel></rss>', '') + rss('다'), ['가', '나', '다']],
    ['three of them', rss('가') + rss('나', '다') + atom('<title>라</title>'), ['가', '나', '다', '라']],
    ['but not one that a text speaks of', rss('<![CDATA[가</rss><rss>나]]>'), ['가</rss><rss>나']],
  ])('%s', async (_, text, titles) => {
    expect(await titlesOf(text)).toEqual(titles)
  })
})

describe('the channel among its own releases is none', () => {
  const first = (item: string) => rss('가').replace('<item>', `<item>${item}</item><item>`)
  test.each([
    ['with its link', first('<title>시험부 보도자료</title><link>https://press.example/</link>'), ['가']],
    [
      'with its link as somebody found it',
      first('<title>시험부 보도자료</title><link>http://www.press.example</link>'),
      ['가'],
    ],
    ['without a link', first('<title>시험부 보도자료</title>'), ['가']],
    ['by a shorter name', first('<title>시험부</title><link>https://press.example/</link>'), ['가']],
    ['by a longer name', first('<title>시험부 보도자료 RSS</title><link>/</link><description> </description>'), ['가']],
    [
      'but what has a text or a day of its own is a release',
      first('<title>시험부</title><link>/</link><description>본문이 있다.</description>') +
        rss('나').replace(
          '<item>',
          '<item><title>보도자료</title><link>/</link><pubDate>2026-11-24</pubDate></item><item>',
        ),
      ['시험부', '가', '보도자료', '나'],
    ],
    ['but another name at its link is one', first('<title>채용 안내</title><link>/</link>'), ['채용 안내', '가']],
    [
      'but a release of its name is one',
      first('<title>시험부 보도자료</title><link>https://press.example/9</link>'),
      ['시험부 보도자료', '가'],
    ],
  ])('%s', async (_, text, titles) => {
    expect(await titlesOf(text)).toEqual(titles)
  })
})

test.each([
  ['<title type="foo/bar">Policies</title>', 'Policies'],
  ['<title type="application/x-thing">QUJD</title>', 'QUJD'],
  ['<title type="application/octet-stream">Policies</title>', 'Policies'],
  ['<title type="application/octet-stream">QUJD</title>', 'ABC'],
  ['<title mode="base64">QUJD</title>', 'ABC'],
])('a title in Atom is text, save where its type or mode says bytes and they are text: %s', async (title, expected) => {
  expect(await titlesOf(atom(title))).toEqual([expected])
})

describe('a refusal in place of a document is named', () => {
  test.each([
    ['Unauthorized', 'needs a key'],
    ['401 Unauthorized', 'needs a key'],
    ['SERVICE_KEY_IS_NOT_REGISTERED_ERROR', 'needs a key'],
    ['{"code":401,"message":"Unauthorized"}', 'needs a key'],
    ['{"error":"invalid_token"}', 'needs a key'],
    ['{"RESULT":{"CODE":"ERROR-290","MESSAGE":"인증키가 유효하지 않습니다."}}', 'needs a key'],
    ['{"response":{"header":{"resultCode":"30","resultMsg":"SERVICE KEY IS NOT REGISTERED ERROR"}}}', 'needs a key'],
    [
      '{"response":{"header":{"resultCode":"22","resultMsg":"LIMITED_NUMBER_OF_SERVICE_REQUESTS_EXCEEDS_ERROR"}}}',
      'refused',
    ],
    ['{"status":503,"error":"Service Unavailable"}', 'refused'],
    ['Forbidden', 'refused'],
    ['API rate limit exceeded', 'refused'],
    ['Unexpected errors', 'refused'],
    ['{"RESULT":{"CODE":"INFO-200","MESSAGE":"해당하는 데이터가 없습니다."}}', 'empty'],
    ['{"raw":"2026-09-23"}', 'not a feed'],
    ['Unauthorized use of 탄소 is a title', 'not a feed'],
  ])('%s', async (text, reason) => {
    expect(await titlesOf(text)).toBe(reason)
  })

  test.each([
    '{"status":403,"error":"Forbidden","message":"key s3cr3tK3y is not allowed"}',
    '{"code":"invalid_token s3cr3tK3y"}',
  ])('and what it says is not repeated, as it may hold the key: %s', async (text) => {
    const read = await readDocument(text)
    expect(read).toMatchObject({ outcome: 'failed', detail: expect.not.stringContaining('s3cr3tK3y') })
  })
})

describe('a page that only links a feed names it', () => {
  test.each([
    [
      '<link rel="alternate" type="application/rss+xml" href="https://a.example/rss/1.xml">',
      'https://a.example/rss/1.xml',
    ],
    ["<link href='/feed.atom' type='application/atom+xml'>", '/feed.atom'],
    ['<a href="https://a.example/rss/policy.do?mid=1">RSS</a>', 'https://a.example/rss/policy.do?mid=1'],
  ])('%s', async (element, address) => {
    const page = `<!doctype html><html><head><meta charset="utf-8"></head><body>${element}<a href="/press/list.do">보도자료</a></body></html>`
    expect(await readDocument(page)).toMatchObject({ reason: 'not a feed', detail: expect.stringContaining(address) })
    expect(JSON.stringify(await readDocument(page.replace(element, '')))).not.toContain('알려 주는 피드')
  })
})

describe('a document of another kind says what it is and what to do', () => {
  const page = (head: string, body = '') => `<html><head>${head}</head><body>${body}</body></html>`
  test.each([
    [
      'a page that sends on to a feed',
      page(`<meta http-equiv="refresh" content="0; URL='https://a.example/rss.do'">`),
      /피드: https:\/\/a\.example\/rss\.do/,
    ],
    [
      'one with a sentence',
      page('<meta http-equiv=refresh content="3;url=/feed/news.xml">', '<p>잠시 뒤에 옮겨 갑니다.</p>'),
      /피드: \/feed\/news\.xml/,
    ],
    [
      'a script that sends on to a feed',
      page('<script>location.href="/rss/bodo.xml"</script>'),
      /피드: \/rss\/bodo\.xml/,
    ],
    [
      'a script that sends on elsewhere',
      page('<script>location.replace("/main.do")</script>'),
      /보내는 곳: \/main\.do/,
    ],
    [
      'a list of feeds',
      '<opml version="2.0"><body><outline text="보도" xmlUrl="https://a.example/1.xml"/></body></opml>',
      /OPML.*https:\/\/a\.example\/1\.xml/,
    ],
    [
      'a form to log in',
      page('', '<form action="/in.do"><input name="id"><input name="pw" type="password"></form>'),
      /로그인/,
    ],
    [
      'a sitemap',
      '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://a.example/</loc></url></urlset>',
      /사이트맵/,
    ],
    [
      'a fault of SOAP',
      '<s:Envelope xmlns:s="x"><s:Body><s:Fault><faultcode>s:Client</faultcode></s:Fault></s:Body></s:Envelope>',
      /오류로 답했/,
    ],
  ])('%s', async (_, text, detail) => {
    expect(await readDocument(text)).toMatchObject({ outcome: 'failed', detail: expect.stringMatching(detail) })
  })

  test('a board without addresses says whose it is, where the page says so', async () => {
    const board = (head: string) =>
      page(
        head,
        `<table>${[1, 2].map((no) => `<tr><td class="subject"><a href="#" onclick="go(${no})">발표 ${no}호를 알립니다</a></td><td>2026-11-0${no}</td></tr>`).join('')}</table>`,
      )
    expect(await readDocument(board('<link rel="canonical" href="https://a.example/list">'))).toMatchObject({
      detail: expect.stringMatching(/\(a\.example\)$/),
    })
    expect(await readDocument(board(''))).toMatchObject({
      detail: expect.stringContaining('어느 누리집인지도 알 수 없'),
    })
  })
})

test('gzip is read without the header that names it, cut off too, and within the limit', async () => {
  const zipped = gzipSync(rss('가'))
  const site = await aSite((_, response) => void response.end(zipped))
  const read = await httpRequest(`${site}/rss`)
  expect(read.outcome === 'ok' && read.body.toString()).toBe(rss('가'))
  const cut = unzip(zipped.subarray(0, -20), 1e6)
  expect([cut.isCut, rss('가').startsWith(cut.bytes.toString())]).toEqual([true, true])
  expect(unzip(zipped, 1e6)).toEqual({ bytes: Buffer.from(rss('가')), isCut: false })
  const bomb = await aSite((_, response) => void response.end(gzipSync(Buffer.alloc(30_000_000))))
  expect(await httpRequest(`${bomb}/rss`)).toMatchObject({ outcome: 'failed', reason: 'too large' })
})

test.each([
  ['gzip within gzip', (feed: string) => gzipSync(gzipSync(feed))],
  ['deflate', deflateSync],
  ['deflate without its header', deflateRawSync],
  ['deflate within gzip', (feed: string) => gzipSync(deflateRawSync(feed))],
  ['deflate of the lowest level', (feed: string) => deflateSync(feed, { level: 0 })],
])('%s is read without a header that names it, cut off too', (_, compress) => {
  const feed = rss(...Array.from({ length: 200 }, (_, at) => `발표 ${at * 7919}호`))
  const zipped = compress(feed)
  expect(unzip(zipped, 1e6)).toEqual({ bytes: Buffer.from(feed), isCut: false })
  const cut = unzip(zipped.subarray(0, -300), 1e6)
  expect([cut.isCut, feed.startsWith(cut.bytes.toString().slice(0, 200))]).toEqual([true, true])
  expect(() => unzip(zipped, 1000)).toThrow(RangeError)
})

test.each(['8월 24일', 'x^2 + 1', '<rss/>', '\ufeff<rss/>', '%PDF-1.7 \u0001', ''])('%s is not compressed', (text) => {
  for (const bytes of [Buffer.from(text), Buffer.from(text, 'utf16le'), Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1])])
    expect(unzip(bytes, 1e6)).toEqual({ bytes, isCut: false })
})

test('compression that is broken is named as that, with and without its header', async () => {
  const bodies: Record<string, [Buffer, string?]> = {
    '/cut': [gzipSync(rss('가')).subarray(0, 10)],
    '/method': [Buffer.from([0x1f, 0x8b, 1, 2, 3, 4])],
    '/sum': [Buffer.concat([gzipSync(rss('가')).subarray(0, -8), Buffer.alloc(8)])],
    '/br': [Buffer.from('<rss></rss>'), 'br'],
    '/deflate': [Buffer.from('<rss></rss>'), 'deflate'],
  }
  const site = await aSite((request, response) => {
    const [body = '', encoding] = bodies[request.url ?? ''] ?? []
    response.writeHead(200, encoding ? { 'content-encoding': encoding } : {}).end(body)
  })
  for (const path of Object.keys(bodies)) {
    const read = await httpRequest(`${site}${path}`)
    expect(read, path).toMatchObject({ outcome: 'failed', detail: expect.stringMatching(/압축을 풀 수 없|중간에 끊/) })
  }
  expect(archiveOf(Buffer.from('BZh91AY'))).toBe('bzip2')
  expect(archiveOf(Buffer.from('<rss/>'))).toBeUndefined()
})
