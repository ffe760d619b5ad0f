import { describe, expect, test } from 'vitest'
import { findStoredAddresses } from '../../../functions/releases/polling/find-stored-addresses.ts'
import { openPoll } from '../../../functions/releases/polling/open-poll.ts'
import type { Release } from '../../../functions/releases/release.ts'
import type { Reading } from '../../../functions/releases/source.ts'
import { CatalogLine } from '../../../functions/sources/catalog/catalog-line.ts'
import { openReadSource } from '../../../functions/sources/read-source.ts'
import { compileMatcher } from '../../../functions/subscriptions/matching/matcher.ts'
import { parseQueries } from '../../../functions/subscriptions/query/query.ts'
import { PRESS_DOCUMENT, PRESS_TEXT } from '../../support/documents/a-press-document.ts'
import { anHwp } from '../../support/documents/an-hwp.ts'
import { anHwpx } from '../../support/documents/an-hwpx.ts'
import { aSite } from '../../support/local-server.ts'
import { openTestStore } from '../../support/test-stores.ts'

const NOW = Date.parse('2026-09-23T12:30:00+09:00')
const TITLE = '2027년 배출권 할당 계획을 확정했다'
const HWPX = anHwpx(PRESS_DOCUMENT)
const HWP = anHwp(PRESS_DOCUMENT)
const LOCKED = anHwpx(['글'], { 'META-INF/manifest.xml': '<odf:encryption-data/>' })

interface Site {
  /** What each file's address answers: its bytes, or a status. */
  files?: Record<string, Buffer | number>
  robots?: string
  day?: string
  /** The page's own text. */
  text?: string
}

/** A feed whose release has its words in attached files, and gives them only to who comes from its page with its cookie. */
async function aSource({ files = {}, robots = '', day = '2026-09-23', text = '' }: Site) {
  const asked: string[] = []
  const site = await aSite((request, response) => {
    const path = decodeURIComponent(request.url ?? '')
    asked.push(path)
    if (path === '/robots.txt') return void response.end(robots)
    if (path === '/rss')
      return void response.end(
        `<rss version="2.0"><channel><title>시험환경부</title><item><title>${TITLE}</title><link>/view?no=1</link><pubDate>${day} 10:00:00</pubDate></item></channel></rss>`,
      )
    if (path === '/view?no=1') {
      const links = Object.keys(files).map((name) => `<li><a href="/down/${name}">${name}</a></li>`)
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'set-cookie': 'visit=7; path=/' })
      return void response.end(`<html><body><h3>${TITLE}</h3><p>${text}</p><ul>${links.join('')}</ul></body></html>`)
    }
    const file = files[path.replace('/down/', '')]
    const comesFromPage = request.headers.cookie === 'visit=7' && request.headers.referer?.endsWith('/view?no=1')
    if (!comesFromPage || file === undefined) return void response.writeHead(403).end('<html>잘못된 접근입니다</html>')
    if (typeof file === 'number') return void response.writeHead(file).end()
    response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(file)
  })
  const line = CatalogLine.parse({ id: 'test', name: '시험환경부', kind: 'feed', url: `${site}/rss`, page: 'any' })
  return {
    site,
    line,
    asked,
    downloads: () => asked.filter((path) => path.startsWith('/down/')).map((path) => path.slice(6)),
    read: (stored: string[] = []): Promise<Reading> =>
      openReadSource({ storedAddresses: async () => new Set(stored), secret: async () => undefined })(line, {}, NOW),
  }
}

test('a release whose words stand in its attached document has them, and says where they were read', async () => {
  const { read, downloads } = await aSource({
    files: { '보도자료.pdf': 404, '보도자료.hwp': HWP, '보도자료.hwpx': HWPX },
  })
  expect(await read()).toMatchObject({
    outcome: 'read',
    releases: [{ title: TITLE, text: PRESS_TEXT, textIn: 'attachment', attachments: [{}, {}, {}] }],
    files: { read: 1 },
  })
  expect(downloads()).toEqual(['보도자료.hwpx'])
})

test('where the first format cannot be read, the other one is', async () => {
  const { read, downloads } = await aSource({ files: { '보도자료.hwpx': LOCKED, '보도자료.hwp': HWP } })
  expect(await read()).toMatchObject({ releases: [{ text: PRESS_TEXT }], files: { read: 1 } })
  expect(downloads()).toEqual(['보도자료.hwpx', '보도자료.hwp'])
})

