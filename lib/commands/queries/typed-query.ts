import { z } from 'zod'
import { Rhythm } from '../../../functions/subscriptions/subscription-options.ts'
import type { UnderstandingLine } from './understanding-line.ts'

/**
 * A query as somebody types it, and the readings that are right: each a list of canonical texts, the empty one for a kind refusal. With
 * `ask` it is also right to offer one of them, and to subscribe only to what stands in all that are offered.
 */
export const TypedQuery = z.object({
  query: z.string(),
  accept: z.array(z.array(z.string())),
  ask: z.boolean().default(false),
  rhythm: Rhythm.optional(),
})
export type TypedQuery = z.infer<typeof TypedQuery>

const MAX_OFFERS = 3

export function isRightlyUnderstood(row: TypedQuery, { queries, offers, rhythm }: UnderstandingLine): boolean {
  if (offers.length > MAX_OFFERS || (row.rhythm && row.rhythm !== rhythm)) return false
  const right = row.accept.map(asSet)
  if (right.includes(asSet(queries))) return true
  // Each offer is a whole reading: what is subscribed without a question stands in all of them.
  const isPart = offers.every((offer) => queries.every((query) => offer.includes(query)))
  return row.ask && isPart && offers.some((offer) => right.includes(asSet(offer)))
}

function asSet(texts: string[]): string {
  return [...new Set(texts)].sort().join('\n')
}
