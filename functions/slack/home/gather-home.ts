import type { Message } from '../../delivery/message.ts'
import type { Release } from '../../releases/release.ts'
import type { Channel } from '../../subscriptions/channel.ts'
import type { QuietHours } from '../../subscriptions/quiet-hours.ts'
import type { Subscription } from '../../subscriptions/subscription.ts'
import { type Day, seoulDay } from '../../text/seoul.ts'
import { type Deps as FareDeps, howSourcesFare, type SourceFares } from '../sources/how-sources-fare.ts'

export interface Deps extends FareDeps {
  /** The channels somebody shares with the bot or could find, by id. */
  channelsOf(user: string): Promise<string[]>
  subscriptionsOf(channel: Channel): Promise<Subscription[]>
  pauseOf(channel: Channel): Promise<string | undefined>
  quietHoursOf(channel: Channel): Promise<QuietHours | undefined>
  lastMessages(channel: Channel, limit: number): Promise<Message[]>
  releaseById(id: string): Promise<Release | undefined>
}

export interface HomeChannel {
  channel: string
  subscriptions: Subscription[]
  /** Why Slack takes nothing for it. */
  paused?: string | undefined
  quiet?: QuietHours | undefined
  last?: { day: Day; release: Release; others: number } | undefined
}

export interface Home {
  channels: HomeChannel[]
  sources: SourceFares
}

const AT_ONCE = 25
/** Of the last messages one is usually posted; those before it that were not are named in the channel. */
const LOOKED_AT = 5

/** What somebody's Home shows: their channels that subscribe, and how the sources are. */
export async function gatherHome(deps: Deps, team: string, user: string, direct?: string): Promise<Home> {
  const [channels, sources] = await Promise.all([deps.channelsOf(user), howSourcesFare(deps)])
  const subscribing: HomeChannel[] = []
  for (const some of inParts([...(direct ? [direct] : []), ...channels])) {
    const read = await Promise.all(some.map((channel) => readChannel(deps, { team, channel })))
    subscribing.push(...read.filter(({ subscriptions }) => subscriptions.length > 0))
  }
  return { channels: subscribing, sources }
}

function inParts(channels: string[]): string[][] {
  return Array.from({ length: Math.ceil(channels.length / AT_ONCE) }, (_, part) =>
    channels.slice(part * AT_ONCE, (part + 1) * AT_ONCE),
  )
}

async function readChannel(deps: Deps, of: Channel): Promise<HomeChannel> {
  const subscriptions = await deps.subscriptionsOf(of)
  if (subscriptions.length === 0) return { channel: of.channel, subscriptions }
  const [paused, quiet, messages] = await Promise.all([
    deps.pauseOf(of),
    deps.quietHoursOf(of),
    deps.lastMessages(of, LOOKED_AT),
  ])
  const posted = messages.find(({ ts }) => ts !== undefined)
  const shown = posted?.releaseIds.filter((_, index) => (posted.shown?.[index] ?? null) !== null) ?? []
  const release = shown[0] === undefined ? undefined : await deps.releaseById(shown[0])
  const last = posted && release && { day: seoulDay(posted.openedAt), release, others: shown.length - 1 }
  return { channel: of.channel, subscriptions, paused, quiet, last }
}
