import type { Channel } from '../subscriptions/channel.ts'
import type { Subscription } from '../subscriptions/subscription.ts'
import { context, section } from './blocks.ts'
import type { Copy } from './copy/copy.ts'
import { ko } from './copy/ko.ts'
import type { Drawn } from './drawn.ts'

export interface Deps {
  subscriptionsOf(channel: Channel): Promise<Subscription[]>
  tell(user: string, drawn: Drawn): Promise<unknown>
}

/** Tells everyone who subscribed something in a channel that it takes no messages any more, once each, and what to do. */
export async function tellPaused(deps: Deps, channel: Channel, reason: string, copy: Copy = ko): Promise<void> {
  const people = new Set((await deps.subscriptionsOf(channel)).map((subscription) => subscription.by))
  const said = copy.message.paused(`<#${channel.channel}>`)
  const drawn: Drawn = { text: said, plain: said, blocks: [section(said), context(copy.message.pausedBecause(reason))] }
  await Promise.all([...people].map((person) => deps.tell(person, drawn)))
}
