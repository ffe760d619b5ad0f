import { createHash } from 'node:crypto'
import type { Channel } from '../subscriptions/channel.ts'
import { endOfQuiet } from '../subscriptions/quiet-hours.ts'
import { type Instant, MINUTE } from '../text/seoul.ts'
import type { Delivery } from './delivery.ts'
import type { Lease } from './lease.ts'
import type { Message } from './message.ts'

export interface Deps {
  messageOf(channel: Channel, messageId: string): Promise<Message | undefined>
  /** False when the lease was lost. */
  openMessage(lease: Lease, message: Message): Promise<boolean>
  showRevisions(lease: Lease, shown: Map<string, number>, now: Instant): Promise<void>
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
  /** A message to send; or one of which only has to be found out or recorded whether it was sent. */
  | { work: 'send'; message: Message }
  /** A posted message that shows an older revision than there is. */
  | { work: 'edit'; message: Message }
  /** Nothing to do before `dueAt`, or until something comes. */
  | { work: 'none'; dueAt: Instant | undefined }

/** More than this many due at once become one digest, in messages of at most DIGEST_HOLDS; so do two that waited for a morning. */
const SINGLES = 5
const DIGEST_HOLDS = 30
/** A backlog grows while something was planned within this time, but not for longer than GROWS_AT_MOST. */
const GROWING = 30_000
const GROWS_AT_MOST = 10 * MINUTE

/** What to do next in a channel: its open message first, then what is due. In its quiet hours only what makes no sound. */
export async function nextWork(deps: Deps, lease: Lease, now: Instant): Promise<Work> {
  const quietUntil = lease.quiet && endOfQuiet(lease.quiet, now)
  const left = lease.openMessageId && (await deps.messageOf(lease, lease.openMessageId))
  if (left) return quietUntil && !left.ts ? { work: 'none', dueAt: quietUntil } : { work: 'send', message: left }
  const found = await deps.dueDeliveries(lease, now)
  const first = found.due.find(({ state }) => !quietUntil || state === 'posted')
  if (first?.state === 'posted') return editOf(deps, lease, first, now)
  // They are counted on the channel's row: the next look sees it.
  if (found.tooOld > 0) return { work: 'none', dueAt: now }
  const isMoreBehind = found.nextDueAt !== undefined && found.nextDueAt <= now
  const hasTooOld = (lease.tooOld ?? 0) > 0 && !isMoreBehind
  if (found.due.length === 0 && !hasTooOld) return { work: 'none', dueAt: found.nextDueAt }
  const until = quietUntil ?? growsUntil(found.due, now)
  if (until) return { work: 'none', dueAt: until }
  const message = newMessage(lease, found.due, now)
  const opened = await deps.openMessage(lease, message)
  return opened ? { work: 'send', message } : { work: 'none', dueAt: now }
}

async function editOf(
  deps: Deps,
  lease: Lease,
  { releaseId, messageId, wanted = 0 }: Delivery,
  now: Instant,
): Promise<Work> {
  const message = messageId && (await deps.messageOf(lease, messageId))
  if (message) return { work: 'edit', message }
  // Its message is no longer kept: there is nothing to edit it by.
  await deps.showRevisions(lease, new Map([[releaseId, wanted]]), now)
  return { work: 'none', dueAt: now }
}

/** What comes all at once, as from a source that was down for weeks, is let come together: it makes one digest. */
function growsUntil(due: Delivery[], now: Instant): Instant | undefined {
  const waiting = due.filter(({ state }) => state === 'waiting')
  if (waiting.length <= SINGLES) return undefined
  const calmAt = Math.max(...waiting.map(({ plannedAt }) => plannedAt)) + GROWING
  const until = Math.min(calmAt, ...waiting.map(({ dueAt = now }) => dueAt + GROWS_AT_MOST))
  return until > now ? until : undefined
}

function newMessage({ team, channel, catchUp, tooOld = 0 }: Lease, due: Delivery[], now: Instant): Message {
  const unsent = due.filter(({ state }) => state === 'waiting')
  const waiting = unsent.map(({ releaseId }) => releaseId)
  const isGathered = unsent.filter(isForMorning).length > 1
  const isDigest = waiting.length > (catchUp || isGathered ? 1 : SINGLES)
  // So few would be left for the next message that they would not make a digest.
  const leavesFew = waiting.length > DIGEST_HOLDS && waiting.length - DIGEST_HOLDS <= SINGLES
  const most = leavesFew ? DIGEST_HOLDS - SINGLES : DIGEST_HOLDS
  const releaseIds = waiting.slice(0, isDigest ? most : 1)
  return {
    team,
    channel,
    messageId: messageId(releaseIds, now),
    openedAt: now,
    releaseIds,
    state: 'open',
    ambiguous: 0,
    ...(tooOld > 0 ? { tooOld } : {}),
    ...(isDigest && waiting.length > most ? { continues: true } : {}),
  }
}

/** Whether it was planned to wait: what is told daily or weekly comes together, be it ever so little. */
function isForMorning({ plannedAt, dueAt = 0 }: Delivery): boolean {
  return dueAt > plannedAt + 2 * MINUTE
}

/** Sorts by time, and is the same for the same releases at the same instant. */
function messageId(releaseIds: string[], now: Instant): string {
  const hash = createHash('sha256').update(releaseIds.join()).digest('hex').slice(0, 12)
  return `${new Date(now).toISOString()}-${hash}`
}
