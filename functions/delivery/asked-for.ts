import { unlessUnreadable } from '../releases/unreadable-row.ts'
import type { Channel } from '../subscriptions/channel.ts'
import { heirsOf, matchesOfHeirs } from '../subscriptions/inherited-matches.ts'
import type { Match } from '../subscriptions/matching/query-match.ts'
import type { Subscription } from '../subscriptions/subscription.ts'
import type { Delivery } from './delivery.ts'
import type { DeliveryStore } from './delivery-deps.ts'

export type AskedForStore = Pick<DeliveryStore, 'releaseById' | 'standingQueries' | 'subscriptionsOf'>

/**
 * Why a channel still wants what waits for it: the matches whose queries it subscribes; where none of them stands, what the subscriptions
 * that took their place find in the release, `isInherited`. No matches: nobody wants it.
 */
type Asked = { matches: Match[]; isInherited: boolean } | 'unreadable'

export interface AskedFor {
  hasSubscriptions: boolean
  of(delivery: Pick<Delivery, 'matches' | 'releaseId'>): Promise<Asked>
}

/** What a channel asks for now. */
export async function openAskedFor(store: AskedForStore, channel: Channel): Promise<AskedFor> {
  const standing = await store.standingQueries(channel)
  let reading: Promise<Subscription[]> | undefined

  async function inheritedBy({ matches, releaseId }: Pick<Delivery, 'matches' | 'releaseId'>): Promise<Asked> {
    reading ??= store.subscriptionsOf(channel)
    const subscriptions = await reading
    const heirs = heirsOf(subscriptions, matches)
    const release = heirs.length > 0 ? await unlessUnreadable(store.releaseById(releaseId), 'unreadable') : undefined
    if (release === 'unreadable') return release
    const inherited = release ? matchesOfHeirs(heirs, release) : []
    // A subscription that cannot be read may be an heir: what it would decide waits.
    const hasUnreadable = !standing.isSubsetOf(new Set(subscriptions.map(({ queryId }) => queryId)))
    return inherited.length === 0 && hasUnreadable ? 'unreadable' : { matches: inherited, isInherited: true }
  }

  return {
    hasSubscriptions: standing.size > 0,
    async of(delivery) {
      const matches = delivery.matches.filter(({ queryId }) => standing.has(queryId))
      return matches.length > 0 ? { matches, isInherited: false } : inheritedBy(delivery)
    },
  }
}
