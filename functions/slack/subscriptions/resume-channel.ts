import type { Copy } from '../../copy/copy.ts'
import type { Channel } from '../../subscriptions/channel.ts'
import type { Instant } from '../../text/seoul.ts'
import { type Answer, answerWith } from '../blocks/ephemeral.ts'
import type { Pressed } from '../incoming/interaction.ts'

export interface Deps {
  copy: Copy
  now(): Instant
  /** Lets a paused channel hear again and rings it; false when it is not paused. */
  resumeChannel(channel: Channel, ringAt: Instant): Promise<boolean>
}

/** [다시 받기] above the subscriptions of a paused channel. */
export async function resumeChannel({ copy, ...deps }: Deps, { channel }: Pressed): Promise<Answer> {
  const resumed = await deps.resumeChannel(channel, deps.now())
  return answerWith([resumed ? copy.answer.resumed : copy.answer.notPaused])
}
