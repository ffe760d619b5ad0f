import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import {
  Delivery,
  type DeliveryEnd,
  deliveryIdOf,
  type SetAside,
  type WaitingDeliveries,
} from '../delivery/delivery.ts'
import type { Channel } from '../subscriptions/channel.ts'
import type { Match } from '../subscriptions/matching/query-match.ts'
import { DAY, type Instant } from '../text/seoul.ts'
import { writeIfConditionHolds } from './table/conditional-writes.ts'
import { channelOfKey, keys } from './table/keys.ts'
import { type Row, streamRows } from './table/read-rows.ts'
import { readOne, readOrNote } from './table/read-shape.ts'
import { WRITTEN } from './table/row-version.ts'
import { LOCAL_INDEX, TTL_ATTRIBUTE } from './table/schema.ts'
import type { Table } from './table/table.ts'
import { offeredIn, writeAndWake } from './write-and-wake.ts'

const KEPT_MS = 400 * DAY
/** What is known of earlier sends of a delivery that ended, and now waits anew. */
const FRESH = ', messageId, part, alone, refusals, refusedSince, perhapsPosted'

export function deliveryShape(row: Row): Delivery {
  const { matches, releaseId = row.remindsOf } = row
  return Delivery.parse({ ...row, releaseId, matches: Array.isArray(matches) ? matches.map(asMatch) : matches })
}

/**
 * What the row of a delivery says of its release. A version from before there were reminders would take one for the delivery of its release, and
 * send or end that: without a `releaseId` it leaves the row alone.
 */
function namedIn({ releaseId, deliveryId }: Delivery) {
  // The index of a release names each of its channels once.
  return deliveryId === undefined ? { releaseId, ofRelease: releaseId } : { releaseId: undefined, remindsOf: releaseId }
}

/**
 * Matches as they stand in a row. The version before this one refuses a delivery that is `near` or of a `publisher`, and with it everything
 * else that waits in the channel; so that it can be gone back to, it finds values it knows, and what they stand for beside them.
 */
function asStored({ where, rule, ...match }: Match) {
  return {
    ...match,
    ...(where === 'publisher' ? { where: 'body', ofPublisher: true } : { where }),
    ...(rule === 'near' ? { isNear: true } : rule === undefined ? {} : { rule }),
  }
}

function asMatch(stored: Row): object {
  const { ofPublisher, isNear, ...match } = stored ?? {}
  return {
    ...match,
    ...(ofPublisher === true ? { where: 'publisher' } : {}),
    ...(isNear === true ? { rule: 'near' } : {}),
  }
}

/**
 * Rows of the ledger: one release on its way to one channel. While a delivery has `dueAt` it stands in the index of what is due: waiting
 * to be posted, or posted and waiting to show a revision.
 */
