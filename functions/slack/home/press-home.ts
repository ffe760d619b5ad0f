import type { Channel } from '../../subscriptions/channel.ts'
import { Language } from '../../subscriptions/language.ts'
import type { Instant } from '../../text/seoul.ts'
import { CHOOSE_LANGUAGE, RESUME_CHANNEL } from '../incoming/ids.ts'
import type { Pressed } from '../incoming/interaction.ts'
import { type Deps as EditDeps, editSubscriptions } from '../subscriptions/edit-subscriptions.ts'
import { readSubscriptionChoice } from '../subscriptions/subscription-menu.ts'

export interface Deps extends EditDeps {
  /** Lets a paused channel hear again and rings it; false when it is not paused. */
  resumeChannel(channel: Channel, ringAt: Instant): Promise<boolean>
  /** Whether Slack says that somebody is in a channel. */
  isIn(channel: Channel, user: string): Promise<boolean>
  setLanguage(team: string, language: Language): Promise<void>
}

/** A press in the App Home, which is then drawn anew: that is its answer. */
export async function pressHome(deps: Deps, pressed: Pressed): Promise<void> {
  const { actionId, channel, by, home } = pressed
  if (actionId === CHOOSE_LANGUAGE) await deps.setLanguage(channel.team, Language.catch('ko').parse(pressed.value))
  else if (channel.channel !== '') await changeChannel(deps, pressed)
  await deps.later({ job: 'home', team: channel.team, user: by, direct: home?.direct || undefined })
}

/** The Home may be older than a membership: who has left a channel changes nothing there. */
async function changeChannel(deps: Deps, { actionId, channel, by, home, value }: Pressed): Promise<void> {
  const choice = readSubscriptionChoice(value)
  const [mayChange, subscriptions] = await Promise.all([
    channel.channel === home?.direct || deps.isIn(channel, by),
    deps.subscriptionsOf(channel),
  ])
  if (!mayChange) return
  const chosen = subscriptions.filter(({ queryId }) => queryId === choice?.queryId)
  if (actionId === RESUME_CHANNEL) await deps.resumeChannel(channel, deps.now())
  else if (choice && choice.wanted !== 'edit') await editSubscriptions(deps, channel, choice.wanted, chosen, by)
}
