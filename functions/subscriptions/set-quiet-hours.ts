import type { Instant } from '../text/seoul.ts'
import type { Channel } from './channel.ts'
import type { QuietHours } from './quiet-hours.ts'

export interface Deps {
  quietHoursOf(channel: Channel): Promise<QuietHours | undefined>
  setQuietHours(channel: Channel, quiet: QuietHours | undefined): Promise<void>
  wakeChannel(channel: Channel, ringAt: Instant): Promise<void>
}

/** Sets a channel's quiet hours, or ends them. Returns those that stood before. */
export async function setQuietHours(
  deps: Deps,
  channel: Channel,
  quiet: QuietHours | undefined,
  now: Instant,
): Promise<QuietHours | undefined> {
  const before = await deps.quietHoursOf(channel)
  await deps.setQuietHours(channel, quiet)
  // What waits for the end of other hours is to be looked at anew.
  await deps.wakeChannel(channel, now)
  return before
}
