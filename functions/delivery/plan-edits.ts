import { ringAgainAt } from '../releases/bell.ts'
import type { Release } from '../releases/release.ts'
import type { Channel } from '../subscriptions/channel.ts'
import { inGroups } from '../text/batches.ts'
import type { Instant } from '../text/seoul.ts'

export interface Deps {
  /** Channels the release is on its way to or has reached. */
  channelsTold(releaseId: string): AsyncIterable<Channel>
  /** Asks that the channel's message show a revision; true when it is due for that now, and the channel's bell at `ringAt`. */
  wantRevision(channel: Channel, releaseId: string, revision: number, now: Instant, ringAt: Instant): Promise<boolean>
  ringChannels(channels: Channel[]): Promise<void>
}

const AT_ONCE = 20

/** Has every message that shows an older revision of a release edited. Repeating it changes nothing. */
export async function planEdits(deps: Deps, { id, revision }: Release, now: Instant): Promise<void> {
  if (revision === 0) return
  for await (const channels of inGroups(deps.channelsTold(id), AT_ONCE)) {
    const due = await Promise.all(
      channels.map((channel) => deps.wantRevision(channel, id, revision, now, ringAgainAt(now, 0))),
    )
    await deps.ringChannels(channels.filter((_, index) => due[index]))
  }
}
