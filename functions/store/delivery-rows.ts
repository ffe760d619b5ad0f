import { GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { Delivery, type End } from '../delivery/delivery.ts'
import type { Channel } from '../subscriptions/channel.ts'
import { DAY, type Instant } from '../text/seoul.ts'
import { ifAllowed } from './conditions.ts'
import { keys } from './keys.ts'
import { rows } from './pages.ts'
import { LOCAL_INDEX, TTL_ATTRIBUTE } from './schema.ts'
import type { Table } from './table.ts'

const KEPT = 400 * DAY

/** Rows of the ledger: one release on its way to one channel. */
export function deliveryRows(table: Table) {
  const TableName = table.name

  return {
    /** Plans a delivery; false when the channel has one for that release already. */
    async planDelivery(delivery: Delivery): Promise<boolean> {
      const Item = {
        ...keys.delivery(delivery, delivery.releaseId),
        ...delivery,
        ofRelease: delivery.releaseId,
        [TTL_ATTRIBUTE]: expiry(delivery.plannedAt),
      }
      const ConditionExpression = 'attribute_not_exists(pk)'
      return ifAllowed(() => table.db.send(new PutCommand({ TableName, Item, ConditionExpression })))
    },

    /** Has a delivery wait for `delivery.dueAt` with these matches; false when it is no longer in the state `was`. */
    async replanDelivery(delivery: Delivery, was: Delivery['state']): Promise<boolean> {
      const replan = new UpdateCommand({
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
      })
      return ifAllowed(() => table.db.send(replan))
    },

    async deliveryOf(channel: Channel, releaseId: string): Promise<Delivery | undefined> {
      const Key = keys.delivery(channel, releaseId)
      const { Item } = await table.db.send(new GetCommand({ TableName, Key, ConsistentRead: true }))
      return Item && Delivery.parse(Item)
    },

    /** The deliveries still waiting in a channel, earliest due first, at most `limit`. */
    async waitingDeliveries(channel: Channel, limit: number): Promise<Delivery[]> {
      const { Items = [] } = await table.db.send(
        new QueryCommand({
          TableName,
          IndexName: LOCAL_INDEX.name,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': keys.channel(channel).pk },
          ConsistentRead: true,
          Limit: limit,
        }),
      )
      return Items.map((row) => Delivery.parse(row))
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

    /** Asks that a delivery show a revision: a posted one is due again, one still waiting shows the newest anyway. False when it does. */
    async wantRevision(channel: Channel, releaseId: string, revision: number, dueAt: Instant): Promise<boolean> {
      const ask = (UpdateExpression: string, state: Delivery['state'], values: object) =>
        ifAllowed(() =>
          table.db.send(
            new UpdateCommand({
              TableName,
              Key: keys.delivery(channel, releaseId),
              UpdateExpression,
              ConditionExpression: '#state = :state AND (attribute_not_exists(wanted) OR wanted < :wanted)',
              ExpressionAttributeNames: { '#state': 'state' },
              ExpressionAttributeValues: { ':state': state, ':wanted': revision, ...values },
            }),
          ),
        )
      if (await ask('SET wanted = :wanted', 'waiting', {})) return true
      return ask('SET wanted = :wanted, dueAt = :due', 'posted', { ':due': dueAt })
    },

    /** Records which revisions a message shows now; a delivery that wants a newer one stays due. */
    async showRevisions(channel: Channel, shown: Map<string, number>): Promise<void> {
      const settled = [...shown].map(([releaseId, revision]) =>
        ifAllowed(() =>
          table.db.send(
            new UpdateCommand({
              TableName,
              Key: keys.delivery(channel, releaseId),
              UpdateExpression: 'SET shown = :shown REMOVE dueAt',
              ConditionExpression: '#state = :posted AND (attribute_not_exists(wanted) OR wanted <= :shown)',
              ExpressionAttributeNames: { '#state': 'state' },
              ExpressionAttributeValues: { ':shown': revision, ':posted': 'posted' },
            }),
          ),
        ),
      )
      await Promise.all(settled)
    },
  }
}

/**
 * The write that ends a waiting delivery; it is refused when the delivery has ended already. With `editAt` the delivery stays
 * due then, for a revision that came while its message was sent.
 */
export function endDelivery(TableName: string, channel: Channel, releaseId: string, end: End, editAt?: Instant) {
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
