import type { Copy } from '../../copy/copy.ts'
import type { Channel } from '../../subscriptions/channel.ts'
import type { Subscription } from '../../subscriptions/subscription.ts'
import { valueButton } from '../blocks/blocks.ts'
import { type Answer, answerWith } from '../blocks/ephemeral.ts'
import { SUGGESTIONS } from '../incoming/ids.ts'
import { packMenuBlock } from '../subscribe/pack-menu.ts'

export interface GreetChannelDeps {
  copy: Copy
  subscriptionsOf(channel: Channel): Promise<Subscription[]>
  /** Posts to a channel; does nothing where the bot is no member. */
  say(channel: string, message: Answer): Promise<void>
}

/** What the bot says when it joins a channel: what it does, with a few keywords to begin with, or which subscriptions it goes on with. */
export async function greetChannel(deps: GreetChannelDeps, { team, channel }: Channel): Promise<void> {
  const { copy, say } = deps
  const subscriptions = await deps.subscriptionsOf({ team, channel })
  if (subscriptions.length > 0)
    return say(channel, answerWith([copy.welcome.helloAgain(subscriptions.map(({ query }) => query))]))
  const buttons = SUGGESTIONS.map((id, index) => {
    const keyword = copy.welcome.suggestions[index] ?? ''
    return valueButton(id, copy.welcome.subscribeTo(keyword), keyword)
  })
  const { text, blocks } = answerWith([copy.welcome.hello], ...buttons)
  await say(channel, { text, blocks: [...blocks, packMenuBlock(copy)] })
}
