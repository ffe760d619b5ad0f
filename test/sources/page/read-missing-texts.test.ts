import { expect, test } from 'vitest'
import { pageId } from '../../../functions/releases/set-aside.ts'
import { CatalogLine } from '../../../functions/sources/catalog/catalog-line.ts'
import { openReadSource, readSource } from '../../../functions/sources/read-source.ts'
import { aSite } from '../../support/local-server.ts'
import { aFixture } from '../../support/source-fixtures.ts'

const NOW = Date.parse('2026-09-23T12:30:00+09:00')
const DAY = 24 * 60 * 60 * 1000

interface BoardOptions {
  robots?: string
  /** The status of every page. */
  status?: number
  /** Pages whose paths begin so answer with `failsWith` (500 unless given). */
  failsOn?: string
  failsWith?: number
  /** What every page holds; its recorded fixture unless given. */
  page?: string
}

async function aBoard(markup: string, options: BoardOptions = {}) {
  const requests: string[] = []
  const site = await aSite((request, response) => {
    requests.push(request.url ?? '')
    if (request.url === '/robots.txt') return response.end(options.robots ?? '')
    if (request.url === '/list') return response.end(aFixture(`${markup}.html`))
    const fails = options.failsOn && request.url?.startsWith(options.failsOn)
    response
      .writeHead(fails ? (options.failsWith ?? 500) : (options.status ?? 200))
      .end(options.page ?? aFixture(`${markup}-page.html`))
  })
  const line = CatalogLine.parse({ id: 'board', kind: 'board', name: '시험', url: `${site}/list`, markup })
  return {
    site,
    requests,
    read: (validators = {}, stored: string[] = [], now = NOW) =>
      openReadSource({ storedAddresses: async () => new Set(stored), secret: async () => undefined })(
        line,
        validators,
        now,
      ),
  }
}

test('a row gets its text from the page behind it, and keeps its own title, address and day', async () => {
  const { site, read } = await aBoard('moel')
  expect(await read()).toMatchObject({
    outcome: 'read',
    releases: [
      {
        title: '시험 사업장 안전 점검 결과와 앞으로의 감독 계획',
        url: `${site}/enewsView.do?news_seq=19998`,
        text: '점검 결과를 알린다.\n감독을 늘린다.',
        published: { day: '2026-09-23' },
      },
    ],
  })
})

test('pages that robots.txt forbids are not read, and the row counts without its text', async () => {
  const { requests, read } = await aBoard('moel', { robots: 'User-agent: *\nDisallow: /enewsView' })
  expect(await read()).toMatchObject({
    outcome: 'read',
    releases: [{ text: '' }],
    validators: { bodyHash: expect.any(String) },
  })
  expect(requests).toEqual(['/list', '/robots.txt'])
})

test('a page behind a release that is stored already is not read again', async () => {
  const { site, requests, read } = await aBoard('moel')
  await read({}, [`${site}/enewsView.do?news_seq=19998`])
  expect(requests).toEqual(['/list'])
})

test('a page on another host is read from the public web only', async () => {
  let requests = 0
  const inside = await aSite((_, response) => {
    requests += 1
    response.end(aFixture('moel-page.html'))
  })
  const list = aFixture('moel.html').replace('href="enewsView.do', `href="${inside}/enewsView.do`)
  const site = await aSite((_, response) => response.end(list))
  const line = CatalogLine.parse({ id: 'board', kind: 'board', name: '시험', url: site, markup: 'moel' })
  expect(await readSource(line, {}, NOW)).toMatchObject({ outcome: 'read', releases: [{ text: '' }] })
  expect(requests).toBe(0)
})

test('a curated row becomes the release it points to', async () => {
  const { site, read } = await aBoard('ciboard')
  const reading = await read()
  expect(reading.outcome === 'read' && reading.releases[1]).toMatchObject({
    url: 'https://www.korea.kr/briefing/pressReleaseView.do?newsId=156000002',
    alsoAt: [`${site}/post/12?page=1`],
    ministry: '산업통상자원부',
    published: { day: '2023-12-15' },
  })
})

test('a curated board whose pages fail one after the other has failed, and no more of them are requested', async () => {
  const { requests, read } = await aBoard('ciboard', { status: 403 })
  expect(await read()).toMatchObject({ outcome: 'failed', reason: 'refused', detail: expect.stringContaining('403') })
  expect(requests.filter((address) => address.startsWith('/post'))).toHaveLength(3)
})

test('a curated row whose page alone fails is named, and the list is read again; it is left out while its page is not to be asked for', async () => {
  const { requests, read } = await aBoard('ciboard', { failsOn: '/post/12' })
  const reading = await read()
  const unread = [expect.objectContaining({ url: expect.stringContaining('/post/12'), why: 'page: unreachable' })]
  expect(reading).toMatchObject({ outcome: 'read', skipped: 0, waiting: 0, unread, validators: {} })
  expect(reading.outcome === 'read' && reading.releases).toHaveLength(2)
  requests.length = 0
  const [page] = (reading.outcome === 'read' && reading.unread) || []
  const resting = await read({ restingPages: [pageId(page?.url ?? '')] })
  expect(resting).toMatchObject({ outcome: 'read', waiting: 0, validators: { bodyHash: expect.any(String) } })
  expect(resting).toMatchObject({ unread: undefined })
  expect(requests.filter((one) => one.startsWith('/post/12'))).toEqual([])
})

test('a row of today whose page fails is read again before it counts, but only a few times: a summary is not worth a day’s delay', async () => {
  const { read } = await aBoard('moel', { status: 500 })
  const waits = { outcome: 'read', releases: [], skipped: 0, waiting: 1, validators: {} }
  expect(await read()).toEqual(waits)
  expect(await read()).toEqual(waits)
  expect(await read()).toMatchObject({
    outcome: 'read',
    releases: [{ text: '' }],
    waiting: 0,
    validators: { bodyHash: expect.any(String) },
  })
})

