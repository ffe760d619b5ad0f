import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ko } from '../../../functions/copy/ko/ko.ts'
import type { Release } from '../../../functions/releases/release.ts'
import { normaliseRelease } from '../../../functions/releases/same-release/normalise-release.ts'
import { drawMessage } from '../../../functions/slack/posting/draw-message.ts'
import { CatalogLine } from '../../../functions/sources/catalog/catalog-line.ts'
import { readSource } from '../../../functions/sources/read-source.ts'
import { aMatch, aRelease } from '../../support/a-release.ts'
import { aSite } from '../../support/local-server.ts'

const NOW = Date.parse('2026-09-23T18:00:00+09:00')
const PAGE = readFileSync(new URL('../../fixtures/pages/attachments.html', import.meta.url))
const FEED =
  '<rss version="2.0"><channel><item><title>2026년 시험 세수 전망</title><link>/1</link><pubDate>2026-09-23 17:00:00.0</pubDate></item></channel></rss>'

test('a release that only attaches its text says so in its message, and names the files', async () => {
  const site = await aSite((request, response) => {
    if (request.url === '/robots.txt') return response.writeHead(404).end()
    response.end(request.url === '/rss' ? FEED : PAGE)
  })
  const line = CatalogLine.parse({ id: 'mofe', kind: 'feed', name: '시험재정부', url: `${site}/rss`, page: 'any' })
  const reading = await readSource(line, {}, NOW)
  if (reading.outcome !== 'read' || !reading.releases[0]) throw new Error('not read')
  const { release } = normaliseRelease(reading.releases[0], line, NOW)
  const said = JSON.stringify(drawMessage([{ release, matches: [] }], ko).blocks)
  expect(said).toContain('본문은 첨부파일에 있습니다')
  expect(said).toContain('보도자료(2026년 시험 세수 전망).hwpx')
})

test.each<[string, Partial<Release>, string[], string[]]>([
  [
    'the text was read in a file',
    { text: '시험부는 배출권 할당 계획을 확정했다고 밝혔다.', textIn: 'attachment' },
    ['확정했다고 밝혔다. (첨부 한글 문서에서)', '(첨부에 *배출권*)', '(제목에 *할당*)'],
    ['본문'],
  ],
  ['the text is its own', { text: '시험부는 배출권 할당 계획을 확정했다고 밝혔다.' }, ['(본문에 *배출권*)'], ['첨부']],
  [
    'all its files are PDF',
    { text: '', attachments: [{ name: '보도자료.pdf' }] },
    ['본문은 첨부파일(PDF)에 있습니다'],
    [],
  ],
  [
    'its files are of several kinds',
    { text: '', attachments: [{ name: '가.pdf' }, { name: '가.hwp' }] },
    ['본문은 첨부파일에 있습니다'],
    [],
  ],
])('a message says where its words stand: %s', (_, change, said, unsaid) => {
  const matches = [aMatch('배출권', '배출권', 'body'), aMatch('할당', '할당', 'title')]
  const shown = JSON.stringify(drawMessage([{ release: { ...aRelease(), ...change }, matches }], ko).blocks)
  for (const words of said) expect(shown).toContain(words)
  for (const words of unsaid) expect(shown.replace(/"사진[^"]*"/g, '')).not.toContain(words)
})
