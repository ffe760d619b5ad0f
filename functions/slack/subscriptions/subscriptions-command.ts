import type { Copy } from '../../copy/copy.ts'
import { unlessUnreadable } from '../../releases/unreadable-row.ts'
import type { Channel } from '../../subscriptions/channel.ts'
import type { Subscription } from '../../subscriptions/subscription.ts'
import type { Instant } from '../../text/seoul.ts'
import { valueButton } from '../blocks/blocks.ts'
import { type Answer, answerWith } from '../blocks/ephemeral.ts'
import { pauseReasonText } from '../blocks/pause-reason.ts'
import { shorten } from '../blocks/slack-text.ts'
import type { ReplyTo } from '../client/response-url.ts'
import type { ListJob } from '../incoming/answer-job.ts'
import { RESUME_CHANNEL } from '../incoming/ids.ts'
import type { SlashCommand } from '../incoming/slash-command.ts'
import { drawSubscriptions } from './draw-subscriptions.ts'
import { type QuietHoursDeps, quietHoursCommand, quietLine } from './quiet-hours-command.ts'

export interface SubscriptionsCommandDeps extends QuietHoursDeps {
  subscriptionsOf(channel: Channel): Promise<Subscription[]>
  /** Why the channel is paused; undefined if it is not. */
  pauseOf(channel: Channel): Promise<string | undefined>
}

const MAX_UNKNOWN_WORDS_LENGTH = 40

/** `/subscriptions`: what the channel is told of, how often and since when; with a way back when it was paused. */
export async function subscriptionsCommand(deps: SubscriptionsCommandDeps, command: SlashCommand): Promise<Answer> {
  const aboutQuiet = await quietHoursCommand(deps, command)
  if (aboutQuiet) return aboutQuiet
  const { copy } = deps
  const notUnderstood =
    command.words === ''
      ? ''
      : copy.answer.notUnderstood(shorten(command.words, MAX_UNKNOWN_WORDS_LENGTH), command.command)
  const [subscriptions, reason, quiet] = await Promise.all([
    deps.subscriptionsOf(command.channel),
    unlessUnreadable(deps.pauseOf(command.channel), undefined),
    unlessUnreadable(deps.quietHoursOf(command.channel), undefined),
  ])
  const paused = reason === undefined ? '' : copy.answer.paused(pauseReasonText(reason, copy))
  const resume = paused === '' ? undefined : valueButton(RESUME_CHANNEL, copy.answer.resume, 'resume')
  const first = answerWith([notUnderstood, paused, quietLine(quiet, copy, deps.now())], resume)
  return drawSubscriptions(subscriptions, copy, deps.now(), first)
}

export interface RedrawListDeps {
  copy: Copy
  now(): Instant
  subscriptionsOf(channel: Channel): Promise<Subscription[]>
  reply(to: ReplyTo, answer: Answer): Promise<void>
}

/** Replaces a list that somebody still has before them with the channel's subscriptions as they are now. */
export async function redrawList({ copy, now, subscriptionsOf, reply }: RedrawListDeps, job: ListJob): Promise<void> {
  const { team, channel, responseUrl } = job
  const drawn = drawSubscriptions(await subscriptionsOf({ team, channel }), copy, now())
  await reply({ responseUrl, replace: true }, drawn)
}
