import type { Channel } from '../subscriptions/channel.ts'
import { Subscription, type SubscriptionChange, type UnreadableSubscription } from '../subscriptions/subscription.ts'
import type { SubscriptionOptions } from '../subscriptions/subscription-options.ts'
import { addChannelWrites, queryShape, removeChannelWrites, transactCounted } from './query-rows.ts'
import { transact } from './table/conditional-writes.ts'
import { channelOfKey, type Key, keys, subscribersPartition } from './table/keys.ts'
import { allRows, type Row, rowsByKeys, streamRows } from './table/read-rows.ts'
import { readEach, readOne, readOrNote } from './table/read-shape.ts'
import { WRITTEN } from './table/row-version.ts'
import type { Table } from './table/table.ts'

/** How often a write is tried again after somebody else changed the same rows. */
const MAX_ATTEMPTS = 5
/** How the sort key of a subscription in its channel begins; the query's id follows. */
const SUBSCRIPTION = 'QUERY#'

/**
 * Rows of who wants what. Each subscription has a row in its channel and a mirror below its query, written together with the query's own
 * row and its count of channels. In a row every option of a subscription is an attribute of its own beside the others, as `rhythm` was
 * before there were options: rows of earlier versions are read, and an earlier version reads ours.
 */
export function subscriptionRows(table: Table) {
  const TableName = table.name

  async function existingRows(wanted: Key[]): Promise<Map<string, Row>> {
    const rows = await rowsByKeys(table, wanted)
    return new Map(rows.map((row) => [`${row.pk} ${row.sk}`, row]))
  }

  async function channelCount(existing: Map<string, Row>, queryId: string): Promise<number> {
    return (await readOne(table, queryShape, existing.get(keyText(keys.query(queryId)))))?.channels ?? 0
  }

  return {
    /** Adds subscriptions of one channel (at most 20) in one transaction; false for each that existed already. */
    async subscribe(subscriptions: Subscription[]): Promise<boolean[]> {
      for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
        const subscriptionKeys = subscriptions.map((one) => keys.subscription(one, one.queryId))
        const existing = await existingRows([
          ...subscriptionKeys,
          ...subscriptions.map((one) => keys.query(one.queryId)),
        ])
        const missing = subscriptionKeys.map((key) => !existing.has(keyText(key)))
        const adding = subscriptions.filter((_, index) => missing[index])
        if (adding.length === 0) return missing
        const puts = adding.flatMap((one) => [
          put(TableName, keys.subscription(one, one.queryId), one),
          put(TableName, keys.subscriber(one.queryId, one), one),
        ])
        const counted = addChannelWrites(
          TableName,
          await Promise.all(
            adding.map(async (one) => ({ ...one, channels: await channelCount(existing, one.queryId) })),
          ),
        )
        if (await transactCounted(table, [...puts, ...counted])) return missing
      }
      throw new Error(`subscriptions of ${subscriptions[0]?.channel} kept changing while they were written`)
    },

    /** Removes queries (at most 20) from one channel in one transaction; false for each that was not subscribed. */
    async unsubscribe(channel: Channel, queryIds: string[]): Promise<boolean[]> {
      for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
        const existing = await existingRows([
          ...queryIds.map((id) => keys.subscription(channel, id)),
          ...queryIds.map((id) => keys.query(id)),
        ])
        const existed = queryIds.map((id) => existing.has(keyText(keys.subscription(channel, id))))
        const leaving = queryIds.filter((_, index) => existed[index])
        if (leaving.length === 0) return existed
        const deletes = leaving.flatMap((id) => [
          remove(TableName, keys.subscription(channel, id)),
          remove(TableName, keys.subscriber(id, channel)),
        ])
        const counted = removeChannelWrites(
          TableName,
          await Promise.all(
            leaving.map(async (queryId) => ({ queryId, channels: await channelCount(existing, queryId) })),
          ),
        )
        if (await transactCounted(table, [...deletes, ...counted])) return existed
      }
      throw new Error(`subscriptions of ${channel.channel} kept changing while they were removed`)
    },

    /** Changes subscriptions of one channel (at most 20) and their mirrors in one transaction; false for each that does not exist. */
    async changeSubscriptions(channel: Channel, queryIds: string[], change: SubscriptionChange): Promise<boolean[]> {
      for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
        const existing = await existingRows(queryIds.map((id) => keys.subscription(channel, id)))
        const existed = queryIds.map((id) => existing.has(keyText(keys.subscription(channel, id))))
        // One that cannot be read is not changed: what is changed may have another form there.
        for (const row of existing.values()) await readOne(table, subscriptionShape, row)
        const updates = queryIds
          .filter((_, index) => existed[index])
          .flatMap((id) => [keys.subscription(channel, id), keys.subscriber(id, channel)])
          .map((key) => update(TableName, key, change))
        if (updates.length === 0 || (await transact(table, updates))) return existed
      }
      throw new Error(`subscriptions of ${channel.channel} kept changing while they were edited`)
    },

    /** A channel's subscriptions that can be read, oldest first, to be shown. Which ones stand is for `standingQueries` to say. */
    async subscriptionsOf(channel: Channel): Promise<Subscription[]> {
      const read = await readEach(table, subscriptionShape, await allRows(table, subscriptionsIn(channel)))
      return read.sort((a, b) => a.since - b.since || a.query.localeCompare(b.query))
    },

    /** The ids of the queries that a channel subscribes, by their keys alone: a subscription that cannot be read stands like any other. */
    async standingQueries(channel: Channel): Promise<Set<string>> {
      const rows = await allRows(table, { ...subscriptionsIn(channel), ProjectionExpression: 'sk' })
      return new Set(rows.map(({ sk }) => String(sk).slice(SUBSCRIPTION.length)))
    },

    /** The subscriptions of a query, in the order of the channels' keys, read page by page. */
    async *subscribersOf(queryId: string, after?: Channel): AsyncGenerator<Subscription | UnreadableSubscription> {
      const behind = after && { ':after': keys.subscriber(queryId, after).sk }
      const rows = streamRows(table, {
        KeyConditionExpression: behind ? 'pk = :pk AND sk > :after' : 'pk = :pk',
        ExpressionAttributeValues: { ':pk': subscribersPartition(queryId), ...behind },
        ConsistentRead: true,
      })
      for await (const row of rows) {
        const read = await readOrNote(table, subscriptionShape, row)
        yield read ? read.value : { ...channelOfKey(row.sk), queryId, unreadable: true }
      }
    },
  }
}

function subscriptionsIn(channel: Channel) {
  return {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :query)',
    ExpressionAttributeValues: { ':pk': keys.channel(channel).pk, ':query': SUBSCRIPTION },
    ConsistentRead: true,
  }
}

/** An option the row does not have is the default. */
export function subscriptionShape(row: Row): Subscription {
  return Subscription.parse({ ...row, options: row })
}

function attributesOf<Part extends { options?: Partial<SubscriptionOptions> }>({ options, ...others }: Part) {
  return { ...others, ...options }
}

function keyText({ pk, sk }: Key): string {
  return `${pk} ${sk}`
}

function put(TableName: string, key: Key, subscription: Subscription) {
  return {
    Put: {
      TableName,
      Item: { ...key, ...WRITTEN, ...attributesOf(subscription) },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  }
}

function remove(TableName: string, Key: Key) {
  return { Delete: { TableName, Key, ConditionExpression: 'attribute_exists(pk)' } }
}

function update(TableName: string, Key: Key, change: SubscriptionChange) {
  const set = Object.entries(attributesOf(change))
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
