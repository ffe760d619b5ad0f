import { z } from 'zod'
import { Rhythm } from '../../../functions/subscriptions/subscription-options.ts'
import type { UnderstandingLine } from './understanding-line.ts'

/**
 * A query as somebody types it, and the readings that are right: each a list of canonical texts, the empty one for a kind refusal. With
 * `ask` it is also right to subscribe to nothing yet and offer one of them.
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
  return row.ask && queries.length === 0 && offers.some((offer) => right.includes(asSet(offer)))
}

function asSet(texts: string[]): string {
  return [...new Set(texts)].sort().join('\n')
}
