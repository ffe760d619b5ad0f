import { SendMessageBatchCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { Bell } from '../releases/bell.ts'
import { batchesOf } from '../text/batches.ts'

const sqs = new SQSClient({})
const MESSAGES_PER_CALL = 10
const MAX_DELAY_SECONDS = 900
const MAX_ATTEMPTS = 3

/** Puts one job on a queue, as JSON. */
export async function enqueue(queueUrl: string, job: unknown, client = sqs): Promise<void> {
  await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(job) }))
}

export type ChannelBell = Extract<Bell, { of: 'channel' }>

/**
 * Rings channels, after `delaySeconds` (15 minutes at most). Each channel is its own message group, so that a busy channel delays only
 * itself. Only what the queue did not take is sent again; throws when some still is not taken.
 */
export async function ringChannels(
  queueUrl: string,
  bells: Omit<ChannelBell, 'of'>[],
  delaySeconds = 0,
  client = sqs,
): Promise<void> {
  let waiting = bells
  for (let attempt = 0; attempt < MAX_ATTEMPTS && waiting.length > 0; attempt += 1)
    waiting = await sendBells(client, queueUrl, waiting, delaySeconds)
  if (waiting.length > 0) throw new Error(`${waiting.length} channel bells not taken by the queue`)
}

/** Sends each bell once. Returns those that the queue did not take. */
async function sendBells<SomeBell extends Omit<ChannelBell, 'of'>>(
  client: SQSClient,
  QueueUrl: string,
  bells: SomeBell[],
  delaySeconds: number,
): Promise<SomeBell[]> {
  const failed: SomeBell[] = []
  for (const batch of batchesOf(bells, MESSAGES_PER_CALL)) {
    const Entries = batch.map((bell, index) => ({
      Id: String(index),
      MessageBody: JSON.stringify({ team: bell.team, channel: bell.channel }),
      MessageGroupId: `${bell.team}.${bell.channel}`,
      DelaySeconds: Math.ceil(Math.min(Math.max(delaySeconds, 0), MAX_DELAY_SECONDS)),
    }))
    const response = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }))
    const refused = new Set(response.Failed?.map(({ Id }) => Id))
    failed.push(...batch.filter((_, index) => refused.has(String(index))))
  }
  return failed
}
