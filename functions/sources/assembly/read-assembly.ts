import { log } from '../../platform/log.ts'
import type { RawRelease } from '../../releases/raw-release.ts'
import type { Reading, Validators } from '../../releases/source.ts'
import { decode } from '../../text/charset.ts'
import { type Instant, MINUTE } from '../../text/seoul.ts'
import type { AssemblyLine } from '../catalog/catalog-line.ts'
import { placeOfSecret } from '../catalog/source-secrets.ts'
import { requestAddress } from '../document/keyless-address.ts'
import { type FailedReading, failedReading, fetchFromSource } from '../fetch/fetch-source.ts'
import { type ServiceText, withNewTexts } from '../fetch/new-texts.ts'
import type { ServiceDeps } from '../lawmaking/read-lawmaking.ts'
import { type AssemblyRow, billNotice, billReasons, type ParsedAssembly, parseAssembly } from './parse-assembly.ts'

const NEEDS_KEY = `열린국회정보의 인증키가 필요합니다. open.assembly.go.kr에서 회원 가입 뒤 인증키를 받아(바로 나옵니다) ${placeOfSecret('assembly-key')}에 넣어 주세요.`

/** A key has about 10,000 requests a month: the list takes 1,500 of them, the rest is for texts. */
const ASK_INTERVAL_MS = 28 * MINUTE
const ROWS_PER_PAGE = 1000
const MAX_PAGES = 5
const MAX_RESPONSE_BYTES = 20 * 1024 * 1024

/** Reads the bills on which the National Assembly takes comments now, and of new ones why they were proposed. */
export async function readAssembly(
  line: AssemblyLine,
  validators: Validators,
  now: Instant,
  deps: ServiceDeps,
): Promise<Reading> {
  const key = await deps.secret(line.secret)
  if (!key) return { outcome: 'failed', reason: 'needs a key', detail: NEEDS_KEY }
  const { askedAt = 0 } = validators
  if (askedAt <= now && now - askedAt < ASK_INTERVAL_MS) return { outcome: 'unchanged' }
  const rows: AssemblyRow[] = []
  let total = 1
  for (let page = 1; page <= MAX_PAGES && rows.length < total; page += 1) {
    const read = await ask(line, key, line.url, { pIndex: page, pSize: ROWS_PER_PAGE }, now)
    if (read.outcome === 'failed') return read
    if (read.rows.length === 0) break
    rows.push(...read.rows)
    total = read.total
  }
  if (rows.length > 0 && rows.length < total)
    log.error('list not read whole', { sourceId: line.id, rows: rows.length, total })
  const notices = rows.map(billNotice).filter((notice) => notice !== undefined)
  const distinct = [...new Map(notices.map((notice) => [notice.url, notice])).values()]
  const texts = await withNewTexts(deps, distinct, (notice) => readReasons(line, key, notice, now))
  return {
    outcome: 'read',
    releases: texts.rows,
    skipped: rows.length - notices.length,
    waiting: texts.waiting,
    validators: texts.waiting > 0 ? {} : { askedAt: now },
  }
}

async function readReasons(
  line: AssemblyLine,
  key: string,
  { follows = '' }: RawRelease,
  now: Instant,
): Promise<ServiceText | FailedReading | undefined> {
  const [, number] = /^의안:(\d+)$/.exec(follows) ?? []
  if (!number) return undefined
  const read = await ask(line, key, new URL('BPMBILLSUMMARY', line.url).href, { BILL_NO: number }, now)
  return read.outcome === 'failed' ? read : { text: billReasons(read.rows), attachments: [] }
}

async function ask(
  line: AssemblyLine,
  key: string,
  service: string,
  question: Record<string, string | number>,
  now: Instant,
): Promise<ParsedAssembly | FailedReading> {
  const address = requestAddress(service, { KEY: key.trim(), Type: 'json', ...question })
  const result = await fetchFromSource(line, address, { maxBytes: MAX_RESPONSE_BYTES })
  if (result.outcome === 'failed') return failedReading(result, now)
  const text = result.outcome === 'ok' ? decode(result.body, result.contentType) : ''
  return (
    parseAssembly(text) ?? { outcome: 'failed', reason: 'broken', detail: '열린국회정보의 답을 이해할 수 없습니다.' }
  )
}
