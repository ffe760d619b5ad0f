import type { CatalogLine } from '../../../functions/sources/catalog/catalog-line.ts'
import type { Day } from '../../../functions/text/seoul.ts'
import { PROBE_HEALTH_WORDS } from './probe-health.ts'
import { answeringWay, type ProbedLine, type ProbedWay } from './probe-line.ts'

const KIND_WORDS: Record<CatalogLine['kind'], string> = {
  feed: '피드',
  board: '게시판',
  'open api': 'API',
  lawmaking: 'API',
  assembly: 'API',
  law: 'API',
}

/** Which way answered, in the words of the table: 피드, 게시판, 예비 게시판, 없음. */
export function answerWords(probed: ProbedLine): string {
  const way = answeringWay(probed)
  if (way === 'none') return '없음'
  return way === 'first' ? KIND_WORDS[probed.first.kind] : `예비 ${KIND_WORDS[probed.fallback?.kind ?? 'board']}`
}

/** The table for the terminal, a line each for every source, and one below it for a second way. */
export function probeTable(probes: ProbedLine[]): string[] {
  const head = `${padded('상태', 12)}${padded('출처', 36)}${padded('답한 곳', 14)}${padded('최근 발표', 12)}${padded('건수', 6)}응답(ms)`
  return [
    head,
    ...probes.flatMap((probed) => [
      row(probed.line.name, answerWords(probed), probed.first),
      ...(probed.fallback ? [row(`  ㄴ 예비: ${KIND_WORDS[probed.fallback.kind]}`, '', probed.fallback)] : []),
    ]),
    tally(probes),
  ]
}

function row(name: string, answer: string, { health, newest, count, ms, failure }: ProbedWay): string {
  const day = failure ? '' : (newest ?? '날짜 없음')
  return `${padded(PROBE_HEALTH_WORDS[health], 12)}${padded(name, 36)}${padded(answer, 14)}${padded(day, 12)}${padded(failure ? '' : String(count), 6)}${ms}${failure ? `  ${failure.detail}` : ''}`
}

function tally(probes: ProbedLine[]): string {
  const ways = Map.groupBy(probes, answeringWay)
  const count = (way: 'first' | 'fallback' | 'none') => ways.get(way)?.length ?? 0
  return `출처 ${probes.length}곳: 첫 경로 ${count('first')}곳, 예비 경로 ${count('fallback')}곳, 답 없음 ${count('none')}곳`
}

export interface ReportContext {
  version: string
  day: Day
  /** The lines of the catalog as it ships. Any other line is the installer's own and is not named. */
  shipped: CatalogLine[]
}

/**
 * What a maintainer needs of a probe, as a document to attach to an issue. The installer's own sources are counted and not named, and whatever
 * may be an address of theirs (a proxy, a host, a path on their machine) is taken out of the sentences.
 */
export function probeReport(probes: ProbedLine[], { version, day, shipped }: ReportContext): string {
  const isShipped = ({ line }: ProbedLine) => shipped.some(({ id, url }) => id === line.id && url === line.url)
  const own = probes.filter((probed) => !isShipped(probed))
  const rows = probes
    .filter(isShipped)
    .flatMap((probed) => [
      cells(probed.line.id, answerWords(probed), probed.first, probed.line.url),
      ...(probed.fallback
        ? [
            cells(
              `${probed.line.id} (예비)`,
              KIND_WORDS[probed.fallback.kind],
              probed.fallback,
              probed.line.fallback?.url ?? '',
            ),
          ]
        : []),
    ])
  return [
    `# 출처 점검 ${day}`,
    '',
    `초록 ${version}, Node ${process.versions.node}. ${tally(probes.filter(isShipped))}.`,
    ...(own.length > 0
      ? [
          `설치한 곳의 출처 ${own.length}곳은 적지 않았습니다 (답 있음 ${own.filter((one) => answeringWay(one) !== 'none').length}곳).`,
        ]
      : []),
    '',
    '| 출처 | 답한 곳 | 상태 | 최근 발표 | 건수 | ms | 이유 |',
    '|---|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}

function cells(id: string, answer: string, { health, newest, count, ms, failure }: ProbedWay, url: string): string {
  const why = failure ? `${failure.reason}: ${withoutAddresses(failure.detail, url)}` : ''
  const fields = [id, answer, PROBE_HEALTH_WORDS[health], newest ?? '', failure ? '' : String(count), String(ms), why]
  return `| ${fields.map((field) => field.replaceAll('|', '/').replace(/\s+/g, ' ')).join(' | ')} |`
}

/** A sentence without addresses, save the host of the source itself, which the catalog names anyway. */
function withoutAddresses(sentence: string, url: string): string {
  const own = URL.parse(url)?.hostname ?? ''
  return sentence
    .replace(/https?:\/\/\S+/g, (address) => (URL.parse(address)?.hostname === own ? own : '[주소]'))
    .replace(/\b(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?\b/g, '[주소]')
    .replace(/\[?(?:[\da-f]{0,4}:){3,}[\da-f]{0,4}\]?(?::\d+)?/gi, '[주소]')
    .replace(/(?:[A-Za-z]:)?(?:[\\/][\w.-]+){2,}/g, '[경로]')
    .replace(/\b(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?\b/gi, (host) => (host.replace(/:\d+$/, '') === own ? host : '[주소]'))
    .replace(/\blocalhost(?::\d+)?\b/gi, '[주소]')
}

/** Pads with spaces to a number of terminal columns, of which a Hangul syllable takes two. */
function padded(text: string, columns: number): string {
  const used = [...text].reduce((sum, letter) => sum + (letter > '\u1100' ? 2 : 1), 0)
  return text + ' '.repeat(Math.max(1, columns - used))
}
