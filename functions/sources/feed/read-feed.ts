import type { Reading, Validators } from '../../releases/source.ts'
import { decode } from '../../text/charset.ts'
import type { Instant } from '../../text/seoul.ts'
import type { FeedLine } from '../catalog/catalog-line.ts'
import { discontinuedNotice } from '../catalog/discontinued-feed.ts'
import { contentHash, failedReading, fetchFromSource } from '../fetch/fetch-source.ts'
import { type MissingTextsDeps, readMissingTexts } from '../page/read-missing-texts.ts'
import { parseFeed } from './parse-feed.ts'

/** Reads a feed, and the pages behind its releases without a text where its line says so. */
export async function readFeed(
  line: FeedLine,
  validators: Validators,
  now: Instant,
  deps: MissingTextsDeps,
): Promise<Reading> {
  const notice = discontinuedNotice(line.url)
  if (notice) return { outcome: 'failed', reason: 'discontinued', detail: notice }
  const result = await fetchFromSource(line, line.url, { method: line.method, validators })
  if (result.outcome === 'not modified') return { outcome: 'unchanged' }
  if (result.outcome === 'failed') return failedReading(result, now)
  const hash = contentHash(result.body)
  if (hash === validators.bodyHash) return { outcome: 'unchanged' }
  const feed = await parseFeed(decode(result.body, result.contentType), { base: result.url, clock: line.clock })
  // A source that has no key of its own cannot lack one: its site turns us away.
  if (feed.outcome === 'failed' && feed.reason === 'needs a key' && !line.secret) return { ...feed, reason: 'refused' }
  if (feed.outcome === 'failed') return feed
  const rows = feed.rows.filter((row) => row.title !== '' && row.url !== '')
  if (rows.length === 0) return { outcome: 'failed', reason: 'empty', detail: '피드에 발표가 하나도 없습니다.' }
  const complete = await readMissingTexts(line, rows, line.page, deps, now, validators.restingPages)
  if (complete.failure) return complete.failure
  // A release that was cut off, or waits for its page, must be read again even if the feed itself does not change.
  const isComplete = feed.cut === undefined && complete.waiting === 0 && !complete.unread
  return {
    outcome: 'read',
    releases: complete.rows,
    skipped: feed.rows.length - rows.length + feed.cutOff + complete.skipped,
    waiting: complete.waiting,
    unread: complete.unread,
    files: complete.files,
    validators: isComplete ? { etag: result.etag, lastModified: result.lastModified, bodyHash: hash } : {},
  }
}
