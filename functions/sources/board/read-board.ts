import type { Reading, Validators } from '../../releases/source.ts'
import { decode } from '../../text/charset.ts'
import { type Instant, seoulDay } from '../../text/seoul.ts'
import type { BoardLine } from '../catalog/catalog-line.ts'
import { parseMarkup } from '../document/markup-tree.ts'
import { contentHash, failedReading, fetchFromSource } from '../fetch/fetch-source.ts'
import { type MissingTextsDeps, type RowsWithTexts, readMissingTexts } from '../page/read-missing-texts.ts'
import { parseBoard } from './parse-board.ts'

/** Reads a board's list, and the pages behind its rows where its markup describes them. */
export async function readBoard(
  line: BoardLine,
  validators: Validators,
  now: Instant,
  deps: MissingTextsDeps,
): Promise<Reading> {
  const result = await fetchFromSource(line, line.url, { validators })
  if (result.outcome === 'not modified') return { outcome: 'unchanged' }
  if (result.outcome === 'failed') return failedReading(result, now)
  const { list, page } = line.markup
  const document = parseMarkup(decode(result.body, result.contentType))
  const { rows, skipped } = parseBoard(document, list, result.url, seoulDay(now))
  if (rows.length === 0)
    return { outcome: 'failed', reason: 'empty', detail: '게시판에서 발표를 하나도 찾지 못했습니다.' }
  // View counts and adverts change with each visit, so that only the rows show whether the list changed.
  const hash = contentHash(JSON.stringify(rows))
  if (hash === validators.bodyHash) return { outcome: 'unchanged' }
  const complete: RowsWithTexts = page
    ? await readMissingTexts(line, rows, page, deps, now)
    : { rows, waiting: 0, skipped: 0 }
  if (complete.failure) return complete.failure
  const { etag, lastModified } = result
  return {
    outcome: 'read',
    releases: complete.rows,
    skipped: skipped + complete.skipped,
    waiting: complete.waiting,
    validators: complete.waiting === 0 ? { etag, lastModified, bodyHash: hash } : {},
  }
}
