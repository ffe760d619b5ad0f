import { z } from 'zod'
import { Channel } from '../subscriptions/channel.ts'

/** Work that reads many releases, handed from the slack door to the answer door, which replies through `responseUrl`. */
export const AnswerJob = Channel.extend({
  job: z.literal('latest'),
  /** Canonical text of the queries, comma separated; empty for whatever is newest. */
  queries: z.string(),
  count: z.int().min(1).max(20),
  responseUrl: z.url(),
})
export type AnswerJob = z.infer<typeof AnswerJob>
