import type { ModalView } from '@slack/types'
import type { Channel } from '../subscriptions/channel.ts'
import { Language } from '../subscriptions/language.ts'
import { ADD_SUBSCRIPTION, CHOOSE_LANGUAGE } from './action-ids.ts'
import type { AnswerJob } from './answer-job.ts'
import { answerPress, type PressDeps } from './answer-press.ts'
import type { Pressed } from './pressed.ts'
import { subscribeModal } from './subscribe-modal.ts'

export interface Deps extends PressDeps {
  /** Whether Slack says that somebody is in a channel. */
  isIn(channel: Channel, user: string): Promise<boolean>
  openModal(triggerId: string, view: ModalView): Promise<boolean>
  setLanguage(team: string, language: Language): Promise<void>
  later(job: AnswerJob): Promise<void>
}

/** A press in the App Home, which is then drawn anew: that is its answer. */
export async function pressHome(deps: Deps, pressed: Pressed): Promise<void> {
  const { actionId, channel, by, home } = pressed
  if (actionId === ADD_SUBSCRIPTION) {
    await deps.openModal(pressed.triggerId, subscribeModal(undefined, deps.copy))
    return
  }
  if (actionId === CHOOSE_LANGUAGE) await deps.setLanguage(channel.team, Language.catch('ko').parse(pressed.value))
  else if (channel.channel !== '' && (await mayChange(deps, pressed))) await answerPress(deps, pressed)
  await deps.later({ job: 'home', team: channel.team, user: by, direct: home?.direct || undefined })
}

/** The Home may be older than a membership: who has left a channel changes nothing there. */
async function mayChange(deps: Deps, { channel, by, home }: Pressed): Promise<boolean> {
  return channel.channel === home?.direct || deps.isIn(channel, by)
}
