import type { Copy } from '../../copy/copy.ts'
import type { Channel } from '../../subscriptions/channel.ts'
import { parseQueries } from '../../subscriptions/query/query.ts'
import type { Subscription } from '../../subscriptions/subscription.ts'
import { type Deps as UnsubscribeDeps, unsubscribe } from '../../subscriptions/unsubscribe.ts'
import type { Instant } from '../../text/seoul.ts'
import { valueButton } from '../blocks/blocks.ts'
import { type Answer, answerWith } from '../blocks/ephemeral.ts'
import { explainRefusals } from '../blocks/explain-refusals.ts'
import { UNDO_UNSUBSCRIBE } from '../incoming/ids.ts'
import type { Asked } from '../incoming/slash-command.ts'
import { drawSubscriptions } from './draw-subscriptions.ts'
import { type Deps as NoteDeps, noteChange } from './note-change.ts'
import { undoValue } from './undo-value.ts'

export interface Deps extends UnsubscribeDeps, NoteDeps {
  copy: Copy
  now(): Instant
  subscriptionsOf(channel: Channel): Promise<Subscription[]>
}

/** `/unsubscribe 탄소중립`; without a keyword it shows which there are. */
export async function unsubscribeCommand(deps: Deps, asked: Asked): Promise<Answer> {
  const { copy } = deps
  const { queries, refused } = parseQueries(asked.words)
  if (queries.length === 0) {
    if (asked.words === '' && asked.strange.length === 0 && !asked.elsewhere) return choices(deps, asked.channel)
    const now = standing(await deps.subscriptionsOf(asked.channel), copy)
    return answerWith([...explainRefusals(refused, asked.strange, copy), now])
  }
  const before = await deps.subscriptionsOf(asked.channel)
  const { removed, missing } = await unsubscribe(deps, asked.channel, queries)
  const ended = before.filter(({ queryId }) => removed.some(({ id }) => id === queryId))
  const left = before.filter((one) => !ended.includes(one))
  const texts = removed.map((query) => query.text)
  const others = missing.map((query) => query.text)
  await noteChange(deps, asked.channel, asked.by, 'unsubscribed', texts)
  return answerWith(
    [
      texts.length > 0 ? copy.answer.unsubscribed(texts) : '',
      ...(others.length > 0 ? [copy.answer.notSubscribed(others), standing(left, copy)] : []),
      ...explainRefusals(refused, asked.strange, copy),
    ],
    // A button acts in the channel it is pressed in.
    texts.length > 0 && !asked.elsewhere
      ? valueButton(UNDO_UNSUBSCRIBE, copy.answer.undo, undoValue(ended))
      : undefined,
  )
}

/** What there is to end, each with its menu. */
async function choices({ copy, now, subscriptionsOf }: Deps, channel: Channel): Promise<Answer> {
  const subscriptions = await subscriptionsOf(channel)
  const which = subscriptions.length > 0 ? answerWith([copy.answer.whichToUnsubscribe]) : undefined
  return drawSubscriptions(subscriptions, copy, now(), which)
}

function standing(subscriptions: Subscription[], copy: Copy): string {
  const queries = subscriptions.map(({ query }) => query)
  return queries.length > 0 ? copy.answer.subscribedNow(queries) : copy.subscriptions.none
}
