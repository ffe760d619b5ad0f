import { createHash } from 'node:crypto'
import type { Channel } from '../subscriptions/channel.ts'
import type { Instant } from '../text/seoul.ts'
import type { Delivery } from './delivery.ts'
import type { Lease } from './lease.ts'
import type { Message } from './message.ts'

export interface Deps {
  messageOf(channel: Channel, messageId: string): Promise<Message | undefined>
  /** False when the lease was lost, as for saveMessage. */
  openMessage(lease: Lease, message: Message): Promise<boolean>
  saveMessage(lease: Lease, message: Message): Promise<boolean>
  /** What is due in the channel and still wanted, earliest first; what nobody wants any more has ended. */
  dueDeliveries(lease: Lease, now: Instant): Promise<Due>
}

export interface Due {
  due: Delivery[]
  /** How many ended just now because they had waited too long. */
  tooOld: number
  /** When the next one is due that is not yet. */
  nextDueAt: Instant | undefined
}

export type Work =
  /** A message to send, recorded as being sent; or one whose sending only has to be recorded. */
  | { work: 'send'; message: Message }
  /** A posted message that shows an older revision than there is. */
  | { work: 'edit'; message: Message }
  /** Nothing to do before `dueAt`, or until something comes. */
  | { work: 'none'; dueAt: Instant | undefined }

/** More than this many due at once become one digest, of at most DIGEST_HOLDS. */
const SINGLES = 5
const DIGEST_HOLDS = 30

/** What to do next in a channel: its open message first, then what is due. */
export async function nextWork(deps: Deps, lease: Lease, now: Instant): Promise<Work> {
  const left = lease.openMessageId && (await deps.messageOf(lease, lease.openMessageId))
  if (left) return resend(deps, lease, left, now)
  const { due, tooOld, nextDueAt } = await deps.dueDeliveries(lease, now)
  const [first] = due
  if (!first) return { work: 'none', dueAt: nextDueAt }
  const posted = first.messageId && (await deps.messageOf(lease, first.messageId))
  if (posted) return { work: 'edit', message: posted }
  const waiting = due.filter((delivery) => delivery.state === 'waiting')
  const many = waiting.length > (lease.catchUp ? 1 : SINGLES)
  const releaseIds = waiting.slice(0, many ? DIGEST_HOLDS : 1).map((delivery) => delivery.releaseId)
  const message: Message = {
    team: lease.team,
    channel: lease.channel,
    messageId: messageId(releaseIds, now),
    openedAt: now,
    releaseIds,
    state: 'sending',
    ambiguous: 0,
    ...(tooOld > 0 ? { tooOld } : {}),
  }
  const opened = await deps.openMessage(lease, message)
  return opened ? { work: 'send', message } : { work: 'none', dueAt: now }
}

/** A message an earlier holder was sending when it died may have reached Slack: it goes again, and that is counted. */
async function resend(deps: Deps, lease: Lease, left: Message, now: Instant): Promise<Work> {
  if (left.state === 'sent') return { work: 'send', message: left }
  const ambiguous = left.state === 'sending' ? left.ambiguous + 1 : left.ambiguous
  const message: Message = { ...left, state: 'sending', ambiguous }
  const saved = await deps.saveMessage(lease, message)
  return saved ? { work: 'send', message } : { work: 'none', dueAt: now }
}

/** Sorts by time, and is the same for the same releases at the same instant. */
function messageId(releaseIds: string[], now: Instant): string {
  const hash = createHash('sha256').update(releaseIds.join()).digest('hex').slice(0, 12)
  return `${new Date(now).toISOString()}-${hash}`
}
