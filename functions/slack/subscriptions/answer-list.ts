import type { Copy } from '../../copy/copy.ts'
import type { Channel } from '../../subscriptions/channel.ts'
import type { Subscription } from '../../subscriptions/subscription.ts'
import type { Instant } from '../../text/seoul.ts'
import type { Answer } from '../blocks/ephemeral.ts'
import type { ReplyTo } from '../client/response-url.ts'
import type { ListJob } from '../jobs.ts'
import { drawSubscriptions } from './draw-subscriptions.ts'

export interface Deps {
  copy: Copy
  now(): Instant
  subscriptionsOf(channel: Channel): Promise<Subscription[]>
  reply(to: ReplyTo, answer: Answer): Promise<void>
}

/** Puts a channel's subscriptions as they are now in the place of those somebody has before them. */
export async function answerList({ copy, now, subscriptionsOf, reply }: Deps, job: ListJob): Promise<void> {
  const { team, channel, responseUrl } = job
  const drawn = drawSubscriptions(await subscriptionsOf({ team, channel }), copy, now())
  await reply({ responseUrl, replace: true }, drawn)
}
