import { releaseIdOf } from '../releases/reminder.ts'
import { DAY, HOUR, type Instant, MINUTE } from '../text/seoul.ts'
import type { SendTask } from './choose-task.ts'
import { type DeliveryEnd, NO_ANSWER } from './delivery.ts'
import type { DeliveryDeps } from './delivery-deps.ts'
import type { Lease } from './lease.ts'
import {
  deliveryIdsOf,
  isPerhapsPosted,
  type Message,
  type MessagePart,
  partIdOf,
  shownDeliveryIds,
} from './message.ts'
import { type PartsToSend, partsToSend } from './message-parts.ts'
import { leaveRefusedWorkspace, pauseChannel } from './pause-channel.ts'
import {
  giveUpInDoubt,
  perhapsPosted,
  retryInDoubtAt,
  setAsideForPause,
  setAsideInDoubt,
  setAsideRefused,
} from './set-aside.ts'
import { settleMessage } from './settle-message.ts'
import { noteLostAnswer, silentUntil } from './workspace-silence.ts'

const FIRST_RETRY_MS = 30_000
const LAST_RETRY_MS = 30 * MINUTE
const SLOT_VALID_MS = 15 * MINUTE
const SLOT_AT_MOST_AWAY_MS = 4 * DAY
/** About a day: what is put off so often under a name of its own is taken for refused. */
const MAX_PUT_OFFS = 50
/** How often a message may be what a workspace falls silent behind. Then it is about the message, of which there would be copies without end. */
const MAX_SILENCES = 3

/**
 * Sends a message and records what became of it. Every step may be repeated by another worker after a crash. Returns when the channel may be
 * sent to again, or that the channel was given back with what became of the message.
 */
export async function sendMessage(
  deps: DeliveryDeps,
  lease: Lease,
  { message: open, isNew = false, idle }: Omit<SendTask, 'task'>,
  now: Instant,
): Promise<Instant | 'given back'> {
  const { carrier, clock, store } = deps
  const inDoubt = open.state === 'sending'
  const silent = open.ts === undefined ? await silentUntil(deps, lease.team) : undefined
  if (silent !== undefined) return silent
  const isOrphan = inDoubt && open.lost === undefined
  const found = isOrphan ? withDoubt(open) : open
  const retryAt = isOrphan ? retryInDoubtAt(found.doubts ?? 0, found.triedAt ?? found.openedAt) : now
  if (retryAt === undefined || retryAt > now)
    return setAsideInDoubt(deps, lease, found, endOfOmitted(await partsToSend(store, found, now)))
  const settled = inDoubt ? await settleMessage(deps, lease, found) : { message: found }
  if (!settled.message) return settled.until
  const { message } = settled
  if (message.ts) {
    if (inDoubt) await store.saveMessage(lease, message)
    return closeMessage(deps, lease, message, now, endOfOmitted(await partsToSend(store, message, now)))
  }
  const slot = validSlot(message, now) ?? (await store.reserveSlot(lease.team, now))
  if (slot > now + carrier.limits.messagePauseMs)
    return holdBack(deps, lease, { ...message, slot }, believedHold(slot, now), isNew)
  const toSend = await partsToSend(store, message, clock.now())
  const { parts, hasSubscriptions } = toSend
  const saysSomething = parts.length > 0 || (message.releaseIds.length === 0 && hasSubscriptions)
  if (!saysSomething && isPerhapsPosted(message) && toSend.dropped.size > 0)
    return giveUpInDoubt(deps, lease, message, endOfOmitted(toSend))
  if (!saysSomething) return closeMessage(deps, lease, message, now, endOfOmitted(toSend))
  const sending = asSending(message, parts, clock.now())
  // Save `sending` right before the call: if this worker slept past its lease, the write is refused and nothing is sent.
  const isSaved = isNew ? await store.openMessage(lease, sending) : await store.saveMessage(lease, sending)
  if (!isSaved) return clock.now() + MINUTE
  const answer = await carrier.post(sending, parts)
  switch (answer.outcome) {
    case 'posted': {
      const sent: Message = { ...sending, state: 'sent', ts: answer.ts, silences: undefined }
      return closeMessage(deps, lease, sent, now, endOfOmitted(toSend), idle)
    }
    case 'later':
      if (!answer.isLimit) return putOff(deps, lease, sending, answer, toSend)
      await store.noteRateLimit(lease, now, answer.retryAt)
      return holdBack(deps, lease, sending, answer.retryAt)
    case 'unreachable': {
      const until = await waitsForWorkspace(deps, sending)
      if (until !== undefined) return holdBack(deps, lease, withSilence(sending), until)
      return putOff(deps, lease, sending, answer, toSend)
    }
    case 'ambiguous': {
      // It stays `sending`, so that whoever takes it up next first settles whether it was posted.
      const until = await waitsForWorkspace(deps, sending)
      if (until === undefined) return setAsideInDoubt(deps, lease, withDoubt(sending), endOfOmitted(toSend))
      await store.saveMessage(lease, { ...withSilence(sending), lost: 'workspace silent' })
      return until
    }
    case 'closed':
      if (answer.whole === 'workspace')
        return holdBack(deps, lease, sending, await leaveRefusedWorkspace(deps, lease, answer.reason))
      await setAsideForPause(deps, lease, sending)
      return pauseChannel(deps, lease, answer.reason)
    case 'refused': {
      const until = answer.isUnlisted ? await waitsForWorkspace(deps, sending) : undefined
      if (until !== undefined) return holdBack(deps, lease, withSilence(sending), until)
      return setAsideRefused(deps, lease, sending, answer.reason, endOfOmitted(toSend))
    }
  }
}

