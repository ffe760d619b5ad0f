import type { Release } from '../releases/release.ts'
import type { Channel } from './channel.ts'
import type { Matcher } from './matching/matcher.ts'
import type { Match } from './matching/query-match.ts'
import { counts, type Subscription } from './subscription.ts'

export interface Deps {
  /** The matcher of all queries that stand. */
  matcher(): Promise<Matcher>
  /** A query's subscriptions, in the order of their channels' keys. */
  subscribersOf(queryId: string): AsyncIterable<Subscription>
}

export interface Listener {
  channel: Channel
  matches: Match[]
  subscriptions: Subscription[]
}

/**
 * Each channel with a subscription that a release answers and that counts for it, once, with all its reasons.
 * The queries' subscribers are merged by channel as they are read, so no list grows with the number of channels.
 */
export async function* findListeners(deps: Deps, release: Release, announcedAt: number): AsyncGenerator<Listener> {
  const matcher = await deps.matcher()
  const heads = await Promise.all(
    matcher(release).map(async (match) => {
      const subscribers = deps.subscribersOf(match.queryId)[Symbol.asyncIterator]()
      return { match, subscribers, at: await subscribers.next() }
    }),
  )
  for (;;) {
    const waiting = heads.filter((head) => !head.at.done)
    const [first] = waiting.map((head) => addressOf(head.at.value)).sort()
    if (first === undefined) return
    const here = waiting.filter((head) => addressOf(head.at.value) === first)
    const counting = here.filter((head) => counts(head.at.value, announcedAt))
    const [one] = counting
    if (one) {
      const { team, channel } = one.at.value
      const subscriptions = counting.map((head): Subscription => head.at.value)
      yield { channel: { team, channel }, matches: counting.map((head) => head.match), subscriptions }
    }
    for (const head of here) head.at = await head.subscribers.next()
  }
}

/** How the channels' keys are ordered: by their bytes. */
function addressOf(subscription: Channel): string {
  return `${subscription.team}#${subscription.channel}`
}
