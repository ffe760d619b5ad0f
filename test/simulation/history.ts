import type { Store } from '../../functions/store/store.ts'
import type { Instant } from '../../functions/text/seoul.ts'
import type { Container } from './container.ts'

/** One standing of a query in a channel: asked for, acknowledged, and perhaps taken back. By the world's true clock. */
export interface Standing {
  channel: string
  topic: string
  askedAt: Instant
  ackAt?: Instant
  leaveAskedAt?: Instant
  leftAt?: Instant
}

/** What happened, as nobody in the world could see it whole; what the checks judge by. */
export interface History {
  standings: Standing[]
  /** When a delivery was planned, and for when, by `channel releaseId`: for one of two instants where whoever replanned it died. */
  planned: Map<string, { at: Instant; dueAt: Instant; orDueAt?: Instant | undefined }>
  /** When what was due was read, of which a message was made, by `channel messageId`. */
  chosen: Map<string, Instant>
  /** When a sender began to read who still wants a message, by `container messageId`. */
  drawn: Map<string, Instant>
  /** When channels took no messages. */
  shut: { channel: string; from: Instant; to: Instant }[]
  /** Jobs that failed and that their door did not give back to the queue. */
  swallowed: string[]
}

export function openHistory(): History {
  return {
    standings: [],
    planned: new Map(),
    chosen: new Map(),
    drawn: new Map(),
    shut: [],
    swallowed: [],
  }
}

/** The store as given, with what matters written down. */
export function witnessed(store: Store, history: History, now: () => Instant, container: Container): Store {
  let lookedAt = 0
  return {
    ...store,
    async planDelivery(delivery, ringAt) {
      const key = `${delivery.channel} ${delivery.releaseId}`
      const fresh = await store.planDelivery(delivery, ringAt)
      if (!container.isDead() && !history.planned.has(key)) {
        history.planned.set(key, { at: now(), dueAt: delivery.dueAt ?? 0 })
      }
      return fresh
    },
    async replanDelivery(delivery, was, ringAt) {
      const key = `${delivery.channel} ${delivery.releaseId}`
      // Whoever dies here may have done it or not.
      history.planned.set(key, { at: now(), dueAt: delivery.dueAt ?? 0, orDueAt: history.planned.get(key)?.dueAt })
      const replanned = await store.replanDelivery(delivery, was, ringAt)
      history.planned.set(key, { at: now(), dueAt: delivery.dueAt ?? 0 })
      return replanned
    },
    waitingDeliveries(channel, limit) {
      lookedAt = now()
      return store.waitingDeliveries(channel, limit)
    },
    async openMessage(lease, message) {
      history.chosen.set(`${message.channel} ${message.messageId}`, lookedAt)
      return store.openMessage(lease, message)
    },
    subscriptionsOf(channel) {
      if ('messageId' in channel) history.drawn.set(`${container.name} ${channel.messageId}`, now())
      return store.subscriptionsOf(channel)
    },
  }
}
