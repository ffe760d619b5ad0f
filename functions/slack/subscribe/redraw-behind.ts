import { log } from '../../platform/log.ts'
import type { Channel } from '../../subscriptions/channel.ts'
import type { AnswerJob } from '../jobs.ts'
import type { FormAbout } from './form-about.ts'

export interface Deps {
  /** Hands work to the answer door. */
  later(job: AnswerJob): Promise<void>
}

/** Draws anew what a form was opened from, for its sender comes back to it. What was sent stands, also when this is lost. */
export async function redrawBehind({ later }: Deps, channel: Channel, user: string, about: FormAbout): Promise<void> {
  try {
    const { home, list } = about
    if (home) await later({ job: 'home', team: channel.team, user, direct: home.direct || undefined })
    if (list) await later({ job: 'list', ...channel, responseUrl: list })
  } catch (error) {
    log.warn('what a form was opened from not drawn anew', { error: error as Error })
  }
}
