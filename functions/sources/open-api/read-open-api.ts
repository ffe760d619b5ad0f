import { isDeepStrictEqual } from 'node:util'
import { missedDayToAskFor, withMissed } from '../../releases/missed-days.ts'
import type { RawRelease } from '../../releases/raw-release.ts'
import type { Reading, Validators } from '../../releases/source.ts'
import { decode } from '../../text/charset.ts'
import type { Day, Instant } from '../../text/seoul.ts'
import type { OpenApiLine } from '../catalog/catalog-line.ts'
import type { SourceSecretName } from '../catalog/source-secrets.ts'
import { ask, type Failed, failed } from '../fetch/ask-source.ts'
import { bodyHash } from '../fetch/body-hash.ts'
import { type OpenApiReading, openApi } from './open-api.ts'
import { daysOf, latest, type Window, windowsFrom } from './open-api-windows.ts'

/** Bytes of one answer: a busy day is over a hundred releases, each with its page as HTML. */
const A_DAY = 20 * 1024 * 1024

const HOW_TO_GET_A_KEY =
  '서비스 키가 필요합니다. data.go.kr에서 이 API의 활용신청을 하고(바로 승인됩니다) npm run setup에 받은 키를 넣어 주세요.'

/** The gateway answers a key it does not know with a bare 401, too. */
const KEY_REFUSED =
  '공공데이터포털이 서비스 키를 받아 주지 않습니다 (HTTP 401). 새 키는 한 시간쯤 뒤부터 됩니다. 계속되면 npm run setup에 키를 다시 넣어 주세요.'

export interface OpenApiDeps {
  /** The value of the key a catalog line names; undefined where this installation has none. */
  secret(name: SourceSecretName): Promise<string | undefined>
}

export async function readOpenApi(
  line: OpenApiLine,
  validators: Validators,
  now: Instant,
  deps: OpenApiDeps,
): Promise<Reading> {
  const key = await deps.secret(line.secret)
  if (!key) return { outcome: 'failed', reason: 'needs a key', detail: HOW_TO_GET_A_KEY }
  const missed = validators.missed ?? []
  const askFor = (window: Window) => readWindow(line, addressOf(line.url, key, window), now)
  const { today, past, through } = windowsFrom(validators.readThrough, line.windowDays, now, missed)
  // Today's first: while it can be read, what fails besides is the fault of its own days.
  const current = await readToday(today, askFor)
  if (current.outcome === 'failed') return current
  const readings = [current.read]
  const days: Record<Read['outcome'] | Failed['outcome'], Day[]> = { read: [], failed: current.unread }
  const again = missedDayToAskFor(missed, now)
  for (const window of again ? [...past, { from: again, to: again }] : past) {
    const read = await askFor(window)
    days[read.outcome].push(...daysOf(window))
    if (read.outcome === 'read') readings.push(read)
  }
  const stillMissed = missed.filter(({ day }) => !days.read.includes(day))
  const next: Validators = {
    bodyHash: bodyHash(...readings.map(({ body }) => body)),
    readThrough: latest(validators.readThrough ?? through, through),
    missed: withMissed(stillMissed, days.failed, now),
  }
  if (isDeepStrictEqual(next, { missed: [], ...validators })) return { outcome: 'unchanged' }
  return {
    outcome: 'read',
    releases: newest(readings.flatMap(({ releases }) => releases)),
    skipped: readings.reduce((sum, { skipped }) => sum + skipped, 0),
    validators: next,
  }
}

/** Where a window of several days fails, today is read alone, and the days before it are left unread. */
async function readToday(
  window: Window,
  askFor: (window: Window) => Promise<Read | Failed>,
): Promise<{ outcome: 'read'; read: Read; unread: Day[] } | Failed> {
  const whole = await askFor(window)
  if (whole.outcome === 'read') return { outcome: 'read', read: whole, unread: [] }
  const [today, ...before] = daysOf(window).reverse() as [Day, ...Day[]]
  const alone = before.length > 0 ? await askFor({ from: today, to: today }) : whole
  return alone.outcome === 'read' ? { outcome: 'read', read: alone, unread: before } : whole
}

/** A release revised on another day of the walk stands there in both states: the later one counts. */
function newest(releases: RawRelease[]): RawRelease[] {
  const byRevision = releases.toSorted((a, b) => (a.revision ?? 0) - (b.revision ?? 0))
  return [...new Map(byRevision.map((release) => [release.url, release])).values()]
}

type Read = Extract<OpenApiReading, { outcome: 'read' }> & { body: Buffer }

/** The gateway words its refusals in an answer of 200 as well as of 403. */
async function readWindow(line: OpenApiLine, address: string, now: Instant): Promise<Read | Failed> {
  const answer = await ask(line, address, { maxBytes: A_DAY })
  const body = answer.outcome === 'not modified' ? undefined : answer.body
  const read = body && openApi(decode(body))
  if (read?.outcome === 'failed') return read
  if (answer.outcome === 'failed') {
    const isKeyRefused = answer.status === 401
    return { ...failed(answer, now), ...(isKeyRefused && { reason: 'needs a key', detail: KEY_REFUSED }) }
  }
  if (!body || !read)
    return { outcome: 'failed', reason: 'broken', detail: '공공데이터포털의 응답을 이해할 수 없습니다.' }
  return { ...read, body }
}

/** The portal shows each key both encoded and plain: either way it is encoded once here. */
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
