import type { Copy } from '../../copy/copy.ts'
import type { SendOutcome } from '../../delivery/carrier.ts'
import type { Channel } from '../../subscriptions/channel.ts'
import type { Subscription } from '../../subscriptions/subscription.ts'
import type { Instant } from '../../text/seoul.ts'
import { context, section } from '../blocks/blocks.ts'
import type { DrawnMessage } from './post-message.ts'

export interface TellPausedDeps {
  subscriptionsOf(channel: Channel): Promise<Subscription[]>
  /** Writes to a person in their own conversation with the bot. */
  tell(user: string, drawn: DrawnMessage): Promise<SendOutcome>
  /** Notes that a channel is paused and that nobody could be told. */
  noteUnheardPause(channel: Channel, reason: string, at: Instant): Promise<void>
}

/**
 * Tells everybody who subscribed to something in a channel that it takes no messages any more, and what to do. When nobody was told and
 * some of these messages were not taken for now (a rate limit, a lost connection, trouble at Slack), resolves to when to try again. Once
 * anybody was told, or may have been, it does not ask for another try, so that nobody is told twice. Where nobody is known to have been told
 * it notes that: the pause is an ill, and whoever runs the installation hears of it.
 */
export async function tellPaused(
  deps: TellPausedDeps,
  channel: Channel,
  reason: string,
  copy: Copy,
  now: Instant,
): Promise<Instant | undefined> {
  const people = new Set((await deps.subscriptionsOf(channel)).map((subscription) => subscription.by))
  const text = copy.message.paused(`<#${channel.channel}>`)
  const blocks = [section(text), context(copy.message.pausedBecause(reason))]
  const drawn: DrawnMessage = { text, plain: text, blocks }
  const outcomes = await Promise.all([...people].map((person) => deps.tell(person, drawn)))
  if (outcomes.some(({ outcome }) => outcome === 'posted')) return undefined
  const retries = outcomes.flatMap((told) => ('retryAt' in told ? [told.retryAt] : []))
  if (retries.length > 0 && outcomes.every(({ outcome }) => outcome !== 'ambiguous')) return Math.min(...retries)
  await deps.noteUnheardPause(channel, reason, now)
  return undefined
}
