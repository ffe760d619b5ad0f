import {
  type Delivery,
  type DeliveryEnd,
  deliveryIdOf,
  type SetAside,
  type Undelivered,
  type WaitingDeliveries,
} from '../../../functions/delivery/delivery.ts'
import type { Lease } from '../../../functions/delivery/lease.ts'
import { deliveryIdsOf, isPerhapsPosted, type Message } from '../../../functions/delivery/message.ts'
import { releaseIdOf } from '../../../functions/releases/reminder.ts'
import { keys } from '../../../functions/store/table/keys.ts'
import { isListed, wasSetAside } from '../../../functions/store/undelivered-rows.ts'
import type { Channel } from '../../../functions/subscriptions/channel.ts'
import type { Instant } from '../../../functions/text/seoul.ts'
import { giveBackRow, wakeChannelRow } from './bells-in-memory.ts'
import {
  channelKey,
  channelRow,
  getOrInsert,
  isUnreadable,
  type MemoryTables,
  refuseUnreadable,
} from './memory-tables.ts'

export function deliveriesInMemory(tables: MemoryTables) {
  const deliveriesIn = (channel: Channel) => getOrInsert(tables.deliveries, channelKey(channel), () => new Map())
  const dueIn = (channel: Channel) => getOrInsert(tables.due, channelKey(channel), () => new Set())
  const messagesIn = (channel: Channel) => getOrInsert(tables.messages, channelKey(channel), () => new Map())
  const isHeld = (lease: Lease) => tables.channels.get(channelKey(lease))?.fence === lease.fence

  function put(channel: Channel, delivery: Delivery): void {
    const id = deliveryIdOf(delivery)
    deliveriesIn(channel).set(id, delivery)
    if (delivery.dueAt === undefined) dueIn(channel).delete(id)
    else dueIn(channel).add(id)
  }

  function countTooOld(channel: Channel, more: number): void {
    const row = tables.channels.get(channelKey(channel))
    if (row && more !== 0) row.tooOld = (row.tooOld ?? 0) + more
  }

  function list(message: Message, undelivered: Undelivered | undefined): void {
    const key = `${channelKey(message)}#${deliveryIdsOf(message)[0]}`
    if (undelivered) tables.undelivered.set(key, undelivered)
    else if (wasSetAside(message)) tables.undelivered.delete(key)
  }

  function listed(prefix: string, now: Instant, limit: number): Undelivered[] {
    const inOrder = [...tables.undelivered].sort(([one], [other]) => (one < other ? -1 : 1))
    const entries = inOrder.flatMap(([key, entry]) => (key.startsWith(prefix) && isListed(entry, now) ? [entry] : []))
    return entries.slice(0, limit)
  }

  function addUntold(channel: Channel, { releaseIds, reason }: Undelivered): void {
    const row = tables.channels.get(channelKey(channel))
    if (!row) return
    row.untold = new Set([...(row.untold ?? []), ...releaseIds])
    row.untoldReasons = new Set([...(row.untoldReasons ?? []), reason])
  }

  function removeUntold(channel: Channel, releaseIds: string[] | 'all'): void {
    const row = tables.channels.get(channelKey(channel))
    if (!row?.untold) return
    const left = [...row.untold].filter((id) => releaseIds !== 'all' && !releaseIds.includes(id))
    row.untold = left.length > 0 ? new Set(left) : undefined
    if (left.length === 0) row.untoldReasons = undefined
  }

  async function closeMessage(
    lease: Lease,
    message: Message,
    ends: Map<string, DeliveryEnd>,
    now: Instant,
    undelivered?: Undelivered,
    isNews = false,
  ): Promise<boolean> {
    if (!isHeld(lease) || isUnreadable(tables, keys.message(lease, message.messageId))) return false
    // The channel does not wait for deliveries that have ended already.
    const closing = [...ends]
      .map(([id, end]) => ({ was: deliveriesIn(lease).get(id), end }))
      .filter(({ was }) => was?.state === 'waiting')
    const revised = closing.some(({ was, end }) => end.state === 'posted' && (was?.wanted ?? 0) > end.shown)
    messagesIn(lease).set(message.messageId, { ...message, state: 'closed' })
    const isCaughtUp = message.ts !== undefined && !message.continues && !isPerhapsPosted(message)
    const row = tables.channels.get(channelKey(lease))
    Object.assign(row ?? {}, { openMessageId: undefined, ...(isCaughtUp && { catchUp: undefined }) })
    countTooOld(lease, -Math.min(message.tooOld ?? 0, lease.tooOld ?? 0))
    list(message, undelivered)
    if (undelivered && isNews) addUntold(lease, undelivered)
    else if (message.ts !== undefined && (message.unsent || message.unsentLeftOut)) removeUntold(lease, 'all')
    else if (wasSetAside(message) && (!undelivered || message.ts !== undefined)) removeUntold(lease, message.releaseIds)
    for (const { was, end } of closing) {
      const dueAt = revised && end.state === 'posted' ? now : undefined
      if (was) put(lease, { ...was, ...end, dueAt })
    }
    return true
  }

  function plan(delivery: Delivery, ringAt: Instant): boolean {
    if (deliveriesIn(delivery).has(deliveryIdOf(delivery))) return false
    put(delivery, delivery)
    if (delivery.deliveryId === undefined)
      getOrInsert(tables.told, delivery.releaseId, () => new Set()).add(channelKey(delivery))
    wakeChannelRow(tables, delivery, ringAt)
    return true
  }

  return {
    async planDelivery(delivery: Delivery, ringAt: Instant): Promise<boolean> {
      return plan(delivery, ringAt)
    },

    async planOffer(offer: Delivery, ringAt: Instant): Promise<boolean> {
      refuseUnreadable(tables, keys.channel(offer))
      const offered = tables.channels.get(channelKey(offer))?.offered
      if (offered !== undefined) {
        refuseUnreadable(tables, keys.delivery(offer, offered))
        if (deliveriesIn(offer).get(offered)?.state !== 'dropped') return false
      }
      if (!plan(offer, ringAt)) return false
      channelRow(tables, offer).offered = deliveryIdOf(offer)
      return true
    },

    async replanDelivery(delivery: Delivery, state: Delivery['state'], ringAt: Instant): Promise<boolean> {
      const was = deliveriesIn(delivery).get(deliveryIdOf(delivery))
      if (was?.state !== state) return false
      const { matches, dueAt } = delivery
      const fresh = {
        messageId: undefined,
        part: undefined,
        alone: undefined,
        refusals: undefined,
        refusedSince: undefined,
        perhapsPosted: undefined,
      }
      const before = state === 'waiting' ? was : { ...was, ...fresh }
      put(delivery, { ...before, matches, dueAt, state: 'waiting', reason: undefined })
      wakeChannelRow(tables, delivery, ringAt)
      return true
    },

    async deliveryOf(channel: Channel, releaseId: string): Promise<Delivery | undefined> {
      refuseUnreadable(tables, keys.delivery(channel, releaseId))
      return deliveriesIn(channel).get(releaseId)
    },

    async waitingDeliveries(channel: Channel, limit: number): Promise<WaitingDeliveries> {
      const deliveries = deliveriesIn(channel)
      const isReadable = (id: string) => !isUnreadable(tables, keys.delivery(channel, id))
      const waiting = [...dueIn(channel)]
        .filter(isReadable)
        .flatMap((id) => deliveries.get(id) ?? [])
        .sort((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0) || (deliveryIdOf(a) < deliveryIdOf(b) ? -1 : 1))
        .slice(0, limit)
      return { deliveries: waiting, unreadable: [...dueIn(channel)].filter((id) => !isReadable(id)).length }
    },

    async *channelsTold(releaseId: string, after?: Channel): AsyncGenerator<Channel> {
      for (const key of [...(tables.told.get(releaseId) ?? [])].sort()) {
        if (after && key <= channelKey(after)) continue
        const [team = '', channel = ''] = key.split('#')
        yield { team, channel }
      }
    },

    async wantRevision(channel: Channel, releaseId: string, revision: number, now: Instant, ringAt: Instant) {
      const was = deliveriesIn(channel).get(releaseId)
      if (!was || (was.wanted ?? -1) >= revision) return false
      if (was.state === 'waiting') put(channel, { ...was, wanted: revision })
      if (was.state !== 'posted') return false
      put(channel, { ...was, wanted: revision, dueAt: now })
      wakeChannelRow(tables, channel, ringAt)
      return true
    },

    async showRevisions(channel: Channel, shown: Map<string, number>, now: Instant): Promise<void> {
      for (const [releaseId, revision] of shown) {
        const was = deliveriesIn(channel).get(releaseId)
        if (was?.state !== 'posted') continue
        const isNewest = (was.wanted ?? 0) <= revision
        put(channel, { ...was, shown: revision, dueAt: isNewest ? undefined : now })
        if (!isNewest) wakeChannelRow(tables, channel, now)
      }
    },

    async endDeliveries(lease: Lease, ends: Map<string, DeliveryEnd>, refused: string[] = []): Promise<boolean> {
      const ending = [...ends].map(([id, end]) => ({ was: deliveriesIn(lease).get(id), end }))
      if (!isHeld(lease) || ending.some(({ was }) => was?.state !== 'waiting')) return false
      if (ending.some(({ was, end }) => end.state === 'posted' && (was?.wanted ?? 0) > end.shown)) return false
      for (const { was, end } of ending) if (was) put(lease, { ...was, ...end, dueAt: undefined })
      countTooOld(lease, ending.filter(({ end }) => end.state === 'dropped' && end.reason === 'too old').length)
      for (const id of refused) tables.undelivered.delete(`${channelKey(lease)}#${id}`)
      removeUntold(lease, refused.map(releaseIdOf))
      return true
    },

    async messageOf(channel: Channel, messageId: string): Promise<Message | undefined> {
      refuseUnreadable(tables, keys.message(channel, messageId))
      return messagesIn(channel).get(messageId)
    },

    async lastMessages(channel: Channel, limit: number): Promise<Message[]> {
      const messages = [...messagesIn(channel).values()].filter(
        ({ messageId }) => !isUnreadable(tables, keys.message(channel, messageId)),
      )
      return messages.sort((a, b) => (a.messageId < b.messageId ? 1 : -1)).slice(0, limit)
    },

    async openMessage(lease: Lease, message: Message): Promise<boolean> {
      if (!isHeld(lease) || messagesIn(lease).has(message.messageId)) return false
      messagesIn(lease).set(message.messageId, message)
      Object.assign(tables.channels.get(channelKey(lease)) ?? {}, { openMessageId: message.messageId })
      return true
    },

    async reopenMessage(lease: Lease, messageId: string): Promise<boolean> {
      if (!isHeld(lease)) return false
      Object.assign(tables.channels.get(channelKey(lease)) ?? {}, { openMessageId: messageId })
      return true
    },

    async setAsideMessage(
      lease: Lease,
      message: Message,
      waits: Map<string, SetAside>,
      undelivered?: Undelivered,
      isNews = false,
    ): Promise<boolean> {
      if (!isHeld(lease) || isUnreadable(tables, keys.message(lease, message.messageId))) return false
      const waiting = [...waits]
        .map(([id, wait]) => ({ was: deliveriesIn(lease).get(id), wait }))
        .filter(({ was }) => was?.state === 'waiting')
      messagesIn(lease).set(message.messageId, message)
      Object.assign(tables.channels.get(channelKey(lease)) ?? {}, { openMessageId: undefined })
      for (const { was, wait } of waiting) if (was) put(lease, { ...was, messageId: undefined, ...wait })
      list(message, undelivered)
      if (undelivered && isNews) addUntold(lease, undelivered)
      return true
    },

    async *undeliveredNews(failedSince: Instant, now: Instant): AsyncGenerator<Undelivered> {
      for (const one of listed('', now, Number.POSITIVE_INFINITY))
        if (one.failedAt === undefined || one.failedAt > failedSince) yield one
    },

    async undeliveredIn(channel: Channel, now: Instant, limit: number): Promise<Undelivered[]> {
      return listed(`${channelKey(channel)}#`, now, limit)
    },

    async saveMessage(lease: Lease, message: Message): Promise<boolean> {
      if (!isHeld(lease) || isUnreadable(tables, keys.message(lease, message.messageId))) return false
      messagesIn(lease).set(message.messageId, message)
      return true
    },

    async closeAndGiveBack(
      lease: Lease,
      message: Message,
      ends: Map<string, DeliveryEnd>,
      ringAt: Instant | undefined,
      notBefore: Instant,
    ): Promise<boolean> {
      const isOpenStill = [...ends].every(([id, end]) => {
        const was = deliveriesIn(lease).get(id)
        return was?.state === 'waiting' && (end.state !== 'posted' || (was.wanted ?? 0) <= end.shown)
      })
      const row = tables.channels.get(channelKey(lease))
      if (!isOpenStill || row?.rung !== lease.rung) return false
      return (await closeMessage(lease, message, ends, notBefore)) && giveBackRow(tables, lease, ringAt, notBefore)
    },

    closeMessage,
  }
}
