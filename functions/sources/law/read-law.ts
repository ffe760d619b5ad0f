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

/** Laws are promulgated a few times a week, and rules once a day at most. With two lists a reading these are eight requests a day. */
const ASK_INTERVAL_MS = 6 * HOUR
const FIRST_SIGHT_DAYS = 14
/** Promulgations are entered up to some days late. */
const LATE_DAYS = 7
const EFFECTIVE_DAYS_AHEAD = 1826
const ROWS_PER_PAGE = 100
const MAX_PAGES = 40
const MAX_RESPONSE_BYTES = 20 * 1024 * 1024
/** The service answers nobody who does not come from its own pages. */
const REFERER = 'https://www.law.go.kr/'

interface ReadRows {
  outcome: 'read'
  releases: RawRelease[]
  skipped: number
  consequential: string[]
}

/**
 * Reads the laws that were promulgated, or the rules that were issued, since the last reading: all of them, whichever are registered somewhere.
 * Where there are new laws, the list of effective days gives all days on which they come into force: it shows the farthest first, so that it is
 * read whole before anything is left out. The first reading takes all laws with days ahead from it, however long ago they were promulgated.
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
  const ahead =
    line.target === 'law' ? await readDaysAhead(line, id, listed.releases, readThrough && since, now, deps) : []
  if ('outcome' in ahead) return ahead
  const isListed = new Set(listed.releases.map(({ url }) => url))
  const rows = mergeDays([...listed.releases, ...ahead.filter(({ url }) => !readThrough || isListed.has(url))])
  const isRead = (row: RawRelease): boolean => isListed.has(row.url) && !listed.consequential.includes(row.url)
  const texts = await withNewTexts(deps, rows.filter(isRead), (row) => readText(line, id, row, now))
  return {
    outcome: 'read',
    releases: [...texts.rows, ...rows.filter((row) => !isRead(row))],
    skipped: listed.skipped,
    waiting: texts.waiting,
    validators: texts.waiting > 0 ? { ...(readThrough && { readThrough }) } : { askedAt: now, readThrough: today },
  }
}

/**
 * Days on which laws come into force: of those promulgated in `since`, or of all at first sight. Of laws that are stored nothing is asked. Should
 * the service know nothing of `ancYd`, it gives all.
 */
async function readDaysAhead(
  line: LawLine,
  id: string,
  laws: RawRelease[],
  since: string | undefined,
  now: Instant,
  deps: ServiceDeps,
): Promise<RawRelease[] | FailedReading> {
  const stored = await deps.storedAddresses(laws.map(({ url }) => url))
  if (since && laws.every(({ url }) => stored.has(url))) return []
  const today = seoulDay(now)
  const efYd = period(today, addDays(today, EFFECTIVE_DAYS_AHEAD))
  const listed = await readPages(line, id, { target: 'eflaw', efYd, ...(since && { ancYd: since }) }, now)
  return listed.outcome === 'failed' ? listed : listed.releases
}

/** All rows of a list, page by page. A list with a page that cannot be read is not read: what it lacks would be taken for no change. */
async function readPages(
  line: LawLine,
  id: string,
  question: Record<string, string>,
  now: Instant,
): Promise<ReadRows | FailedReading> {
  const all: ReadRows = { outcome: 'read', releases: [], skipped: 0, consequential: [] }
  let [rows, total] = [0, Number.POSITIVE_INFINITY]
  for (let page = 1; rows < total; page += 1) {
    if (page > MAX_PAGES) return notUnderstood(`목록이 ${total}건으로 너무 깁니다.`)
    const address = requestAddress(line.url, { OC: id, type: 'XML', display: ROWS_PER_PAGE, page, ...question })
    const text = await readAnswer(line, address, now)
    if (typeof text !== 'string') return text
    const read = parseLawList(text) ?? notUnderstood('다른 문서가 왔습니다.')
    if (read.outcome === 'failed') return read
    if (read.rows === 0 && rows < read.total) return notUnderstood('목록이 중간에 끊겼습니다.')
    all.releases.push(...read.releases)
    all.consequential.push(...read.consequential)
    all.skipped += read.skipped
    rows += read.rows
    total = read.total
  }
  return { ...all, releases: mergeDays(all.releases) }
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
