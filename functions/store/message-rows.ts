import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { DeliveryEnd } from '../delivery/delivery.ts'
import type { Lease } from '../delivery/lease.ts'
import { Message } from '../delivery/message.ts'
import type { Channel } from '../subscriptions/channel.ts'
import type { Instant } from '../text/seoul.ts'
import { endDeliveryUpdate, expiresAt } from './delivery-rows.ts'
import { refusedWrites, transact } from './table/conditional-writes.ts'
import { keys } from './table/keys.ts'
import type { Row } from './table/read-rows.ts'
import { readEach, readOne } from './table/read-shape.ts'
import { UNLESS_LATER, WRITTEN } from './table/row-version.ts'
import { TTL_ATTRIBUTE } from './table/schema.ts'
import type { Table } from './table/table.ts'

export const messageShape = (row: Row): Message => Message.parse(row)

/**
 * Rows of messages. Every write is in one transaction with a check of the channel's fence, so that only the worker with the newest lease
 * writes; false means the lease was lost.
 */
export function messageRows(table: Table) {
  const TableName = table.name

  function fenced(lease: Lease, UpdateExpression?: string, values: object = {}) {
    const condition = {
      TableName,
      Key: keys.channel(lease),
      ConditionExpression: 'fence = :fence',
      ExpressionAttributeValues: { ':fence': lease.fence, ...values },
    }
    return UpdateExpression ? { Update: { ...condition, UpdateExpression } } : { ConditionCheck: condition }
  }

  function put(message: Message) {
    const expiry = { [TTL_ATTRIBUTE]: expiresAt(message.openedAt) }
    return { TableName, Item: { ...keys.message(message, message.messageId), ...WRITTEN, ...message, ...expiry } }
  }

  /** A row that a later version has written since it was read is not written over. */
  function putOver(message: Message) {
    return { ...put(message), ...UNLESS_LATER }
  }

  return {
    async messageOf(channel: Channel, messageId: string): Promise<Message | undefined> {
      const Key = keys.message(channel, messageId)
      const { Item } = await table.db.send(new GetCommand({ TableName, Key, ConsistentRead: true }))
      return readOne(table, messageShape, Item)
    },

    /** A channel's last messages, newest first, including those Slack never accepted. */
    async lastMessages(channel: Channel, limit: number): Promise<Message[]> {
      const { Items = [] } = await table.db.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :message)',
          ExpressionAttributeValues: { ':pk': keys.channel(channel).pk, ':message': keys.message(channel, '').sk },
          ScanIndexForward: false,
          Limit: limit,
        }),
      )
      return readEach(table, messageShape, Items)
    },

    /** Writes a message before its first send and makes it the channel's open message. */
    openMessage(lease: Lease, message: Message): Promise<boolean> {
      return transact(table, [
        fenced(lease, 'SET openMessageId = :id', { ':id': message.messageId }),
        { Put: { ...put(message), ConditionExpression: 'attribute_not_exists(pk)' } },
      ])
    },

    /** Saves a message's new state: what became of a send, or that one begins. */
    saveMessage(lease: Lease, message: Message): Promise<boolean> {
      return transact(table, [fenced(lease), { Put: putOver(message) }])
    },

    /**
     * Ends waiting deliveries (at most 99) without a message, all or none: none when one of them had ended already. Those dropped as too old
     * are added to the channel's count, which its next message tells.
     */
    endDeliveries(lease: Lease, ends: Map<string, DeliveryEnd>): Promise<boolean> {
      const tooOld = [...ends.values()].filter((end) => end.state === 'dropped' && end.reason === 'too old').length
      const channel = tooOld > 0 ? fenced(lease, 'ADD tooOld :more', { ':more': tooOld }) : fenced(lease)
      const updates = [...ends].map(([id, end]) => ({ Update: endDeliveryUpdate(TableName, lease, id, end) }))
      return transact(table, [channel, ...updates])
    },

    /**
     * Closes a message: ends its deliveries and takes the channel's open mark off, together. A delivery whose release was revised meanwhile
     * stays due, for an edit. The count of those too old falls by what this message told.
     */
    async closeMessage(lease: Lease, message: Message, ends: Map<string, DeliveryEnd>, now: Instant): Promise<boolean> {
      const { tooOld: toldTooOld = 0 } = message
      // Catching up after a pause is done once the last message of the digest has been posted.
      const isCaughtUp = message.ts !== undefined && !message.continues
      const removed = `REMOVE openMessageId${isCaughtUp ? ', catchUp' : ''}`
      const channel =
        toldTooOld > 0 ? fenced(lease, `${removed} ADD tooOld :told`, { ':told': -toldTooOld }) : fenced(lease, removed)
      const closed = { Put: putOver({ ...message, state: 'closed' }) }
      const close = (ending: [string, DeliveryEnd][], editAt?: Instant) => {
        const deliveries = ending.map(([id, end]) => ({
          Update: endDeliveryUpdate(TableName, lease, id, end, editAt),
        }))
        return refusedWrites(table, [channel, closed, ...deliveries])
      }
      const all = [...ends]
      if ((await close(all)).length === 0) return true
      const refused = await close(all, now)
      if (refused.length === 0) return true
      if (refused.some((index) => index < 2)) return false
      // The lease stands, so those deliveries have ended already or their rows are damaged: the channel does not wait for them.
      const others = all.filter((_, index) => !refused.includes(index + 2))
      return (await close(others, now)).length === 0
    },
  }
}
