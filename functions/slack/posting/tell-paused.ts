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
}

/**
 * Tells everybody who subscribed to something in a channel that it takes no messages any more, and what to do. When Slack's rate limit, or
 * a lost connection, stopped all of these messages, resolves to when to try again. Once anybody was told, it does not ask for another try, so that nobody
 * is told twice.
 */
export async function tellPaused(
  deps: TellPausedDeps,
  channel: Channel,
  reason: string,
  copy: Copy,
): Promise<Instant | undefined> {
  const people = new Set((await deps.subscriptionsOf(channel)).map((subscription) => subscription.by))
  const text = copy.message.paused(`<#${channel.channel}>`)
  const blocks = [section(text), context(copy.message.pausedBecause(reason))]
  const drawn: DrawnMessage = { text, plain: text, blocks }
  const outcomes = await Promise.all([...people].map((person) => deps.tell(person, drawn)))
  const retries = outcomes.flatMap((told) => {
    const toldNobody = told.outcome === 'unreachable' || (told.outcome === 'later' && told.isLimit)
    return toldNobody ? [told.retryAt] : []
  })
  return retries.length > 0 && retries.length === outcomes.length ? Math.min(...retries) : undefined
}
