import type { Channel } from '../subscriptions/channel.ts'
import { type Instant, MINUTE } from '../text/seoul.ts'
import type { End } from './delivery.ts'
import type { Lease } from './lease.ts'
import type { Message, Outcome } from './message.ts'
import type { Part, ToSend } from './message-parts.ts'
import { pauseChannel, WORKSPACE_CLOSED } from './pause-channel.ts'
import { type Deps as ForSettling, settleMessage } from './settle-message.ts'

export interface Deps extends Omit<ForSettling, 'seek'> {
  ledger: ForSettling['ledger'] & {
    /** Ends the message and each of its deliveries. */
    closeMessage(lease: Lease, message: Message, ends: Map<string, End>, now: Instant): Promise<boolean>
  }
  /** A turn in the workspace's budget. */
  reserveSlot(team: string, now: Instant): Promise<Instant>
  partsToSend(message: Message): Promise<ToSend>
  slack: {
    post(message: Message, parts: Part[]): Promise<Outcome>
    seek?: ForSettling['seek']
  }
  /** Notes that Slack put a channel off until an instant. */
  noteRateLimit(channel: Channel, now: Instant, until: Instant): Promise<void>
}

/** Slack allows a channel one message a second. */
export const BETWEEN_MESSAGES = 1_000
const AGAIN_AFTER = 30_000
const AGAIN_AT_LAST = 30 * MINUTE
const TURN_HOLDS = 15 * MINUTE

/** Sends an open message and records what became of it; every step may be repeated. Returns when the channel may be sent to again. */
export async function sendMessage(deps: Deps, lease: Lease, open: Message, now: Instant): Promise<Instant> {
  const inDoubt = open.state === 'sending'
  const settled = inDoubt ? await settleMessage({ ...deps, seek: deps.slack.seek }, lease, open) : { message: open }
  if (!settled.message) return settled.until
  const { message } = settled
  if (message.ts) {
    if (inDoubt) await deps.ledger.saveMessage(lease, message)
    return close(deps, lease, message, now, leftOut(await deps.partsToSend(message)))
  }
  const slot = turnOf(message, now) ?? (await deps.reserveSlot(lease.team, now))
  if (slot > now + BETWEEN_MESSAGES) return holdBack(deps, lease, { ...message, slot }, slot)
  const toSend = await deps.partsToSend(message)
  const { parts, listens } = toSend
  const saysSomething = parts.length > 0 || (message.releaseIds.length === 0 && listens)
  if (!saysSomething) return close(deps, lease, message, now, leftOut(toSend))
  const sending = asSending(message, parts, deps.now())
  // Written down right before, so that who slept until the lease was lost does not send.
  if (!(await deps.ledger.saveMessage(lease, sending))) return deps.now() + MINUTE
  const answer = await deps.slack.post(sending, parts)
  switch (answer.outcome) {
    case 'posted': {
      const sent: Message = { ...sending, state: 'sent', ts: answer.ts }
      await deps.ledger.saveMessage(lease, sent)
      return close(deps, lease, sent, now, leftOut(toSend))
    }
    case 'later':
      if (!answer.isLimit) return putOff(deps, lease, sending, answer.retryAt)
      await deps.noteRateLimit(lease, now, answer.retryAt)
      return holdBack(deps, lease, sending, answer.retryAt)
    case 'ambiguous':
      // It stays as being sent: whoever takes it up again settles whether Slack has it.
      return deps.now() + rarer(sending.ambiguous + (sending.settled ?? 0))
    case 'closed':
      if (answer.whole === 'workspace') return holdBack(deps, lease, sending, deps.now() + WORKSPACE_CLOSED)
      // Its deliveries wait on, for the digest that comes when the channel is resumed.
      await deps.ledger.closeMessage(lease, untold(sending), new Map(), now)
      return pauseChannel(deps, lease, answer.reason)
    case 'refused':
      return close(deps, lease, sending, now, () => ({ state: 'failed', reason: answer.reason }))
  }
}

/** The turn in the budget a message has. What was held up beyond it, by quiet hours perhaps, takes a new one: others were, too. */
export function turnOf({ slot }: Message, now: Instant): Instant | undefined {
  return slot !== undefined && slot > now - TURN_HOLDS ? slot : undefined
}

/** What fails again and again is tried ever more rarely: Slack may be taking a message each time and only its answers be lost. */
function rarer(before: number): number {
  return Math.min(AGAIN_AFTER * 2 ** before, AGAIN_AT_LAST)
}

/** What is being sent now: which releases, in which revisions. */
function asSending(message: Message, parts: Part[], now: Instant): Message {
  const revisions = new Map(parts.map(({ release }) => [release.id, release.revision]))
  const shown = message.releaseIds.map((id) => revisions.get(id) ?? null)
  // A turn already taken is used up by an attempt.
  return { ...message, state: 'sending', slot: undefined, triedAt: now, shown }
}

async function holdBack(deps: Deps, lease: Lease, message: Message, until: Instant): Promise<Instant> {
  await deps.ledger.saveMessage(lease, { ...message, state: 'held back' })
  return until
}

function putOff(deps: Deps, lease: Lease, message: Message, retryAt: Instant): Promise<Instant> {
  const { putOff: before = 0 } = message
  return holdBack(deps, lease, { ...message, putOff: before + 1 }, Math.max(retryAt, deps.now() + rarer(before)))
}

function leftOut({ withdrawn }: ToSend): (releaseId: string) => End {
  return (id) => ({ state: 'dropped', reason: withdrawn.includes(id) ? 'withdrawn' : 'unsubscribed' })
}

/** A message that did not say how many were too old: the next one is to. */
function untold(message: Message): Message {
  return { ...message, tooOld: undefined }
}

/** Ends a message: what it showed is posted; what it left out, or all of an unsent one, ends as `otherwise` says. */
async function close(
  deps: Deps,
  lease: Lease,
  message: Message,
  now: Instant,
  otherwise: (releaseId: string) => End,
): Promise<Instant> {
  const { messageId, ts } = message
  const ends = message.releaseIds.map((id, index): [string, End] => {
    const shown = message.shown?.[index] ?? null
    return [id, ts && shown !== null ? { state: 'posted', ts, messageId, shown } : otherwise(id)]
  })
  // One that says nothing else and is refused would be refused again for ever.
  const ended = ts || message.releaseIds.length === 0 ? message : untold(message)
  const closed = await deps.ledger.closeMessage(lease, ended, new Map(ends), now)
  // The lease is lost; were it anything else, trying again at once would not help either.
  if (!closed) return deps.now() + MINUTE
  // Counted from now, not from before the send: it may have been long on its way.
  return ts ? deps.now() + BETWEEN_MESSAGES : now
}
