import type { Copy } from '../../copy/copy.ts'
import { parseQueries } from '../../subscriptions/query/query.ts'
import { type Answer, answerWith } from '../blocks/ephemeral.ts'
import { explainRefusals } from '../blocks/explain-refusals.ts'
import { LatestJob, type QueueJobDeps } from '../incoming/answer-job.ts'
import type { SlashCommand } from '../incoming/slash-command.ts'
import { MOST, readCount } from './read-count.ts'

export interface Deps extends QueueJobDeps {
  copy: Copy
}

/** `/latest [query] [count]`: says at once that it looks; the answer door says what it found. */
export async function latestCommand({ copy, queueJob }: Deps, asked: SlashCommand): Promise<Answer> {
  const { words, count, wrong } = readCount(asked.words, copy)
  if (wrong) return answerWith([copy.latest.wrongCount(wrong, MOST)])
  const { queries, refused } = words === '' ? { queries: [], refused: [] } : parseQueries(words)
  const refusals = explainRefusals(refused, asked.notKeywords, copy)
  if (queries.length === 0 && refusals.length > 0) return answerWith(refusals)
  const texts = queries.map((query) => query.text)
  await queueJob(
    LatestJob.parse({
      ...asked.channel,
      job: 'latest',
      queries: texts.join(', '),
      count: Math.min(count, MOST),
      responseUrl: asked.responseUrl,
    }),
  )
  return answerWith([copy.latest.looking(texts), count > MOST ? copy.latest.atMost(MOST) : '', ...refusals])
}
