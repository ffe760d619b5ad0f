import type { Reading, Validators } from '../../releases/source.ts'
import { decode } from '../../text/charset.ts'
import type { Instant } from '../../text/seoul.ts'
import type { FeedLine } from '../catalog/catalog-line.ts'
import { discontinued } from '../catalog/discontinued.ts'
import { ask, failed } from '../fetch/ask-source.ts'
import { bodyHash } from '../fetch/body-hash.ts'
import { type Completed, complete, type MissingTextsDeps } from '../page/complete-rows.ts'
import { feed } from './feed.ts'

export async function readFeed(
  line: FeedLine,
  validators: Validators,
  now: Instant,
  deps: MissingTextsDeps,
): Promise<Reading> {
  const ended = discontinued(line.url)
  if (ended) return { outcome: 'failed', reason: 'discontinued', detail: ended }
  const answer = await ask(line, line.url, { method: line.method, validators })
  if (answer.outcome === 'not modified') return { outcome: 'unchanged' }
  if (answer.outcome === 'failed') return failed(answer, now)
  const hash = bodyHash(answer.body)
  if (hash === validators.bodyHash) return { outcome: 'unchanged' }
  const read = await feed(decode(answer.body, answer.contentType), { base: answer.url, clock: line.clock })
  if (read.outcome === 'failed') return read
  const whole = read.rows.filter((row) => row.title !== '' && row.url !== '')
  if (whole.length === 0) return { outcome: 'failed', reason: 'empty', detail: '피드에 발표가 하나도 없습니다.' }
  const completed: Completed = line.page
    ? await complete(line, whole, line.page, deps, now)
    : { rows: whole, waiting: 0, skipped: 0 }
  if (completed.failure) return completed.failure
  // What broke off, or waits for its page, must be read again though the feed itself does not change.
  const isWhole = read.cutOff === 0 && completed.waiting === 0
  return {
    outcome: 'read',
    releases: completed.rows,
    skipped: read.rows.length - whole.length + read.cutOff + completed.skipped,
    waiting: completed.waiting,
    validators: isWhole ? { etag: answer.etag, lastModified: answer.lastModified, bodyHash: hash } : {},
  }
}
