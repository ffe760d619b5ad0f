import { Language } from '../../copy/languages/language.ts'
import { type EditDeps, editSubscriptions, type SubscribeDeps } from '../../subscriptions/change-subscriptions.ts'
import type { Channel } from '../../subscriptions/channel.ts'
import { type MembershipDeps, mayChangeChannel } from '../../subscriptions/may-change-channel.ts'
import type { Subscription } from '../../subscriptions/subscription.ts'
import type { Instant } from '../../text/seoul.ts'
import type { QueueJobDeps } from '../incoming/answer-job.ts'
import { BETTER_READING, CHOOSE_LANGUAGE, MENTIONS_IN_MORNING, RESUME_CHANNEL } from '../incoming/ids.ts'
import type { Interaction } from '../incoming/interaction.ts'
import { takeBetterReading } from '../subscriptions/better-reading.ts'
import { readSubscriptionChoice } from '../subscriptions/draw-subscriptions.ts'
import { pressMentions } from '../subscriptions/press-mentions.ts'

export interface PressHomeDeps extends SubscribeDeps, EditDeps, MembershipDeps, QueueJobDeps {
  now(): Instant
  subscriptionsOf(channel: Channel): Promise<Subscription[]>
  /** Ends the pause of a channel and schedules its next delivery; false when it is not paused. */
  resumeChannel(channel: Channel, ringAt: Instant): Promise<boolean>
  setLanguage(team: string, language: Language): Promise<void>
}

/** A press in the App Home. Its answer is the Home, drawn again. */
export async function pressHome(deps: PressHomeDeps, interaction: Interaction): Promise<void> {
  const { actionId, channel, by, home } = interaction
  if (actionId === CHOOSE_LANGUAGE) await deps.setLanguage(channel.team, Language.catch('ko').parse(interaction.value))
  else await changeChannel(deps, interaction)
  await deps.queueJob({ job: 'home', team: channel.team, user: by, direct: home?.direct || undefined })
}

/** Changes nothing in a channel its presser is not in any more: the Home may have been drawn before they left. */
async function changeChannel(deps: PressHomeDeps, interaction: Interaction): Promise<void> {
  const { actionId, channel, by, home, value } = interaction
  if (channel.channel === '') return
  if (actionId === BETTER_READING) {
    if (await mayChangeChannel(deps, channel, { by, direct: home?.direct })) await takeBetterReading(deps, interaction)
    return
  }
  const choice = readSubscriptionChoice(value)
  const [mayChange, subscriptions] = await Promise.all([
    mayChangeChannel(deps, channel, { by, direct: home?.direct }),
    deps.subscriptionsOf(channel),
  ])
  if (!mayChange) return
  const chosen = subscriptions.filter(({ queryId }) => queryId === choice?.queryId)
  if (actionId === RESUME_CHANNEL) await deps.resumeChannel(channel, deps.now())
  else if (actionId === MENTIONS_IN_MORNING) await pressMentions(deps, interaction, subscriptions)
  else if (choice && choice.wanted !== 'edit')
    await editSubscriptions(deps, channel, choice.wanted, chosen, by, deps.now())
}
