import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { catalog, sourcesOf } from '../../functions/sources/catalog.ts'
import type { CatalogLine } from '../../functions/sources/catalog-line.ts'
import { markups } from '../../functions/sources/markup.ts'
import { openReadSource } from '../../functions/sources/read-source.ts'
import { aSite } from '../a-site.ts'
import { aFixture, hasFixture } from './a-fixture.ts'
import { expectReleases } from './contract.ts'

const NOW = Date.parse('2026-09-23T12:30:00+09:00')
const lines = sourcesOf({ catalog: 'live', extra: '[]', esgBoard: 'https://board.example/board/news' })
const read = openReadSource({ known: async () => new Set(), serviceKey: async () => 'key' })

function shapeOf(line: CatalogLine): string {
  if (line.kind === 'feed') return 'feed.xml'
  if (line.kind === 'open api') return 'open-api.xml'
  const [name] = Object.entries(markups).find(([, markup]) => markup === line.markup) ?? []
  return `${name}.html`
}

test.each(lines.map((line) => [line.id, line] as const))(
  '%s is read, whatever encoding its site answers in',
  async (_, line) => {
    const shape = shapeOf(line)
    for (const encoding of ['utf-8', 'euc-kr']) {
      const site = await aSite((request, response) => {
        if (request.url === '/robots.txt') return response.writeHead(404).end()
        if (line.kind === 'feed' && request.method !== line.method) return response.writeHead(405).end()
        const page = shape.replace('.html', '-page.html')
        const [id = ''] = /\d+/.exec(request.url ?? '') ?? []
        const behind = hasFixture(page) ? aFixture(page).replace('newsId=156000002', `newsId=1560000${id}`) : ''
        const body = request.url?.startsWith('/list') ? aFixture(shape) : behind
        response.writeHead(200, { 'content-type': `text/html; charset=${encoding}` })
        response.end(iconv.encode(body, encoding === 'utf-8' ? 'utf8' : 'cp949'))
      })
      expectReleases(await read({ ...line, url: `${site}/list` }, {}, NOW))
    }
  },
)

test('there are sources enough, each with the evidence for its address, its rhythm and its licence', () => {
  expect(catalog.length).toBeGreaterThanOrEqual(25)
  for (const line of catalog) {
    expect(line).toMatchObject({
      evidence: expect.stringMatching(/\d{4}|captured/),
      rhythm: expect.any(Number),
      licence: expect.any(String),
    })
  }
})

test('no line leads to the RSS of korea.kr, which ended, nor to the site itself, which refuses clouds', () => {
  expect(catalog.filter(({ url }) => new URL(url).hostname.endsWith('korea.kr'))).toEqual([])
})
