import type { Copy } from '../../copy/copy.ts'
import { type FindLatestDeps, findLatest } from '../../releases/find-latest.ts'
import { compileMatcher } from '../../subscriptions/matching/matcher.ts'
import { parseQueries } from '../../subscriptions/query/query.ts'
import { type Instant, seoulDay } from '../../text/seoul.ts'
import type { Answer } from '../blocks/ephemeral.ts'
import type { ReplyTo } from '../client/response-url.ts'
import type { LatestJob } from '../incoming/answer-job.ts'
import { drawLatest } from './draw-latest.ts'

export interface Deps extends FindLatestDeps {
  copy: Copy
  now(): Instant
  reply(to: ReplyTo, answer: Answer): Promise<void>
}

/** Looks for what `/latest` asked and tells the asker. Without queries the newest releases are wanted. */
export async function answerLatest(deps: Deps, job: LatestJob): Promise<void> {
  const { queries } = parseQueries(job.queries)
  const now = deps.now()
  const matcher = compileMatcher(queries)
  const { found, lookedBackTo } = await findLatest(
    deps,
    (release) => queries.length === 0 || matcher(release).length > 0,
    job.count + job.skip,
    now,
    job.from,
  )
  await deps.reply(job, drawLatest({ found: found.slice(job.skip), lookedBackTo }, job, deps.copy, seoulDay(now)))
}
