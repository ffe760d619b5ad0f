import { log } from '../../platform/log.ts'
import type { Channel } from '../../subscriptions/channel.ts'
import type { PreviewJob } from '../jobs.ts'
import { type Deps, noteChange } from '../subscriptions/note-change.ts'

export type { Deps }

/** What comes after new subscriptions: a preview to who made them, a note to their channel. Losing either loses no subscription. */
export async function followUp(
  deps: Deps,
  channel: Channel,
  by: string,
  queries: string[],
  answer: PreviewJob['answer'],
): Promise<void> {
  if (queries.length === 0) return
  await Promise.all([noteChange(deps, channel, by, 'subscribed', queries), preview()])

  async function preview(): Promise<void> {
    try {
      await deps.later({ job: 'preview', ...channel, queries: queries.join(', '), answer })
    } catch (error) {
      log.warn('preview lost', { error: error as Error })
    }
  }
}
