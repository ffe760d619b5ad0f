import { SendMessageBatchCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { Bell } from '../releases/bell.ts'
import { batchesOf } from '../text/batches.ts'

const sqs = new SQSClient({})
const MESSAGES_PER_CALL = 10
const MAX_DELAY_SECONDS = 900

/** Puts one job on a queue, as JSON. */
export async function enqueue(queueUrl: string, job: unknown): Promise<void> {
  await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(job) }))
}

export type ChannelBell = Extract<Bell, { of: 'channel' }>

/**
 * Rings channels, after `delaySeconds` (15 minutes at most). Each channel is its own message group, so that a busy channel delays only
 * itself. Throws when the queue did not take all of them.
 */
export async function ringChannels(
  queueUrl: string,
  bells: Omit<ChannelBell, 'of'>[],
  delaySeconds = 0,
): Promise<void> {
  for (const batch of batchesOf(bells, MESSAGES_PER_CALL)) {
    const Entries = batch.map((bell, index) => ({
      Id: String(index),
      MessageBody: JSON.stringify({ team: bell.team, channel: bell.channel }),
      MessageGroupId: `${bell.team}.${bell.channel}`,
      DelaySeconds: Math.ceil(Math.min(Math.max(delaySeconds, 0), MAX_DELAY_SECONDS)),
    }))
    const response = await sqs.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }))
    const failed = response.Failed?.[0]
    if (failed) throw new Error(`${response.Failed?.length} channel bells not taken by the queue: ${failed.Code}`)
  }
}
