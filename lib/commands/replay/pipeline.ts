import { matchRelease } from '../../../functions/delivery/match-release.ts'
import { openDelivery } from '../../../functions/delivery/open-delivery.ts'
import { takeIn } from '../../../functions/releases/polling/store-reading.ts'
import type { RawRelease } from '../../../functions/releases/raw-release.ts'
import type { Release } from '../../../functions/releases/release.ts'
import type { Sighting } from '../../../functions/releases/same-release/normalise.ts'
import { type Placed, place } from '../../../functions/releases/same-release/place-sighting.ts'
import { revise } from '../../../functions/releases/same-release/revise-release.ts'
import type { Source } from '../../../functions/releases/source.ts'
import type { Store } from '../../../functions/store/store.ts'
import type { Channel } from '../../../functions/subscriptions/channel.ts'
import { findListeners } from '../../../functions/subscriptions/find-listeners.ts'
import { openQuerySet } from '../../../functions/subscriptions/matching/open-matcher.ts'
import type { Instant } from '../../../functions/text/seoul.ts'

export interface Posted extends Channel {
  releaseIds: string[]
}

/** Where a release that was shown ended up, by the address it was shown under. */
export interface Placing extends Placed {
  url: string
}

export interface Pipeline {
  /** Takes a reading of a source through to the channels' messages. `at` is the time it is read at; time never goes back. */
  play(raws: RawRelease[], source: Source, at: Instant): Promise<{ placings: Placing[]; posted: Posted[] }>
}

/** The doors' use cases wired one after another over a store, on a clock of their own, with a Slack that takes every message. */
export function openPipeline(store: Store): Pipeline {
  const matcher = openQuerySet(store)
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
    async place(sighting: Sighting, ringAt?: Instant) {
      const placed = await place(store, sighting, ringAt)
      placings.push({ ...placed, url: sighting.release.url })
      return placed
    },
    revise: (id: string, sighting: Sighting, at: Instant, ringAt: Instant) => revise(store, id, sighting, at, ringAt),
    announce: async (ids: string[]) => {
      for (const id of ids) await matchRelease(ways, id, time)
    },
  }
  const deliver = openDelivery({
    clock: { now: () => time, sleep: pass },
    store,
    slack: {
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
  })

  return {
    async play(raws, source, at) {
      time = Math.max(time, at)
      placings = []
      posted = []
      await takeIn(shelf, raws, source, false, time)
      for (const [key, channel] of rung) {
        rung.delete(key)
        await deliver(channel)
      }
      return { placings, posted }
    },
  }
}
