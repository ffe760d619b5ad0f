import { openMatcher } from '../../functions/subscriptions/matching/open-matcher.ts'
import { someQueries } from './bench-queries.ts'
import { type BenchRow, cpuOf } from './bench-row.ts'

const SHARDS = 16
const QUERIES = 5_000

/** What a container pays to know all queries: when it is new, when nothing changed, and when somebody subscribed to one word more. */
export async function benchQuerySet(): Promise<BenchRow[]> {
  const shards = Array.from({ length: SHARDS }, (): string[] => [])
  for (const [n, { text }] of someQueries(QUERIES).entries()) (shards[n % SHARDS] as string[]).push(text)
  const versions = shards.map(() => 1)
  const open = () =>
    openMatcher({
      queryVersions: async () => [...versions],
      queriesInShard: async (shard) => [...(shards[shard] as string[])],
    })
  let matcher = open()
  const cold = await cpuOf(async () => {
    matcher = open()
    await matcher()
  }, 1)
  const unchanged = await cpuOf(matcher)
  let added = 0
  const delta = await cpuOf(async () => {
    added += 1
    ;(shards[0] as string[]).push(`새로운낱말${added}`)
    versions[0] = (versions[0] as number) + 1
    await matcher()
  })
  const about = `query set of ${QUERIES}`
  return [
    { about: `${about}, by a new container`, value: cold, unit: 'ms CPU', limit: 600 },
    { about: `${about}, nothing changed`, value: unchanged, unit: 'ms CPU', limit: 1 },
    { about: `${about}, one more`, value: delta, unit: 'ms CPU', goal: 50 },
  ]
}
