import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge'
import { SendMessageBatchCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { GetParametersCommand, SSMClient } from '@aws-sdk/client-ssm'
import type { SQSRecord } from 'aws-lambda'
import { expect, onTestFinished, test } from 'vitest'
import { awsStandIn, type BusEntry } from '../../../lib/local/aws/aws-stand-in.ts'
import { openQueue } from '../../../lib/local/aws/local-queue.ts'
import { listen } from '../../../lib/local/process/listen.ts'

/** The stand-in and the settings for AWS's own clients, which check the answers they get. */
async function anAwsStandIn() {
  const entries: BusEntry[] = []
  const received: SQSRecord[] = []
  const deliver = openQueue({
    name: 'deliver',
    consume: async (records) => {
      received.push(...records)
      return { batchItemFailures: [] }
    },
    retryAfterMs: 10,
    maxReceives: 2,
    batchSize: 10,
    concurrency: 1,
  })
  const parameters = { '/chorok/local/slack-bot-token': 'xoxb-local' }
  const server = await listen(
    0,
    awsStandIn({ queues: { deliver }, publish: (entry) => entries.push(entry), parameters }),
  )
  onTestFinished(async () => {
    await deliver.close()
    await server.close()
  })
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const client = { endpoint: server.url, region: 'ap-northeast-2', credentials, maxAttempts: 1 }
  return { client, entries, received, QueueUrl: `${server.url}/000000000000/deliver` }
}

test('events put on the bus are published', async () => {
  const { client, entries } = await anAwsStandIn()
  const entry = {
    Source: 'chorok',
    DetailType: 'ReleaseAnnounced',
    Detail: '{"releaseId":"1"}',
    EventBusName: 'chorok',
  }
  const answer = await new EventBridgeClient(client).send(new PutEventsCommand({ Entries: [entry, entry] }))
  expect(answer).toMatchObject({ FailedEntryCount: 0, Entries: [{ EventId: expect.any(String) }, {}] })
  expect(entries).toEqual([entry, entry])
})

test('a job reaches the door behind the queue as the record SQS would hand over', async () => {
  const { client, received, QueueUrl } = await anAwsStandIn()
  await new SQSClient(client).send(new SendMessageCommand({ QueueUrl, MessageBody: '{"핵심":"광물"}' }))
  await expect.poll(() => received).toHaveLength(1)
  expect(received[0]).toMatchObject({
    body: '{"핵심":"광물"}',
    eventSource: 'aws:sqs',
    attributes: { ApproximateReceiveCount: '1' },
  })
})

test('a batch keeps the group of each job', async () => {
  const { client, received, QueueUrl } = await anAwsStandIn()
  const Entries = ['T.C1', 'T.C2'].map((group, Id) => ({ Id: `${Id}`, MessageBody: group, MessageGroupId: group }))
  const answer = await new SQSClient(client).send(new SendMessageBatchCommand({ QueueUrl, Entries }))
  expect(answer.Successful?.map(({ Id }) => Id)).toEqual(['0', '1'])
  await expect.poll(() => received.map(({ attributes }) => attributes.MessageGroupId)).toEqual(['T.C1', 'T.C2'])
})

test.each([
  ['a delay over fifteen minutes', 'deliver', 901],
  ['a queue that is not there', 'elsewhere', 0],
])('%s is refused', async (_, name, DelaySeconds) => {
  const { client, QueueUrl } = await anAwsStandIn()
  const command = new SendMessageCommand({
    QueueUrl: QueueUrl.replace('deliver', name),
    MessageBody: '{}',
    DelaySeconds,
  })
  await expect(new SQSClient(client).send(command)).rejects.toThrow(/900|no queue/)
})

test('parameters that exist are returned, the others are named', async () => {
  const { client } = await anAwsStandIn()
  const Names = ['/chorok/local/slack-bot-token', '/chorok/local/data-go-kr-key']
  const answer = await new SSMClient(client).send(new GetParametersCommand({ Names, WithDecryption: true }))
  expect(answer.Parameters).toMatchObject([{ Name: Names[0], Value: 'xoxb-local' }])
  expect(answer.InvalidParameters).toEqual([Names[1]])
})
