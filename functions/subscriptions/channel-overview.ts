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
  /** Releases that could not be sent, the newest first: all their number, and the first few. */
  unsent: { count: number; first: UnsentRelease[] }
}

interface UnsentRelease {
  release: Release
  /** The carrier's word. */
  reason: string
  /** Whether it is given up. */
  hasFailed: boolean
  /** Whether it may have been posted. */
  isInDoubt: boolean
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

interface UnsentMessage {
  releaseIds: string[]
  reason: string
  since: Instant
  failedAt?: Instant | undefined
  isInDoubt: boolean
}

export interface ChannelOverviewDeps {
  subscriptionsOf(channel: Channel): Promise<Subscription[]>
  /** Why the channel is paused; undefined if it is not. */
  pauseOf(channel: Channel): Promise<string | undefined>
  quietHoursOf(channel: Channel): Promise<QuietHours | undefined>
  /** The newest messages of a channel, newest first. */
  lastMessages(channel: Channel, limit: number): Promise<PastMessage[]>
  /** What could not be sent to the channel, at most `limit` messages. */
  undeliveredIn(channel: Channel, now: Instant, limit: number): Promise<UnsentMessage[]>
  releaseById(id: string): Promise<Release | undefined>
  now(): Instant
}

const CHANNELS_AT_ONCE = 25
/** Of the last five messages at least one was nearly always posted. */
const MESSAGES_READ = 5
const MAX_UNSENT_READ = 100
const MAX_UNSENT_SHOWN = 5
const NONE_UNSENT = { count: 0, first: [] }

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
  if (subscriptions.length === 0) return { channel: channel.channel, subscriptions, unsent: NONE_UNSENT }
  const [pausedBecause, quietHours, lastMessage, unsent] = await Promise.all([
    unlessUnreadable(deps.pauseOf(channel), undefined),
    unlessUnreadable(deps.quietHoursOf(channel), undefined),
    readLastMessage(deps, channel),
    readUnsent(deps, channel),
  ])
  return { channel: channel.channel, subscriptions, pausedBecause, quietHours, lastMessage, unsent }
}

/** The first release of the last message that was posted, of those the message shows. */
async function readLastMessage(deps: ChannelOverviewDeps, channel: Channel): Promise<LastMessage | undefined> {
  const messages = await deps.lastMessages(channel, MESSAGES_READ)
  const posted = messages.find(({ ts }) => ts !== undefined)
  const shown = posted?.releaseIds.filter((_, index) => (posted.shown?.[index] ?? null) !== null) ?? []
  const release = shown[0] === undefined ? undefined : await unlessUnreadable(deps.releaseById(shown[0]), undefined)
  return posted && release && { day: seoulDay(posted.openedAt), release, others: shown.length - 1 }
}

/** A message in doubt that is still tried again is left out: most of them were posted, or are a minute later. */
async function readUnsent(deps: ChannelOverviewDeps, channel: Channel): Promise<ChannelOverview['unsent']> {
  const messages = await deps.undeliveredIn(channel, deps.now(), MAX_UNSENT_READ)
  const entries = messages
    .filter(({ isInDoubt, failedAt }) => !isInDoubt || failedAt !== undefined)
    .toSorted((a, b) => (b.failedAt ?? b.since) - (a.failedAt ?? a.since))
    .flatMap(({ releaseIds, ...about }) => releaseIds.map((id) => ({ id, ...about })))
  const first = await Promise.all(
    entries.slice(0, MAX_UNSENT_SHOWN).map(async ({ id, reason, failedAt, isInDoubt }): Promise<UnsentRelease[]> => {
      const release = await unlessUnreadable(deps.releaseById(id), undefined)
      return release ? [{ release, reason, hasFailed: failedAt !== undefined, isInDoubt }] : []
    }),
  )
  return { count: entries.length, first: first.flat() }
}
