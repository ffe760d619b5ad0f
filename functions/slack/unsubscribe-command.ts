import type { Channel } from '../subscriptions/channel.ts'
import { parseQueries } from '../subscriptions/query.ts'
import type { Subscription } from '../subscriptions/subscription.ts'
import { type Deps as UnsubscribeDeps, unsubscribe } from '../subscriptions/unsubscribe.ts'
import { UNDO_UNSUBSCRIBE } from './action-ids.ts'
import { type Answer, answerWith } from './answer.ts'
import type { Asked } from './asked.ts'
import { valueButton } from './blocks.ts'
import type { Copy } from './copy/copy.ts'
import { explainRefusals } from './explain-refusals.ts'
import { type Deps as NoteDeps, noteChange } from './note-change.ts'

export interface Deps extends UnsubscribeDeps, NoteDeps {
  copy: Copy
  subscriptionsOf(channel: Channel): Promise<Subscription[]>
}

/** `/unsubscribe 탄소중립`; without a keyword it says which there are. */
export async function unsubscribeCommand(deps: Deps, asked: Asked): Promise<Answer> {
  const { copy } = deps
  const { queries, refused } = parseQueries(asked.words)
  if (queries.length === 0) {
    const bare = asked.words === '' && asked.strange.length === 0
    const refusals = bare ? [copy.answer.whichToUnsubscribe] : explainRefusals(refused, asked.strange, copy)
    return answerWith([...refusals, await standing(deps, asked.channel)])
  }
  const { removed, missing } = await unsubscribe(deps, asked.channel, queries)
  const texts = removed.map((query) => query.text)
  const others = missing.map((query) => query.text)
  await noteChange(deps, asked.channel, asked.by, 'unsubscribed', texts)
  return answerWith(
    [
      texts.length > 0 ? copy.answer.unsubscribed(texts) : '',
      ...(others.length > 0 ? [copy.answer.notSubscribed(others), await standing(deps, asked.channel)] : []),
      ...explainRefusals(refused, asked.strange, copy),
    ],
    // A button acts in the channel it is pressed in.
    texts.length > 0 && !asked.elsewhere
      ? valueButton(UNDO_UNSUBSCRIBE, copy.answer.undo, texts.join(', '))
      : undefined,
  )
}

async function standing({ subscriptionsOf, copy }: Deps, channel: Channel): Promise<string> {
  const queries = (await subscriptionsOf(channel)).map((subscription) => subscription.query)
  return queries.length > 0 ? copy.answer.subscribedNow(queries) : copy.subscriptions.none
}
