import type { Channel } from '../subscriptions/channel.ts'
import type { Subscription } from '../subscriptions/subscription.ts'
import type { Instant } from '../text/seoul.ts'
import { RESUME_CHANNEL } from './action-ids.ts'
import { type Answer, answerWith } from './answer.ts'
import type { Asked } from './asked.ts'
import { valueButton } from './blocks.ts'
import type { Copy } from './copy/copy.ts'
import { drawSubscriptions } from './draw-subscriptions.ts'

export interface Deps {
  copy: Copy
  now(): Instant
  subscriptionsOf(channel: Channel): Promise<Subscription[]>
  /** Why a channel is told nothing at the moment, if so. */
  pauseOf(channel: Channel): Promise<string | undefined>
}

/** `/subscriptions`: what the channel hears of, how often, and since when; with a way back when it was paused. */
export async function subscriptionsCommand({ copy, ...deps }: Deps, { channel }: Asked): Promise<Answer> {
  const [subscriptions, reason] = await Promise.all([deps.subscriptionsOf(channel), deps.pauseOf(channel)])
  if (reason === undefined) return drawSubscriptions(subscriptions, copy, deps.now())
  const resume = valueButton(RESUME_CHANNEL, copy.answer.resume, 'resume')
  return drawSubscriptions(subscriptions, copy, deps.now(), answerWith([copy.answer.paused(reason)], resume))
}
