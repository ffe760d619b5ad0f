import type { Copy } from '../../copy/copy.ts'
import { type UnsubscribeDeps, unsubscribe } from '../../subscriptions/change-subscriptions.ts'
import { lawsAmong } from '../../subscriptions/law-register.ts'
import { lawOfQuery } from '../../subscriptions/laws/law-query.ts'
import { parseQueries } from '../../subscriptions/query/query.ts'
import { actions, section, valueButton } from '../blocks/blocks.ts'
import { type Answer, answerWith } from '../blocks/ephemeral.ts'
import { escapeText } from '../blocks/slack-text.ts'
import { LawsJob, type QueueJobDeps } from '../incoming/answer-job.ts'
import { UNDO_UNSUBSCRIBE } from '../incoming/ids.ts'
import type { Interaction } from '../incoming/interaction.ts'
import { undoValue } from '../subscriptions/undo-subscriptions.ts'
import { drawRegister, namesAsText } from './draw-register.ts'
import { type RegisterReadDeps, readRegister } from './laws-command.ts'

export interface LawButtonDeps extends RegisterReadDeps, UnsubscribeDeps, QueueJobDeps {
  copy: Copy
}

/** [다음] and [이전]: the value is the page. */
export async function turnLawsPage(deps: LawButtonDeps, { channel, value }: Interaction): Promise<Answer> {
  return drawRegister(await readRegister(deps, channel), deps.copy, Number.parseInt(value, 10) || 0)
}

/** [이름만 보기] */
export async function showLawNames(deps: LawButtonDeps, { channel }: Interaction): Promise<Answer> {
  return namesAsText(lawsAmong(await deps.subscriptionsOf(channel)), deps.copy)
}

/** [빼기] beside a law: the value is the page and the law's query. The register is drawn again, with a way back. */
export async function removeLaw(deps: LawButtonDeps, { channel, value, by }: Interaction): Promise<Answer> {
  const { copy } = deps
  const [, page = '0', text = ''] = /^(\d+) (.*)$/s.exec(value) ?? []
  const [query] = parseQueries(text).queries
  const name = query && lawOfQuery(query.text)
  if (!query || name === undefined) return answerWith([copy.answer.nothingToUndo])
  const before = await deps.subscriptionsOf(channel)
  const { removed } = await unsubscribe(deps, channel, [query], by)
  const ended = before.filter(({ queryId }) => removed.some(({ id }) => id === queryId))
  const undo = ended.length > 0 ? valueButton(UNDO_UNSUBSCRIBE, copy.answer.undo, undoValue(ended)) : undefined
  const said = ended.length > 0 ? copy.laws.removed(name) : copy.answer.nothingToUndo
  const register = await readRegister(deps, channel)
  return drawRegister(register, copy, Number(page), [section(escapeText(said)), ...(undo ? [actions(undo)] : [])])
}

/** [되돌리기] below a registration: the value is its instant, by which the answer door takes all of it back. */
export async function undoLaws(deps: LawButtonDeps, interaction: Interaction): Promise<Answer> {
  const { channel, value, by, responseUrl } = interaction
  const at = Number(value)
  if (!Number.isInteger(at)) return answerWith([deps.copy.answer.nothingToUndo])
  await deps.queueJob(LawsJob.parse({ job: 'laws', ...channel, by, at, undo: true, answer: { responseUrl } }))
  return answerWith([deps.copy.laws.undoing])
}
