import type { Copy } from '../../copy/copy.ts'
import { parseQueries } from '../../subscriptions/query/query.ts'
import { type Deps as SubscribeDeps, subscribe } from '../../subscriptions/subscribe.ts'
import type { Instant } from '../../text/seoul.ts'
import { valueButton } from '../blocks/blocks.ts'
import { type Answer, answerWith } from '../blocks/ephemeral.ts'
import { UNDO_SUBSCRIBE } from '../incoming/ids.ts'
import type { Pressed } from '../incoming/interaction.ts'
import { type Deps as AddedDeps, followUp } from './follow-up.ts'

export interface Deps extends SubscribeDeps, AddedDeps {
  copy: Copy
  now(): Instant
}

/** A keyword chosen below the bot's first words. */
export async function subscribeSuggested(deps: Deps, { channel, value, by, responseUrl }: Pressed): Promise<Answer> {
  const { added } = await subscribe(deps, channel, parseQueries(value).queries, by, deps.now())
  if (added.length === 0) return answerWith([deps.copy.answer.alreadySubscribed([value])])
  await followUp(deps, channel, by, [value], { responseUrl })
  const undo = valueButton(UNDO_SUBSCRIBE, deps.copy.answer.undo, value)
  return answerWith([deps.copy.answer.subscribed([value])], undo)
}
