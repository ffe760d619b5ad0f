import type { Channel } from '../../subscriptions/channel.ts'
import { type PreviewJob, type QueueJobDeps, queueFollowUp } from '../incoming/answer-job.ts'
import { noteChange } from '../subscriptions/note-change.ts'

/** After new subscriptions were saved: queues a preview for the user who made them and a note to their channel. */
export async function followUp(
  deps: QueueJobDeps,
  channel: Channel,
  by: string,
  queries: string[],
  answer: PreviewJob['answer'],
): Promise<void> {
  if (queries.length === 0) return
  await Promise.all([
    noteChange(deps, channel, by, 'subscribed', queries),
    queueFollowUp(deps, { job: 'preview', ...channel, queries: queries.join(', '), answer }),
  ])
}
