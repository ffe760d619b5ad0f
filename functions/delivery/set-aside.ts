import { releaseIdOf } from '../releases/reminder.ts'
import { unlessUnreadable } from '../releases/unreadable-row.ts'
import { DAY, HOUR, type Instant, MINUTE } from '../text/seoul.ts'
import type { DeliveryEnd, SetAside } from './delivery.ts'
import { NO_ANSWER, type Undelivered } from './delivery.ts'
import type { DeliveryDeps } from './delivery-deps.ts'
import type { Lease } from './lease.ts'
import { deliveryIdsOf, isPerhapsPosted, type Message, shownDeliveryIds, shownReleaseIds } from './message.ts'

/*
Nothing waits behind one message. One that is refused in both its forms, or whose answer is lost, is set aside with a later `dueAt`, and
the channel goes on.

A refused digest is split in halves, which are sent at once and split again while they are refused: of thirty releases with one at fault
twenty-nine come in about five messages, where one by one they would flood the channel. A release that is refused alone is tried again
after 1, 2, 4 and 8 hours and a last time a day after the first; then it fails, with the carrier's own word.

A message whose answer was lost although the workspace answers otherwise keeps its row and its releases, because it may stand in the
channel. It is sent again after the times below. If every answer is lost it fails as `no answer`.

The doubt about earlier sends outlives whatever is answered later. Refused, or in a channel that is closed by now, such a message keeps its
row and its releases too, and is sent by itself; of a digest that is split each half knows of it. Where nothing is left to say it ends as
`no answer`. Only a reading of the channel that does not find it ends the doubt.
*/
/** How a release that the message left out ends; undefined for one that waits on. */
type EndOfOmitted = (deliveryId: string) => DeliveryEnd | undefined

const REFUSED_WAIT_MS = HOUR
const REFUSED_FOR_MS = DAY
const DOUBT_WAITS_MS = [MINUTE, 10 * MINUTE, HOUR, 4 * HOUR, 12 * HOUR]

/** When a message may be sent again after so many doubts, the last at `triedAt`; undefined when it is to be given up. */
export function retryInDoubtAt(doubts: number, triedAt: Instant): Instant | undefined {
  const wait = DOUBT_WAITS_MS[doubts - 1]
  return wait === undefined ? undefined : triedAt + wait
}

/** Sets a refused message aside, or gives it up. Returns when the channel may be sent to again. */
export async function setAsideRefused(
  deps: DeliveryDeps,
  lease: Lease,
  message: Message,
  reason: string,
  endOfOmitted: EndOfOmitted,
): Promise<Instant> {
  const { clock, store } = deps
  const { team, channel, messageId } = message
  const releaseIds = shownReleaseIds(message)
  const now = clock.now()
  if (message.unsent) {
    // The refusal may be of the line about what was not sent. Home tells that as well.
    await store.saveMessage(lease, { ...message, state: 'held back', unsent: undefined, unsentLeftOut: true })
    return now
  }
  const [deliveryId, ...others] = deliveryIdsOf(message)
  // It only said how many releases were too old, and would be refused for ever: the number is given up.
  if (deliveryId === undefined) return closed(deps, await store.closeMessage(lease, message, new Map(), now))
  const inDoubt = isPerhapsPosted(message)
  const refused: Message = { ...message, state: 'closed', tooOld: undefined }
  if (others.length > 0) {
    const split = await store.setAsideMessage(lease, refused, halvesOf(message))
    if (split) deps.tell({ trouble: 'digest refused', team, channel, messageId, releaseIds, reason })
    return closed(deps, split)
  }
  const { refusals: before = 0, refusedSince = now } =
    (await unlessUnreadable(store.deliveryOf(message, deliveryId), undefined)) ?? {}
  const undelivered = { team, channel, messageId, releaseIds, reason, since: refusedSince, isInDoubt: false }
  // It was told when it was first refused.
  const isNews = before === 0
  if (now - refusedSince >= REFUSED_FOR_MS)
    return fail(deps, lease, refused, { ...undelivered, isInDoubt: inDoubt, isNews }, endOfOmitted)
  const dueAt = Math.min(now + REFUSED_WAIT_MS * 2 ** before, refusedSince + REFUSED_FOR_MS)
  const wait = { dueAt, alone: true, refusals: before + 1, refusedSince } as const
  const waits = new Map([[deliveryId, inDoubt ? { ...wait, messageId } : wait]])
  const entry = { ...undelivered, nextTryAt: dueAt }
  const kept: Message = inDoubt ? { ...refused, state: 'held back', again: true } : refused
  const isSetAside = await store.setAsideMessage(lease, kept, waits, entry, isNews)
  if (isSetAside) deps.tell({ trouble: 'set aside', ...entry })
  return closed(deps, isSetAside)
}

/** The releases of a refused digest, each with its half: of two halves the earlier one is sent first. */
function halvesOf(message: Message): Map<string, SetAside> {
  const { messageId, part = messageId } = message
  const ids = deliveryIdsOf(message)
  const middle = Math.ceil(ids.length / 2)
  const doubtful = isPerhapsPosted(message) ? shownDeliveryIds(message) : []
  return new Map(
    ids.map((id, index): [string, SetAside] => [
      id,
      { part: `${part}.${index < middle ? 0 : 1}`, ...(doubtful.includes(id) && { perhapsPosted: true }) },
    ]),
  )
}

