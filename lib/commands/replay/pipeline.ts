import { deliverChannel } from '../../../functions/delivery/deliver-channel.ts'
import type { DeliveryDeps } from '../../../functions/delivery/delivery-deps.ts'
import { matchRelease } from '../../../functions/delivery/match-release.ts'
import { storeReading } from '../../../functions/releases/polling/store-reading.ts'
import type { RawRelease } from '../../../functions/releases/raw-release.ts'
import type { Release } from '../../../functions/releases/release.ts'
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

export interface Posted extends Channel {
  releaseIds: string[]
}

/** Where a release that was shown ended up, by the address it was shown under. */
export interface Placing extends StoreOrJoinResult {
  url: string
}

export interface Pipeline {
  /** Takes a reading of a source through to the channels' messages. `at` is the time it is read at; time never goes back. */
  play(raws: RawRelease[], source: Source, at: Instant): Promise<{ placings: Placing[]; posted: Posted[] }>
}

/** The doors' use cases wired one after another over a store, on a clock of their own, with a Slack that takes every message. */
export function openPipeline(store: Store): Pipeline {
  const matcher = openMatcher(store)
  const rung = new Map<string, Channel>()
  let time: Instant = 0
  let placings: Placing[] = []
  let posted: Posted[] = []

  async function pass(ms: number): Promise<void> {
    time += ms
  }
  function ring(channel: Channel): void {
    rung.set(`${channel.team} ${channel.channel}`, channel)
  }

  const ways = {
    ...store,
    morning: '09:00',
    findListeners: (of: Release, announcedAt: Instant) => findListeners({ ...store, matcher }, of, announcedAt),
    ringChannels: async (channels: Channel[]) => channels.forEach(ring),
  }
  const shelf = {
    ...store,
    async storeOrJoin(incoming: IncomingRelease, ringAt?: Instant) {
      const result = await storeOrJoin(store, incoming, ringAt)
      placings.push({ ...result, url: incoming.release.url })
      return result
    },
    reviseRelease: (id: string, incoming: IncomingRelease, at: Instant, ringAt: Instant) =>
      reviseRelease(store, id, incoming, at, ringAt),
    announce: async (ids: string[]) => {
      for (const id of ids) await matchRelease(ways, id, time)
    },
  }
  const deliveryDeps: DeliveryDeps = {
    clock: { now: () => time, sleep: pass },
    store,
    carrier: {
      limits: SLACK_CARRIER_LIMITS,
      async post({ team, channel }, parts) {
        posted.push({ team, channel, releaseIds: parts.map(({ release }) => release.id) })
        return { outcome: 'posted', ts: `${time / 1000}` }
      },
      edit: async ({ ts = '' }) => ({ outcome: 'posted', ts }),
    },
    tellPaused: async () => undefined,
    async ringLater(channel, seconds) {
      await pass(seconds * 1000)
      ring(channel)
    },
  }

  return {
    async play(raws, source, at) {
      time = Math.max(time, at)
      placings = []
      posted = []
      await storeReading(shelf, raws, source, false, time)
      for (const [key, channel] of rung) {
        rung.delete(key)
        await deliverChannel(deliveryDeps, channel)
      }
      return { placings, posted }
    },
  }
}
