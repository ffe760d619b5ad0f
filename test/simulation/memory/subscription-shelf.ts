import { QUERY_SHARDS, queryShard } from '../../../functions/store/table/keys.ts'
import type { Channel } from '../../../functions/subscriptions/channel.ts'
import type { Subscription, SubscriptionChange } from '../../../functions/subscriptions/subscription.ts'
import { channelKey, type Kept, within } from './kept.ts'

export function subscriptionShelf(kept: Kept) {
  const queriesIn = (channel: Channel) => within(kept.subscriptions, channelKey(channel), () => new Map())
  const subscribers = (queryId: string) => within(kept.subscribers, queryId, () => new Map())

  return {
    async subscribe(subscriptions: Subscription[]): Promise<boolean[]> {
      return subscriptions.map((one) => {
        if (queriesIn(one).has(one.queryId)) return false
        if (subscribers(one.queryId).size === 0) raiseVersion(kept, one.queryId)
        queriesIn(one).set(one.queryId, one)
        subscribers(one.queryId).set(channelKey(one), one)
        return true
      })
    },

    async unsubscribe(channel: Channel, queryIds: string[]): Promise<boolean[]> {
      return queryIds.map((id) => {
        if (!queriesIn(channel).delete(id)) return false
        subscribers(id).delete(channelKey(channel))
        if (subscribers(id).size === 0) raiseVersion(kept, id)
        return true
      })
    },

    async changeSubscriptions(channel: Channel, queryIds: string[], change: SubscriptionChange): Promise<boolean[]> {
      return queryIds.map((id) => {
        const was = queriesIn(channel).get(id)
        if (!was) return false
        queriesIn(channel).set(id, { ...was, ...change })
        subscribers(id).set(channelKey(channel), { ...was, ...change })
        return true
      })
    },

    async subscriptionsOf(channel: Channel): Promise<Subscription[]> {
      return [...queriesIn(channel).values()].sort((a, b) => a.since - b.since || a.query.localeCompare(b.query))
    },

    async *subscribersOf(queryId: string): AsyncGenerator<Subscription> {
      const found = [...subscribers(queryId)].sort(([one], [other]) => (one < other ? -1 : 1))
      for (const [, subscription] of found) yield subscription
    },

    async queryVersions(): Promise<number[]> {
      return Array.from({ length: QUERY_SHARDS }, (_, shard) => kept.versions[shard] ?? 0)
    },

    async queriesInShard(shard: number): Promise<string[]> {
      return [...kept.subscribers].flatMap(([queryId, of]) => {
        const [subscription] = of.values()
        return subscription && queryShard(queryId) === shard ? [subscription.query] : []
      })
    },
  }
}

function raiseVersion(kept: Kept, queryId: string): void {
  const shard = queryShard(queryId)
  kept.versions[shard] = (kept.versions[shard] ?? 0) + 1
}
