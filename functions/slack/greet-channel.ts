import type { Channel } from '../subscriptions/channel.ts'
import type { Subscription } from '../subscriptions/subscription.ts'
import type { Instant } from '../text/seoul.ts'
import { SUGGESTIONS } from './action-ids.ts'
import { type Answer, answerWith } from './answer.ts'
import { valueButton } from './blocks.ts'
import type { Copy } from './copy/copy.ts'

export interface Deps {
  copy: Copy
  now(): Instant
  subscriptionsOf(channel: Channel): Promise<Subscription[]>
  resumeChannel(channel: Channel, ringAt: Instant): Promise<boolean>
}

/** What the bot says on joining a channel: what it does and a few keywords to begin with, or what it goes on with. */
export async function greetChannel({ copy, ...deps }: Deps, channel: Channel): Promise<Answer> {
  // An invitation is also how a channel that took no messages any more is opened again.
  const [subscriptions] = await Promise.all([deps.subscriptionsOf(channel), deps.resumeChannel(channel, deps.now())])
  if (subscriptions.length > 0) return answerWith([copy.welcome.back(subscriptions.map(({ query }) => query))])
  const buttons = SUGGESTIONS.map((id, index) => {
    const keyword = copy.welcome.suggestions[index] ?? ''
    return valueButton(id, copy.welcome.subscribeTo(keyword), keyword)
  })
  return answerWith([copy.welcome.hello], ...buttons)
}
