import { UNREADABLE_WAIT_MS, unlessUnreadable } from '../releases/unreadable-row.ts'
import { type Instant, MINUTE } from '../text/seoul.ts'
import { deliveryIdOf } from './delivery.ts'
import type { DeliveryDeps, DeliveryStore } from './delivery-deps.ts'
import type { Lease } from './lease.ts'
import { deliveryIdsOf, type Message, type MessagePart, partIdOf } from './message.ts'
import { partsToEdit } from './message-parts.ts'
import { leaveRefusedWorkspace, pauseChannel } from './pause-channel.ts'
import { believedHold, validSlot, waitsForWorkspace, withSilence } from './send-message.ts'
import { silentUntil } from './workspace-silence.ts'

/** Doubles with each edit in a row whose answer was lost or is in no list of ours, which says nothing for good. After nine, over two days, the message is left as it is. */
const EDIT_RETRY_MS = 5 * MINUTE
const MAX_EDITS_LOST = 9

/** Redraws a posted message with its releases as they are now. Returns when the channel may be sent to again. */
export async function editMessage(deps: DeliveryDeps, lease: Lease, message: Message, now: Instant): Promise<Instant> {
  const { carrier, clock, store } = deps
  const { messagePauseMs } = carrier.limits
  const silent = await silentUntil(deps, lease.team)
  if (silent !== undefined) return silent
  const turn = validSlot(message, now) ?? { slot: await store.reserveSlot(lease.team, now), slotAt: now }
  if (turn.slot > now + messagePauseMs) {
    await store.saveMessage(lease, { ...message, ...turn })
    return believedHold(turn.slot, now)
  }
  const { parts, unreadable } = await partsToEdit(store, message)
  if (unreadable.length > 0) {
    // Drawn now, the message would lose a release that it shows.
    await store.showRevisions(lease, await revisionsShown(store, message), now + UNREADABLE_WAIT_MS)
    return now
  }
  const answer = await carrier.edit(message, parts)
  const isLost = answer.outcome === 'ambiguous' || answer.outcome === 'unreachable'
  const isUnclear = isLost || (answer.outcome === 'refused' && answer.isUnlisted)
  const workspaceSilentUntil = isUnclear ? await waitsForWorkspace(deps, message) : undefined
  const isPutOff = (isUnclear && workspaceSilentUntil === undefined) || (answer.outcome === 'later' && !answer.isLimit)
  // The next edit begins anew, however many answers were lost before this one was taken.
  const lostBefore = answer.outcome === 'posted' ? undefined : message.editsLost
  const editsLost = isPutOff ? (message.editsLost ?? 0) + 1 : lostBefore
  const isSilent = workspaceSilentUntil !== undefined
  const { silences } = isSilent ? withSilence(message) : answer.outcome === 'posted' ? {} : message
  if (message.slot || editsLost !== message.editsLost || silences !== message.silences)
    await store.saveMessage(lease, { ...message, slot: undefined, slotAt: undefined, editsLost, silences })
  if (workspaceSilentUntil !== undefined) return workspaceSilentUntil
  if (answer.outcome === 'later' && answer.isLimit) return answer.retryAt
  if (isPutOff && editsLost !== undefined && editsLost <= MAX_EDITS_LOST) {
    // Only this edit is put off: the failure may be of this message alone, and others are waiting behind it.
    const wait = EDIT_RETRY_MS * 2 ** (editsLost - 1)
    await store.showRevisions(lease, revisionsStillShown(parts), clock.now() + wait)
    return clock.now() + messagePauseMs
  }
  if (answer.outcome === 'closed' && answer.whole === 'workspace')
    return leaveRefusedWorkspace(deps, lease, answer.reason)
  // The edit stays due until the channel is resumed.
  if (answer.outcome === 'closed') return pauseChannel(deps, lease, answer.reason)
  // A message that cannot be edited, perhaps because somebody deleted it, is given up.
  if (answer.outcome !== 'posted') {
    const { team, channel, messageId } = message
    const stale = parts.filter(({ shown = 0, release }) => shown < release.revision)
    const reason = answer.outcome === 'refused' ? answer.reason : answer.detail
    const releaseIds = stale.map(({ release }) => release.id)
    deps.tell({ trouble: 'edit given up', team, channel, messageId, releaseIds, reason })
  }
  const shown = new Map(parts.map((part) => [partIdOf(part), part.release.revision]))
  const editedAt = clock.now()
  await store.showRevisions(lease, shown, editedAt)
  return editedAt + messagePauseMs
}

/** The revision that a message shows of each release whose delivery can be read. */
async function revisionsShown(store: DeliveryStore, message: Message): Promise<Map<string, number>> {
  const deliveries = await Promise.all(
    deliveryIdsOf(message).map((id) => unlessUnreadable(store.deliveryOf(message, id), undefined)),
  )
  return new Map(deliveries.flatMap((one) => (one ? [[deliveryIdOf(one), one.shown ?? 0] as const] : [])))
}

/** The releases whose newest revision a message does not show yet, with the revision it does show. */
function revisionsStillShown(parts: MessagePart[]): Map<string, number> {
  return new Map(
    parts.flatMap(({ shown = 0, ...part }) =>
      shown < part.release.revision ? [[partIdOf(part), shown] as const] : [],
    ),
  )
}
