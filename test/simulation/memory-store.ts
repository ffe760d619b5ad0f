import type { Store } from '../../functions/store/store.ts'
import { bellShelf } from './memory/bell-shelf.ts'
import { channelShelf } from './memory/channel-shelf.ts'
import { deliveryShelf } from './memory/delivery-shelf.ts'
import type { Kept } from './memory/kept.ts'
import { peopleShelf } from './memory/people-shelf.ts'
import { releaseShelf } from './memory/release-shelf.ts'
import { sourceShelf } from './memory/source-shelf.ts'
import { subscriptionShelf } from './memory/subscription-shelf.ts'
import { workspaceShelf } from './memory/workspace-shelf.ts'

/** The store's promises over plain maps, for simulations too long for a database. It passes the store's own suite. */
export function openMemoryStore(): { store: Store; kept: Kept } {
  const kept: Kept = {
    releases: new Map(),
    identities: new Map(),
    titles: new Map(),
    sources: new Map(),
    channels: new Map(),
    ringing: new Set(),
    deliveries: new Map(),
    due: new Map(),
    told: new Map(),
    messages: new Map(),
    subscriptions: new Map(),
    subscribers: new Map(),
    versions: [],
    workspaces: new Map(),
    once: new Map(),
    feedback: [],
  }
  const store = {
    ...releaseShelf(kept),
    ...bellShelf(kept),
    ...sourceShelf(kept),
    ...subscriptionShelf(kept),
    ...channelShelf(kept),
    ...deliveryShelf(kept),
    ...workspaceShelf(kept),
    ...peopleShelf(kept),
  }
  return { store, kept }
}
