import type { Bell } from '../releases/bell.ts'
import { ringReleases } from './events.ts'
import { type ChannelBell, ringChannels } from './queue.ts'

/** Rings bells of both kinds: releases through the event bus, channels through the queue in front of deliver. */
export function openRing(bus: string, deliverQueue: string): (bells: Bell[]) => Promise<void> {
  return async (bells) => {
    const releaseIds = bells.flatMap((bell) => (bell.of === 'release' ? [bell.releaseId] : []))
    const channels = bells.filter((bell): bell is ChannelBell => bell.of === 'channel')
    await Promise.all([ringReleases(bus, releaseIds), ringChannels(deliverQueue, channels)])
  }
}
