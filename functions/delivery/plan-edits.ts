import { ringAgainAt } from '../releases/bell.ts'
import type { Release } from '../releases/release.ts'
import type { Channel } from '../subscriptions/channel.ts'
import type { Instant } from '../text/seoul.ts'
import { inGroups } from './in-groups.ts'

export interface Deps {
  /** Channels the release is on its way to or has reached. */
  channelsTold(releaseId: string): AsyncIterable<Channel>
  /** Asks that the channel's message show a revision. */
  wantRevision(channel: Channel, releaseId: string, revision: number, dueAt: Instant): Promise<unknown>
  wakeChannel(channel: Channel, ringAt: Instant): Promise<void>
  ringChannels(channels: Channel[]): Promise<void>
}

const AT_ONCE = 20

/** Has every message that shows an older revision of a release edited. Repeating it changes nothing. */
export async function planEdits(deps: Deps, { id, revision }: Release, now: Instant): Promise<void> {
  if (revision === 0) return
  for await (const channels of inGroups(deps.channelsTold(id), AT_ONCE)) {
    await Promise.all(
      channels.map(async (channel) => {
        await deps.wantRevision(channel, id, revision, now)
        await deps.wakeChannel(channel, ringAgainAt(now, 0))
      }),
    )
    await deps.ringChannels(channels)
  }
}