/**
 * Until when the whole workspace waits, after an answer that says nothing for good; undefined when it was about the message: the workspace
 * answers otherwise, or was silent behind this message before, again and again.
 */
export async function waitsForWorkspace(
  deps: DeliveryDeps,
  { team, silences = 0 }: Message,
): Promise<Instant | undefined> {
  const until = await noteLostAnswer(deps, team)
  return silences < MAX_SILENCES ? until : undefined
}

/** A message behind which the workspace was silent once more. */
export function withSilence(message: Message): Message {
  return { ...message, silences: (message.silences ?? 0) + 1 }
}

/** A message whose last send may have been posted, and nobody can know. */
function withDoubt(message: Message): Message {
  return { ...message, lost: 'in doubt', doubts: (message.doubts ?? 0) + 1 }
}

/**
 * The time reserved for a message in the workspace's budget, while it is still valid. A message held up far beyond its slot, by quiet
 * hours for example, must reserve another one: others were held up too, and all of them would be sent at once.
 */
export function validSlot({ slot }: Message, now: Instant): Instant | undefined {
  // One further away than any budget gives was reserved by a clock that ran ahead.
  const isValid = slot !== undefined && slot > now - SLOT_VALID_MS && slot < now + SLOT_AT_MOST_AWAY_MS
  return isValid ? slot : undefined
}

/** Until when a channel is held up for a slot: no longer than a hold is believed. What is held up still has its slot then. */
export function believedHold(slot: Instant, now: Instant): Instant {
  return Math.min(slot, now + HOUR)
}

/** Doubles with each failed attempt: any of them may in fact have posted the message with only the answer lost. */
function retryDelay(failedAttempts: number): number {
  return Math.min(FIRST_RETRY_MS * 2 ** failedAttempts, LAST_RETRY_MS)
}

/** The message as it is about to be sent, with the revisions it will show. The attempt uses up its slot. */
function asSending(message: Message, parts: MessagePart[], now: Instant): Message {
  const perhapsPosted = isPerhapsPosted(message) ? shownDeliveryIds(message) : []
  const revisions = new Map(parts.map((part) => [partIdOf(part), part.release.revision]))
  const shown = deliveryIdsOf(message).map((id) => revisions.get(id) ?? null)
  return {
    ...message,
    state: 'sending',
    slot: undefined,
    triedAt: now,
    shown,
    lost: undefined,
    ...(perhapsPosted.length > 0 && { perhapsPosted }),
  }
}

async function holdBack(
  { store }: DeliveryDeps,
  lease: Lease,
  message: Message,
  until: Instant,
  isNew = false,
): Promise<Instant> {
  const heldBack: Message = { ...message, state: 'held back' }
  await (isNew ? store.openMessage(lease, heldBack) : store.saveMessage(lease, heldBack))
  return until
}

