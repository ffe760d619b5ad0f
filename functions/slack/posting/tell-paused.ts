import type { Copy } from '../../copy/copy.ts'
import { ko } from '../../copy/ko/ko.ts'
import type { SendOutcome } from '../../delivery/carrier.ts'
import type { Channel } from '../../subscriptions/channel.ts'
import type { Subscription } from '../../subscriptions/subscription.ts'
import type { Instant } from '../../text/seoul.ts'
import { context, section } from '../blocks/blocks.ts'
import type { Drawn } from './drawn.ts'

export interface Deps {
  subscriptionsOf(channel: Channel): Promise<Subscription[]>
  tell(user: string, drawn: Drawn): Promise<SendOutcome>
}

/**
 * Tells everyone who subscribed something in a channel that it takes no messages any more, once each, and what to do. When Slack put
 * all of them off, answers when to try again; once anybody knows, nobody is told twice.
 */
export async function tellPaused(
  deps: Deps,
  channel: Channel,
  reason: string,
  copy: Copy = ko,
): Promise<Instant | undefined> {
  const people = new Set((await deps.subscriptionsOf(channel)).map((subscription) => subscription.by))
  const said = copy.message.paused(`<#${channel.channel}>`)
  const drawn: Drawn = { text: said, plain: said, blocks: [section(said), context(copy.message.pausedBecause(reason))] }
  const answers = await Promise.all([...people].map((person) => deps.tell(person, drawn)))
  const putOff = answers.flatMap((answer) => (answer.outcome === 'later' && answer.isLimit ? [answer.retryAt] : []))
  return putOff.length > 0 && putOff.length === answers.length ? Math.min(...putOff) : undefined
}
