import type { Reading, Validators } from '../../releases/source.ts'
import { decode } from '../../text/charset.ts'
import { type Instant, seoulDay } from '../../text/seoul.ts'
import type { BoardLine } from '../catalog/catalog-line.ts'
import { parseMarkup } from '../document/select.ts'
import { ask, failed } from '../fetch/ask-source.ts'
import { bodyHash } from '../fetch/body-hash.ts'
import { type Completed, complete, type MissingTextsDeps } from '../page/complete-rows.ts'
import { board } from './board.ts'

export async function readBoard(
  line: BoardLine,
  validators: Validators,
  now: Instant,
  deps: MissingTextsDeps,
): Promise<Reading> {
  const answer = await ask(line, line.url, { validators })
  if (answer.outcome === 'not modified') return { outcome: 'unchanged' }
  if (answer.outcome === 'failed') return failed(answer, now)
  const { list, page } = line.markup
  const { rows, skipped } = board(parseMarkup(decode(answer.body, answer.contentType)), list, answer.url, seoulDay(now))
  if (rows.length === 0)
    return { outcome: 'failed', reason: 'empty', detail: '게시판에서 발표를 하나도 찾지 못했습니다.' }
  // Views and adverts change with each visit: only the rows tell whether the list did.
  const hash = bodyHash(JSON.stringify(rows))
  if (hash === validators.bodyHash) return { outcome: 'unchanged' }
  const read: Completed = page ? await complete(line, rows, page, deps, now) : { rows, waiting: 0, skipped: 0 }
  if (read.failure) return read.failure
  const { etag, lastModified } = answer
  return {
    outcome: 'read',
    releases: read.rows,
    skipped: skipped + read.skipped,
    waiting: read.waiting,
    validators: read.waiting === 0 ? { etag, lastModified, bodyHash: hash } : {},
  }
}
