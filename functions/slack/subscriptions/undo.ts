import type { Copy } from '../../copy/copy.ts'
import { parseQueries } from '../../subscriptions/query/query.ts'
import { type Deps as SubscribeDeps, subscribe } from '../../subscriptions/subscribe.ts'
import { type Deps as UnsubscribeDeps, unsubscribe } from '../../subscriptions/unsubscribe.ts'
import type { Instant } from '../../text/seoul.ts'
import { type Answer, answerWith } from '../blocks/ephemeral.ts'
import type { Pressed } from '../incoming/interaction.ts'
import { type Deps as NoteDeps, noteChange } from './note-change.ts'
import { readUndoValue } from './undo-value.ts'

export interface Deps extends SubscribeDeps, UnsubscribeDeps, NoteDeps {
  copy: Copy
  now(): Instant
}

/** [되돌리기] below the answer to `/subscribe`; the button carries the queries it added. */
export async function undoSubscribe(deps: Deps, { channel, value, by }: Pressed): Promise<Answer> {
  const { removed } = await unsubscribe(deps, channel, parseQueries(value).queries)
  const texts = removed.map((query) => query.text)
  await noteChange(deps, channel, by, 'unsubscribed', texts)
  return answerWith([texts.length > 0 ? deps.copy.answer.subscribeUndone(texts) : deps.copy.answer.nothingToUndo])
}

/** [되돌리기] below the answer to `/unsubscribe`: what it ended comes back as often as before. */
export async function undoUnsubscribe(deps: Deps, { channel, value, by }: Pressed): Promise<Answer> {
  const texts: string[] = []
  for (const { rhythm, queries } of readUndoValue(value)) {
    const { added } = await subscribe(deps, channel, queries, by, deps.now(), rhythm)
    texts.push(...added.map((query) => query.text))
  }
  await noteChange(deps, channel, by, 'subscribed', texts)
  return answerWith([texts.length > 0 ? deps.copy.answer.unsubscribeUndone(texts) : deps.copy.answer.nothingToUndo])
}
