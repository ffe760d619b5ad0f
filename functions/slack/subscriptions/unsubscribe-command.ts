import type { Copy } from '../../copy/copy.ts'
import { type UnsubscribeDeps, unsubscribe } from '../../subscriptions/change-subscriptions.ts'
import type { Channel } from '../../subscriptions/channel.ts'
import { parseQueries } from '../../subscriptions/query/query.ts'
import type { Subscription } from '../../subscriptions/subscription.ts'
import type { Instant } from '../../text/seoul.ts'
import { valueButton } from '../blocks/blocks.ts'
import { type Answer, answerWith } from '../blocks/ephemeral.ts'
import { explainRefusals } from '../blocks/explain-refusals.ts'
import { UNDO_UNSUBSCRIBE } from '../incoming/ids.ts'
import type { SlashCommand } from '../incoming/slash-command.ts'
import { drawSubscriptions } from './draw-subscriptions.ts'
import { undoValue } from './undo-subscriptions.ts'

export interface UnsubscribeCommandDeps extends UnsubscribeDeps {
  copy: Copy
  now(): Instant
  subscriptionsOf(channel: Channel): Promise<Subscription[]>
}

/** `/unsubscribe 탄소중립`; without a keyword it shows what the channel subscribes to. */
export async function unsubscribeCommand(deps: UnsubscribeCommandDeps, command: SlashCommand): Promise<Answer> {
  const { copy } = deps
  const { queries, refused } = parseQueries(command.words)
  if (queries.length === 0) {
    if (command.words === '' && command.notKeywords.length === 0 && !command.otherChannel)
      return offerChoice(deps, command.channel)
    const subscribedNow = sentenceOf(await deps.subscriptionsOf(command.channel), copy)
    return answerWith([...explainRefusals(refused, command.notKeywords, copy), subscribedNow])
  }
  const before = await deps.subscriptionsOf(command.channel)
  const { removed, missing } = await unsubscribe(deps, command.channel, queries, command.by)
  const ended = before.filter(({ queryId }) => removed.some(({ id }) => id === queryId))
  const left = before.filter((one) => !ended.includes(one))
  const texts = removed.map((query) => query.text)
  const others = missing.map((query) => query.text)
  return answerWith(
    [
      texts.length > 0 ? copy.answer.unsubscribed(texts) : '',
      ...(others.length > 0 ? [copy.answer.notSubscribed(others), sentenceOf(left, copy)] : []),
      ...explainRefusals(refused, command.notKeywords, copy),
    ],
    // A button acts in the channel it is pressed in, which is another one here.
    texts.length > 0 && !command.otherChannel
      ? valueButton(UNDO_UNSUBSCRIBE, copy.answer.undo, undoValue(ended))
      : undefined,
  )
}

/** What there is to end, each with its menu. */
async function offerChoice(deps: UnsubscribeCommandDeps, channel: Channel): Promise<Answer> {
  const { copy, now, subscriptionsOf } = deps
  const subscriptions = await subscriptionsOf(channel)
  const question = subscriptions.length > 0 ? answerWith([copy.answer.whichToUnsubscribe]) : undefined
  return drawSubscriptions(subscriptions, copy, now(), question)
}

function sentenceOf(subscriptions: Subscription[], copy: Copy): string {
  const queries = subscriptions.map(({ query }) => query)
  return queries.length > 0 ? copy.answer.subscribedNow(queries) : copy.subscriptions.none
}
