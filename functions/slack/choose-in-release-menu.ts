import type { Channel } from '../subscriptions/channel.ts'
import type { Subscription } from '../subscriptions/subscription.ts'
import { type Deps as UnsubscribeDeps, unsubscribe } from '../subscriptions/unsubscribe.ts'
import { UNDO_UNSUBSCRIBE } from './action-ids.ts'
import { type Answer, answerWith } from './answer.ts'
import { AnswerJob } from './answer-job.ts'
import { valueButton } from './blocks.ts'
import type { Copy } from './copy/copy.ts'
import type { Pressed } from './pressed.ts'
import { readChoice } from './release-menu.ts'

export interface Deps extends UnsubscribeDeps {
  copy: Copy
  subscriptionsOf(channel: Channel): Promise<Subscription[]>
  later(job: AnswerJob): Promise<void>
}

const MORE = 5

/** A choice in the menu beside a release; the channel's message stays, who chose is answered alone. */
export async function chooseInReleaseMenu(deps: Deps, pressed: Pressed): Promise<Answer> {
  const { copy } = deps
  const choice = readChoice(pressed.value)
  const subscriptions = await deps.subscriptionsOf(pressed.channel)
  const subscription = subscriptions.find(({ queryId }) => queryId === choice?.queryId)
  if (!subscription) return answerWith([copy.answer.nothingToUndo])
  const { queryId, query } = subscription
  if (choice?.wanted === 'off') {
    await unsubscribe(deps, pressed.channel, [{ id: queryId, text: query }])
    const undo = valueButton(UNDO_UNSUBSCRIBE, copy.answer.undo, query)
    return answerWith([copy.answer.unsubscribed([query])], undo)
  }
  const { channel, responseUrl, alone } = pressed
  await deps.later(
    AnswerJob.parse({ ...channel, job: 'latest', queries: query, count: MORE, responseUrl, replace: alone }),
  )
  return answerWith([copy.latest.looking([query])])
}
