import type { RawRelease } from '../../../functions/releases/raw-release.ts'
import { summarise } from '../../../functions/text/summary.ts'
import type { Inspection } from './inspect-document.ts'

const ROWS_SHOWN = 5
const MAX_SUMMARY_LETTERS = 100

/** An inspection for a person to read, a paragraph a string. */
export function describeInspection({ line, lineText, markup, rows, nextPage, doubts }: Inspection): string[] {
  const shown = rows.slice(0, ROWS_SHOWN).map((row) => {
    const day = row.published?.day ?? '날짜 없음'
    const summary = shortSummary(row)
    return `• ${row.title} — ${row.ministry ?? line.ministry ?? line.name}, ${day}\n  ${row.url}${summary && `\n  ${summary}`}`
  })
  return [
    `카탈로그의 한 줄 (functions/sources/catalog/catalog.json)\n${lineText}`,
    ...(markup
      ? [
          `마크업 (functions/sources/catalog/markups.json)\n"${line.id}": ${JSON.stringify({ evidence: line.evidence, site: line.url, ...markup }, undefined, 2)}`,
        ]
      : []),
    `이렇게 알립니다 (${rows.length}건 가운데 ${shown.length}건)\n${shown.join('\n')}`,
    ...(line.kind === 'board'
      ? [
          `다음 쪽: ${nextPage ? `?${nextPage} (한 쪽이 모두 새 발표이면 이어서 읽습니다)` : '찾지 못함 (첫 쪽만 읽습니다)'}`,
        ]
      : []),
    doubts.length > 0 ? `의심스러운 점\n${doubts.map((doubt) => `• ${doubt}`).join('\n')}` : '의심스러운 점: 없음',
  ]
}

/** The first words of a release's summary, on one line; empty where it has no text. */
function shortSummary({ text, title }: RawRelease): string {
  const [first = ''] = summarise(text, { title }).split('\n')
  return first.length > MAX_SUMMARY_LETTERS ? `${first.slice(0, MAX_SUMMARY_LETTERS)}…` : first
}
