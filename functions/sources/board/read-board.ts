import type { Reading, Validators } from '../../releases/source.ts'
import { decode } from '../../text/charset.ts'
import { type Instant, seoulDay } from '../../text/seoul.ts'
import type { BoardLine } from '../catalog/catalog-line.ts'
import { distinctReleases } from '../document/distinct-releases.ts'
import { type Node, parseMarkup } from '../document/markup-tree.ts'
import { refusalInPlace } from '../document/refusal-in-place.ts'
import { contentHash, failedReading, fetchFromSource } from '../fetch/fetch-source.ts'
import { type MissingTextsDeps, readMissingTexts } from '../page/read-missing-texts.ts'
import { type FurtherPages, readFurtherPages, sayNotReached } from './further-pages.ts'
import { listEndOf, reachesEnd } from './list-end.ts'
import { findSecondPage } from './next-page.ts'
import { type ParsedBoard, parseBoard } from './parse-board.ts'

/**
 * Reads a board's list down to what the last reading knew, and the pages behind its rows where its markup describes them. The first reading
 * is of one page: what is older was published before anybody asked.
 */
export async function readBoard(
  line: BoardLine,
  validators: Validators,
  now: Instant,
  deps: MissingTextsDeps,
): Promise<Reading> {
  // What an earlier version kept of a list does not say what the list showed: then all of it is read once more.
  const isRemembered = validators.listEnd !== undefined
  const result = await fetchFromSource(line, line.url, isRemembered ? { validators } : {})
  if (result.outcome === 'not modified') return { outcome: 'unchanged' }
  if (result.outcome === 'failed') return failedReading(result, now)
  const { list, page } = line.markup
  const text = decode(result.body, result.contentType)
  const document = parseMarkup(text)
  const first = parseBoard(document, list, result.url, seoulDay(now))
  if (first.rows.length === 0) return withoutRows(text)
  // View counts and adverts change with each visit, so that only the rows show whether the list changed.
  const hash = contentHash(JSON.stringify(first.rows))
  if (isRemembered && hash === validators.bodyHash) return { outcome: 'unchanged' }
  const further = await readFurther(line, document, { ...first, address: result.url }, validators, deps, now)
  const all = [...first.rows, ...further.rows].map((release) => ({ release }))
  const rows = further.rows.length === 0 ? first.rows : distinctReleases(all, [result.url], 'board')
  const complete = await readMissingTexts(line, rows, page, deps, now, validators.restingPages)
  if (complete.failure) return complete.failure
  const { etag, lastModified } = result
  const isDone = complete.waiting === 0 && !complete.unread && further.nextPage === undefined
  const { bodyHash, listEnd } = validators
  return {
    outcome: 'read',
    releases: complete.rows,
    skipped: first.skipped + further.skipped + complete.skipped,
    waiting: complete.waiting,
    unread: complete.unread,
    files: complete.files,
    validators: isDone
      ? { etag, lastModified, bodyHash: hash, listEnd: listEndOf(first.rows) }
      : // What waits may stand on any page: the next reading goes down to the same end.
        { ...(bodyHash && { bodyHash }), ...(listEnd && { listEnd }), nextPage: further.nextPage },
  }
}

/** A page that says why it shows no list, such as one of maintenance, is named. No board has a key of ours. */
function withoutRows(text: string): Reading {
  const refusal = refusalInPlace(text)
  if (!refusal) return { outcome: 'failed', reason: 'empty', detail: '게시판에서 발표를 하나도 찾지 못했습니다.' }
  return { outcome: 'failed', ...refusal, ...(refusal.reason === 'needs a key' && { reason: 'refused' }) }
}

/** What stands on further pages of the list and was not known at the last reading. */
async function readFurther(
  line: BoardLine,
  document: Node,
  first: ParsedBoard & { address: string },
  { listEnd, nextPage }: Validators,
  deps: MissingTextsDeps,
  now: Instant,
): Promise<FurtherPages> {
  const none: FurtherPages = { rows: [], skipped: 0 }
  if (!listEnd || (nextPage === undefined && reachesEnd(first.rows, listEnd))) return none
  const secondPage = line.markup.list.nextPage ?? findSecondPage(document, first.address)?.parameter
  if (secondPage) return readFurtherPages(line, first, secondPage, listEnd, nextPage ?? 2, now)
  const stored = await deps.storedAddresses(first.rows.map(({ url }) => url))
  if (stored.size === 0) sayNotReached(line)
  return none
}
