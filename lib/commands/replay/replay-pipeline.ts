import { deliverChannel } from '../../../functions/delivery/deliver-channel.ts'
import type { DeliveryDeps } from '../../../functions/delivery/delivery-deps.ts'
import { type MatchReleaseDeps, matchRelease } from '../../../functions/delivery/match-release.ts'
import { type StoreReadingDeps, storeReading } from '../../../functions/releases/polling/store-reading.ts'
import type { RawRelease } from '../../../functions/releases/raw-release.ts'
import type { IncomingRelease } from '../../../functions/releases/same-release/normalise-release.ts'
import { reviseRelease } from '../../../functions/releases/same-release/revise-release.ts'
import { type StoreOrJoinResult, storeOrJoin } from '../../../functions/releases/same-release/store-or-join.ts'
import type { Source } from '../../../functions/releases/source.ts'
import { SLACK_CARRIER_LIMITS } from '../../../functions/slack/posting/slack-carrier.ts'
import type { Store } from '../../../functions/store/store.ts'
import type { Channel } from '../../../functions/subscriptions/channel.ts'
import { findListeners } from '../../../functions/subscriptions/find-listeners.ts'
import { openMatcher } from '../../../functions/subscriptions/matching/open-matcher.ts'
import type { Instant } from '../../../functions/text/seoul.ts'

export interface PostedMessage extends Channel {
  releaseIds: string[]
}

/** Where a release that a source showed ended up in the store. */
export interface Placement extends StoreOrJoinResult {
  /** The address under which the source showed it. */
  url: string
}

export interface ReplayPipeline {
  /**
   * Takes one reading of a source all the way to the messages in the channels. `readAt` is when it is read; one that is earlier than the
   * last is taken for that, since time never goes back.
   */
  replayReading(
    raws: RawRelease[],
    source: Source,
    readAt: Instant,
  ): Promise<{ placements: Placement[]; posted: PostedMessage[] }>
}

/** The use cases of the doors, wired one after another over a store, with a clock of their own and a Slack that takes every message. */
export function openReplayPipeline(store: Store): ReplayPipeline {
  const matcher = openMatcher(store)
  const rungChannels = new Map<string, Channel>()
  let time: Instant = 0
  let placements: Placement[] = []
  let posted: PostedMessage[] = []

  async function advance(ms: number): Promise<void> {
    time += ms
  }
  function ring(channel: Channel): void {
    rungChannels.set(`${channel.team} ${channel.channel}`, channel)
  }

  const matchDeps: MatchReleaseDeps = {
    ...store,
    morning: '09:00',
    matchesOf: async (release) => (await matcher())(release),
    findListeners: (release, announcedAt, from) => findListeners({ ...store, matcher }, release, announcedAt, from),
    ringChannels: async (channels: Channel[]) => channels.forEach(ring),
  }
  const storeDeps: StoreReadingDeps = {
    ...store,
    async storeOrJoin(incoming: IncomingRelease, ringAt?: Instant) {
      const result = await storeOrJoin(store, incoming, ringAt)
      placements.push({ ...result, url: incoming.release.url })
      return result
    },
    reviseRelease: (id: string, incoming: IncomingRelease, now: Instant, ringAt: Instant) =>
      reviseRelease(store, id, incoming, now, ringAt),
    announce: async (ids: string[]) => {
      for (const id of ids) await matchRelease(matchDeps, id, time)
    },
  }
  const deliveryDeps: DeliveryDeps = {
    clock: { now: () => time, sleep: advance },
    store,
    carrier: {
      limits: SLACK_CARRIER_LIMITS,
      async post({ team, channel }, parts) {
        posted.push({ team, channel, releaseIds: parts.map(({ release }) => release.id) })
        return { outcome: 'posted', ts: `${time / 1000}` }
      },
      edit: async ({ ts = '' }) => ({ outcome: 'posted', ts }),
      probe: async () => true,
    },
    tellPaused: async () => undefined,
    tell: () => undefined,
    async ringLater(channel, seconds) {
      await advance(seconds * 1000)
      ring(channel)
    },
  }

  return {
    async replayReading(raws, source, readAt) {
      time = Math.max(time, readAt)
      placements = []
      posted = []
      await storeReading(storeDeps, raws, source, undefined, time)
      for (const [key, channel] of rungChannels) {
        rungChannels.delete(key)
        await deliverChannel(deliveryDeps, channel)
      }
      return { placements, posted }
    },
  }
}
