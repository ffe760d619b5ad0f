import { SendMessageBatchCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { Bell } from '../releases/bell.ts'
import { batchesOf } from '../text/batches.ts'

const sqs = new SQSClient({})
const BATCH = 10

/** Puts one job on a queue, as JSON. */
export async function enqueue(queueUrl: string, job: unknown): Promise<void> {
  await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(job) }))
}

export type ChannelBell = Extract<Bell, { of: 'channel' }>

/** Rings channels, the group being the channel so that a busy one waits behind itself. Throws when any was not taken. */
export async function ringChannels(
  queueUrl: string,
  bells: Omit<ChannelBell, 'of'>[],
  delaySeconds = 0,
): Promise<void> {
  for (const batch of batchesOf(bells, BATCH)) {
    const Entries = batch.map((bell, index) => ({
      Id: String(index),
      MessageBody: JSON.stringify({ team: bell.team, channel: bell.channel }),
      MessageGroupId: `${bell.team}.${bell.channel}`,
      DelaySeconds: Math.ceil(Math.min(Math.max(delaySeconds, 0), 900)),
    }))
    const answer = await sqs.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }))
    const failed = answer.Failed?.[0]
    if (failed) throw new Error(`${answer.Failed?.length} channel bells not taken by the queue: ${failed.Code}`)
  }
}
