import type { Channel } from './channel.ts'
import type { Query } from './query/query.ts'

export interface Deps {
  /** Removes all at once; false for each query the channel does not have. */
  remove(channel: Channel, queryIds: string[]): Promise<boolean[]>
}

export interface Unsubscribed {
  removed: Query[]
  missing: Query[]
}

export async function unsubscribe(deps: Deps, channel: Channel, queries: Query[]): Promise<Unsubscribed> {
  const removed = await deps.remove(
    channel,
    queries.map((query) => query.id),
  )
  return {
    removed: queries.filter((_, index) => removed[index]),
    missing: queries.filter((_, index) => !removed[index]),
  }
}
