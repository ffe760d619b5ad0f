import { parseQueries, type Query } from '../query/query.ts'
import { compile, type Matcher } from './matcher.ts'

export interface Deps {
  /** One number a shard of queries; it rises when a distinct query comes or goes. */
  queryVersions(): Promise<number[]>
  /** Canonical texts of a shard's queries. */
  queriesInShard(shard: number): Promise<string[]>
}

/** A matcher of all queries that stand, compiled anew only when a query came or went, reading only the shards that changed. */
export function openQuerySet(deps: Deps): () => Promise<Matcher> {
  let versions: number[] = []
  let shards: Query[][] = []
  let matcher = compile([])
  return async () => {
    const newest = await deps.queryVersions()
    const changed = newest.flatMap((version, shard) => (version === versions[shard] ? [] : [shard]))
    if (changed.length === 0) return matcher
    const read = await Promise.all(changed.map(async (shard) => ({ shard, texts: await deps.queriesInShard(shard) })))
    const next = newest.map((_, shard) => shards[shard] ?? [])
    for (const { shard, texts } of read) next[shard] = texts.flatMap((text) => parseQueries(text).queries)
    matcher = compile(next.flat())
    shards = next
    versions = newest
    return matcher
  }
}
