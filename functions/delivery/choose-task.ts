import { createHash } from 'node:crypto'
import { isOffer, reminderOf } from '../releases/reminder.ts'
import { UNREADABLE_WAIT_MS, unlessUnreadable } from '../releases/unreadable-row.ts'
import { isPassing } from '../subscriptions/matching/aboutness.ts'
import { endOfQuiet } from '../subscriptions/quiet-hours.ts'
import { type Instant, MINUTE } from '../text/seoul.ts'
import { type Delivery, deliveryIdOf } from './delivery.ts'
import type { DeliveryDeps, DeliveryStore } from './delivery-deps.ts'
import { findDueDeliveries } from './find-due-deliveries.ts'
import type { Lease } from './lease.ts'
import type { Message } from './message.ts'

/** What a worker does next in a channel. */
export type ChannelTask =
  /** A message to send, or one of which only has to be settled or recorded whether it was posted. */
  | SendTask
  /** A posted message that shows an older revision than there is. */
  | { task: 'edit'; message: Message }
  /** Nothing to do before `dueAt`, or before something comes. */
  | { task: 'none'; dueAt: Instant | undefined }

export interface SendTask {
  task: 'send'
  message: Message
  /** It is saved nowhere yet. */
  isNew?: boolean
  /** Given where nothing else is due in the channel now: when something will be. Once the message is posted, the channel may be given back. */
  idle?: { dueAt: Instant | undefined }
}

/** More than this many due at once become one digest. Of what waited for a morning two are enough. */
const MAX_SINGLE_MESSAGES = 5
/**
 * Wait for a backlog to grow until nothing was planned for `BACKLOG_QUIET_MS`, but no longer than `MAX_BACKLOG_WAIT_MS`, so that it
 * becomes one digest.
 */
const BACKLOG_QUIET_MS = 30_000
const MAX_BACKLOG_WAIT_MS = 10 * MINUTE
/** Planned this much ahead of its time, a delivery was meant to wait for a morning. */
const PLANNED_AHEAD_MS = 2 * MINUTE

/**
 * Chooses what to do next in a channel: its open message first, then what is due. In its quiet hours only what makes no sound: recording
 * a posted message, and edits.
 */
export async function chooseTask(
  { store, carrier }: Pick<DeliveryDeps, 'store' | 'carrier'>,
  lease: Lease,
  now: Instant,
): Promise<ChannelTask> {
  const quietUntil = lease.quiet && endOfQuiet(lease.quiet, now)
  const { openMessageId } = lease
  const open = openMessageId && (await unlessUnreadable(store.messageOf(lease, openMessageId), 'unreadable'))
  // Which releases it holds, and whether it was posted, nobody can say: anything sent now might be sent twice.
  if (open === 'unreadable') return { task: 'none', dueAt: now + UNREADABLE_WAIT_MS }
  if (open) return quietUntil && !open.ts ? { task: 'none', dueAt: quietUntil } : { task: 'send', message: open }
  const { due, tooOld, nextDueAt } = await findDueDeliveries(store, lease, now)
  const first = due.find(({ state }) => !quietUntil || state === 'posted')
  if (first?.state === 'posted') return editTask(store, lease, first, now)
  // They are counted on the channel's row, so the next look at it sees their number.
  if (tooOld > 0) return { task: 'none', dueAt: now }
  const isMoreDue = nextDueAt !== undefined && nextDueAt <= now
  const hasTooOld = (lease.tooOld ?? 0) > 0 && !isMoreDue
  if (due.length === 0 && !hasTooOld) return { task: 'none', dueAt: nextDueAt }
  if (quietUntil) return { task: 'none', dueAt: quietUntil }
  const setAside = first && (await reopenMessage(store, lease, first, now))
  if (setAside) return setAside
  const together = dueTogether(due)
  const until = backlogGrowsUntil(together, now)
  if (until) return { task: 'none', dueAt: until }
  const message = newMessage(lease, together, now, carrier.limits.maxReleasesPerMessage)
  const isAllThatIsDue = !isMoreDue && due.length === message.releaseIds.length
  return { task: 'send', message, isNew: true, ...(isAllThatIsDue && { idle: { dueAt: nextDueAt } }) }
}

async function editTask(store: DeliveryStore, lease: Lease, delivery: Delivery, now: Instant): Promise<ChannelTask> {
  const { messageId, wanted = 0, shown = 0 } = delivery
  const deliveryId = deliveryIdOf(delivery)
  const message = messageId && (await unlessUnreadable(store.messageOf(lease, messageId), 'unreadable'))
  if (message === 'unreadable') {
    await store.showRevisions(lease, new Map([[deliveryId, shown]]), now + UNREADABLE_WAIT_MS)
    return { task: 'none', dueAt: now }
  }
  if (message) return { task: 'edit', message }
  // The message's row has expired, so there is nothing to edit it by.
  await store.showRevisions(lease, new Map([[deliveryId, wanted]]), now)
  return { task: 'none', dueAt: now }
}

