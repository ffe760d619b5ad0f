import * as z from 'zod'
import { Channel } from '../subscriptions/channel.ts'

/** What is sent to Slack: one delivery, or a digest of many. Its release ids are fixed before the first send. */
export const Message = Channel.extend({
  messageId: z.string(),
  openedAt: z.int(),
  releaseIds: z.array(z.string()).min(1),
  /** `sending` from before a send until its answer is known: found so under a new lease, Slack may hold it. */
  state: z.enum(['sending', 'held back', 'sent', 'closed']),
  /** How often Slack may have taken it without our knowing. */
  ambiguous: z.int(),
  ts: z.string().optional(),
  /** Its turn in the workspace's budget, once it has one (ms). */
  slot: z.int().optional(),
  /** Revision shown of each release, in the order of `releaseIds`; of one left out, none. */
  shown: z.array(z.int().nullable()).optional(),
  /** How many releases ended unsent because they had waited too long. */
  tooOld: z.int().optional(),
})
export type Message = z.infer<typeof Message>

/** What Slack said to a send. `retryAt` is ms. */
export type Outcome =
  | { outcome: 'posted'; ts: string }
  /** Not taken; come back later. */
  | { outcome: 'later'; retryAt: number; detail: string }
  /** No usable answer: Slack may have taken it. */
  | { outcome: 'ambiguous'; detail: string }
  /** This channel, or workspace, takes no messages from us. */
  | { outcome: 'closed'; reason: string; whole: 'channel' | 'workspace' }
  /** Slack refuses this very message, also in its plain form. */
  | { outcome: 'refused'; reason: string }
