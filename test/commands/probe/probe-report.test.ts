import { expect, test } from 'vitest'
import type { Reading } from '../../../functions/releases/source.ts'
import { catalog } from '../../../functions/sources/catalog/catalog.ts'
import { CatalogLine } from '../../../functions/sources/catalog/catalog-line.ts'
import { probeLine } from '../../../lib/commands/probe/probe-line.ts'
import { answerWords, probeReport, probeTable } from '../../../lib/commands/probe/probe-report.ts'
import { aRawRelease, MONDAY } from '../../support/a-release.ts'

const read: Reading = { outcome: 'read', releases: [aRawRelease()], skipped: 0, validators: {} }
const failed = (detail: string): Reading => ({ outcome: 'failed', reason: 'unreachable', detail })
const lineOf = (id: string) => catalog.find((line) => line.id === id) as CatalogLine

function probe(line: CatalogLine, readings: Partial<Record<CatalogLine['kind'], Reading>>) {
  return probeLine(
    { now: () => MONDAY, turn: async () => undefined, read: async ({ kind }) => readings[kind] ?? failed('없음') },
    line,
  )
}

test.each<[string, string, Partial<Record<CatalogLine['kind'], Reading>>]>([
  ['피드', 'fsc', { feed: read, board: read }],
  ['예비 게시판', 'fsc', { board: read }],
  ['없음', 'fsc', {}],
  ['게시판', 'moel', { board: read }],
  ['없음', 'moel', {}],
  ['API', 'korea-press', { 'open api': read }],
])('%s answered for %s', async (words, id, readings) => {
  expect(answerWords(await probe(lineOf(id), readings))).toBe(words)
})

test('both ways of a source are read and shown, whether or not the first answers', async () => {
  const [, first, second, tally] = probeTable([await probe(lineOf('fsc'), { feed: read })])
  expect(first).toMatch(/^정상 +금융위원회 보도자료 +피드 +2026-11-23 +1 +0$/)
  expect(second).toMatch(/^연결 안 됨 +ㄴ 예비: 게시판 .*없음$/)
  expect(tally).toBe('출처 1곳: 첫 경로 1곳, 예비 경로 0곳, 답 없음 0곳')
})

test('a report names the catalog’s sources and none of the installer’s own, nor any address of theirs', async () => {
  const own = CatalogLine.parse({
    id: 'intra',
    kind: 'feed',
    name: '사내 소식',
    url: 'https://intra.our-company.example/rss',
  })
  const replaced = { ...lineOf('moel'), url: 'https://mirror.our-company.example/moel' }
  const detail =
    'proxy.our-company.example:3128, 10.11.12.13:443, fe80::1:2:3:4, http://gw.our-company.example/x, localhost:8080, /home/installer/ca.pem: www.fsc.go.kr에 연결하지 못했습니다.'
  const probes = [
    await probe(lineOf('fsc'), { feed: failed(detail), board: read }),
    await probe(own, { feed: failed(detail) }),
    await probe(replaced, { board: read }),
  ]
  const report = probeReport(probes, { version: '1.2.3', day: '2026-11-23', shipped: catalog })
  expect(report).toContain('| fsc | 예비 게시판 | 연결 안 됨 |')
  expect(report).toContain('| fsc (예비) | 게시판 | 정상 | 2026-11-23 | 1 |')
  expect(report).toContain('설치한 곳의 출처 2곳은 적지 않았습니다 (답 있음 1곳).')
  expect(report).toContain('초록 1.2.3')
  expect(report).toContain('www.fsc.go.kr에 연결하지 못했습니다.')
  expect(report).not.toMatch(/our-company|사내|intra|10\.11|fe80|localhost|installer|moel/)
})
