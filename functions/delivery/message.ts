import * as z from 'zod'
import { Channel } from '../subscriptions/channel.ts'

/** What is sent to Slack: one delivery, or a digest of many. Its release ids are fixed before the first send. */
export const Message = Channel.extend({
  messageId: z.string(),
  openedAt: z.int(),
  /** None in a message that only says how many releases were too old to send. */
  releaseIds: z.array(z.string()),
  /** `sending` from right before a send until its answer is known: found so, Slack may hold it. */
  state: z.enum(['open', 'sending', 'held back', 'sent', 'closed']),
  /** When it was last sent (ms). */
  triedAt: z.int().optional(),
  /** How often Slack may have taken it without our knowing. */
  ambiguous: z.int(),
  /** How often that was in doubt and reading the channel back settled it. */
  settled: z.int().optional(),
  /** How often Slack did not take it for another reason than a limit. */
  putOff: z.int().optional(),
  /** How often the channel could not be read back since it was last sent. */
  looks: z.int().optional(),
  ts: z.string().optional(),
  /** Its turn in the workspace's budget, once it has one (ms). */
  slot: z.int().optional(),
  /** Revision shown of each release, in the order of `releaseIds`; of one left out, none. */
  shown: z.array(z.int().nullable()).optional(),
  /** How many releases ended unsent because they had waited too long; it says so. */
  tooOld: z.int().optional(),
  /** A digest behind which another follows at once. */
  continues: z.boolean().optional(),
})
export type Message = z.infer<typeof Message>

/** What Slack said to a send. `retryAt` is ms. */
export type Outcome =
  | { outcome: 'posted'; ts: string }
  /** Not taken; come back later. `isLimit`: there was too much of us, whatever it said. */
  | { outcome: 'later'; retryAt: number; detail: string; isLimit?: boolean | undefined }
  /** No usable answer: Slack may have taken it. */
  | { outcome: 'ambiguous'; detail: string }
  /** This channel, or workspace, takes no messages from us. */
  | { outcome: 'closed'; reason: string; whole: 'channel' | 'workspace' }
  /** Slack refuses this very message, also in its plain form. */
  | { outcome: 'refused'; reason: string }

/** Whether a message stands in its channel. `retryAt` is ms. */
export type Sought =
  | { found: 'there'; ts: string }
  | { found: 'nowhere' }
  /** Not to be seen now; look again. */
  | { found: 'later'; retryAt: number; detail: string }
  | { found: 'closed'; reason: string; whole: 'channel' | 'workspace' }
  /** This app may not look, or cannot look that far. */
  | { found: 'unknown'; detail: string }