describe('a document that cannot be read leaves the release as it was, and is counted', () => {
  test.each<[string, Record<string, Buffer | number>, object | undefined]>([
    ['with a password', { '보도자료.hwpx': LOCKED }, { locked: 1 }],
    ['a page in its place', { '보도자료.hwpx': Buffer.from('<html>로그인</html>') }, { unreadable: 1 }],
    ['a PDF', { '보도자료.pdf': Buffer.from('%PDF-1.7') }, { pdf: 1 }],
    ['a PDF under another name', { '보도자료.hwp': Buffer.from('%PDF-1.7') }, { pdf: 1 }],
    ['eleven megabytes', { '보도자료.hwpx': Buffer.alloc(11 * 1024 * 1024) }, { 'too large': 1 }],
    ['not given to us', { '보도자료.hwpx': 403 }, undefined],
    ['an annex', { '붙임 1.hwpx': HWPX }, undefined],
  ])('%s', async (_, files, counted) => {
    const { read } = await aSource({ files })
    const reading = await read()
    expect(reading).toMatchObject({ outcome: 'read', waiting: 0, releases: [{ title: TITLE, text: '' }] })
    expect(reading.outcome === 'read' && reading.files).toEqual(counted)
    expect(JSON.stringify(reading)).not.toContain('textIn')
  })
})

test('a document that cannot be reached today is waited for in three readings, and no longer', async () => {
  const { read } = await aSource({ files: { '보도자료.hwpx': 503 } })
  for (const _ of [1, 2]) expect(await read()).toMatchObject({ releases: [], waiting: 1 })
  expect(await read()).toMatchObject({ releases: [{ text: '', attachments: [{ name: '보도자료.hwpx' }] }], waiting: 0 })
})

test('a document of yesterday that cannot be reached is not waited for', async () => {
  const { read } = await aSource({ files: { '보도자료.hwpx': 503 }, day: '2026-09-22' })
  expect(await read()).toMatchObject({ releases: [{ text: '' }], waiting: 0 })
})

test('of more documents than one reading has time for, the rest is read in the next', async () => {
  const asked: string[] = []
  const numbers = Array.from({ length: 32 }, (_, index) => index + 1)
  const site = await aSite((request, response) => {
    const path = request.url ?? ''
    if (path.startsWith('/down')) asked.push(path)
    if (path.startsWith('/down')) return void response.end(HWPX)
    if (path === '/robots.txt') return void response.end('')
    const items = numbers.map(
      (n) =>
        `<NewsItem><NewsItemId>${n}</NewsItemId><ModifyId>1</ModifyId><ApproveDate>09/23/2026 10:00:00</ApproveDate><Title>${TITLE} ${n}</Title><OriginalUrl>https://www.korea.kr/briefing/pressReleaseView.do?newsId=${n}</OriginalUrl><FileName>보도자료.hwpx</FileName><FileUrl>http://${request.headers.host}/down?fileId=${n}</FileUrl></NewsItem>`,
    )
    const isToday = path.includes('startDate=20260923')
    response.end(
      `<response><header><resultCode>0</resultCode></header><body>${isToday ? items.join('') : ''}</body></response>`,
    )
  })
  const line = CatalogLine.parse({ id: 'api', name: '정책브리핑', kind: 'open api', url: `${site}/api`, windowDays: 1 })
  const stored = new Set<string>()
  const read = openReadSource({ storedAddresses: async () => stored, secret: async () => 'key' })
  const first = await read(line, { readThrough: '2026-09-22' }, NOW)
  if (first.outcome !== 'read') throw new Error('not read')
  expect([first.releases.length, first.waiting]).toEqual([30, 2])
  for (const { url } of first.releases) stored.add(url)
  const second = await read(line, first.validators, NOW)
  expect(second).toMatchObject({ outcome: 'read', waiting: 0, files: { read: 2 } })
  expect(new Set(asked).size).toBe(32)
})

test.each<[string, Site, string[]]>([
  [
    'a file that robots.txt forbids',
    { files: { '보도자료.hwpx': HWPX }, robots: 'User-agent: *\nDisallow: /down/' },
    [],
  ],
  [
    'the file of a release that has a text',
    {
      files: { '보도자료.hwpx': HWPX },
      text: '시험환경부는 배출권 할당 계획을 23일 확정했다고 밝혔다. 기업 780곳이 대상이다.',
    },
    [],
  ],
])('%s is not asked for', async (_, site, asked) => {
  const { read, downloads } = await aSource(site)
  expect(await read()).toMatchObject({ outcome: 'read' })
  expect(downloads()).toEqual(asked)
})