/**
 * Puts a message aside whose channel accepts none. Its deliveries keep waiting, for the digest that is sent when the channel is resumed; what
 * may have been posted waits in its message, which is then sent before.
 */
export async function setAsideForPause({ store, tell }: DeliveryDeps, lease: Lease, message: Message): Promise<void> {
  const { messageId, doubts = 0 } = message
  const ids = deliveryIdsOf(message)
  const asItIs = { ...message, tooOld: undefined }
  if (ids.length === 0 || !isPerhapsPosted(message)) {
    // Only what was set aside before is in a message.
    const waits = new Map(doubts > 0 ? ids.map((id) => [id, {}]) : [])
    await store.setAsideMessage(lease, { ...asItIs, state: 'closed' }, waits)
    return
  }
  const waits = new Map(ids.map((id) => [id, { messageId }]))
  const entry = perhapsPosted(message)
  const held: Message = { ...asItIs, unsent: undefined, state: 'held back' }
  if (await store.setAsideMessage(lease, held, waits, entry)) tell({ trouble: 'set aside', ...entry })
}

/** Sets a message aside that may have been posted, with its doubts counted, or gives it up. Returns when the channel may be sent to again. */
export async function setAsideInDoubt(
  deps: DeliveryDeps,
  lease: Lease,
  message: Message,
  endOfOmitted: EndOfOmitted,
): Promise<Instant> {
  const { carrier, clock, store } = deps
  const { messageId, releaseIds, openedAt, doubts = 0, triedAt = openedAt } = message
  const undelivered = perhapsPosted(message)
  const goesOnAt = clock.now() + carrier.limits.messagePauseMs
  const dueAt = retryInDoubtAt(doubts, triedAt)
  // A message of numbers alone is sent once more, before anything else; numbers that are lost again are given up.
  if (releaseIds.length === 0) {
    if (doubts > 1 || dueAt === undefined)
      return closed(deps, await store.closeMessage(lease, message, new Map(), clock.now()), goesOnAt)
    return closed(deps, await store.saveMessage(lease, { ...message, lost: 'in doubt' }), dueAt)
  }
  if (dueAt === undefined) {
    const last = await carrier.seek?.(message)
    if (last?.found !== 'there')
      return fail(deps, lease, message, { ...undelivered, isNews: true }, endOfOmitted, goesOnAt)
    // The next step finds it posted, and closes it.
    return closed(deps, await store.saveMessage(lease, { ...message, state: 'sent', ts: last.ts }), goesOnAt)
  }
  const waits = new Map(deliveryIdsOf(message).map((id): [string, SetAside] => [id, { dueAt, messageId }]))
  const entry = { ...undelivered, nextTryAt: dueAt }
  // The next message tells the numbers it carried: told by both, they would be counted off twice.
  const withoutNumbers: Message = { ...message, lost: 'in doubt', tooOld: undefined, unsent: undefined }
  const isSetAside = await store.setAsideMessage(lease, withoutNumbers, waits, entry)
  if (isSetAside) deps.tell({ trouble: 'set aside', ...entry })
  return closed(deps, isSetAside, goesOnAt)
}

/** Ends a message that may have been posted and has nothing left to say, since its releases were withdrawn: perhaps they stand in the channel. */
export function giveUpInDoubt(
  deps: DeliveryDeps,
  lease: Lease,
  message: Message,
  endOfOmitted: EndOfOmitted,
): Promise<Instant> {
  return fail(deps, lease, message, { ...perhapsPosted(message), isNews: true }, endOfOmitted)
}

/** What is told of a message whose answer was lost. */
export function perhapsPosted(message: Message): Undelivered {
  const { team, channel, messageId, openedAt } = message
  const releaseIds = shownReleaseIds(message)
  return { team, channel, messageId, releaseIds, reason: NO_ANSWER, since: openedAt, isInDoubt: true }
}

/** Ends what the message showed as failed, and tells it. */
async function fail(
  deps: DeliveryDeps,
  lease: Lease,
  message: Message,
  { isNews, ...undelivered }: Undelivered & { isNews: boolean },
  endOfOmitted: EndOfOmitted,
  goesOnAt?: Instant,
): Promise<Instant> {
  const { clock, store } = deps
  const failedAt = clock.now()
  const { reason } = undelivered
  const shown = shownDeliveryIds(message)
  const ends = deliveryIdsOf(message).flatMap((id): [string, DeliveryEnd][] => {
    const end = shown.includes(id) ? ({ state: 'failed', reason } as const) : endOfOmitted(id)
    return end ? [[id, end]] : []
  })
  const failedIds = ends.flatMap(([id, { state }]) => (state === 'failed' ? [releaseIdOf(id)] : []))
  const entry = { ...undelivered, releaseIds: failedIds.length > 0 ? failedIds : undelivered.releaseIds, failedAt }
  const withoutTooOld = { ...message, tooOld: undefined }
  const failed = await store.closeMessage(lease, withoutTooOld, new Map(ends), failedAt, entry, isNews)
  if (failed) deps.tell({ trouble: 'failed', ...entry })
  return closed(deps, failed, goesOnAt)
}

/** A write that was refused because the lease is lost is not to be tried again at once. */
function closed({ clock }: DeliveryDeps, wasWritten: boolean, goesOnAt = clock.now()): Instant {
  return wasWritten ? goesOnAt : clock.now() + MINUTE
}
