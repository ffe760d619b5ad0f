import type { Instant } from '../text/seoul.ts'
import type { Channel } from './channel.ts'
import type { Query } from './query/query.ts'
import type { Rhythm, Subscription } from './subscription.ts'

export interface Deps {
  /** Adds all at once; false for each query the channel has already. */
  add(subscriptions: Subscription[]): Promise<boolean[]>
}

export interface Subscribed {
  added: Query[]
  already: Query[]
}

export async function subscribe(
  deps: Deps,
  channel: Channel,
  queries: Query[],
  by: string,
  now: Instant,
  rhythm: Rhythm = 'at once',
): Promise<Subscribed> {
  const added = await deps.add(
    queries.map((query) => ({ ...channel, queryId: query.id, query: query.text, since: now, rhythm, by })),
  )
  return { added: queries.filter((_, index) => added[index]), already: queries.filter((_, index) => !added[index]) }
}
