import type { DeliveryTrouble } from '../../functions/delivery/delivery.ts'
import type { Message } from '../../functions/delivery/message.ts'
import type { Release } from '../../functions/releases/release.ts'
import type { Store } from '../../functions/store/store.ts'
import type { Instant } from '../../functions/text/seoul.ts'
import { TOPICS } from './channels.ts'
import type { Complaint } from './complaint.ts'
import type { Container } from './container.ts'

/** The time during which a channel subscribes to a topic, from the request to the end of it, by the world's true clock. */
export interface SubscriptionPeriod {
  channel: string
  topic: string
  askedAt: Instant
  /** When the request to subscribe was answered. */
  ackAt?: Instant
  leaveAskedAt?: Instant
  /** When the request to unsubscribe was answered. */
  leftAt?: Instant
  /** The period that it took the place of, by rewording. */
  insteadOf?: SubscriptionPeriod
}

/** What truly happened, which nobody in the world can see as a whole. The invariants judge by it. */
export interface History {
  subscriptionPeriods: SubscriptionPeriod[]
  /**
   * When a delivery was planned and for when it is due, by `channel releaseId`. If the worker that replanned it died, it is due at either
   * of two instants.
   */
  plans: Map<string, { at: Instant; dueAt: Instant; orDueAt?: Instant | undefined }>
  /** When each topic was first named by what stands of a release, by release id and word: a copy with a fuller text may add one hours later. */
  namedAt: Map<string, Map<string, Instant>>
  /** What was set aside, by `channel releaseId`. It is told when it can be, in no order. */
  setAside: Set<string>
  /** When the due deliveries were read of which a message, or the digest that it is a part of, was made, by `channel messageId`. */
  chosenAt: Map<string, Instant>
  /** When a sender began to read who still wants a message, by `container messageId`. */
  drawnAt: Map<string, Instant>
  /** The containers that were about to send something, by `channel releaseId`. One that died may have sent it or not. */
  senders: Map<string, Container[]>
  /** When channels took no messages. */
  closures: { channel: string; from: Instant; to: Instant }[]
  /** When a workspace, a channel or everybody (`*`) was out of reach for another reason. `isSilence`: Slack answered nothing at all. */
  outages: { of: string; from: Instant; to: Instant; isSilence?: boolean }[]
  /** What is about to end as failed, by `channel releaseId`. What stays here was perhaps saved by a worker that died in the call. */
  failing: Set<string>
  /** When a judgement of ills was last brought to its end. */
  illsJudgedAt: Instant
  /** Ids of the ills whose beginning was told. */
  illsTold: Set<string>
  /** Ids of the releases that were named as not to be stored. */
  rowsSetAside: Set<string>
  /** Failures that were looked for in vain where people see them. */
  untold: Complaint[]
  /** What left a line in the log as failed, by `channel releaseId`. */
  failed: Set<string>
  /** What was set aside or given up, as the doors told it. */
  troubles: DeliveryTrouble[]
  /** The bodies of jobs that failed and that their door did not give back to the queue. */
  swallowed: string[]
}

export function openHistory(): History {
  return {
    subscriptionPeriods: [],
    plans: new Map(),
    namedAt: new Map(),
    setAside: new Set(),
    chosenAt: new Map(),
    drawnAt: new Map(),
    senders: new Map(),
    closures: [],
    outages: [],
    failing: new Set(),
    illsJudgedAt: 0,
    illsTold: new Set(),
    rowsSetAside: new Set(),
    untold: [],
    failed: new Set(),
    troubles: [],
    swallowed: [],
  }
}

/** The same store, which records in `history` what is planned, chosen and drawn through it. */
export function recordHistory(store: Store, history: History, now: () => Instant, container: Container): Store {
  let lookedAt = 0
  function noteTopics({ id, title, text }: Release): void {
    const named = history.namedAt.get(id) ?? new Map<string, Instant>()
    history.namedAt.set(id, named)
    for (const { word } of TOPICS)
      if (!named.has(word) && (title.includes(word) || text.includes(word))) named.set(word, now())
  }
  function noteSender({ state, channel, releaseIds }: Message): void {
    if (state !== 'sending') return
    for (const id of releaseIds) {
      const key = `${channel} ${id}`
      history.senders.set(key, [...(history.senders.get(key) ?? []), container])
    }
  }
  return {
    ...store,
    storeRelease(incoming, ...more) {
      noteTopics(incoming.release)
      return store.storeRelease(incoming, ...more)
    },
    saveJoinedCopy(release, ...more) {
      noteTopics(release)
      return store.saveJoinedCopy(release, ...more)
    },
    saveRevision(release, ...more) {
      noteTopics(release)
      return store.saveRevision(release, ...more)
    },
    async planDelivery(delivery, ringAt) {
      const key = `${delivery.channel} ${delivery.releaseId}`
      const isNew = await store.planDelivery(delivery, ringAt)
      if (!container.isDead() && !history.plans.has(key)) {
        history.plans.set(key, { at: now(), dueAt: delivery.dueAt ?? 0 })
      }
      return isNew
    },
    async replanDelivery(delivery, was, ringAt) {
      const key = `${delivery.channel} ${delivery.releaseId}`
      // A worker that dies in this call may have replanned the delivery or not.
      history.plans.set(key, { at: now(), dueAt: delivery.dueAt ?? 0, orDueAt: history.plans.get(key)?.dueAt })
      const replanned = await store.replanDelivery(delivery, was, ringAt)
      history.plans.set(key, { at: now(), dueAt: delivery.dueAt ?? 0 })
      return replanned
    },
    saveMessage(lease, message) {
      noteSender(message)
      return store.saveMessage(lease, message)
    },
    setAsideMessage(lease, message, waits, ...more) {
      for (const [id, wait] of waits) if (wait.dueAt !== undefined) history.setAside.add(`${message.channel} ${id}`)
      return store.setAsideMessage(lease, message, waits, ...more)
    },
    async closeMessage(lease, message, ends, ...more) {
      const failing = [...ends].flatMap(([id, { state }]) => (state === 'failed' ? [`${message.channel} ${id}`] : []))
      for (const key of failing) history.failing.add(key)
      const isClosed = await store.closeMessage(lease, message, ends, ...more)
      for (const key of failing) history.failing.delete(key)
      return isClosed
    },
    waitingDeliveries(channel, limit) {
      lookedAt = now()
      return store.waitingDeliveries(channel, limit)
    },
    async openMessage(lease, message) {
      // A part of a refused digest holds what was chosen when the digest was made.
      const digest = message.part?.replace(/(\.[01])+$/, '')
      const chosenAt = history.chosenAt.get(`${message.channel} ${digest}`) ?? lookedAt
      history.chosenAt.set(`${message.channel} ${message.messageId}`, chosenAt)
      noteSender(message)
      return store.openMessage(lease, message)
    },
    standingQueries(channel) {
      if ('messageId' in channel) history.drawnAt.set(`${container.name} ${channel.messageId}`, now())
      return store.standingQueries(channel)
    },
  }
}
