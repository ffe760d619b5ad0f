import { parseQueries, type Query } from '../query/query.ts'
import { compileMatcher, type Matcher } from './matcher.ts'

export interface OpenMatcherDeps {
  /** One number for each shard of queries. It rises when a distinct query is added to the shard or removed. */
  queryVersions(): Promise<number[]>
  /** Canonical texts of a shard's queries. */
  queriesInShard(shard: number): Promise<string[]>
}

/**
 * Returns a function that gives the matcher of all subscribed queries. It compiles again only when a query was added or removed,
 * and reads only the shards that changed.
 */
export function openMatcher(deps: OpenMatcherDeps): () => Promise<Matcher> {
  let versions: number[] = []
  let shards: Query[][] = []
  let matcher = compileMatcher([])
  return async () => {
    const newest = await deps.queryVersions()
    const changed = newest.flatMap((version, shard) => (version === versions[shard] ? [] : [shard]))
    if (changed.length === 0) return matcher
    const read = await Promise.all(changed.map(async (shard) => ({ shard, texts: await deps.queriesInShard(shard) })))
    const next = newest.map((_, shard) => shards[shard] ?? [])
    for (const { shard, texts } of read) next[shard] = texts.flatMap((text) => parseQueries(text).queries)
    matcher = compileMatcher(next.flat())
    shards = next
    versions = newest
    return matcher
  }
}
