import type { Delivery } from './delivery.ts'
import type { DeliveryStore } from './delivery-deps.ts'
import type { Message, MessagePart } from './message.ts'

export type MessagePartsStore = Pick<DeliveryStore, 'deliveryOf' | 'releaseById' | 'subscriptionsOf'>

export interface PartsToSend {
  parts: MessagePart[]
  /** Ids of releases left out because they were withdrawn. Any other missing id was left out because nobody subscribes to it any more. */
  withdrawn: string[]
  /** Whether the channel has any subscription left. */
  hasSubscriptions: boolean
}

/** The releases of an unsent message that the channel still asks for, oldest first. */
export async function partsToSend(store: MessagePartsStore, message: Message): Promise<PartsToSend> {
  const subscribed = new Set((await store.subscriptionsOf(message)).map((subscription) => subscription.queryId))
  const parts = (await loadParts(store, message, 'waiting')).flatMap(({ release, matches }) => {
    const stillAsked = matches.filter((match) => subscribed.has(match.queryId))
    return stillAsked.length === 0 ? [] : [{ release, matches: stillAsked }]
  })
  return {
    parts: parts.filter(({ release }) => !release.withdrawn),
    hasSubscriptions: subscribed.size > 0,
    withdrawn: parts.flatMap(({ release }) => (release.withdrawn ? [release.id] : [])),
  }
}

/** The releases of a posted message as they are now, withdrawn ones included, oldest first. */
export function partsToEdit(store: MessagePartsStore, message: Message): Promise<MessagePart[]> {
  return loadParts(store, message, 'posted')
}

async function loadParts(store: MessagePartsStore, message: Message, state: Delivery['state']): Promise<MessagePart[]> {
  const parts = await Promise.all(
    message.releaseIds.map(async (releaseId): Promise<MessagePart[]> => {
      const [delivery, release] = await Promise.all([
        store.deliveryOf(message, releaseId),
        store.releaseById(releaseId),
      ])
      return release && delivery?.state === state ? [{ release, matches: delivery.matches, shown: delivery.shown }] : []
    }),
  )
  return parts.flat().toSorted((a, b) => a.release.showAt - b.release.showAt)
}
