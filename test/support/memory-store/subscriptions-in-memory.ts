import { keys, QUERY_SHARDS, queryShard } from '../../../functions/store/table/keys.ts'
import type { Channel } from '../../../functions/subscriptions/channel.ts'
import type {
  Subscription,
  SubscriptionChange,
  UnreadableSubscription,
} from '../../../functions/subscriptions/subscription.ts'
import { channelKey, getOrInsert, isUnreadable, type MemoryTables, refuseUnreadable } from './memory-tables.ts'

export function subscriptionsInMemory(tables: MemoryTables) {
  const queriesIn = (channel: Channel) => getOrInsert(tables.subscriptions, channelKey(channel), () => new Map())
  const subscribers = (queryId: string) => getOrInsert(tables.subscribers, queryId, () => new Map())

  return {
    async subscribe(subscriptions: Subscription[]): Promise<boolean[]> {
      return subscriptions.map((one) => {
        if (queriesIn(one).has(one.queryId)) return false
        if (subscribers(one.queryId).size === 0) raiseVersion(tables, one.queryId)
        queriesIn(one).set(one.queryId, one)
        subscribers(one.queryId).set(channelKey(one), one)
        return true
      })
    },

    async unsubscribe(channel: Channel, queryIds: string[]): Promise<boolean[]> {
      return queryIds.map((id) => {
        if (!queriesIn(channel).delete(id)) return false
        subscribers(id).delete(channelKey(channel))
        if (subscribers(id).size === 0) raiseVersion(tables, id)
        return true
      })
    },

    async changeSubscriptions(channel: Channel, queryIds: string[], change: SubscriptionChange): Promise<boolean[]> {
      return queryIds.map((id) => {
        const was = queriesIn(channel).get(id)
        if (!was) return false
        refuseUnreadable(tables, keys.subscription(channel, id))
        const changed = { ...was, ...change, options: { ...was.options, ...change.options } }
        queriesIn(channel).set(id, changed)
        subscribers(id).set(channelKey(channel), changed)
        return true
      })
    },

    async subscriptionsOf(channel: Channel): Promise<Subscription[]> {
      const readable = [...queriesIn(channel).values()].filter(
        (one) => !isUnreadable(tables, keys.subscription(channel, one.queryId)),
      )
      return readable.sort((a, b) => a.since - b.since || a.query.localeCompare(b.query))
    },

    async standingQueries(channel: Channel): Promise<Set<string>> {
      return new Set(queriesIn(channel).keys())
    },

    async *subscribersOf(queryId: string, after?: Channel): AsyncGenerator<Subscription | UnreadableSubscription> {
      const inOrder = [...subscribers(queryId)].sort(([one], [other]) => (one < other ? -1 : 1))
      for (const [key, subscription] of inOrder) {
        if (after && key <= channelKey(after)) continue
        const { team, channel } = subscription
        const isMissed = isUnreadable(tables, keys.subscriber(queryId, subscription))
        yield isMissed ? { team, channel, queryId, unreadable: true } : subscription
      }
    },

    async queryVersions(): Promise<number[]> {
      return Array.from({ length: QUERY_SHARDS }, (_, shard) => tables.versions[shard] ?? 0)
    },

    async queriesInShard(shard: number): Promise<string[]> {
      return [...tables.subscribers].flatMap(([queryId, of]) => {
        const [subscription] = of.values()
        return subscription && queryShard(queryId) === shard ? [subscription.query] : []
      })
    },
  }
}

function raiseVersion(tables: MemoryTables, queryId: string): void {
  const shard = queryShard(queryId)
  tables.versions[shard] = (tables.versions[shard] ?? 0) + 1
}
