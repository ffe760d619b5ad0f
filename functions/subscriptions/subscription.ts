import { z } from 'zod'
import { Channel } from './channel.ts'

export const Rhythm = z.enum(['at once', 'daily', 'weekly'])
export type Rhythm = z.infer<typeof Rhythm>

/** A query in a channel. It counts for releases announced at `since` (ms) or later. */
export const Subscription = Channel.extend({
  queryId: z.string(),
  /** The query's canonical text. */
  query: z.string(),
  since: z.int(),
  rhythm: Rhythm.default('at once'),
  /** Slack user id of who subscribed. */
  by: z.string(),
})
export type Subscription = z.infer<typeof Subscription>
