import { unlessUnreadable } from '../releases/unreadable-row.ts'
import { openAskedFor } from './asked-for.ts'
import type { Delivery } from './delivery.ts'
import type { DeliveryStore } from './delivery-deps.ts'
import type { Message, MessagePart } from './message.ts'

export type MessagePartsStore = Pick<
  DeliveryStore,
  'deliveryOf' | 'releaseById' | 'standingQueries' | 'subscriptionsOf' | 'replanDelivery'
>

export interface PartsToSend {
  parts: MessagePart[]
  /** Ids of releases left out because they were withdrawn. Any other missing id that can be read was left out because nobody subscribes to it any more. */
  withdrawn: string[]
  /** Ids of releases left out because their row, or that of their delivery, cannot be read. They wait on. */
  unreadable: string[]
  /** Whether the channel has any subscription left. */
  hasSubscriptions: boolean
}

interface LoadedParts {
  parts: (MessagePart & { delivery: Delivery })[]
  /** Ids of releases whose row, or that of their delivery, cannot be read. */
  unreadable: string[]
}

/** The releases of an unsent message that the channel still asks for, oldest first. */
export async function partsToSend(store: MessagePartsStore, message: Message): Promise<PartsToSend> {
  const askedFor = await openAskedFor(store, message)
  const loaded = await loadParts(store, message, 'waiting')
  const { unreadable } = loaded
  const parts: MessagePart[] = []
  for (const { release, delivery } of loaded.parts) {
    const asked = await askedFor.of(delivery)
    if (asked === 'unreadable') unreadable.push(release.id)
    else if (asked.matches.length > 0) parts.push({ release, matches: asked.matches })
    // Saved, so that the message is drawn by them again when it is edited.
    if (asked !== 'unreadable' && asked.isInherited && asked.matches.length > 0)
      await store.replanDelivery({ ...delivery, matches: asked.matches }, 'waiting', delivery.dueAt ?? message.openedAt)
  }
  return {
    parts: parts.filter(({ release }) => !release.withdrawn),
    hasSubscriptions: askedFor.hasSubscriptions,
    unreadable,
    withdrawn: parts.flatMap(({ release }) => (release.withdrawn ? [release.id] : [])),
  }
}

/** The releases of a posted message as they are now, withdrawn ones included, oldest first. */
export function partsToEdit(store: MessagePartsStore, message: Message): Promise<LoadedParts> {
  return loadParts(store, message, 'posted')
}

async function loadParts(store: MessagePartsStore, message: Message, state: Delivery['state']): Promise<LoadedParts> {
  const loaded = await Promise.all(
    message.releaseIds.map(async (releaseId) => {
      const rows = Promise.all([store.deliveryOf(message, releaseId), store.releaseById(releaseId)])
      const read = await unlessUnreadable(rows, 'unreadable')
      if (read === 'unreadable') return { parts: [], unreadable: [releaseId] }
      const [delivery, release] = read
      const isPart = release && delivery?.state === state
      return {
        parts: isPart ? [{ release, matches: delivery.matches, shown: delivery.shown, delivery }] : [],
        unreadable: [],
      }
    }),
  )
  return {
    parts: loaded.flatMap(({ parts }) => parts).toSorted((a, b) => a.release.showAt - b.release.showAt),
    unreadable: loaded.flatMap(({ unreadable }) => unreadable),
  }
}
