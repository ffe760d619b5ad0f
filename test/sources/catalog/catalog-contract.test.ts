import type { IncomingMessage, ServerResponse } from 'node:http'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { catalog, sourcesOf } from '../../../functions/sources/catalog/catalog.ts'
import type { CatalogLine } from '../../../functions/sources/catalog/catalog-line.ts'
import { markups } from '../../../functions/sources/catalog/markup.ts'
import { openReadSource } from '../../../functions/sources/read-source.ts'
import { QUIRKS } from '../../support/feed-quirks.ts'
import { aSite } from '../../support/local-server.ts'
import { expectReleases } from '../../support/source-contract.ts'
import { aFixture, hasFixture } from '../../support/source-fixtures.ts'

const NOW = Date.parse('2026-09-23T12:30:00+09:00')
const lines = sourcesOf({ catalog: 'live', extra: '[]', rules: true, esgBoard: 'https://board.example/board/news' })
const read = openReadSource({ storedAddresses: async () => new Set(), secret: async () => 'key' })
const ENCODINGS = ['utf-8', 'euc-kr']

/** The fixture a line is tested with. */
function shapeOf(line: CatalogLine): string {
  if (line.kind === 'feed') return line.id in QUIRKS ? `quirks/${QUIRKS[line.id]?.fixture ?? line.id}.xml` : 'feed.xml'
  if (line.kind === 'open api') return 'open-api.xml'
  if (line.kind === 'assembly') return 'assembly.json'
  if (line.kind === 'law' && line.target === 'admrul') return 'admrul.xml'
  if (line.kind !== 'board') return `${line.kind}.xml`
  const [name] = Object.entries(markups).find(([, markup]) => markup === line.markup) ?? []
  return `${name}.html`
}

/** The page behind a row: the board's recorded page, or a plain one that names the release. */
function pageBehind(address: string, shape: string, title: string | undefined): string {
  const text = shape.replace(/\.(xml|json)$/, '-text.$1')
  if (hasFixture(text) && text !== shape) return aFixture(text)
  const recorded = shape.replace('.html', '-page.html')
  const [id = ''] = /\d+/.exec(address) ?? []
  if (hasFixture(recorded) && recorded !== shape)
    return aFixture(recorded).replace('newsId=156000002', `newsId=1560000${id}`)
  return `<html><head><title>${title}</title></head><body><p>시험부는 쪽에 글을 실었다고 밝혔다.</p></body></html>`
}

async function siteOf(line: CatalogLine, encoding: string): Promise<string> {
  const shape = shapeOf(line)
  const quirk = QUIRKS[line.id]
  const answer = (request: IncomingMessage, response: ServerResponse, site: string) => {
    const address = request.url ?? ''
    if (address === '/robots.txt') return response.writeHead(404).end()
    const isList = address.startsWith('/list')
    if (isList && line.kind === 'feed' && request.method !== line.method) return response.writeHead(405).end()
    if (isList && quirk?.before?.(request, response)) return response
    const list = isList && aFixture(shape).replaceAll('{site}', site).replaceAll('https://www.press.example', site)
    response.writeHead(200, { 'content-type': `text/html; charset=${encoding}` })
    const body = list || pageBehind(address, shape, quirk?.title)
    return response.end(iconv.encode(body, encoding === 'utf-8' ? 'utf8' : 'cp949'))
  }
  return aSite((request, response) => void answer(request, response, `http://${request.headers.host}`))
}

test.each(lines.map((line) => [line.id, line] as const))(
  '%s is read with all its quirks, whatever encoding its site answers in',
  async (_, line) => {
    for (const encoding of ENCODINGS) {
      const site = await siteOf(line, encoding)
      const [first] = expectReleases(await read({ ...line, url: `${site}/list` }, {}, NOW))
      const quirk = QUIRKS[line.id]
      if (!quirk) continue
      const { title, path, published, text } = quirk
      expect(first).toMatchObject({ title, url: `${site}${path}`, text })
      expect(first?.published).toEqual(published)
    }
  },
)

test('every quirk belongs to a line of the catalog', () => {
  expect(Object.keys(QUIRKS).filter((id) => !catalog.some((line) => line.id === id))).toEqual([])
})

test('there are at least 45 sources, each with the evidence for its address, its rhythm and its licence', () => {
  expect(catalog.length).toBeGreaterThanOrEqual(45)
  for (const line of catalog) {
    expect(line).toMatchObject({
      evidence: expect.stringMatching(/\d{4}|captured/),
      rhythm: expect.any(Number),
      licence: expect.any(String),
    })
  }
})

test('no line leads to korea.kr: its RSS has ended, and the site refuses requests from clouds', () => {
  expect(catalog.filter(({ url }) => new URL(url).hostname.endsWith('korea.kr'))).toEqual([])
})
