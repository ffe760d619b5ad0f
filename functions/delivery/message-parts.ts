import type { Release } from '../releases/release.ts'
import type { Channel } from '../subscriptions/channel.ts'
import type { Match } from '../subscriptions/matching/query-match.ts'
import type { Subscription } from '../subscriptions/subscription.ts'
import type { Delivery } from './delivery.ts'
import type { Message } from './message.ts'

export interface Deps {
  deliveryOf(channel: Channel, releaseId: string): Promise<Delivery | undefined>
  releaseById(id: string): Promise<Release | undefined>
  subscriptionsOf(channel: Channel): Promise<Subscription[]>
}

/** One release of a message, with why the channel hears of it. */
export interface Part {
  release: Release
  matches: Match[]
  /** The revision its message shows, once it was posted. */
  shown?: number | undefined
}

export interface ToSend {
  parts: Part[]
  /** Ids of releases left out because they were withdrawn; what else is left out, nobody wants any more. */
  withdrawn: string[]
  /** Whether the channel still asks for anything. */
  listens: boolean
}

/** The releases of a message to send that a standing subscription of the channel still asks for, oldest first. */
export async function partsToSend(deps: Deps, message: Message): Promise<ToSend> {
  const standing = new Set((await deps.subscriptionsOf(message)).map((subscription) => subscription.queryId))
  const parts = (await partsOf(deps, message, 'waiting')).flatMap(({ release, matches }) => {
    const still = matches.filter((match) => standing.has(match.queryId))
    return still.length === 0 ? [] : [{ release, matches: still }]
  })
  return {
    parts: parts.filter(({ release }) => !release.withdrawn),
    listens: standing.size > 0,
    withdrawn: parts.flatMap(({ release }) => (release.withdrawn ? [release.id] : [])),
  }
}

/** The releases that a posted message carries, as they are now, withdrawn ones included, oldest first. */
export function partsToEdit(deps: Deps, message: Message): Promise<Part[]> {
  return partsOf(deps, message, 'posted')
}

async function partsOf(deps: Deps, message: Message, state: Delivery['state']): Promise<Part[]> {
  const parts = await Promise.all(
    message.releaseIds.map(async (releaseId): Promise<Part[]> => {
      const [delivery, release] = await Promise.all([deps.deliveryOf(message, releaseId), deps.releaseById(releaseId)])
      return release && delivery?.state === state ? [{ release, matches: delivery.matches, shown: delivery.shown }] : []
    }),
  )
  return parts.flat().toSorted((a, b) => a.release.showAt - b.release.showAt)
}
