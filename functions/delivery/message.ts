import * as z from 'zod'
import type { DueReleases } from '../releases/find-due.ts'
import type { Release } from '../releases/release.ts'
import { Channel } from '../subscriptions/channel.ts'
import type { Match } from '../subscriptions/matching/query-match.ts'

/** What is sent to a channel: one delivery, or a digest of several. Its release ids are fixed before the first send. */
export const Message = Channel.extend({
  messageId: z.string(),
  openedAt: z.int(),
  /** Empty in a message that only says how many releases were too old to send. */
  releaseIds: z.array(z.string()),
  /** Its deliveries, in the order of `releaseIds`, where some are not named by their release. */
  deliveryIds: z.array(z.string()).optional(),
  /**
   * `sending` is saved right before a send and stands until its answer is known: a message found in this state may have been
   * posted. `held back` waits for another attempt.
   */
  state: z.enum(['open', 'sending', 'held back', 'sent', 'closed']),
  /** When it was last sent (ms). */
  triedAt: z.int().optional(),
  /** How many sends of it may have been posted without our knowing. It rises when the message is about to be sent again, not when the answer is lost. */
  ambiguous: z.int(),
  /** How often it was in doubt and reading the channel back settled it. */
  settled: z.int().optional(),
  /** How often it was put off for another reason than a rate limit. */
  putOff: z.int().optional(),
  /** How often the channel could not be read back since the message was last sent. */
  looks: z.int().optional(),
  /** The carrier's id of the posted message. */
  ts: z.string().optional(),
  /** The time reserved for it in the workspace's budget, once it has one (ms). */
  slot: z.int().optional(),
  /** The revision shown of each release, in the order of `releaseIds`; null for one that was left out. */
  shown: z.array(z.int().nullable()).optional(),
  /** How many releases had waited too long and were dropped; the message says so. */
  tooOld: z.int().optional(),
  /** What could not be sent in the channel and no message has told yet: how many releases, and the carrier's words for why. */
  unsent: z.object({ count: z.int(), reasons: z.array(z.string()) }).optional(),
  /** It was refused while it told of `unsent`, and is sent again without. */
  unsentLeftOut: z.boolean().optional(),
  /** What became of the answer to its last send, in the state `sending`: absent, its sender died. */
  lost: z.enum(['in doubt', 'workspace silent']).optional(),
  /** How many sends of it were lost although the workspace answered otherwise, or died with their sender. */
  doubts: z.int().optional(),
  /** How often the workspace was silent right behind a send or an edit of it. */
  silences: z.int().optional(),
  /** It sends something again that was refused before. */
  again: z.boolean().optional(),
  /** The part of a refused digest that it sends. */
  part: z.string().optional(),
  /** Its deliveries that an earlier send may have posted, of this message or of the digest of which it sends a part. */
  perhapsPosted: z.array(z.string()).optional(),
  /** How often the answer to an edit of it was lost since it was last edited. */
  editsLost: z.int().optional(),
  /** Whether another digest follows right behind this one. */
  continues: z.boolean().optional(),
})
export type Message = z.infer<typeof Message>

/** Whether its releases may stand in the channel already, as far as anybody knows: a reading of the channel that does not find it is no such doubt. */
export function isPerhapsPosted({ ambiguous, perhapsPosted = [] }: Message): boolean {
  return ambiguous > 0 || perhapsPosted.length > 0
}

/** Its deliveries that its last send showed, or an earlier one that may have been posted. */
export function shownDeliveryIds(message: Message): string[] {
  const { shown, perhapsPosted = [] } = message
  return deliveryIdsOf(message).filter((id, index) => (shown?.[index] ?? null) !== null || perhapsPosted.includes(id))
}

/** The releases of these; all of a message that showed none. */
export function shownReleaseIds(message: Message): string[] {
  const shown = shownDeliveryIds(message)
  const ids = message.releaseIds.filter((_, index) => shown.includes(deliveryIdsOf(message)[index] as string))
  return ids.length > 0 ? ids : message.releaseIds
}

/** What the deliveries of a message are named by. */
export function deliveryIdsOf({ deliveryIds, releaseIds }: Pick<Message, 'deliveryIds' | 'releaseIds'>): string[] {
  return deliveryIds ?? releaseIds
}

/** One release of a message, and why the channel hears of it. */
export interface MessagePart {
  release: Release
  /** Absent where the delivery is named by the release. */
  deliveryId?: string | undefined
  matches: Match[]
  /** What is open now, of a part that offers notices: the release itself is not told of. */
  offer?: DueReleases
  /** The revision that the posted message shows. */
  shown?: number | undefined
}

export function partIdOf({ deliveryId, release }: Pick<MessagePart, 'deliveryId' | 'release'>): string {
  return deliveryId ?? release.id
}
