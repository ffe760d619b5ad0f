import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ko } from '../../../functions/copy/ko/ko.ts'
import { normaliseRelease } from '../../../functions/releases/same-release/normalise-release.ts'
import { drawMessage } from '../../../functions/slack/posting/draw-message.ts'
import { CatalogLine } from '../../../functions/sources/catalog/catalog-line.ts'
import { readSource } from '../../../functions/sources/read-source.ts'
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
