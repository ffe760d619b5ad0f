import type { RawRelease } from '../releases/raw-release.ts'
import type { Reading, Validators } from '../releases/source.ts'
import { decode } from '../text/charset.ts'
import { addDays, type Day, HOUR, type Instant, MINUTE, seoulDay } from '../text/seoul.ts'
import { ask, type Failed, failed } from './ask.ts'
import { bodyHash } from './body-hash.ts'
import type { OpenApiLine } from './catalog-line.ts'
import { type OpenApiReading, openApi } from './open-api.ts'

/** After a gap the reader walks forward from there, window by window; further back it does not go. */
const FURTHEST = 30
const WINDOWS_AT_ONCE = 6

const HOW_TO_GET_A_KEY =
  '서비스 키가 필요합니다. data.go.kr에서 이 API의 활용신청을 하고(바로 승인됩니다) npm run setup에 받은 키를 넣어 주세요.'

export interface Window {
  from: Day
  to: Day
}

/** The windows to ask for now: from the last day known whole up to today, and yesterday again in the first minutes of each hour. */
export function windowsFrom(readThrough: Day | undefined, windowDays: 1 | 3, now: Instant): Window[] {
  const today = seoulDay(now)
  const looksBack = windowDays === 3 ? 2 : now % HOUR < 5 * MINUTE ? 1 : 0
  const next = addDays(readThrough ?? addDays(today, -2), 1)
  const start = latest(earliest(next, addDays(today, -looksBack)), addDays(today, -FURTHEST))
  const windows: Window[] = []
  for (let from = start; from <= today; from = addDays(from, windowDays)) {
    windows.push({ from, to: earliest(addDays(from, windowDays - 1), today) })
  }
  return windows.slice(0, WINDOWS_AT_ONCE)
}

export async function readOpenApi(
  line: OpenApiLine,
  validators: Validators,
  now: Instant,
  serviceKey: () => Promise<string | undefined>,
): Promise<Reading> {
  const key = await serviceKey()
  if (!key) return { outcome: 'failed', reason: 'needs a key', detail: HOW_TO_GET_A_KEY }
  const readings: Read[] = []
  let { readThrough } = validators
  for (const window of windowsFrom(readThrough, line.windowDays, now)) {
    const read = await readWindow(line, addressOf(line.url, key, window), now)
    if (read.outcome === 'failed' && readings.length === 0) return read
    if (read.outcome === 'failed') break
    readings.push(read)
    // A day that still runs is not whole.
    const whole = earliest(window.to, addDays(seoulDay(now), -1))
    readThrough = readThrough ? latest(readThrough, whole) : whole
  }
  const hash = bodyHash(...readings.map(({ body }) => body))
  if (hash === validators.bodyHash && readThrough === validators.readThrough) return { outcome: 'unchanged' }
  return {
    outcome: 'read',
    releases: newest(readings.flatMap(({ releases }) => releases)),
    skipped: readings.reduce((sum, { skipped }) => sum + skipped, 0),
    validators: { bodyHash: hash, readThrough },
  }
}

/** A release revised on another day of the walk stands there in both states: the later one counts. */
function newest(releases: RawRelease[]): RawRelease[] {
  const byRevision = releases.toSorted((a, b) => (a.revision ?? 0) - (b.revision ?? 0))
  return [...new Map(byRevision.map((release) => [release.url, release])).values()]
}

type Read = Extract<OpenApiReading, { outcome: 'read' }> & { body: Buffer }

/** The gateway words its refusals in an answer of 200 as well as of 403. */
async function readWindow(line: OpenApiLine, address: string, now: Instant): Promise<Read | Failed> {
  const answer = await ask(line, address)
  const body = answer.outcome === 'not modified' ? undefined : answer.body
  const read = body && openApi(decode(body))
  if (read?.outcome === 'failed') return read
  if (answer.outcome === 'failed') return failed(answer, now)
  if (!body || !read)
    return { outcome: 'failed', reason: 'broken', detail: '공공데이터포털의 응답을 이해할 수 없습니다.' }
  return { ...read, body }
}

/** The portal shows each key both encoded and plain: either way it is encoded once here. */
function addressOf(service: string, key: string, { from, to }: Window): string {
  const url = new URL(service)
  url.searchParams.set('serviceKey', decoded(key))
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

function earliest(...days: Day[]): Day {
  return days.toSorted()[0] as Day
}

function latest(...days: Day[]): Day {
  return days.toSorted().at(-1) as Day
}
