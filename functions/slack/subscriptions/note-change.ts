import { randomUUID } from 'node:crypto'
import type { Channel } from '../../subscriptions/channel.ts'
import type { NotedChange } from '../../subscriptions/noted-change.ts'
import { type QueueJobDeps, queueFollowUp } from '../incoming/answer-job.ts'

/** Has a channel told who changed its subscriptions. In one's own conversation with the bot (`D…`) nobody else has to know. */
export async function noteChange(
  deps: QueueJobDeps,
  { team, channel }: Channel,
  by: string,
  change: NotedChange,
  queries: string[],
): Promise<void> {
  if (queries.length === 0 || channel.startsWith('D')) return
  await queueFollowUp(deps, { job: 'note', id: randomUUID(), team, channel, by, change, queries })
}
