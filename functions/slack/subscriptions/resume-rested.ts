import { parseQueries } from '../../subscriptions/query/query.ts'
import { type Answer, answerWith } from '../blocks/ephemeral.ts'
import type { Pressed } from '../incoming/interaction.ts'
import { type Deps, editSubscriptions } from './edit-subscriptions.ts'

/** [다시 받기] below the word that subscriptions rest; the button carries their queries. */
export async function resumeRested(deps: Deps, { channel, value, by }: Pressed): Promise<Answer> {
  const queries = parseQueries(value).queries.map(({ id, text }) => ({ queryId: id, query: text }))
  const said = await editSubscriptions(deps, channel, 'resume', queries, by)
  return said ?? answerWith([deps.copy.answer.nothingToUndo])
}
