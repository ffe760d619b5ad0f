import { reachSlack } from './client/background-slack.ts'
import { reply } from './client/response-url.ts'
import { COPIES, openCopies } from './copies.ts'
import { answerHome, type Deps as HomeDeps } from './home/answer-home.ts'
import { greetChannel } from './home/greet-channel.ts'
import type { AnswerJob } from './jobs.ts'
import { answerLatest, type Deps as LatestDeps } from './latest/answer-latest.ts'
import { type Deps as OnceDeps, sayOnce } from './say-once.ts'
import { answerPreview } from './subscribe/answer-preview.ts'
import { answerList } from './subscriptions/answer-list.ts'
import { answerNote } from './subscriptions/answer-note.ts'

type Given = 'copy' | 'copies' | 'reply' | keyof ReturnType<typeof reachSlack>

export interface Deps extends Omit<HomeDeps, Given>, Omit<LatestDeps, Given>, OnceDeps {
  /** Address of Slack's Web API, or of a stand-in. */
  api: string
  botToken(): Promise<string>
}

/** Does the work that the slack door handed on, one job at a time. */
export function openAnswers(deps: Deps): (job: AnswerJob) => Promise<void> {
  const copyOf = openCopies(deps)
  const slack = reachSlack(deps.api, deps.botToken)
  return async (job) => {
    if (job.job === 'home') return answerHome({ ...deps, ...slack, copies: COPIES }, job)
    const able = { ...deps, ...slack, copy: await copyOf(job.team), reply: replyTo }
    if (job.job === 'preview') return answerPreview(able, job)
    if (job.job === 'latest') return answerLatest(able, job)
    if (job.job === 'list') return answerList(able, job)
    const say: typeof slack.say = (...said) => sayOnce(deps, job.team, `${job.job} ${job.id}`, () => slack.say(...said))
    return job.job === 'note' ? answerNote({ ...able, say }, job) : greetChannel({ ...able, say }, job)
  }

  function replyTo(...[to, answer]: Parameters<LatestDeps['reply']>): Promise<void> {
    return reply(to, answer, deps.api)
  }
}