/** Takes up a message that was set aside because it may have been posted. Undefined when it has ended. */
async function reopenMessage(
  store: DeliveryStore,
  lease: Lease,
  { messageId, ...delivery }: Delivery,
  now: Instant,
): Promise<ChannelTask | undefined> {
  if (messageId === undefined) return undefined
  const message = await unlessUnreadable(store.messageOf(lease, messageId), 'unreadable')
  if (message === 'unreadable') {
    const dueAt = now + UNREADABLE_WAIT_MS
    await store.replanDelivery({ ...delivery, messageId, dueAt }, 'waiting', dueAt)
    return { task: 'none', dueAt: now }
  }
  if (!message || message.state === 'closed') return undefined
  const reopened = await store.reopenMessage(lease, messageId)
  return reopened ? { task: 'send', message } : { task: 'none', dueAt: now }
}

/**
 * The first of what is due, and what follows it that may share a message with it: releases, reminders and an offer share none, one that was set
 * aside is sent alone, and a part of a refused digest by itself.
 */
function dueTogether(due: Delivery[]): Delivery[] {
  const allWaiting = due.filter(({ state }) => state === 'waiting')
  const sortOf = (one: Delivery) => (isOffer(one) ? 'offer' : reminderOf(one) ? 'reminder' : 'release')
  const waiting = allWaiting.filter((one, _, [first]) => first && sortOf(one) === sortOf(first))
  const wasSetAside = ({ alone, messageId }: Delivery) => alone === true || messageId !== undefined
  const partOf = (one: Delivery | undefined) => (one && !wasSetAside(one) ? one.part : undefined)
  if (partOf(waiting[0]) !== undefined) {
    const [first] = waiting.flatMap((one) => partOf(one) ?? []).sort()
    return waiting.filter((one) => partOf(one) === first)
  }
  const next = waiting.findIndex((one) => wasSetAside(one) || one.part !== undefined)
  return next === -1 ? waiting : waiting.slice(0, Math.max(next, 1))
}

/** Lets what comes all at once, as from a source that was down for weeks, gather until it makes one digest. */
function backlogGrowsUntil(waiting: Delivery[], now: Instant): Instant | undefined {
  if (waiting.length <= MAX_SINGLE_MESSAGES || waiting[0]?.part !== undefined) return undefined
  const calmAt = Math.max(...waiting.map(({ plannedAt }) => plannedAt)) + BACKLOG_QUIET_MS
  const until = Math.min(calmAt, ...waiting.map(({ dueAt = now }) => dueAt + MAX_BACKLOG_WAIT_MS))
  return until > now ? until : undefined
}

/** A message of the earliest due delivery, or a digest of as many as one message holds. */
function newMessage(
  { team, channel, catchUp, tooOld = 0, untold, untoldReasons }: Lease,
  unsent: Delivery[],
  now: Instant,
  maxReleases: number,
): Message {
  const waitedForMorning = unsent.filter(isForMorning).length > 1
  const { part, alone } = unsent[0] ?? {}
  const isDigest = unsent.length > (catchUp || waitedForMorning || part !== undefined ? 1 : MAX_SINGLE_MESSAGES)
  // A full message would leave too few for the next one to be a digest.
  const leavesFew = unsent.length > maxReleases && unsent.length - maxReleases <= MAX_SINGLE_MESSAGES
  const digestSize = leavesFew ? maxReleases - MAX_SINGLE_MESSAGES : maxReleases
  // What is only mentioned in passing comes last, also where it takes several digests.
  const { true: mentions = [], false: others = [] } = Object.groupBy(unsent, isOnlyMentioned)
  const inOrder = isDigest ? [...others, ...mentions] : unsent
  const sent = inOrder.slice(0, isDigest ? digestSize : 1)
  const releaseIds = sent.map(({ releaseId }) => releaseId)
  const deliveryIds = sent.map(deliveryIdOf)
  const perhapsPosted = sent.filter((one) => one.perhapsPosted).map(deliveryIdOf)
  // What was refused before may be what cannot be sent. Another message tells of it.
  const again = alone === true || part !== undefined
  const told = { count: untold?.size ?? 0, reasons: [...(untoldReasons ?? [])].sort() }
  return {
    team,
    channel,
    messageId: newMessageId(deliveryIds, now),
    openedAt: now,
    releaseIds,
    ...(sent.some(({ deliveryId }) => deliveryId !== undefined) ? { deliveryIds } : {}),
    state: 'open',
    ambiguous: 0,
    ...(again ? { again } : {}),
    ...(part !== undefined ? { part } : {}),
    ...(perhapsPosted.length > 0 ? { perhapsPosted } : {}),
    ...(!again && told.count > 0 ? { unsent: told } : {}),
    ...(tooOld > 0 ? { tooOld } : {}),
    ...(isDigest && unsent.length > digestSize ? { continues: true } : {}),
  }
}

/** Whether a delivery was planned to wait: what is told daily or weekly comes together, however few releases there are. */
function isForMorning({ plannedAt, dueAt = 0 }: Delivery): boolean {
  return dueAt > plannedAt + PLANNED_AHEAD_MS
}

function isOnlyMentioned({ matches }: Delivery): 'true' | 'false' {
  return matches.every((match) => isPassing(match)) ? 'true' : 'false'
}

/** Ids sort by time, and are the same for the same releases at the same instant. */
function newMessageId(deliveryIds: string[], now: Instant): string {
  const hash = createHash('sha256').update(deliveryIds.join()).digest('hex').slice(0, 12)
  return `${new Date(now).toISOString()}-${hash}`
}
