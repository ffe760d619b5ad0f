import type { Release } from '../releases/release.ts'
import { unlessUnreadable } from '../releases/unreadable-row.ts'
import { batchesOf } from '../text/batches.ts'
import { type Day, type Instant, seoulDay } from '../text/seoul.ts'
import type { Channel } from './channel.ts'
import type { QuietHours } from './quiet-hours.ts'
import type { Subscription } from './subscription.ts'

/** What a person sees of one of their channels: what it is told of, why it is told nothing now, and what it was last told. */
export interface ChannelOverview {
  channel: string
  subscriptions: Subscription[]
  /** Why the channel is paused; undefined if it is not. */
  pausedBecause?: string | undefined
  quietHours?: QuietHours | undefined
  lastMessage?: LastMessage | undefined
}

interface LastMessage {
  day: Day
  release: Release
  /** How many releases the same message shows beside this one. */
  others: number
}

/** What is read of a message of the channel. */
interface PastMessage {
  openedAt: Instant
  releaseIds: string[]
  /** Absent on a message that was not posted. */
  ts?: string | undefined
  /** The revision shown of each release, in the order of `releaseIds`; null for one that was left out. */
  shown?: (number | null)[] | undefined
}

export interface ChannelOverviewDeps {
  subscriptionsOf(channel: Channel): Promise<Subscription[]>
  /** Why the channel is paused; undefined if it is not. */
  pauseOf(channel: Channel): Promise<string | undefined>
  quietHoursOf(channel: Channel): Promise<QuietHours | undefined>
  /** The newest messages of a channel, newest first. */
  lastMessages(channel: Channel, limit: number): Promise<PastMessage[]>
  releaseById(id: string): Promise<Release | undefined>
}

const CHANNELS_AT_ONCE = 25
/** Of the last five messages at least one was nearly always posted. */
const MESSAGES_READ = 5

/** An overview of each channel that has subscriptions, in the order given. What cannot be read is left out of it. */
export async function readChannelOverviews(deps: ChannelOverviewDeps, channels: Channel[]): Promise<ChannelOverview[]> {
  const overviews: ChannelOverview[] = []
  for (const batch of batchesOf(channels, CHANNELS_AT_ONCE)) {
    const read = await Promise.all(batch.map((channel) => readChannelOverview(deps, channel)))
    overviews.push(...read.filter(({ subscriptions }) => subscriptions.length > 0))
  }
  return overviews
}

async function readChannelOverview(deps: ChannelOverviewDeps, channel: Channel): Promise<ChannelOverview> {
  const subscriptions = await deps.subscriptionsOf(channel)
  if (subscriptions.length === 0) return { channel: channel.channel, subscriptions }
  const [pausedBecause, quietHours, lastMessage] = await Promise.all([
    unlessUnreadable(deps.pauseOf(channel), undefined),
    unlessUnreadable(deps.quietHoursOf(channel), undefined),
    readLastMessage(deps, channel),
  ])
  return { channel: channel.channel, subscriptions, pausedBecause, quietHours, lastMessage }
}

/** The first release of the last message that was posted, of those the message shows. */
async function readLastMessage(deps: ChannelOverviewDeps, channel: Channel): Promise<LastMessage | undefined> {
  const messages = await deps.lastMessages(channel, MESSAGES_READ)
  const posted = messages.find(({ ts }) => ts !== undefined)
  const shown = posted?.releaseIds.filter((_, index) => (posted.shown?.[index] ?? null) !== null) ?? []
  const release = shown[0] === undefined ? undefined : await unlessUnreadable(deps.releaseById(shown[0]), undefined)
  return posted && release && { day: seoulDay(posted.openedAt), release, others: shown.length - 1 }
}
