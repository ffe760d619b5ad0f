import { log } from '../../platform/log.ts'
import type { RawRelease } from '../../releases/raw-release.ts'
import type { Reading, Validators } from '../../releases/source.ts'
import { decode } from '../../text/charset.ts'
import { addDays, type Day, HOUR, type Instant, seoulDay } from '../../text/seoul.ts'
import type { LawLine } from '../catalog/catalog-line.ts'
import { placeOfSecret } from '../catalog/source-secrets.ts'
import { requestAddress } from '../document/keyless-address.ts'
import { type FailedReading, failedReading, fetchFromSource } from '../fetch/fetch-source.ts'
import { type ServiceText, withNewTexts } from '../fetch/new-texts.ts'
import type { ServiceDeps } from '../lawmaking/read-lawmaking.ts'
import { lawRefusal, notUnderstood } from './law-refusal.ts'
import { mergeDays, parseLawList } from './parse-law-list.ts'
import { parseLawText } from './parse-law-text.ts'

const NEEDS_ID = `국가법령 공동활용의 아이디가 필요합니다. open.law.go.kr에서 활용을 신청하고 이 서버의 주소(IP)를 등록한 뒤, 아이디를 ${placeOfSecret('law-id')}에 넣어 주세요.`

/** Laws are promulgated a few times a week, and rules once a day at most. */
const ASK_INTERVAL_MS = 3 * HOUR
const FIRST_SIGHT_DAYS = 14
/** Promulgations are entered up to some days late. */
const LATE_DAYS = 7
const EFFECTIVE_DAYS_AHEAD = 1826
const ROWS_PER_PAGE = 100
const MAX_PAGES = 12
const MAX_RESPONSE_BYTES = 20 * 1024 * 1024
/** The service answers nobody who does not come from its own pages. */
const REFERER = 'https://www.law.go.kr/'

interface ReadRows {
  outcome: 'read'
  releases: RawRelease[]
  skipped: number
}

/**
 * Reads the laws that were promulgated, or the rules that were issued, since the last reading. Where there are new laws, the list of effective
 * days gives all days on which they come into force: it shows the farthest first, so that it is read whole before anything is left out.
 */
export async function readLaw(
  line: LawLine,
  validators: Validators,
  now: Instant,
  deps: ServiceDeps,
): Promise<Reading> {
  const id = await deps.secret(line.secret)
  if (!id) return { outcome: 'failed', reason: 'needs a key', detail: NEEDS_ID }
  const { askedAt = 0, readThrough } = validators
  if (askedAt <= now && now - askedAt < ASK_INTERVAL_MS) return { outcome: 'unchanged' }
  const today = seoulDay(now)
  const from = readThrough ? addDays(readThrough, -LATE_DAYS) : addDays(today, -FIRST_SIGHT_DAYS)
  const since = period(from, today)
  const question: Record<string, string> =
    line.target === 'law' ? { target: 'law', ancYd: since, sort: 'ddes' } : { target: 'admrul', prmlYd: since }
  const listed = await readPages(line, id, question, now)
  if (listed.outcome === 'failed') return listed
  const dated = line.target === 'law' ? await withEffectiveDays(line, id, listed.releases, now, deps) : listed.releases
  if ('outcome' in dated) return dated
  const texts = await withNewTexts(deps, dated, (row) => readText(line, id, row, now))
  return {
    outcome: 'read',
    releases: texts.rows,
    skipped: listed.skipped,
    waiting: texts.waiting,
    validators: texts.waiting > 0 ? { ...(readThrough && { readThrough }) } : { askedAt: now, readThrough: today },
  }
}

/** Laws with all days on which they come into force. Of laws that are stored nothing is asked. */
async function withEffectiveDays(
  line: LawLine,
  id: string,
  laws: RawRelease[],
  now: Instant,
  deps: ServiceDeps,
): Promise<RawRelease[] | FailedReading> {
  const stored = await deps.storedAddresses(laws.map(({ url }) => url))
  if (laws.every(({ url }) => stored.has(url))) return laws
  const today = seoulDay(now)
  const ahead = period(today, addDays(today, EFFECTIVE_DAYS_AHEAD))
  const listed = await readPages(line, id, { target: 'eflaw', efYd: ahead }, now)
  if (listed.outcome === 'failed') return listed
  const known = new Set(laws.map(({ url }) => url))
  return mergeDays([...laws, ...listed.releases.filter(({ url }) => known.has(url))])
}

/** All rows of a list, page by page. A list with a page that cannot be read is not read: what it lacks would be taken for no change. */
async function readPages(
  line: LawLine,
  id: string,
  question: Record<string, string>,
  now: Instant,
): Promise<ReadRows | FailedReading> {
  const releases: RawRelease[] = []
  let [rows, skipped, total] = [0, 0, Number.POSITIVE_INFINITY]
  for (let page = 1; rows < total; page += 1) {
    if (page > MAX_PAGES) {
      log.error('list not read whole', { sourceId: line.id, rows, total })
      break
    }
    const address = requestAddress(line.url, { OC: id, type: 'XML', display: ROWS_PER_PAGE, page, ...question })
    const text = await readAnswer(line, address, now)
    if (typeof text !== 'string') return text
    const read = parseLawList(text) ?? notUnderstood('다른 문서가 왔습니다.')
    if (read.outcome === 'failed') return read
    if (read.rows === 0 && rows < read.total) return notUnderstood('목록이 중간에 끊겼습니다.')
    releases.push(...read.releases)
    rows += read.rows
    skipped += read.skipped
    total = read.total
  }
  return { outcome: 'read', releases: mergeDays(releases), skipped }
}

async function readText(
  line: LawLine,
  id: string,
  { url }: RawRelease,
  now: Instant,
): Promise<ServiceText | FailedReading> {
  const [, number = ''] = /Seq=(\d+)$/.exec(url) ?? []
  const which: Record<string, string> =
    line.target === 'law' ? { target: 'law', MST: number } : { target: 'admrul', ID: number }
  const address = requestAddress(new URL('lawService.do', line.url).href, { OC: id, type: 'XML', ...which })
  const text = await readAnswer(line, address, now)
  if (typeof text !== 'string') return text
  return lawRefusal(text) ?? parseLawText(text) ?? notUnderstood('본문이 아닌 문서가 왔습니다.')
}

async function readAnswer(line: LawLine, address: string, now: Instant): Promise<string | FailedReading> {
  const result = await fetchFromSource(line, address, { maxBytes: MAX_RESPONSE_BYTES, referer: REFERER })
  if (result.outcome === 'failed') return failedReading(result, now)
  return result.outcome === 'ok' ? decode(result.body, result.contentType) : ''
}

function period(from: Day, to: Day): string {
  return `${from}~${to}`.replaceAll('-', '')
}
