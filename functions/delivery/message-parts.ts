import type { Release } from '../releases/release.ts'
import { endOfDelivery, isOffer, reminderOf } from '../releases/reminder.ts'
import { endOfNews } from '../releases/same-release/binding-news.ts'
import { unlessUnreadable } from '../releases/unreadable-row.ts'
import type { Channel } from '../subscriptions/channel.ts'
import { heirsOf, matchesOfHeirs } from '../subscriptions/inherited-matches.ts'
import type { Match } from '../subscriptions/matching/query-match.ts'
import { openForOffer } from '../subscriptions/notice-offer.ts'
import type { Subscription } from '../subscriptions/subscription.ts'
import type { Instant } from '../text/seoul.ts'
import { type Delivery, type DropReason, deliveryIdOf } from './delivery.ts'
import type { DeliveryStore } from './delivery-deps.ts'
import { deliveryIdsOf, type Message, type MessagePart, partIdOf } from './message.ts'

export type MessagePartsStore = Pick<
  DeliveryStore,
  'deliveryOf' | 'releaseById' | 'releasesDueFrom' | 'standingQueries' | 'subscriptionsOf' | 'replanDelivery'
>

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
  parts: (MessagePart & { delivery: Delivery })[]
  /** Deliveries whose row, or that of their release, cannot be read. */
  unreadable: string[]
}

/** The releases of an unsent message that the channel still asks for, oldest first. */
export async function partsToSend(store: MessagePartsStore, message: Message, now: Instant): Promise<PartsToSend> {
  const askedFor = await openAskedFor(store, message)
  const loaded = await loadParts(store, message, 'waiting')
  const { unreadable } = loaded
  const parts: MessagePart[] = []
  for (const { release, delivery } of loaded.parts) {
    const asked = await askedFor.of(delivery)
    if (asked === 'unreadable') unreadable.push(deliveryIdOf(delivery))
    else if (asked.matches.length > 0) parts.push(partOf(delivery, release, asked.matches))
    // Saved, so that the message is drawn by them again when it is edited.
    if (asked !== 'unreadable' && asked.isInherited && asked.matches.length > 0)
      await store.replanDelivery({ ...delivery, matches: asked.matches }, 'waiting', delivery.dueAt ?? message.openedAt)
  }
  const dropped = new Map<string, DropReason>()
  const standing: MessagePart[] = []
  for (const part of parts) {
    const end = await endOf(store, part, part.release, now)
    if (end === 'unreadable') unreadable.push(partIdOf(part))
    else if (end) dropped.set(partIdOf(part), end)
    else standing.push(part)
  }
  return {
    parts: (await Promise.all(standing.map((part) => withOffer(store, message, part, now)))).flat(),
    hasSubscriptions: askedFor.hasSubscriptions,
    unreadable,
    dropped,
  }
}

/** Why a delivery is not to be sent any more; `unreadable` where that cannot be known now. */
export async function endOf(
  store: Pick<DeliveryStore, 'releaseById'>,
  delivery: Pick<Delivery, 'deliveryId'>,
  release: Release | undefined,
  now: Instant,
): Promise<DropReason | 'unreadable' | undefined> {
  const end = endOfDelivery(delivery, release, now)
  if (end) return end
  if (!release || release.withdrawn) return 'withdrawn'
  if (!release.tells) return undefined
  const of = await unlessUnreadable(store.releaseById(release.tells.of), 'unreadable')
  return of === 'unreadable' ? of : endOfNews(release, of, now)
}

/** An offer, with what is open now for the subscriptions it is about; nothing where these take notices by now. */
async function withOffer(
  store: MessagePartsStore,
  channel: Channel,
  part: MessagePart,
  now: Instant,
): Promise<MessagePart[]> {
  if (!isOffer(part)) return [part]
  const offer = await openForOffer(store, channel, part.release, now)
  return offer ? [{ ...part, offer }] : []
}

function partOf({ deliveryId }: Delivery, release: MessagePart['release'], matches: Match[]): MessagePart {
  return { release, matches, ...(deliveryId === undefined ? {} : { deliveryId }) }
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
      return {
        parts: isPart ? [{ ...partOf(delivery, release, delivery.matches), shown: delivery.shown, delivery }] : [],
        unreadable: [],
      }
    }),
  )
  return {
    parts: loaded.flatMap(({ parts }) => parts).toSorted((a, b) => a.release.showAt - b.release.showAt),
    unreadable: loaded.flatMap(({ unreadable }) => unreadable),
  }
}

type AskedForStore = Pick<DeliveryStore, 'releaseById' | 'standingQueries' | 'subscriptionsOf'>

/**
 * Why a channel still wants what waits for it: the matches whose queries it subscribes; where none of them stands, what the subscriptions
 * that took their place find in the release, `isInherited`. No matches: nobody wants it. Of a reminder only those subscriptions count that want
 * any.
 */
type Asked = { matches: Match[]; isInherited: boolean } | 'unreadable'

interface AskedFor {
  hasSubscriptions: boolean
  of(delivery: Planned): Promise<Asked>
}

type Planned = Pick<Delivery, 'matches' | 'releaseId' | 'deliveryId'>

/** What a channel asks for now. */
export async function openAskedFor(store: AskedForStore, channel: Channel): Promise<AskedFor> {
  const standing = await store.standingQueries(channel)
  let reading: Promise<Subscription[]> | undefined

  async function subscriptionsNow(): Promise<Subscription[]> {
    reading ??= store.subscriptionsOf(channel)
    return reading
  }

  async function standingMatches(delivery: Planned): Promise<Match[]> {
    const matches = delivery.matches.filter(({ queryId }) => standing.has(queryId))
    if (matches.length === 0 || !reminderOf(delivery)) return matches
    const subscriptions = await subscriptionsNow()
    // One that cannot be read wanted reminders when this one was planned.
    const wantsNone = (id: string) => subscriptions.some(({ queryId, options }) => queryId === id && !options.remind)
    return matches.filter(({ queryId }) => !wantsNone(queryId))
  }

  async function inheritedBy({ matches, releaseId, deliveryId }: Planned): Promise<Asked> {
    const subscriptions = await subscriptionsNow()
    const isReminder = reminderOf({ deliveryId }) !== undefined
    const heirs = heirsOf(subscriptions, matches).filter(({ options }) => !isReminder || options.remind > 0)
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
      const matches = await standingMatches(delivery)
      return matches.length > 0 ? { matches, isInherited: false } : inheritedBy(delivery)
    },
  }
}