test('a row of yesterday whose page fails counts at once without its text', async () => {
  const { read } = await aBoard('moel', { status: 500 })
  expect(await read({}, [], NOW + DAY)).toMatchObject({ outcome: 'read', releases: [{ text: '' }], waiting: 0 })
})

test('a curated row whose page is refused alone cannot be read, and is not waited for', async () => {
  const { read } = await aBoard('ciboard', { failsOn: '/post/12', failsWith: 404 })
  expect(await read()).toMatchObject({
    outcome: 'read',
    skipped: 1,
    waiting: 0,
    validators: { bodyHash: expect.any(String) },
  })
})

test('a page that no longer follows its board’s markup is read like one without a description', async () => {
  const { read } = await aBoard('moel', {
    page: '<h1>시험 사업장 안전 점검 결과와 앞으로의 감독 계획</h1><div class="새이름"><p>시험부는 점검 결과를 오늘 알렸다.</p></div>',
  })
  expect(await read()).toMatchObject({ outcome: 'read', releases: [{ text: '시험부는 점검 결과를 오늘 알렸다.' }] })
})

test('a row whose page is refused counts without its text', async () => {
  const { read } = await aBoard('moel', { status: 403 })
  expect(await read()).toMatchObject({ outcome: 'read', releases: [{ text: '' }] })
})

test('a list whose rows are the same is unchanged, whatever else moved on the page', async () => {
  const { read } = await aBoard('ciboard')
  const first = await read()
  expect(await read(first.outcome === 'read' ? first.validators : {})).toEqual({ outcome: 'unchanged' })
})

async function aFeed(rows: string, pages: (path: string) => { body: string; type?: string } | undefined, more = {}) {
  const requests: string[] = []
  const site = await aSite((request, response) => {
    const path = request.url ?? ''
    requests.push(path)
    if (path === '/rss') return response.end(`<rss version="2.0"><channel>${rows}</channel></rss>`)
    const page = pages(path)
    response.writeHead(page ? 200 : 404, { 'content-type': page?.type ?? 'text/html; charset=utf-8' }).end(page?.body)
  })
  const line = CatalogLine.parse({ id: 'feed', kind: 'feed', name: '시험', url: `${site}/rss`, page: 'any', ...more })
  return { requests, read: (now = NOW) => readSource(line, {}, now) }
}

const row = (n: number, text = '') =>
  `<item><title>시험부 발표 자료 ${n}</title><link>/${n}</link><pubDate>2026-09-23</pubDate><description>${text}</description></item>`
const page = (n: number, body: string) => ({ body: `<h1>시험부 발표 자료 ${n}</h1><div>${body}</div>` })

test('a release in a feed without its text, or with one that says nothing, gets that of its page', async () => {
  const { requests, read } = await aFeed(
    row(1) +
      row(2, '시험부 발표 자료 2') +
      row(3, '자세한 내용은 첨부파일을 참고하시기 바랍니다.') +
      row(4, '시험부는 자료를 오늘 냈다.'),
    (path) =>
      path === '/robots.txt' ? undefined : page(Number(path.slice(1)), '<p>시험부는 쪽에 글을 실었다고 밝혔다.</p>'),
  )
  const reading = await read()
  const text = '시험부는 쪽에 글을 실었다고 밝혔다.'
  expect(reading).toMatchObject({ releases: [{ text }, { text }, { text }, { text: '시험부는 자료를 오늘 냈다.' }] })
  expect(requests).toEqual(['/rss', '/robots.txt', '/1', '/2', '/3'])
})

test.each([
  ['is a file', { body: '%PDF-1.7', type: 'application/pdf' }],
  ['is over limits', { body: `<h1>시험부 발표 자료 1</h1>${' '.repeat(6_000_000)}` }],
  ['is another page', { body: '<p>로그인이 필요한 서비스입니다. 먼저 로그인해 주세요.</p>' }],
  ['is gone', undefined],
])('a page that %s leaves its release without a text, and the source healthy', async (_, behind) => {
  const { read } = await aFeed(row(1), (path) => (path === '/robots.txt' ? undefined : behind))
  expect(await read()).toMatchObject({
    outcome: 'read',
    releases: [{ title: '시험부 발표 자료 1', text: '' }],
    skipped: 0,
    validators: { bodyHash: expect.any(String) },
  })
})

test('a release whose page only attaches files names them', async () => {
  const files =
    '<ul><li><a href="/down?id=7">발표 자료.hwpx</a> (20KB)</li></ul><p>붙임 파일을 참고하시기 바랍니다.</p>'
  const { read } = await aFeed(row(1), (path) => (path === '/robots.txt' ? undefined : page(1, files)))
  expect(await read()).toMatchObject({
    releases: [{ text: '', attachments: [{ name: '발표 자료.hwpx', url: expect.stringMatching(/down\?id=7$/) }] }],
  })
})

test('of a source seen for the first time thirty pages are read at most, the newest', async () => {
  const old = Array.from({ length: 50 }, (_, n) => row(n).replace('2026-09-23', '2026-09-01')).join('')
  const { requests, read } = await aFeed(old, (path) =>
    path === '/robots.txt' ? undefined : page(Number(path.slice(1)), '<p>시험부는 쪽에 글을 실었다고 밝혔다.</p>'),
  )
  expect(await read()).toMatchObject({ outcome: 'read', waiting: 0, validators: { bodyHash: expect.any(String) } })
  expect(requests.slice(2)).toEqual(Array.from({ length: 30 }, (_, n) => `/${n}`))
})