test.each([
  ['says so', '/files/press.hwpx', 'application/octet-stream', 1],
  ['does not say so', '/download.do?fileId=7', 'text/html', 2],
])('a row whose own link is the document has its words, where the address %s', async (_, path, type, times) => {
  const asked: string[] = []
  const site = await aSite((request, response) => {
    asked.push(request.url ?? '')
    if (request.url === '/robots.txt') return void response.end('')
    if (request.url === path) return void response.writeHead(200, { 'content-type': type }).end(HWPX)
    response.end(
      `<rss version="2.0"><channel><title>시험환경부</title><item><title>[참고] ${TITLE}</title><link>${path}</link><pubDate>2026-09-23 10:00:00</pubDate></item></channel></rss>`,
    )
  })
  const line = CatalogLine.parse({ id: 'test', name: '시험환경부', kind: 'feed', url: `${site}/rss`, page: 'any' })
  const read = openReadSource({ storedAddresses: async () => new Set(), secret: async () => undefined })
  expect(await read(line, {}, NOW)).toMatchObject({
    releases: [{ text: PRESS_TEXT, textIn: 'attachment', url: `${site}${path}` }],
    files: { read: 1 },
  })
  expect(asked.filter((one) => one === path)).toHaveLength(times)
})

test('the file of a release that is stored is not asked for again', async () => {
  const source = await aSource({ files: { '보도자료.hwpx': HWPX } })
  await source.read([`${source.site}/view?no=1`])
  expect(source.downloads()).toEqual([])
})

test('a word that stands only in the document finds the release: once, told once, though a poll dies before and after it is stored', async () => {
  const source = await aSource({ files: { '보도자료.hwpx': HWPX } })
  const store = await openTestStore()
  const announced: string[] = []
  let dies: 'before' | 'after' | 'never' = 'before'
  const poll = openPoll({
    now: () => NOW,
    store: {
      ...store,
      async storeRelease(incoming, ringAt) {
        if (dies === 'before') throw new Error('died before')
        const stored = await store.storeRelease(incoming, ringAt)
        if (dies === 'after') throw new Error('died after')
        return stored
      },
    },
    read: openReadSource({
      storedAddresses: (addresses) => findStoredAddresses(store, addresses),
      secret: async () => undefined,
    }),
    announce: async (ids) => void announced.push(...ids),
    onPolled: () => undefined,
  })
  for (const death of ['before', 'after', 'never', 'never'] as const) {
    dies = death
    await poll(source.line)
  }
  const [release, ...others] = await store.releasesOfDay('2026-09-23', NOW)
  expect(others).toEqual([])
  const text = PRESS_TEXT.replace('(장관 김아무개)', '(장관)')
  expect(release).toMatchObject({ title: TITLE, text, textIn: 'attachment' })
  const { queries } = parseQueries('재생에너지, 석유화학')
  const found = compileMatcher(queries)(release as Release)
  expect(found.map(({ query, where }) => [query, where])).toEqual([['재생에너지', 'body']])
  // The bell rings for it until it is matched; the announcement of the poll that died is not made twice.
  expect(announced.length).toBeLessThanOrEqual(1)
  // Read again where nothing was stored, and not after that.
  expect(source.downloads()).toEqual(['보도자료.hwpx', '보도자료.hwpx'])
})

describe('the API of 정책브리핑 names its files itself', () => {
  async function apiOf(kogl: string) {
    const asked: string[] = []
    const site = await aSite((request, response) => {
      asked.push(request.url ?? '')
      if (request.url?.startsWith('/down')) return void response.end(HWPX)
      if (request.url === '/robots.txt') return void response.end('')
      response.end(
        `<response><header><resultCode>0</resultCode></header><body><NewsItem><NewsItemId>1</NewsItemId><ModifyId>1</ModifyId><ApproveDate>09/23/2026 10:00:00</ApproveDate><Title>${TITLE}</Title><DataContents></DataContents><OriginalUrl>https://www.korea.kr/briefing/pressReleaseView.do?newsId=1</OriginalUrl>${kogl}<FileName>보도자료.hwpx</FileName><FileUrl>${`http://127.0.0.1:${'PORT'}/down?fileId=1`}</FileUrl></NewsItem></body></response>`.replace(
          'PORT',
          new URL(`http://${request.headers.host}`).port,
        ),
      )
    })
    const line = CatalogLine.parse({
      id: 'api',
      name: '정책브리핑',
      kind: 'open api',
      url: `${site}/api`,
      windowDays: 1,
    })
    const read = openReadSource({ storedAddresses: async () => new Set(), secret: async () => 'key' })
    const reading = await read(line, { readThrough: '2026-09-22' }, NOW)
    return { reading, downloads: asked.filter((path) => path.startsWith('/down')).length }
  }

  test('and a release without words gets those of its document', async () => {
    const { reading } = await apiOf('<KoglType>1</KoglType>')
    expect(reading).toMatchObject({ releases: [{ text: PRESS_TEXT, textIn: 'attachment' }], files: { read: 1 } })
  })

  test('but under a licence that does not let us keep them the file is not asked for', async () => {
    const { reading, downloads } = await apiOf('<KoglType>4</KoglType>')
    expect(reading).toMatchObject({ releases: [{ title: TITLE, text: '' }] })
    expect(downloads).toBe(0)
  })
})
