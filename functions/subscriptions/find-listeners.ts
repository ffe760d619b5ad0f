import { isPressRelease } from '../releases/press-release.ts'
import type { Release } from '../releases/release.ts'
import type { Channel } from './channel.ts'
import { isPassing } from './matching/aboutness.ts'
import type { Matcher } from './matching/matcher.ts'
import type { Match } from './matching/query-match.ts'
import { namesKinds } from './query/query-conditions.ts'
import { countsForAnnouncement, type Subscription, type UnreadableSubscription } from './subscription.ts'
import { isOfKinds } from './subscription-options.ts'

export interface FindListenersDeps {
  /** The matcher of all subscribed queries. */
  matcher(): Promise<Matcher>
  /** A query's subscriptions, in the order of their channels' keys; with `after` those of the channels behind that one. */
  subscribersOf(queryId: string, after?: Channel): AsyncIterable<Subscription | UnreadableSubscription>
}

export interface ListenersFrom {
  matches?: Match[] | undefined
  after?: Channel | undefined
  /** Counts also the subscriptions that took the place of others since: what waited may be theirs. */
  heirs?: boolean
  /** Yields, too, the channels whose standing subscriptions leave the release out for its kind alone. */
  leftOut?: boolean
}

/** A channel that is to hear of a release, and why. */
export interface Listener {
  channel: Channel
  matches: Match[]
  subscriptions: Subscription[]
  /** Further subscriptions match and cannot be read now: when they are to be told is not known. There may be no other ones. */
  hasUnreadable?: boolean
  /** Subscriptions that match, and leave the release out because it is no press release; only where that was asked for. */
  leftOut?: LeftOut[]
}

interface LeftOut {
  match: Match
  subscription: Subscription
}

/**
 * Each channel with a subscription that matches a release and counts for its announcement, once, with all its matches.
 * The subscribers of the matching queries are merged by channel while they are read, so memory does not grow with the number of
 * channels. `from`: the matches, where they are known already, and the channel behind which to go on.
 */
export async function* findListeners(
  deps: FindListenersDeps,
  release: Release,
  announcedAt: number,
  { matches, after, heirs = false, leftOut: withLeftOut = false }: ListenersFrom = {},
): AsyncGenerator<Listener> {
  const cursors = await Promise.all(
    (matches ?? (await deps.matcher())(release)).map(async (found) => {
      const match = countedMatch(found, release)
      const subscribers = deps.subscribersOf(match.queryId, after)[Symbol.asyncIterator]()
      return { match, subscribers, current: await subscribers.next() }
    }),
  )
  for (;;) {
    const unfinished = cursors.filter((cursor) => !cursor.current.done)
    const [firstKey] = unfinished.map((cursor) => channelKey(cursor.current.value)).sort()
    if (firstKey === undefined) return
    const ofChannel = unfinished.filter((cursor) => channelKey(cursor.current.value) === firstKey)
    const found = ofChannel.map(({ match, current }) => ({
      match,
      one: current.value as Subscription | UnreadableSubscription,
    }))
    const counting = found.flatMap(({ match, one }) =>
      !('unreadable' in one) &&
      (countsForAnnouncement(one, announcedAt) || (heirs && one.insteadOf !== undefined)) &&
      wants(one, match, release)
        ? [{ match, subscription: one }]
        : [],
    )
    const leftOut = found.flatMap(({ match, one }) => {
      const isLeftOut = withLeftOut && !('unreadable' in one) && countsForAnnouncement(one, announcedAt)
      return isLeftOut && isLeftOutForKind(one, match, release) ? [{ match, subscription: one }] : []
    })
    const hasUnreadable = found.some(({ one }) => 'unreadable' in one)
    const [first] = found
    if (first && (counting.length > 0 || hasUnreadable || leftOut.length > 0)) {
      const { team, channel } = first.one
      yield {
        channel: { team, channel },
        matches: counting.map(({ match }) => match),
        subscriptions: counting.map(({ subscription }) => subscription),
        ...(hasUnreadable ? { hasUnreadable } : {}),
        ...(leftOut.length > 0 ? { leftOut } : {}),
      }
    }
    for (const cursor of ofChannel) cursor.current = await cursor.subscribers.next()
  }
}

/** What a subscription makes of a match of its query; undefined where its options leave it out. */
export function wantedMatch(subscription: Subscription, found: Match, release: Release): Match | undefined {
  const match = countedMatch(found, release)
  return wants(subscription, match, release) ? match : undefined
}

/** In a notice or a law it does not count how often a word stands. */
function countedMatch(match: Match, release: Release): Match {
  const { mentions: _, ...withoutMentions } = match
  return isPressRelease(release) ? match : withoutMentions
}

/**
 * A subscription may leave out what only mentions its subject in passing, and what is of another kind. Where its query names kinds, that
 * has decided already.
 */
function wants({ options }: Subscription, match: Match, release: Release): boolean {
  const isOfKind = isOfKinds(options.kinds, release) || namesKinds(match.query)
  return isOfKind && (options.mentions !== 'left out' || !isPassing(match))
}

/** Whether a subscription stands since before there were kinds, and would be told of a release were it a press release. */
function isLeftOutForKind({ options }: Subscription, match: Match, release: Release): boolean {
  return options.kinds === 'press' && !isOfKinds('press', release) && !namesKinds(match.query)
}

/** Sorts channels as the store sorts their keys. */
function channelKey(subscription: Channel): string {
  return `${subscription.team}#${subscription.channel}`
}
