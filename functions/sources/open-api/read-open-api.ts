import { isDeepStrictEqual } from 'node:util'
import { log } from '../../platform/log.ts'
import { missedDayToAskFor, withMissed } from '../../releases/missed-days.ts'
import type { Reading, Validators } from '../../releases/source.ts'
import { decode } from '../../text/charset.ts'
import { addDays, type Day, type Instant } from '../../text/seoul.ts'
import type { OpenApiLine } from '../catalog/catalog-line.ts'
import { placeOfSecret, type SourceSecretName } from '../catalog/source-secrets.ts'
import { contentHash, type FailedReading, failedReading, fetchFromSource } from '../fetch/fetch-source.ts'
import { type MissingTextsDeps, readMissingTexts } from '../page/read-missing-texts.ts'
import { daysOf, latest, type Window, windowsFrom } from './open-api-windows.ts'
import { newestOfEach, type ParsedOpenApi, parseOpenApi } from './parse-open-api.ts'

/** A busy day is over a hundred releases, each with its page as HTML. */
const MAX_RESPONSE_BYTES = 20 * 1024 * 1024

function howToGetKey(name: SourceSecretName): string {
  return `서비스 키가 필요합니다. data.go.kr에서 이 API의 활용신청을 하고(바로 승인됩니다) ${placeOfSecret(name)}에 받은 키를 넣어 주세요.`
}

/** The gateway may also answer an unknown key with a bare 401. */
const KEY_REFUSED = `공공데이터포털이 서비스 키를 받아 주지 않습니다 (HTTP 401). 새 키는 한 시간쯤 뒤부터 됩니다. 계속되면 ${placeOfSecret('data-go-kr-key')}에 키를 다시 넣어 주세요.`

export interface OpenApiDeps extends MissingTextsDeps {
  /** The value of the key a catalog line names; undefined where this installation has none. */
  secret(name: SourceSecretName): Promise<string | undefined>
}

/**
 * Reads a service of 정책브리핑 on data.go.kr, day by day. Each day up to `readThrough` has been read; one that failed is noted in `missed`
 * and requested again by itself.
 */
export async function readOpenApi(
  line: OpenApiLine,
  validators: Validators,
  now: Instant,
  deps: OpenApiDeps,
): Promise<Reading> {
  const key = await deps.secret(line.secret)
  if (!key) return { outcome: 'failed', reason: 'needs a key', detail: howToGetKey(line.secret) }
  const missed = validators.missed ?? []
  const request = (window: Window) => readWindow(line, addressOf(line.url, key, window), now)
  const { today, past, beyond, through } = windowsFrom(validators.readThrough, line.windowDays, now, missed)
  // Today's window first: if it can be read, the service works, and a window that fails is noted as missed.
  const todaysReading = await readToday(today, request)
  if (todaysReading.outcome === 'failed') return todaysReading
  const readings = [todaysReading.read]
  const daysBy: Record<Read['outcome'] | FailedReading['outcome'], Day[]> = { read: [], failed: todaysReading.unread }
  const missedDay = missedDayToAskFor(missed, now)
  for (const window of missedDay ? [...past, { from: missedDay, to: missedDay }] : past) {
    const read = await request(window)
    daysBy[read.outcome].push(...daysOf(window))
    if (read.outcome === 'read') readings.push(read)
  }
  const stillMissed = missed.filter(({ day }) => !daysBy.read.includes(day))
  const rows = newestOfEach(readings.flatMap(({ releases }) => releases))
  const hash = contentHash(...readings.map(({ body }) => body))
  const isSame = hash === validators.bodyHash
  // Files of releases that are stored are not asked for; of the others not while nothing has changed.
  const complete = isSame ? undefined : await readMissingTexts(line, rows, undefined, deps, now)
  const next: Validators = {
    bodyHash: complete?.waiting ? undefined : hash,
    readThrough: latest(validators.readThrough ?? through, through),
    missed: withMissed(stillMissed, [...beyond, ...daysBy.failed], now),
  }
  const [first = ''] = beyond
  const [firstKept = through] = beyond.filter((day) => next.missed?.some((one) => one.day === day))
  if (beyond.length > 0 && first < firstKept)
    log.error('days given up', { sourceId: line.id, from: first, to: addDays(firstKept, -1) })
  if (isDeepStrictEqual(next, { missed: [], ...validators })) return { outcome: 'unchanged' }
  return {
    outcome: 'read',
    releases: complete?.rows ?? rows,
    waiting: complete?.waiting,
    files: complete?.files,
    skipped: readings.reduce((sum, { skipped }) => sum + skipped, 0),
    validators: next,
  }
}

/** Reads the window that ends today. If one of several days fails, today is read alone and the days before it are left unread. */
async function readToday(
  window: Window,
  request: (window: Window) => Promise<Read | FailedReading>,
): Promise<{ outcome: 'read'; read: Read; unread: Day[] } | FailedReading> {
  const whole = await request(window)
  if (whole.outcome === 'read') return { outcome: 'read', read: whole, unread: [] }
  const [today, ...before] = daysOf(window).reverse() as [Day, ...Day[]]
  const alone = before.length > 0 ? await request({ from: today, to: today }) : whole
  return alone.outcome === 'read' ? { outcome: 'read', read: alone, unread: before } : whole
}

type Read = Extract<ParsedOpenApi, { outcome: 'read' }> & { body: Buffer }

/** Refusals come with status 200 as well as 403: the body is parsed in either case. */
async function readWindow(line: OpenApiLine, address: string, now: Instant): Promise<Read | FailedReading> {
  const result = await fetchFromSource(line, address, { maxBytes: MAX_RESPONSE_BYTES })
  const body = result.outcome === 'not modified' ? undefined : result.body
  const read = body && parseOpenApi(decode(body))
  if (read?.outcome === 'failed') return read
  if (result.outcome === 'failed') {
    const isKeyRefused = result.status === 401
    return { ...failedReading(result, now), ...(isKeyRefused && { reason: 'needs a key', detail: KEY_REFUSED }) }
  }
  if (!body || !read)
    return { outcome: 'failed', reason: 'broken', detail: '공공데이터포털의 응답을 이해할 수 없습니다.' }
  return { ...read, body }
}

/** The portal shows each key both percent-encoded and plain: whichever was saved, it is encoded once here. */
function addressOf(service: string, key: string, { from, to }: Window): string {
  const url = new URL(service)
  url.searchParams.set('serviceKey', decoded(key.trim()))
  url.searchParams.set('startDate', from.replaceAll('-', ''))
  url.searchParams.set('endDate', to.replaceAll('-', ''))
  return url.href
}

function decoded(key: string): string {
  try {
    return decodeURIComponent(key)
  } catch {
    return key
  }
}
