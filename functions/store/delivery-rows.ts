import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { Delivery, type DeliveryEnd } from '../delivery/delivery.ts'
import type { Channel } from '../subscriptions/channel.ts'
import { DAY, type Instant } from '../text/seoul.ts'
import { keys } from './table/keys.ts'
import { rows } from './table/row-pages.ts'
import { LOCAL_INDEX, TTL_ATTRIBUTE } from './table/schema.ts'
import type { Table } from './table/table.ts'
import { ifAllowed } from './table/write-conditions.ts'
import { writeAndWake } from './write-and-wake.ts'

const KEPT = 400 * DAY

/** Rows of the ledger: one release on its way to one channel. */
export function deliveryRows(table: Table) {
  const TableName = table.name

  return {
    /** Plans a delivery and wakes its channel at once; false when the channel has one for that release already. */
    async planDelivery(delivery: Delivery, ringAt: Instant): Promise<boolean> {
      const Item = {
        ...keys.delivery(delivery, delivery.releaseId),
        ...delivery,
        ofRelease: delivery.releaseId,
        [TTL_ATTRIBUTE]: expiry(delivery.plannedAt),
      }
      const ConditionExpression = 'attribute_not_exists(pk)'
      return writeAndWake(table, delivery, ringAt, { Put: { TableName, Item, ConditionExpression } })
    },

    /** Has a delivery wait for `delivery.dueAt` with these matches, its channel woken; false when it is no longer in the state `was`. */
    async replanDelivery(delivery: Delivery, was: Delivery['state'], ringAt: Instant): Promise<boolean> {
      const replan = {
        TableName,
        Key: keys.delivery(delivery, delivery.releaseId),
        UpdateExpression: 'SET #state = :waiting, matches = :matches, dueAt = :due REMOVE reason',
        ConditionExpression: '#state = :was',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':waiting': 'waiting',
          ':matches': delivery.matches,
          ':due': delivery.dueAt,
          ':was': was,
        },
      }
      return writeAndWake(table, delivery, ringAt, { Update: replan })
    },

    async deliveryOf(channel: Channel, releaseId: string): Promise<Delivery | undefined> {
      const Key = keys.delivery(channel, releaseId)
      const { Item } = await table.db.send(new GetCommand({ TableName, Key, ConsistentRead: true }))
      return Item && Delivery.parse(Item)
    },

    /** The deliveries still waiting in a channel, earliest due first, at most `limit`. */
    async waitingDeliveries(channel: Channel, limit: number): Promise<Delivery[]> {
      const found: Delivery[] = []
      // A page ends at a megabyte too: that one is short does not mean that nothing else waits.
      const waiting = rows(table, {
        IndexName: LOCAL_INDEX.name,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': keys.channel(channel).pk },
        ConsistentRead: true,
        Limit: limit,
      })
      for await (const row of waiting) {
        found.push(Delivery.parse(row))
        if (found.length === limit) break
      }
      return found
    },

    /** The channels a release is on its way to or has reached; those planned within the last moment may be missing. */
    async *channelsTold(releaseId: string): AsyncGenerator<Channel> {
      const found = rows(table, {
        IndexName: 'byRelease',
        KeyConditionExpression: 'ofRelease = :release',
        ExpressionAttributeValues: { ':release': releaseId },
      })
      for await (const row of found) {
        const [, team = '', channel = ''] = String(row.pk).split('#')
        yield { team, channel }
      }
    },

    /** Asks that a delivery show a revision: a posted one is due for it, one still waiting shows the newest anyway. True when it is due now. */
    async wantRevision(channel: Channel, releaseId: string, revision: number, now: Instant, ringAt: Instant) {
      const ask = (UpdateExpression: string, state: Delivery['state'], values: object) => ({
        TableName,
        Key: keys.delivery(channel, releaseId),
        UpdateExpression,
        ConditionExpression: '#state = :state AND (attribute_not_exists(wanted) OR wanted < :wanted)',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':state': state, ':wanted': revision, ...values },
      })
      const note = new UpdateCommand(ask('SET wanted = :wanted', 'waiting', {}))
      if (await ifAllowed(() => table.db.send(note))) return false
      const Update = ask('SET wanted = :wanted, dueAt = :due', 'posted', { ':due': now })
      return writeAndWake(table, channel, ringAt, { Update })
    },

    /**
     * Records which revisions a message shows now. A delivery that wants a newer one is due now, even if a newer edit ended it:
     * who slept over its lease may have drawn the older one over it.
     */
    async showRevisions(channel: Channel, shown: Map<string, number>, now: Instant): Promise<void> {
      const change = (releaseId: string, UpdateExpression: string, wanted: string, values: object) => ({
        TableName,
        Key: keys.delivery(channel, releaseId),
        UpdateExpression,
        ConditionExpression: `#state = :posted AND (${wanted})`,
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':posted': 'posted', ...values },
      })
      const settle = async (releaseId: string, revision: number) => {
        const newest = 'attribute_not_exists(wanted) OR wanted <= :shown'
        const show = change(releaseId, 'SET shown = :shown REMOVE dueAt', newest, { ':shown': revision })
        if (await ifAllowed(() => table.db.send(new UpdateCommand(show)))) return
        const values = { ':shown': revision, ':due': now }
        const Update = change(releaseId, 'SET shown = :shown, dueAt = :due', 'wanted > :shown', values)
        await writeAndWake(table, channel, now, { Update })
      }
      await Promise.all([...shown].map(([releaseId, revision]) => settle(releaseId, revision)))
    },
  }
}

/**
 * The write that ends a waiting delivery; it is refused when the delivery has ended already. With `editAt` the delivery stays
 * due then, for a revision that came while its message was sent.
 */
export function endDelivery(
  TableName: string,
  channel: Channel,
  releaseId: string,
  end: DeliveryEnd,
  editAt?: Instant,
) {
  const { state, ...details } = end
  const due = state === 'posted' ? editAt : undefined
  const set = Object.entries({ ...details, ...(due === undefined ? {} : { dueAt: due }) })
  const upToDate =
    state === 'posted' && due === undefined ? ' AND (attribute_not_exists(wanted) OR wanted <= :shown)' : ''
  return {
    TableName,
    Key: keys.delivery(channel, releaseId),
    UpdateExpression: `SET #state = :state, ${set.map(([name]) => `#${name} = :${name}`).join(', ')}${due === undefined ? ' REMOVE dueAt' : ''}`,
    ConditionExpression: `#state = :waiting${upToDate}`,
    ExpressionAttributeNames: Object.fromEntries(
      ['state', ...set.map(([name]) => name)].map((name) => [`#${name}`, name]),
    ),
    ExpressionAttributeValues: {
      ':waiting': 'waiting',
      ':state': state,
      ...Object.fromEntries(set.map(([name, value]) => [`:${name}`, value])),
    },
  }
}

/** TTL is in seconds. */
export function expiry(from: Instant): number {
  return Math.floor((from + KEPT) / 1000)
}
