import { unzip } from '../../functions/platform/http/unzip.ts'
import { identityOf } from '../../functions/releases/same-release/identity.ts'
import { billReasons, parseAssembly } from '../../functions/sources/assembly/parse-assembly.ts'
import { parseMarkup } from '../../functions/sources/document/markup-tree.ts'
import { parseLawText } from '../../functions/sources/law/parse-law-text.ts'
import { parseNoticeText } from '../../functions/sources/lawmaking/parse-lawmaking.ts'
import { parseUnknownPage } from '../../functions/sources/page/parse-unknown-page.ts'
import { readDocument } from '../../functions/sources/read-document.ts'
import { decode } from '../../functions/text/charset.ts'
import { seededRandom } from '../support/seeded-random.ts'
import { HARMLESS } from './harmless-mutations.ts'
import { mutate } from './mutate.ts'

export interface ReaderFuzzResult {
  runs: number
  /** How many runs gave releases, and how many each reason to fail. */
  read: number
  failed: Record<string, number>
  /** Exceptions of a reader, which must never be, with the run that repeats them. */
  exceptions: { run: number; message: string }[]
  /** How many changes that mean nothing were made, and those that changed a title, a day or a release's address. */
  harmless: number
  changed: { run: number; mutations: string[]; before: string; after: string }[]
  slowest: { run: number; ms: number; bytes: number }
  /** The run in which the process grew most (MB). */
  largest: { run: number; mb: number }
}

const CONTENT_TYPES = ['', 'text/xml; charset=euc-kr', 'text/html; charset=utf-8', 'application/rss+xml']

/** The title of one of the pages among the samples. */
const TITLE = '시험 광물 재활용 산업 육성 방안 발표'

/** Gives hostile bytes to the readers of all kinds of documents. Run `n` of a seed has the same bytes on any machine. */
export async function fuzzReaders(samples: Buffer[], runs: number, seed: number): Promise<ReaderFuzzResult> {
  const fuzzed: ReaderFuzzResult = {
    runs,
    read: 0,
    failed: {},
    exceptions: [],
    harmless: 0,
    changed: [],
    slowest: { run: 0, ms: 0, bytes: 0 },
    largest: { run: 0, mb: 0 },
  }
  for (let run = 1; run <= runs; run += 1) {
    const random = seededRandom(seed * 1_000_003 + run).next
    const bytes = mutate(samples, random)
    const contentType = CONTENT_TYPES[Math.floor(random() * CONTENT_TYPES.length)] as string
    const before = process.memoryUsage().rss
    // Processor time, so that whatever else runs on the machine does not count.
    const began = process.cpuUsage()
    try {
      const text = decode(unzippedOrRaw(bytes), contentType)
      const read = await readDocument(text, random() < 0.5 ? 'https://press.example/rss.do' : undefined)
      parseUnknownPage(parseMarkup(text), TITLE, 'https://press.example/view.do')
      readServiceTexts(text)
      if (read.outcome === 'read') fuzzed.read += 1
      else fuzzed.failed[read.reason] = (fuzzed.failed[read.reason] ?? 0) + 1
    } catch (error) {
      fuzzed.exceptions.push({
        run,
        message: error instanceof Error ? `${error.name}: ${error.message.slice(0, 200)}` : 'unknown',
      })
    }
    await checkHarmless(samples, random, run, fuzzed)
    const { user, system } = process.cpuUsage(began)
    const ms = Math.round((user + system) / 1000)
    if (ms > fuzzed.slowest.ms) fuzzed.slowest = { run, ms, bytes: bytes.length }
    const mb = Math.round((process.memoryUsage().rss - before) / 1024 / 1024)
    if (mb > fuzzed.largest.mb) fuzzed.largest = { run, mb }
  }
  return fuzzed
}

/** What services of notices, bills and laws give for one of these is read by itself, of no list. */
function readServiceTexts(text: string): void {
  parseLawText(text)
  parseNoticeText(text)
  const bills = parseAssembly(text)
  if (bills?.outcome === 'read') billReasons(bills.rows)
}

function unzippedOrRaw(bytes: Buffer): Buffer {
  try {
    return unzip(bytes, 5 * 1024 * 1024).bytes
  } catch {
    return bytes
  }
}

const MAX_HARMLESS_AT_ONCE = 3

/** Makes one to three harmless changes to a sample: what is read may not change. */
async function checkHarmless(samples: Buffer[], random: () => number, run: number, fuzzed: ReaderFuzzResult) {
  const pick = <T>(all: T[]): T => all[Math.floor(random() * all.length)] as T
  // Fixtures write {site} for the address of the server that serves them.
  const sample = decode(pick(samples)).replaceAll('{site}', 'https://press.example')
  const address = random() < 0.5 ? 'https://press.example/rss.do' : undefined
  const before = await outlineOf(sample, address)
  if (before === undefined) return
  const mutations: string[] = []
  let text = sample
  for (let times = 1 + Math.floor(random() * MAX_HARMLESS_AT_ONCE); times > 0; times -= 1) {
    const [name, change] = pick(Object.entries(HARMLESS))
    // Twice the same would repeat releases of repeated releases, or a parameter.
    if (mutations.includes(name)) continue
    mutations.push(name)
    text = change(text, random)
  }
  fuzzed.harmless += mutations.length
  const after = await outlineOf(text, address)
  if (after !== before)
    fuzzed.changed.push({ run, mutations, before: before.slice(0, 500), after: String(after).slice(0, 500) })
}

/** Titles, days, and which releases the addresses lead to; undefined where nothing is read. */
async function outlineOf(text: string, address: string | undefined): Promise<string | undefined> {
  const read = await readDocument(text, address)
  if (read.outcome === 'failed' || read.releases.length === 0) return undefined
  return JSON.stringify(
    read.releases.map(({ title, url, published }) => [title, url && identityOf(url), published?.day ?? '']),
  )
}
