import type { Copy } from '../../copy/copy.ts'
import { type RewordDeps, replaceSubscriptions } from '../../subscriptions/change-subscriptions.ts'
import { parseQueries } from '../../subscriptions/query/query.ts'
import type { Instant } from '../../text/seoul.ts'
import { valueButton } from '../blocks/blocks.ts'
import { type Answer, answerWith } from '../blocks/ephemeral.ts'
import type { QueueJobDeps } from '../incoming/answer-job.ts'
import { UNDO_REPLACE } from '../incoming/ids.ts'
import type { Interaction } from '../incoming/interaction.ts'
import { replacementValue } from '../subscriptions/undo-subscriptions.ts'
import { requestPreview } from './subscribe-preview.ts'

export interface ReplaceDeps extends RewordDeps, QueueJobDeps {
  copy: Copy
  now(): Instant
}

/** [적은 그대로], [‘탄소중립’으로 바꾸기]: gives subscriptions the words on the button, and offers the way back. */
export async function pressReplacement(deps: ReplaceDeps, interaction: Interaction): Promise<Answer> {
  const { copy, now, subscriptionsOf } = deps
  const { channel, value, by, responseUrl } = interaction
  const [from = '', to = ''] = value.split('\n')
  const going = parseQueries(from).queries
  const coming = parseQueries(to).queries
  const standing = (await subscriptionsOf(channel)).filter(({ queryId }) => going.some(({ id }) => id === queryId))
  if (standing.length === 0 || coming.length === 0) return answerWith([copy.answer.nothingToUndo])
  await replaceSubscriptions(deps, channel, standing, coming, by, now())
  const [before, after] = [standing.map(({ query }) => query), coming.map(({ text }) => text)]
  await requestPreview(deps, channel, after, { responseUrl })
  const undo = valueButton(UNDO_REPLACE, copy.answer.undo, replacementValue(after, before))
  return answerWith([copy.subscriptions.edited(before.join(', '), after)], undo)
}
