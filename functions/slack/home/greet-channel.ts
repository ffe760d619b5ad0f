import type { Copy } from '../../copy/copy.ts'
import type { Channel } from '../../subscriptions/channel.ts'
import type { Subscription } from '../../subscriptions/subscription.ts'
import { valueButton } from '../blocks/blocks.ts'
import { type Answer, answerWith } from '../blocks/ephemeral.ts'
import { SUGGESTIONS } from '../incoming/ids.ts'

export interface Deps {
  copy: Copy
  subscriptionsOf(channel: Channel): Promise<Subscription[]>
  /** Writes to a channel; nothing where the bot is no member. */
  say(channel: string, said: Answer): Promise<void>
}

/** What the bot says on joining a channel: what it does and a few keywords to begin with, or what it goes on with. */
export async function greetChannel({ copy, say, ...deps }: Deps, { team, channel }: Channel): Promise<void> {
  const subscriptions = await deps.subscriptionsOf({ team, channel })
  if (subscriptions.length > 0)
    return say(channel, answerWith([copy.welcome.back(subscriptions.map(({ query }) => query))]))
  const buttons = SUGGESTIONS.map((id, index) => {
    const keyword = copy.welcome.suggestions[index] ?? ''
    return valueButton(id, copy.welcome.subscribeTo(keyword), keyword)
  })
  await say(channel, answerWith([copy.welcome.hello], ...buttons))
}
