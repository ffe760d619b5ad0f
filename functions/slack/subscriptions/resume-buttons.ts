import type { Copy } from '../../copy/copy.ts'
import { type EditDeps, editSubscriptions } from '../../subscriptions/change-subscriptions.ts'
import type { Channel } from '../../subscriptions/channel.ts'
import { parseQueries } from '../../subscriptions/query/query.ts'
import type { Instant } from '../../text/seoul.ts'
import { type Answer, answerWith } from '../blocks/ephemeral.ts'
import type { Interaction } from '../incoming/interaction.ts'
import { sayEdit } from './choose-in-subscription-menu.ts'

export interface ResumeSubscriptionsDeps extends EditDeps {
  copy: Copy
  now(): Instant
}

/** [다시 받기] below the word that subscriptions are paused; the button carries their queries. */
export async function resumeSubscriptions(
  deps: ResumeSubscriptionsDeps,
  { channel, value, by }: Interaction,
): Promise<Answer> {
  const paused = parseQueries(value).queries.map(({ id, text }) => ({ queryId: id, query: text }))
  const resumed = await editSubscriptions(deps, channel, 'resume', paused, by, deps.now())
  return sayEdit(resumed, deps.copy) ?? answerWith([deps.copy.answer.nothingToUndo])
}

export interface ResumeChannelDeps {
  copy: Copy
  now(): Instant
  /** Ends the pause of a channel and schedules its next delivery; false when it is not paused. */
  resumeChannel(channel: Channel, ringAt: Instant): Promise<boolean>
}

/** [다시 받기] above the subscriptions of a channel that takes no messages. */
export async function resumeChannel({ copy, ...deps }: ResumeChannelDeps, { channel }: Interaction): Promise<Answer> {
  const resumed = await deps.resumeChannel(channel, deps.now())
  return answerWith([resumed ? copy.answer.resumed : copy.answer.notPaused])
}
