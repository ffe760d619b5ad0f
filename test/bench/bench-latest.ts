import { findLatest } from '../../functions/releases/find-latest.ts'
import type { Release } from '../../functions/releases/release.ts'
import { compileMatcher } from '../../functions/subscriptions/matching/matcher.ts'
import { openMayAnswer } from '../../functions/subscriptions/matching/may-answer.ts'
import { previewQueries } from '../../functions/subscriptions/preview-queries.ts'
import { parseQueries } from '../../functions/subscriptions/query/query.ts'
import { generatedReleases } from '../support/generated-releases.ts'
import { type BenchRow, cpuOf } from './bench-row.ts'
import { openSeededLedger, type SeededLedger } from './seeded-ledger.ts'

const NOW = Date.parse('2026-11-28T13:00:00+09:00')
const TEXTS = 2_000
const COUNT = 5

/** What people ask `/latest` for, and what it may cost at most in requests, whatever the ledger holds. */
const CASES = [
  { name: 'anything', words: '', requests: 20 },
  { name: 'a common word', words: '지원', requests: 20 },
  { name: 'a rare word', words: '희토류', requests: 150 },
  { name: 'a word nobody wrote', words: '방탄소년단', requests: 60 },
  { name: 'a publisher that has none', words: '부처:소방청', requests: 60 },
]

/** `/latest` and a preview over a real table of so many releases of the last three years. */
export async function benchLatest(releases: number): Promise<BenchRow[]> {
  const texts = generatedReleases(TEXTS, 11)
  const ledger = await openSeededLedger(releases, (n) => texts[n % TEXTS] as (typeof texts)[number], NOW)
  try {
    const rows: BenchRow[] = []
    for (const { name, words, requests } of CASES)
      rows.push(
        ...(await rowsOf(`/latest, ${name}, ${releases} releases`, ledger, () => search(ledger, words), requests)),
      )
    const { queries } = parseQueries('희토류, 탄소중립')
    const preview = () => previewQueries(ledger.store, queries, NOW)
    return [...rows, ...(await rowsOf(`preview of two queries, ${releases} releases`, ledger, preview))]
  } finally {
    await ledger.stop()
  }
}

async function rowsOf(
  about: string,
  { calls }: SeededLedger,
  work: () => Promise<unknown>,
  limit?: number,
): Promise<BenchRow[]> {
  calls.reset()
  await work()
  const { requests, readUnits } = calls
  return [
    { about, value: requests, unit: 'requests', ...(limit !== undefined && { limit }) },
    { about, value: readUnits, unit: 'read units' },
    { about, value: await cpuOf(work), unit: 'ms CPU', ...(limit !== undefined && { limit: 400 }) },
  ]
}

function search({ store }: SeededLedger, words: string) {
  const { queries } = words === '' ? { queries: [] } : parseQueries(words)
  const matcher = compileMatcher(queries)
  const wanted =
    words === ''
      ? { isWanted: () => true, mayStandIn: () => true, parts: [] }
      : { isWanted: (release: Release) => matcher(release).length > 0, ...openMayAnswer(queries) }
  return findLatest(store, wanted, COUNT, NOW)
}
