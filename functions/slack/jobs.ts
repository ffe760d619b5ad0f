import { COPIES } from '../copy/languages/copies.ts'
import type { Language } from '../copy/languages/language.ts'
import type { Undelivered } from '../delivery/delivery.ts'
import type { Message } from '../delivery/message.ts'
import type { Ill } from '../ills/ill.ts'
import { log } from '../platform/log.ts'
import type { DaySignature, Signing } from '../releases/day-signature.ts'
import type { DuePlace } from '../releases/find-due.ts'
import type { Release } from '../releases/release.ts'
import type { Source, SourceState } from '../releases/source.ts'
import type { UpcomingLaw } from '../releases/upcoming-law.ts'
import type { Channel } from '../subscriptions/channel.ts'
import type { NoteDeps } from '../subscriptions/noted-change.ts'
import type { QuietHours } from '../subscriptions/quiet-hours.ts'
import type { Subscription } from '../subscriptions/subscription.ts'
import type { Day, Instant } from '../text/seoul.ts'
import { type Answer, answerWith } from './blocks/ephemeral.ts'
import { escapeText } from './blocks/slack-text.ts'
import { openBackgroundSlack } from './client/background-slack.ts'
import { type ReplyTo, reply } from './client/response-url.ts'
import { openWorkspaceCopies } from './client/workspace-copies.ts'
import { answerDue } from './due/due-answer.ts'
import { answerHome } from './home/answer-home.ts'
import { greetChannel } from './home/greet-channel.ts'
import type { AnswerJob, NoteJob } from './incoming/answer-job.ts'
import { answerLatest } from './latest/latest-answer.ts'
import { answerLaws } from './laws/answer-laws.ts'
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
  /** Adds subscriptions of one channel (at most 20) at once; false for each query the channel has already. */
  add(subscriptions: Subscription[]): Promise<boolean[]>
  /** Removes subscriptions of a channel (at most 20) at once; false for each query the channel does not have. */
  remove(channel: Channel, queryIds: string[]): Promise<boolean[]>
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
  /** Releases that somebody can act on until `day` or later, what ends soonest first; with `after` those behind that one. */
  releasesDueFrom(day: Day, after?: DuePlace): AsyncIterable<Release>
  /** The laws of which something comes into force on `day` or later. */
  upcomingLaws(day: Day): Promise<UpcomingLaw[]>
  /** What of the stored releases is signed, and the signatures of some days. */
  signing(): Promise<Signing>
  signaturesBetween(from: Day, to: Day, parts: number[]): Promise<Map<Day, DaySignature | undefined>>
  /** Every source that is read. */
  sources: Source[]
  /** What is known of each source that was read at least once. */
  sourceStates(): Promise<SourceState[]>
  /** What is wrong with the installation now, of the kinds that may keep releases from people. */
  illsStanding(): Promise<Ill[]>
}

/** On its last try a job that takes longer is given up while there is time left to say so: the door is cut off after a minute (ms). */
const MAX_LAST_TRY_MS = 45_000

/**
 * Does the work that the slack door handed on, one job at a time. A job that throws is brought again by the queue; on its last try whoever
 * asked is told that it failed.
 */
export function openAnswerDoor(deps: AnswerDoorDeps): (job: AnswerJob, isLastTry?: boolean) => Promise<void> {
  const copyOf = openWorkspaceCopies(deps)
  const slack = openBackgroundSlack(deps.api, deps.botToken)
  return async (job, isLastTry = false) => {
    if (!isLastTry) return work(job)
    try {
      await withinTime(work(job), MAX_LAST_TRY_MS)
    } catch (error) {
      await tellFailed(job)
      throw error
    }
  }

  async function work(job: AnswerJob): Promise<void> {
    if (job.job === 'home') return answerHome({ ...deps, ...slack, copies: COPIES }, job)
    // Thrown when Slack does not take it: then the queue brings it again, and the alarm on this door rings.
    if (job.job === 'operator') return slack.post(job.channel, { text: escapeText(job.text) })
    const jobDeps = {
      ...deps,
      ...slack,
      copy: await copyOf(job.team),
      reply: sendReply,
    }
    switch (job.job) {
      case 'preview':
        return answerPreview(jobDeps, job)
      case 'latest':
        return answerLatest(jobDeps, job)
      case 'due':
        return answerDue(jobDeps, job)
      case 'list':
        return redrawList(jobDeps, job)
      case 'laws':
        return answerLaws({ ...jobDeps, noteChange: noteOnce(`laws ${job.at}`) }, job)
      case 'note':
        return answerNote({ ...jobDeps, say: sayOnceFor(job) }, job)
      case 'greet':
        return greetChannel({ ...jobDeps, say: sayOnceFor(job) }, job)
    }
  }

  /** Tells whoever asked, where the job has an address to answer at. The language is ours when the workspace's cannot be read. */
  async function tellFailed(job: AnswerJob): Promise<void> {
    const to = addressOf(job)
    if (!to || !('team' in job)) return
    const copy = await copyOf(job.team).catch(() => COPIES.ko)
    await sendReply(to, answerWith([copy.answer.failed])).catch((error: Error) =>
      log.warn('failure not told', { job: job.job, team: job.team, error }),
    )
  }

  /** Tells a channel of a change the job made, once however often the job comes. The change stands where that fails. */
  function noteOnce(id: string): NoteDeps['noteChange'] {
    return async ({ team, channel }, { by, change, queries }) => {
      if (channel.startsWith('D')) return
      const job: NoteJob = { job: 'note', id: `${id} ${change}`, team, channel, by, change, queries }
      const copy = await copyOf(team)
      await answerNote({ copy, say: sayOnceFor(job) }, job).catch((error: Error) =>
        log.warn('follow-up job lost', { job: 'note', channel, error }),
      )
    }
  }

  function sendReply(to: ReplyTo, answer: Answer): Promise<void> {
    return to.spokenIn ? slack.answerSpoken(to.spokenIn, answer) : reply(to, answer, deps.api)
  }

  function sayOnceFor({ job, id, team }: Extract<AnswerJob, { id: string }>): typeof slack.say {
    return (channel, message) => sayOnce(deps, team, `${job} ${id}`, () => slack.say(channel, message))
  }
}

/** Where the answer to a job goes; undefined for a job nobody waits for, or whose answer is drawn in a form or Home. */
function addressOf(job: AnswerJob): ReplyTo | undefined {
  if (job.job === 'latest' || job.job === 'due') return job
  if (job.job === 'list') return { responseUrl: job.responseUrl, replace: false }
  if ((job.job !== 'preview' && job.job !== 'laws') || !('responseUrl' in job.answer)) return undefined
  return { ...job.answer, replace: false }
}

async function withinTime<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done within ${ms} ms`)), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
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