export function deliveryRows(table: Table) {
  const TableName = table.name

  async function readDelivery(channel: Channel, deliveryId: string): Promise<Delivery | undefined> {
    const Key = keys.delivery(channel, deliveryId)
    const { Item } = await table.db.send(new GetCommand({ TableName, Key, ConsistentRead: true }))
    return readOne(table, deliveryShape, Item)
  }

  return {
    /** Plans a delivery and wakes its channel in one transaction; false when the channel has one for that release already. */
    async planDelivery(delivery: Delivery, ringAt: Instant): Promise<boolean> {
      return writeAndWake(table, delivery, ringAt, newDelivery(TableName, delivery))
    },

    /**
     * Plans a channel's offer, which the channel's row then names: a channel has one, however long ago. One that was dropped was never sent, and
     * gives way to the next.
     */
    async planOffer(offer: Delivery, ringAt: Instant): Promise<boolean> {
      const was = await offeredIn(table, offer)
      if (was !== undefined && (await readDelivery(offer, was))?.state !== 'dropped') return false
      const claim = { offered: deliveryIdOf(offer), was }
      return writeAndWake(table, offer, ringAt, newDelivery(TableName, offer), claim)
    },

    /** Makes a delivery wait for `delivery.dueAt` with these matches, and wakes its channel; false when its state is no longer `was`. */
    async replanDelivery(delivery: Delivery, was: Delivery['state'], ringAt: Instant): Promise<boolean> {
      const replan = {
        TableName,
        Key: keys.delivery(delivery, deliveryIdOf(delivery)),
        UpdateExpression: `SET #state = :waiting, matches = :matches, dueAt = :due REMOVE reason${was === 'waiting' ? '' : FRESH}`,
        ConditionExpression: '#state = :was',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':waiting': 'waiting',
          ':matches': delivery.matches.map(asStored),
          ':due': delivery.dueAt,
          ':was': was,
        },
      }
      return writeAndWake(table, delivery, ringAt, { Update: replan })
    },

    deliveryOf: readDelivery,

    /**
     * The deliveries that are due now or later in a channel, earliest first, at most `limit`: those not sent yet, and posted ones whose
     * message is to be edited. Those that cannot be read are passed over, so that none waits behind them.
     */
    async waitingDeliveries(channel: Channel, limit: number): Promise<WaitingDeliveries> {
      const waiting: WaitingDeliveries = { deliveries: [], unreadable: 0 }
      // A page also ends at a megabyte: a short page does not mean that nothing else waits.
      const rows = streamRows(table, {
        IndexName: LOCAL_INDEX.name,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': keys.channel(channel).pk },
        ConsistentRead: true,
        Limit: limit,
      })
      for await (const row of rows) {
        const read = await readOrNote(table, deliveryShape, row)
        if (read) waiting.deliveries.push(read.value)
        else waiting.unreadable += 1
        if (waiting.deliveries.length === limit) break
      }
      return waiting
    },

    /** The channels a release is planned for or has reached. The index lags: what was planned just now may be missing. */
    async *channelsTold(releaseId: string, after?: Channel): AsyncGenerator<Channel> {
      const behind = after && { ':after': keys.channel(after).pk }
      const rows = streamRows(table, {
        IndexName: 'byRelease',
        KeyConditionExpression: behind ? 'ofRelease = :release AND pk > :after' : 'ofRelease = :release',
        ExpressionAttributeValues: { ':release': releaseId, ...behind },
      })
      for await (const row of rows) yield channelOfKey(row.pk)
    },

    /**
     * Notes that a delivery must show a revision. A posted one becomes due for it and its channel is woken: true. One that still waits will
     * be posted in its newest form anyway: false.
     */
    async wantRevision(channel: Channel, releaseId: string, revision: number, now: Instant, ringAt: Instant) {
      const wantUpdate = (UpdateExpression: string, state: Delivery['state'], values: object) => ({
        TableName,
        Key: keys.delivery(channel, releaseId),
        UpdateExpression,
        ConditionExpression: '#state = :state AND (attribute_not_exists(wanted) OR wanted < :wanted)',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':state': state, ':wanted': revision, ...values },
      })
      const note = new UpdateCommand(wantUpdate('SET wanted = :wanted', 'waiting', {}))
      if (await writeIfConditionHolds(() => table.db.send(note))) return false
      const Update = wantUpdate('SET wanted = :wanted, dueAt = :due', 'posted', { ':due': now })
      return writeAndWake(table, channel, ringAt, { Update })
    },

    /**
     * Records which revisions a message shows now. A delivery that wants a newer one becomes due now, even if a newer edit had already
     * settled it: a worker that slept past its lease may have drawn the older revision over the newer one.
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
        if (await writeIfConditionHolds(() => table.db.send(new UpdateCommand(show)))) return
        const values = { ':shown': revision, ':due': now }
        const Update = change(releaseId, 'SET shown = :shown, dueAt = :due', 'wanted > :shown', values)
        await writeAndWake(table, channel, now, { Update })
      }
      await Promise.all([...shown].map(([releaseId, revision]) => settle(releaseId, revision)))
    },
  }
}

function newDelivery(TableName: string, delivery: Delivery) {
  const Item = {
    ...keys.delivery(delivery, deliveryIdOf(delivery)),
    ...WRITTEN,
    ...delivery,
    matches: delivery.matches.map(asStored),
    ...namedIn(delivery),
    [TTL_ATTRIBUTE]: expiresAt(Math.max(delivery.plannedAt, delivery.dueAt ?? 0)),
  }
  return { Put: { TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' } }
}

/**
 * The update that ends a waiting delivery; its condition fails when the delivery has ended already. With `editAt` the delivery stays due
 * at that instant, for a revision that came while its message was sent; without, the condition also fails when one came.
 */
export function endDeliveryUpdate(
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

/** The update that has a waiting delivery wait on, out of the message it was in or set aside with it. */
export function setAsideUpdate(TableName: string, channel: Channel, releaseId: string, wait: SetAside) {
  const set = Object.entries(wait).filter(([, value]) => value !== undefined)
  const values = set.map(([name, value]) => [`:${name}`, value])
  return {
    TableName,
    Key: keys.delivery(channel, releaseId),
    UpdateExpression: [
      ...(set.length > 0 ? [`SET ${set.map(([name]) => `#${name} = :${name}`).join(', ')}`] : []),
      ...(wait.messageId === undefined ? ['REMOVE messageId'] : []),
    ].join(' '),
    ConditionExpression: '#state = :waiting',
    ExpressionAttributeNames: Object.fromEntries(
      ['state', ...set.map(([name]) => name)].map((name) => [`#${name}`, name]),
    ),
    ExpressionAttributeValues: { ':waiting': 'waiting', ...Object.fromEntries(values) },
  }
}

/** When a row of the ledger may be deleted, in seconds, as DynamoDB wants its TTL attribute. */
export function expiresAt(from: Instant): number {
  return Math.floor((from + KEPT_MS) / 1000)
}
