import { expect, test } from 'vitest'
import { CatalogLine } from '../../functions/sources/catalog-line.ts'
import { openReadSource, readSource } from '../../functions/sources/read-source.ts'
import { aSite } from '../a-site.ts'
import { aFixture } from './a-fixture.ts'

const NOW = Date.parse('2026-09-23T12:30:00+09:00')
const DAY = 24 * 60 * 60 * 1000

async function aBoard(markup: string, options: { robots?: string; status?: number; failsOn?: string } = {}) {
  const asked: string[] = []
  const site = await aSite((request, response) => {
    asked.push(request.url ?? '')
    if (request.url === '/robots.txt') return response.end(options.robots ?? '')
    if (request.url === '/list') return response.end(aFixture(`${markup}.html`))
    const fails = options.failsOn && request.url?.startsWith(options.failsOn)
    response.writeHead(fails ? 500 : (options.status ?? 200)).end(aFixture(`${markup}-page.html`))
  })
  const line = CatalogLine.parse({ id: 'board', kind: 'board', name: '시험', url: `${site}/list`, markup })
  return {
    site,
    asked,
    read: (validators = {}, stored: string[] = [], now = NOW) =>
      openReadSource({ known: async () => new Set(stored), serviceKey: async () => undefined })(line, validators, now),
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

test('pages that robots may not read are left alone, and the row stays without its text', async () => {
  const { asked, read } = await aBoard('moel', { robots: 'User-agent: *\nDisallow: /enewsView' })
  expect(await read()).toMatchObject({
    outcome: 'read',
    releases: [{ text: '' }],
    validators: { bodyHash: expect.any(String) },
  })
  expect(asked).toEqual(['/list', '/robots.txt'])
})

test('a page behind a release that is stored already is not read again', async () => {
  const { site, asked, read } = await aBoard('moel')
  await read({}, [`${site}/enewsView.do?news_seq=19998`])
  expect(asked).toEqual(['/list'])
})

test('a page on another host is read from the public web only', async () => {
  let asked = 0
  const inside = await aSite((_, response) => {
    asked += 1
    response.end(aFixture('moel-page.html'))
  })
  const list = aFixture('moel.html').replace('href="enewsView.do', `href="${inside}/enewsView.do`)
  const site = await aSite((_, response) => response.end(list))
  const line = CatalogLine.parse({ id: 'board', kind: 'board', name: '시험', url: site, markup: 'moel' })
  expect(await readSource(line, {}, NOW)).toMatchObject({ outcome: 'read', releases: [{ text: '' }] })
  expect(asked).toBe(0)
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

test('a curated board whose pages fail one after the other has failed, and is asked for no more of them', async () => {
  const { asked, read } = await aBoard('ciboard', { status: 403 })
  expect(await read()).toMatchObject({ outcome: 'failed', reason: 'refused', detail: expect.stringContaining('403') })
  expect(asked.filter((address) => address.startsWith('/post'))).toHaveLength(3)
})

test('a curated row whose page alone fails waits for the next time', async () => {
  const { read } = await aBoard('ciboard', { failsOn: '/post/12' })
  const reading = await read()
  expect(reading).toMatchObject({ outcome: 'read', skipped: 1, validators: {} })
  expect(reading.outcome === 'read' && reading.releases).toHaveLength(2)
})

test('a row of today whose page fails is read again before it counts; the day after, it counts without its text', async () => {
  const { read } = await aBoard('moel', { status: 500 })
  expect(await read()).toEqual({ outcome: 'read', releases: [], skipped: 1, validators: {} })
  expect(await read({}, [], NOW + DAY)).toMatchObject({
    outcome: 'read',
    releases: [{ text: '' }],
    validators: { bodyHash: expect.any(String) },
  })
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
