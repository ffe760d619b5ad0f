import { log } from '../platform/log.ts'
import type { Instant } from '../text/seoul.ts'
import { reachSlack } from './client/background-slack.ts'
import { reply } from './client/response-url.ts'
import { COPIES, openWorkspaceCopies } from './client/workspace-copies.ts'
import { type AnswerHomeDeps, answerHome } from './home/answer-home.ts'
import { greetChannel } from './home/greet-channel.ts'
import type { AnswerJob } from './incoming/answer-job.ts'
import { answerLatest, type Deps as LatestDeps } from './latest/answer-latest.ts'
import { answerPreview } from './subscribe/subscribe-preview.ts'
import { answerNote } from './subscriptions/change-note.ts'
import { redrawList } from './subscriptions/subscriptions-command.ts'

type Given = 'copy' | 'copies' | 'reply' | keyof ReturnType<typeof reachSlack>

interface OnceDeps {
  now(): Instant
  sleep(ms: number): Promise<void>
  /** Takes a turn in the workspace's posting budget; answers when to use it, `now` when at once. */
  reserveSlot(team: string, now: Instant): Promise<Instant>
  /** True the first time a key is used (kept one day). */
  once(key: string, now: Instant): Promise<boolean>
}

export interface Deps extends Omit<AnswerHomeDeps, Given>, Omit<LatestDeps, Given>, OnceDeps {
  /** Address of Slack's Web API, or of a stand-in. */
  api: string
  botToken(): Promise<string>
}

/** Does the work that the slack door handed on, one job at a time. */
export function openAnswers(deps: Deps): (job: AnswerJob) => Promise<void> {
  const copyOf = openWorkspaceCopies(deps)
  const slack = reachSlack(deps.api, deps.botToken)
  return async (job) => {
    if (job.job === 'home') return answerHome({ ...deps, ...slack, copies: COPIES }, job)
    const able = { ...deps, ...slack, copy: await copyOf(job.team), reply: replyTo }
    if (job.job === 'preview') return answerPreview(able, job)
    if (job.job === 'latest') return answerLatest(able, job)
    if (job.job === 'list') return redrawList(able, job)
    const say: typeof slack.say = (...said) => sayOnce(deps, job.team, `${job.job} ${job.id}`, () => slack.say(...said))
    return job.job === 'note' ? answerNote({ ...able, say }, job) : greetChannel({ ...able, say }, job)
  }

  function replyTo(...[to, answer]: Parameters<LatestDeps['reply']>): Promise<void> {
    return reply(to, answer, deps.api)
  }
}

/** A note or greeting is dropped rather than waited for any longer: it is a courtesy, and releases come first. */
const MAX_COURTESY_WAIT_MS = 1_000

/**
 * Posts a note or greeting in the workspace's turn, and at most once for a key. The key is taken before posting, so that a crash loses
 * the line instead of posting it twice.
 */
async function sayOnce(deps: OnceDeps, team: string, key: string, say: () => Promise<void>): Promise<void> {
  const { now, sleep, reserveSlot, once } = deps
  if (!(await once(`said ${team} ${key}`, now()))) return
  const wait = (await reserveSlot(team, now())) - now()
  if (wait > MAX_COURTESY_WAIT_MS) return log.info('courtesy left out', { team, key, wait })
  if (wait > 0) await sleep(wait)
  await say()
}