/** Puts a message off under a name of the carrier's. One that is put off again and again is refused by that name, so that it ends. */
function putOff(
  deps: DeliveryDeps,
  lease: Lease,
  message: Message,
  { retryAt, detail }: { retryAt: Instant; detail: string },
  toSend: PartsToSend,
): Promise<Instant> {
  const { putOff: before = 0 } = message
  if (before >= MAX_PUT_OFFS) return setAsideRefused(deps, lease, message, detail, endOfOmitted(toSend))
  const until = Math.max(retryAt, deps.clock.now() + retryDelay(before))
  return holdBack(deps, lease, { ...message, putOff: before + 1 }, until)
}

/** How a delivery ends that the message leaves out; undefined for one that cannot be read, which waits on. */
function endOfOmitted({ dropped, unreadable }: PartsToSend): (deliveryId: string) => DeliveryEnd | undefined {
  return (id) => (unreadable.includes(id) ? undefined : { state: 'dropped', reason: dropped.get(id) ?? 'unsubscribed' })
}

/** What an earlier send may have posted, and the last one left out because it was withdrawn, may stand in the channel for good. */
function unlessInDoubt({ perhapsPosted = [] }: Message, deliveryId: string, end: DeliveryEnd): DeliveryEnd {
  const isInDoubt = end.state === 'dropped' && end.reason !== 'unsubscribed' && perhapsPosted.includes(deliveryId)
  return isInDoubt ? { state: 'failed', reason: NO_ANSWER } : end
}

/** For a message that never told how many releases were too old: the number is kept for the next message. */
function withoutTooOld(message: Message): Message {
  return { ...message, tooOld: undefined }
}

/**
 * Ends a message. Releases it showed end as posted; those left out, or all of an unsent message, as `endOfOthers` says. The write that ends
 * them also holds the message's `ts`; where it does not go through, `ts` is saved alone, so that whoever takes the message up knows that it was
 * posted. Where the channel is `idle` then, that write gives the channel back as well, unless something came meanwhile.
 */
async function closeMessage(
  { carrier, clock, store, tell }: DeliveryDeps,
  lease: Lease,
  message: Message,
  now: Instant,
  endOfOthers: (deliveryId: string) => DeliveryEnd | undefined,
  idle?: SendTask['idle'],
): Promise<Instant | 'given back'> {
  const { messageId, ts } = message
  const ends = deliveryIdsOf(message).flatMap((id, index): [string, DeliveryEnd][] => {
    const shown = message.shown?.[index] ?? null
    const end = ts && shown !== null ? ({ state: 'posted', ts, messageId, shown } as const) : endOfOthers(id)
    return end ? [[id, ts ? unlessInDoubt(message, id, end) : end]] : []
  })
  const lost = ends.flatMap(([id, { state }]) => (state === 'failed' ? [releaseIdOf(id)] : []))
  const entry = lost.length > 0 ? { ...perhapsPosted(message), releaseIds: lost, failedAt: clock.now() } : undefined
  // A refused message that says nothing but the number of too old releases would be refused for ever: the number is given up.
  const ended = ts || message.releaseIds.length === 0 ? message : withoutTooOld(message)
  const saveTs = async () => ts !== undefined && (await store.saveMessage(lease, message))
  const close = async () => {
    const notBefore = clock.now() + carrier.limits.messagePauseMs
    const isLast =
      idle && ts && !entry && (idle.dueAt ?? notBefore) >= notBefore && ends.length === deliveryIdsOf(message).length
    if (isLast && (await store.closeAndGiveBack(lease, ended, new Map(ends), idle.dueAt, notBefore)))
      return 'given back'
    return store.closeMessage(lease, ended, new Map(ends), now, entry)
  }
  const closed = await close().catch(async (error: unknown) => {
    await saveTs()
    throw error
  })
  if (closed === 'given back') return closed
  if (!closed) await saveTs()
  // Refused because the lease is lost. Whatever the reason, trying again at once would not help.
  if (!closed) return clock.now() + MINUTE
  if (entry) tell({ trouble: 'failed', ...entry })
  // The pause counts from now, not from before the send, which may have taken long.
  return ts ? clock.now() + carrier.limits.messagePauseMs : now
}
