import { z } from 'zod'
import { Channel } from '../subscriptions/channel.ts'

/** Work that reads many releases, handed from the slack door to the answer door, which replies through `responseUrl`. */
export const AnswerJob = Channel.extend({
  job: z.literal('latest'),
  /** Canonical text of the queries, comma separated; empty for whatever is newest. */
  queries: z.string(),
  count: z.int().min(1).max(20),
  /** The Seoul day the look begins at, and how many found there were shown before; today and none when absent. */
  from: z.iso.date().optional(),
  skip: z.int().min(0).default(0),
  responseUrl: z.url(),
  /** Whether the answer takes the place of what its asker saw; a channel's message must stay. */
  replace: z.boolean().default(true),
})
export type AnswerJob = z.infer<typeof AnswerJob>
