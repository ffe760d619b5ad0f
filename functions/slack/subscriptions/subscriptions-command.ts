import type { Copy } from '../../copy/copy.ts'
import type { Channel } from '../../subscriptions/channel.ts'
import type { Subscription } from '../../subscriptions/subscription.ts'
import type { Instant } from '../../text/seoul.ts'
import { valueButton } from '../blocks/blocks.ts'
import { type Answer, answerWith } from '../blocks/ephemeral.ts'
import { shorten } from '../blocks/graphemes.ts'
import { RESUME_CHANNEL } from '../incoming/ids.ts'
import type { Asked } from '../incoming/slash-command.ts'
import { drawSubscriptions } from './draw-subscriptions.ts'
import { type Deps as QuietDeps, quietHoursCommand, quietLine } from './quiet-hours-command.ts'

export interface Deps extends QuietDeps {
  copy: Copy
  now(): Instant
  subscriptionsOf(channel: Channel): Promise<Subscription[]>
  /** Why a channel is told nothing at the moment, if so. */
  pauseOf(channel: Channel): Promise<string | undefined>
}

/** `/subscriptions`: what the channel hears of, how often, and since when; with a way back when it was paused. */
export async function subscriptionsCommand(deps: Deps, asked: Asked): Promise<Answer> {
  const aboutQuiet = await quietHoursCommand(deps, asked)
  if (aboutQuiet) return aboutQuiet
  const { copy } = deps
  const strange = asked.words === '' ? '' : copy.answer.notUnderstood(shorten(asked.words, 40), asked.command)
  const [subscriptions, reason, quiet] = await Promise.all([
    deps.subscriptionsOf(asked.channel),
    deps.pauseOf(asked.channel),
    deps.quietHoursOf(asked.channel),
  ])
  const paused = reason === undefined ? '' : copy.answer.paused(reason)
  const resume = paused === '' ? undefined : valueButton(RESUME_CHANNEL, copy.answer.resume, 'resume')
  const first = answerWith([strange, paused, quietLine(quiet, copy)], resume)
  return drawSubscriptions(subscriptions, copy, deps.now(), first)
}
