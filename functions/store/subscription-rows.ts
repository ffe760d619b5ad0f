import type { Channel } from '../subscriptions/channel.ts'
import { Subscription, type SubscriptionChange } from '../subscriptions/subscription.ts'
import { countQuery, uncountQuery } from './query-rows.ts'
import { type Key, keys } from './table/keys.ts'
import { allRows, rows, rowsAt } from './table/row-pages.ts'
import type { Table } from './table/table.ts'
import { transact } from './table/transact.ts'

const RACES = 5

/** Rows of who wants what: the subscription in its channel, its mirror below the query, and the query's own row. */
export function subscriptionRows(table: Table) {
  const TableName = table.name

  async function standing(wanted: Key[]): Promise<Map<string, Record<string, unknown>>> {
    const found = await rowsAt(table, wanted)
    return new Map(found.map((row) => [`${row.pk} ${row.sk}`, row]))
  }

  return {
    /** Adds subscriptions of one channel (at most 20) at once; false for each that stood already. */
    async subscribe(subscriptions: Subscription[]): Promise<boolean[]> {
      for (let race = 0; race < RACES; race += 1) {
        const subscriptionKeys = subscriptions.map((one) => keys.subscription(one, one.queryId))
        const found = await standing([...subscriptionKeys, ...subscriptions.map((one) => keys.query(one.queryId))])
        const missing = subscriptionKeys.map((key) => !found.has(address(key)))
        const adding = subscriptions.filter((_, index) => missing[index])
        if (adding.length === 0) return missing
        const puts = adding.flatMap((one) => [
          put(TableName, keys.subscription(one, one.queryId), one),
          put(TableName, keys.subscriber(one.queryId, one), one),
        ])
        const counted = countQuery(
          TableName,
          adding.map((one) => ({ ...one, channels: channelCount(found, one.queryId) })),
        )
        if (await transact(table, [...puts, ...counted])) return missing
      }
      throw new Error(`subscriptions of ${subscriptions[0]?.channel} kept changing while they were written`)
    },

    /** Removes queries (at most 20) from one channel at once; false for each that did not stand. */
    async unsubscribe(channel: Channel, queryIds: string[]): Promise<boolean[]> {
      for (let race = 0; race < RACES; race += 1) {
        const found = await standing([
          ...queryIds.map((id) => keys.subscription(channel, id)),
          ...queryIds.map((id) => keys.query(id)),
        ])
        const stood = queryIds.map((id) => found.has(address(keys.subscription(channel, id))))
        const leaving = queryIds.filter((_, index) => stood[index])
        if (leaving.length === 0) return stood
        const deletes = leaving.flatMap((id) => [
          remove(TableName, keys.subscription(channel, id)),
          remove(TableName, keys.subscriber(id, channel)),
        ])
        const counted = uncountQuery(
          TableName,
          leaving.map((queryId) => ({ queryId, channels: channelCount(found, queryId) })),
        )
        if (await transact(table, [...deletes, ...counted])) return stood
      }
      throw new Error(`subscriptions of ${channel.channel} kept changing while they were removed`)
    },

    /** Changes subscriptions of one channel (at most 20) and their mirrors at once; false for each that does not stand. */
    async changeSubscriptions(channel: Channel, queryIds: string[], change: SubscriptionChange): Promise<boolean[]> {
      for (let race = 0; race < RACES; race += 1) {
        const found = await standing(queryIds.map((id) => keys.subscription(channel, id)))
        const stood = queryIds.map((id) => found.has(address(keys.subscription(channel, id))))
        const updates = queryIds
          .filter((_, index) => stood[index])
          .flatMap((id) => [keys.subscription(channel, id), keys.subscriber(id, channel)])
          .map((key) => update(TableName, key, change))
        if (updates.length === 0 || (await transact(table, updates))) return stood
      }
      throw new Error(`subscriptions of ${channel.channel} kept changing while they were edited`)
    },

    /** A channel's subscriptions, oldest first. */
    async subscriptionsOf(channel: Channel): Promise<Subscription[]> {
      const { pk } = keys.channel(channel)
      const found = await allRows(table, {
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :query)',
        ExpressionAttributeValues: { ':pk': pk, ':query': 'QUERY#' },
        ConsistentRead: true,
      })
      return found
        .map((row) => Subscription.parse(row))
        .sort((a, b) => a.since - b.since || a.query.localeCompare(b.query))
    },

    /** Who subscribes a query, in the order of the channels' keys, page by page. */
    async *subscribersOf(queryId: string): AsyncGenerator<Subscription> {
      const found = rows(table, {
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': `QUERY#${queryId}` },
        ConsistentRead: true,
      })
      for await (const row of found) yield Subscription.parse(row)
    },
  }
}

function address({ pk, sk }: Key): string {
  return `${pk} ${sk}`
}

function channelCount(found: Map<string, Record<string, unknown>>, queryId: string): number {
  return Number(found.get(address(keys.query(queryId)))?.channels ?? 0)
}

function put(TableName: string, key: Key, subscription: Subscription) {
  return { Put: { TableName, Item: { ...key, ...subscription }, ConditionExpression: 'attribute_not_exists(pk)' } }
}

function remove(TableName: string, Key: Key) {
  return { Delete: { TableName, Key, ConditionExpression: 'attribute_exists(pk)' } }
}

function update(TableName: string, Key: Key, change: SubscriptionChange) {
  const set = Object.entries(change)
  return {
    Update: {
      TableName,
      Key,
      UpdateExpression: `SET ${set.map(([name]) => `#${name} = :${name}`).join(', ')}`,
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeNames: Object.fromEntries(set.map(([name]) => [`#${name}`, name])),
      ExpressionAttributeValues: Object.fromEntries(set.map(([name, value]) => [`:${name}`, value])),
    },
  }
}
