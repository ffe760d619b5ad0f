import { answerHome, type Deps as HomeDeps } from './answer-home.ts'
import type { AnswerJob } from './answer-job.ts'
import { answerLatest, type Deps as LatestDeps } from './answer-latest.ts'
import { answerNote } from './answer-note.ts'
import { answerPreview } from './answer-preview.ts'
import { COPIES, openCopies } from './copies.ts'
import { greetChannel } from './greet-channel.ts'
import { reachSlack } from './reach-slack.ts'
import { reply } from './reply.ts'

type Given = 'copy' | 'copies' | 'reply' | keyof ReturnType<typeof reachSlack>

export interface Deps extends Omit<HomeDeps, Given>, Omit<LatestDeps, Given> {
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
    if (job.job === 'note') return answerNote(able, job)
    if (job.job === 'greet') return greetChannel(able, job)
    return job.job === 'preview' ? answerPreview(able, job) : answerLatest(able, job)
  }

  function replyTo(...[to, answer]: Parameters<LatestDeps['reply']>): Promise<void> {
    return reply(to, answer, deps.api)
  }
}
