import { endOfReminder, reminderOf } from '../releases/reminder.ts'
import { unlessUnreadable } from '../releases/unreadable-row.ts'
import type { Instant } from '../text/seoul.ts'
import type { Delivery, DropReason } from './delivery.ts'
import type { DeliveryStore } from './delivery-deps.ts'
import { deliveryIdsOf, type Message, type MessagePart, partIdOf } from './message.ts'

export type MessagePartsStore = Pick<DeliveryStore, 'deliveryOf' | 'releaseById' | 'standingQueries'>

export interface PartsToSend {
  parts: MessagePart[]
  /** Deliveries left out because their releases were withdrawn, or their days moved or are over. Any other missing one that can be read was left out because nobody subscribes to it any more. */
  dropped: Map<string, DropReason>
  /** Deliveries left out because their row, or that of their release, cannot be read. They wait on. */
  unreadable: string[]
  /** Whether the channel has any subscription left. */
  hasSubscriptions: boolean
}

interface LoadedParts {
  parts: MessagePart[]
  /** Deliveries whose row, or that of their release, cannot be read. */
  unreadable: string[]
}

/** The releases of an unsent message that the channel still asks for, oldest first. */
export async function partsToSend(store: MessagePartsStore, message: Message, now: Instant): Promise<PartsToSend> {
  const subscribed = await store.standingQueries(message)
  const loaded = await loadParts(store, message, 'waiting')
  const parts = loaded.parts.flatMap(({ release, deliveryId, matches }) => {
    const stillAsked = matches.filter((match) => subscribed.has(match.queryId))
    return stillAsked.length === 0
      ? []
      : [{ release, matches: stillAsked, ...(deliveryId === undefined ? {} : { deliveryId }) }]
  })
  const dropped = new Map(
    parts.flatMap((part): [string, DropReason][] => {
      const reminder = reminderOf(part)
      const end = reminder ? endOfReminder(reminder, part.release, now) : part.release.withdrawn && 'withdrawn'
      return end ? [[partIdOf(part), end]] : []
    }),
  )
  return {
    parts: parts.filter((part) => !dropped.has(partIdOf(part))),
    hasSubscriptions: subscribed.size > 0,
    unreadable: loaded.unreadable,
    dropped,
  }
}

/** The releases of a posted message as they are now, withdrawn ones included, oldest first. */
export function partsToEdit(store: MessagePartsStore, message: Message): Promise<LoadedParts> {
  return loadParts(store, message, 'posted')
}

async function loadParts(store: MessagePartsStore, message: Message, state: Delivery['state']): Promise<LoadedParts> {
  const loaded = await Promise.all(
    deliveryIdsOf(message).map(async (id, index) => {
      const rows = Promise.all([store.deliveryOf(message, id), store.releaseById(message.releaseIds[index] ?? id)])
      const read = await unlessUnreadable(rows, 'unreadable')
      if (read === 'unreadable') return { parts: [], unreadable: [id] }
      const [delivery, release] = read
      const isPart = release && delivery?.state === state
      const { matches, shown, deliveryId } = delivery ?? { matches: [] }
      return { parts: isPart ? [{ release, matches, shown, deliveryId }] : [], unreadable: [] }
    }),
  )
  return {
    parts: loaded.flatMap(({ parts }) => parts).toSorted((a, b) => a.release.showAt - b.release.showAt),
    unreadable: loaded.flatMap(({ unreadable }) => unreadable),
  }
}
