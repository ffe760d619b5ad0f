import { GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { DeliveryEnd, SetAside, Undelivered } from '../delivery/delivery.ts'
import type { Lease } from '../delivery/lease.ts'
import { isPerhapsPosted, Message } from '../delivery/message.ts'
import { releaseIdOf } from '../releases/reminder.ts'
import type { Channel } from '../subscriptions/channel.ts'
import type { Instant } from '../text/seoul.ts'
import { type ChannelChange, givingBack, NOTHING_CAME, updateOf } from './channel-shape.ts'
import { endDeliveryUpdate, expiresAt, setAsideUpdate } from './delivery-rows.ts'
import { refusedWrites, transact, writeIfConditionHolds } from './table/conditional-writes.ts'
import { keys } from './table/keys.ts'
import type { Row } from './table/read-rows.ts'
import { readEach, readOne } from './table/read-shape.ts'
import { UNLESS_LATER, WRITTEN } from './table/row-version.ts'
import { TTL_ATTRIBUTE } from './table/schema.ts'
import type { Table } from './table/table.ts'
import { addUntold, listingWrites, removeUntold, wasSetAside } from './undelivered-rows.ts'

const CLEAR_OPEN: ChannelChange = { clauses: { REMOVE: ['openMessageId'] }, values: {} }

export const messageShape = (row: Row): Message => Message.parse(row)

/**
 * Rows of messages. Every write but the first of a message is in one transaction with a check of the channel's fence, so that only the worker
 * with the newest lease writes; false means the lease was lost.
 */
export function messageRows(table: Table) {
  const TableName = table.name

  /** The write of a channel's row that is refused once the lease is lost. */
  function held(lease: Lease, changes: ChannelChange[], ConditionExpression = 'fence = :fence') {
    return {
      TableName,
      Key: keys.channel(lease),
      ConditionExpression,
      UpdateExpression: updateOf(changes),
      ExpressionAttributeValues: Object.assign({ ':fence': lease.fence }, ...changes.map(({ values }) => values)),
    }
  }

  function fenced(lease: Lease, ...changes: ChannelChange[]) {
    const { UpdateExpression, ...condition } = held(lease, changes)
    return UpdateExpression === '' ? { ConditionCheck: condition } : { Update: { ...condition, UpdateExpression } }
  }

  const setOpen = (messageId: string): ChannelChange => ({
    clauses: { SET: ['openMessageId = :id'] },
    values: { ':id': messageId },
  })
  const addTooOld = (more: number): ChannelChange =>
    more === 0 ? { clauses: {}, values: {} } : { clauses: { ADD: ['tooOld :more'] }, values: { ':more': more } }

  function put(message: Message) {
    const expiry = { [TTL_ATTRIBUTE]: expiresAt(message.openedAt) }
    return { TableName, Item: { ...keys.message(message, message.messageId), ...WRITTEN, ...message, ...expiry } }
  }

  /** A row that a later version has written since it was read is not written over. */
  function putOver(message: Message) {
    return { ...put(message), ...UNLESS_LATER }
  }

  /** What closing a message changes of its channel's row, but for what is told of the undelivered. */
  function closing(lease: Lease, message: Message): ChannelChange[] {
    const { tooOld: toldTooOld = 0 } = message
    // Catching up after a pause is done once the last message of the digest has been posted. One that was in doubt comes before it, by itself.
    const isCaughtUp = message.ts !== undefined && !message.continues && !isPerhapsPosted(message)
    return [
      CLEAR_OPEN,
      isCaughtUp ? { clauses: { REMOVE: ['catchUp'] }, values: {} } : addTooOld(0),
      addTooOld(-Math.min(toldTooOld, lease.tooOld ?? 0)),
    ]
  }

  function ending(lease: Lease, ends: [string, DeliveryEnd][], editAt?: Instant) {
    return ends.map(([id, end]) => ({ Update: endDeliveryUpdate(TableName, lease, id, end, editAt) }))
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

    /**
     * Writes a message before its first send and makes it the channel's open message. These are two writes, at half the price of a
     * transaction: until the second one, which checks the fence, nothing leads to the row.
     */
    async openMessage(lease: Lease, message: Message): Promise<boolean> {
      // The client repeats a write whose answer was lost.
      const isNew = { ConditionExpression: 'attribute_not_exists(pk) OR writtenUnder = :fence' }
      const row = put(message)
      const Item = { ...row.Item, writtenUnder: lease.fence }
      const first = new PutCommand({ ...row, Item, ...isNew, ExpressionAttributeValues: { ':fence': lease.fence } })
      if (!(await writeIfConditionHolds(() => table.db.send(first)))) return false
      const second = new UpdateCommand(held(lease, [setOpen(message.messageId)]))
      return writeIfConditionHolds(() => table.db.send(second))
    },

    /** Makes a message that was set aside the channel's open one again. */
    reopenMessage(lease: Lease, messageId: string): Promise<boolean> {
      return transact(table, [fenced(lease, setOpen(messageId))])
    },

    /** Saves a message's new state: what became of a send, or that one begins. */
    saveMessage(lease: Lease, message: Message): Promise<boolean> {
      return transact(table, [fenced(lease), { Put: putOver(message) }])
    },

    /**
     * Ends waiting deliveries (at most 99) without a message, all or none: none when one of them had ended already. Those dropped as too old
     * are added to the channel's count, which its next message tells. Those in `refused` had been set aside, and are listed no more.
     */
    endDeliveries(lease: Lease, ends: Map<string, DeliveryEnd>, refused: string[] = []): Promise<boolean> {
      const tooOld = [...ends.values()].filter((end) => end.state === 'dropped' && end.reason === 'too old').length
      const updates = [...ends].map(([id, end]) => ({ Update: endDeliveryUpdate(TableName, lease, id, end) }))
      const unlisted = refused.map((id) => ({ Delete: { TableName, Key: keys.undelivered(lease, id) } }))
      return transact(table, [
        fenced(lease, addTooOld(tooOld), removeUntold(lease, refused.map(releaseIdOf))),
        ...updates,
        ...unlisted,
      ])
    },

    /**
     * Saves a message as it is and takes the channel's open mark off, with how each of its deliveries waits on. If `undelivered` is given the
     * message is listed; with `isNews` the channel's next message tells of it.
     */
    async setAsideMessage(
      lease: Lease,
      message: Message,
      waits: Map<string, SetAside>,
      undelivered?: Undelivered,
      isNews = false,
    ): Promise<boolean> {
      const news = addUntold(lease, undelivered && isNews ? undelivered.releaseIds : [], undelivered?.reason ?? '')
      const channel = fenced(lease, CLEAR_OPEN, news)
      const setAside = { Put: putOver(message) }
      const write = (waiting: [string, SetAside][]) => {
        const updates = waiting.map(([id, wait]) => ({ Update: setAsideUpdate(TableName, lease, id, wait) }))
        return refusedWrites(table, [channel, setAside, ...updates, ...listingWrites(table, message, undelivered)])
      }
      const all = [...waits]
      const refused = await write(all)
      if (refused.length === 0) return true
      if (refused.some((index) => index < 2)) return false
      // The lease stands, so those deliveries have ended already or their rows are damaged: the channel does not wait for them.
      return (await write(all.filter((_, index) => !refused.includes(index + 2)))).length === 0
    },

    /**
     * Closes a message: ends its deliveries and takes the channel's open mark off, together. A delivery whose release was revised meanwhile
     * stays due, for an edit. The count of those too old falls by what this message told, never below none, and so do those that could not be sent. A message
     * that failed is listed as `undelivered`.
     */
    async closeMessage(
      lease: Lease,
      message: Message,
      ends: Map<string, DeliveryEnd>,
      now: Instant,
      undelivered?: Undelivered,
      isNews = false,
    ): Promise<boolean> {
      const channel = fenced(
        lease,
        ...closing(lease, message),
        undelivered && message.ts === undefined
          ? addUntold(lease, isNews ? undelivered.releaseIds : [], undelivered.reason)
          : untoldAfter(lease, message),
      )
      const closed = { Put: putOver({ ...message, state: 'closed' }) }
      const close = (some: [string, DeliveryEnd][], editAt?: Instant) => {
        const listing = listingWrites(table, message, undelivered)
        return refusedWrites(table, [channel, closed, ...ending(lease, some, editAt), ...listing])
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

    /** Closes a posted message and gives its channel back, together. */
    closeAndGiveBack(
      lease: Lease,
      message: Message,
      ends: Map<string, DeliveryEnd>,
      ringAt: Instant | undefined,
      notBefore: Instant,
    ): Promise<boolean> {
      const changes = [...closing(lease, message), untoldAfter(lease, message), givingBack(lease, ringAt, notBefore)]
      return transact(table, [
        { Update: held(lease, changes, NOTHING_CAME) },
        { Put: putOver({ ...message, state: 'closed' }) },
        ...ending(lease, [...ends]),
        ...listingWrites(table, message, undefined),
      ])
    },
  }
}

/** What a closed message leaves to be told: nothing if it told, or was refused while it did; otherwise all but what it sent after all. */
function untoldAfter(lease: Lease, message: Message): ChannelChange {
  if (message.ts !== undefined && (message.unsent || message.unsentLeftOut)) return removeUntold(lease, 'all')
  return removeUntold(lease, wasSetAside(message) ? message.releaseIds : [])
}
