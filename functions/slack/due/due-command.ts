import type { Copy } from '../../copy/copy.ts'
import { understand } from '../../subscriptions/query/understanding/understand.ts'
import { subjectOfDue } from '../../subscriptions/spoken/due-words.ts'
import { type Answer, answerWith } from '../blocks/ephemeral.ts'
import { explainRefusals } from '../blocks/explain-refusals.ts'
import { DueJob, type QueueJobDeps } from '../incoming/answer-job.ts'
import type { Interaction } from '../incoming/interaction.ts'
import type { SlashCommand } from '../incoming/slash-command.ts'

export interface DueCommandDeps extends QueueJobDeps {
  copy: Copy
}

/** `/due [query]`, in the slack door: says at once that it is looking; the answer door lists what is open. Of several readings the first is taken. */
export async function dueCommand({ copy, queueJob }: DueCommandDeps, command: SlashCommand): Promise<Answer> {
  const words = subjectOfDue(command.words)
  const { queries: read, offers, refused } = understand(words)
  const queries = (offers[0] ?? read).map((query) => query.text)
  const unread = refused.filter(({ why }) => why !== 'everything' && offers.length === 0)
  const refusals = words === '' ? [] : explainRefusals(unread, command.notKeywords, copy)
  if (queries.length === 0 && refusals.length > 0) return answerWith(refusals)
  const { channel, responseUrl } = command
  await queueJob(DueJob.parse({ ...channel, job: 'due', queries: queries.join(', '), responseUrl }))
  return answerWith([copy.due.searching(queries), ...refusals])
}

/** The value of [다음 마감 보기]: what was asked for, and the last one that was shown. */
export const LaterDue = DueJob.pick({ queries: true, after: true })

/** [다음 마감 보기] was pressed: queues the search its button carries. */
export async function showLaterDue({ copy, queueJob }: DueCommandDeps, interaction: Interaction): Promise<Answer> {
  const { channel, value, responseUrl, isEphemeral } = interaction
  const later = LaterDue.parse(JSON.parse(value))
  await queueJob(DueJob.parse({ ...later, ...channel, job: 'due', responseUrl, replace: isEphemeral }))
  return answerWith([copy.due.searching([])])
}
