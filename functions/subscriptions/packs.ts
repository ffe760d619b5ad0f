import * as z from 'zod'
import volumes from './pack-volumes.json' with { type: 'json' }
import rows from './packs.json' with { type: 'json' }
import { parseQueries, type Query } from './query/query.ts'

/**
 * Sets of queries that a team takes at once (packs.json): one word alone misses what its neighbours find. Taken, they are ordinary
 * subscriptions, each of which can be edited and ended by itself. `source` names the laws that make them one subject. An id stands in
 * buttons that were posted: it is never reused. How much each brings is counted by `npm run packs` (pack-volumes.json).
 */
const PackRow = z.object({
  id: z.string().regex(/^[a-z-]+$/),
  name: z.object({ ko: z.string(), en: z.string() }),
  queries: z.array(z.string()).min(1),
  source: z.string().min(2),
})

export interface Pack {
  id: string
  /** By the code of a language. */
  name: Record<'ko' | 'en', string>
  queries: Query[]
  /** How many releases a business day its members find together, at least. */
  perDay: number
}

const Volumes = z.record(z.string(), z.number())
const perDay = Volumes.parse(volumes.perDay)

export const PACKS: Pack[] = z
  .array(PackRow)
  .parse(rows)
  .map(({ id, name, queries }) => ({
    id,
    name,
    queries: parseQueries(queries.join(', ')).queries,
    perDay: perDay[id] ?? 0,
  }))

export function packOf(id: string): Pack | undefined {
  return PACKS.find((pack) => pack.id === id)
}
