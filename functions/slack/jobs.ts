import { COPIES } from '../copy/languages/copies.ts'
import type { Language } from '../copy/languages/language.ts'
import type { Undelivered } from '../delivery/delivery.ts'
import type { Message } from '../delivery/message.ts'
import { log } from '../platform/log.ts'
import type { Release } from '../releases/release.ts'
import type { Source, SourceState } from '../releases/source.ts'
import type { Channel } from '../subscriptions/channel.ts'
import type { QuietHours } from '../subscriptions/quiet-hours.ts'
import type { Subscription } from '../subscriptions/subscription.ts'
import type { Day, Instant } from '../text/seoul.ts'
import type { Answer } from './blocks/ephemeral.ts'
import { escapeText } from './blocks/slack-text.ts'
import { openBackgroundSlack } from './client/background-slack.ts'
import { type ReplyTo, reply } from './client/response-url.ts'
import { openWorkspaceCopies } from './client/workspace-copies.ts'
import { answerHome } from './home/answer-home.ts'
import { greetChannel } from './home/greet-channel.ts'
import type { AnswerJob } from './incoming/answer-job.ts'
import { answerLatest } from './latest/latest-answer.ts'
import { answerPreview } from './subscribe/subscribe-preview.ts'
import { answerNote } from './subscriptions/change-note.ts'
import { redrawList } from './subscriptions/subscriptions-command.ts'

/** Everything the answer door needs from outside. */
export interface AnswerDoorDeps {
  now(): Instant
  sleep(ms: number): Promise<void>
  /** Address of Slack's Web API, or of a stand-in. */
  api: string
  botToken(): Promise<string>
  /** True the first time a key is used (kept one day). */
  once(key: string, now: Instant): Promise<boolean>
  /** Takes a turn in the workspace's posting budget; resolves to when to use it, which may be `now`. */
  reserveSlot(team: string, now: Instant): Promise<Instant>
  /** The language a workspace chose; Korean when it chose none. */
  languageOf(team: string): Promise<Language>

  /** A channel's subscriptions. */
  subscriptionsOf(channel: Channel): Promise<Subscription[]>
  /** Why the channel is paused; undefined if it is not. */
  pauseOf(channel: Channel): Promise<string | undefined>
  /** A channel's quiet hours, if it has any. */
  quietHoursOf(channel: Channel): Promise<QuietHours | undefined>
  /** The last messages of a channel, newest first. */
  lastMessages(channel: Channel, limit: number): Promise<Message[]>
  /** What could not be sent to a channel, at most `limit` messages. */
  undeliveredIn(channel: Channel, now: Instant, limit: number): Promise<Undelivered[]>

  releaseById(id: string): Promise<Release | undefined>
  /** Releases shown on a Seoul day until `now`, newest first. */
  releasesOfDay(day: Day, now: Instant): Promise<Release[]>
  /** Every source that is read. */
  sources: Source[]
  /** What is known of each source that was read at least once. */
  sourceStates(): Promise<SourceState[]>
}

/** Does the work that the slack door handed on, one job at a time. A job that throws is brought again by the queue. */
export function openAnswerDoor(deps: AnswerDoorDeps): (job: AnswerJob) => Promise<void> {
  const copyOf = openWorkspaceCopies(deps)
  const slack = openBackgroundSlack(deps.api, deps.botToken)
  return async (job) => {
    if (job.job === 'home') return answerHome({ ...deps, ...slack, copies: COPIES }, job)
    // Thrown when Slack does not take it: then the queue brings it again, and the alarm on this door rings.
    if (job.job === 'operator') return slack.post(job.channel, { text: escapeText(job.text) })
    const jobDeps = {
      ...deps,
      ...slack,
      copy: await copyOf(job.team),
      reply: (to: ReplyTo, answer: Answer) => reply(to, answer, deps.api),
    }
    switch (job.job) {
      case 'preview':
        return answerPreview(jobDeps, job)
      case 'latest':
        return answerLatest(jobDeps, job)
      case 'list':
        return redrawList(jobDeps, job)
      case 'note':
        return answerNote({ ...jobDeps, say: sayOnceFor(job) }, job)
      case 'greet':
        return greetChannel({ ...jobDeps, say: sayOnceFor(job) }, job)
    }
  }

  function sayOnceFor({ job, id, team }: Extract<AnswerJob, { id: string }>): typeof slack.say {
    return (channel, message) => sayOnce(deps, team, `${job} ${id}`, () => slack.say(channel, message))
  }
}

/** A note or greeting that would have to wait longer is dropped: it is a courtesy, and releases come first. */
const MAX_COURTESY_WAIT_MS = 1_000

/**
 * Posts a note or greeting in the workspace's turn, and at most once for a key. The key is taken before posting, so that a crash loses
 * the line instead of posting it twice.
 */
async function sayOnce(deps: AnswerDoorDeps, team: string, key: string, say: () => Promise<void>): Promise<void> {
  const { now, sleep, reserveSlot, once } = deps
  if (!(await once(`said ${team} ${key}`, now()))) return
  const wait = (await reserveSlot(team, now())) - now()
  if (wait > MAX_COURTESY_WAIT_MS) return log.info('courtesy left out', { team, key, wait })
  if (wait > 0) await sleep(wait)
  await say()
}
