import type { Channel } from '../../subscriptions/channel.ts'
import { type QueueJobDeps, queueFollowUp } from '../incoming/answer-job.ts'
import type { FormAbout } from '../incoming/form-about.ts'

/** Redraws what a form was opened from, because the user returns to it. */
export async function redrawBehind(
  deps: QueueJobDeps,
  channel: Channel,
  user: string,
  about: FormAbout,
): Promise<void> {
  const { home, list } = about
  if (home) await queueFollowUp(deps, { job: 'home', team: channel.team, user, direct: home.direct || undefined })
  if (list) await queueFollowUp(deps, { job: 'list', ...channel, responseUrl: list })
}
