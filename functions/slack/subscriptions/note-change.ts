import { randomUUID } from 'node:crypto'
import { log } from '../../platform/log.ts'
import type { Channel } from '../../subscriptions/channel.ts'
import type { NotedChange } from '../../subscriptions/noted-change.ts'
import type { AnswerJob } from '../jobs.ts'

export interface Deps {
  /** Hands work to the answer door. */
  later(job: AnswerJob): Promise<void>
}

/** Has a channel told what changed; one who is alone with the bot knows. What was changed stands, also when the note is lost. */
export async function noteChange(
  { later }: Deps,
  { team, channel }: Channel,
  by: string,
  change: NotedChange,
  queries: string[],
): Promise<void> {
  if (queries.length === 0 || channel.startsWith('D')) return
  try {
    await later({ job: 'note', id: randomUUID(), team, channel, by, change, queries })
  } catch (error) {
    log.warn('note to a channel lost', { channel, error: error as Error })
  }
}
