import { createHash } from 'node:crypto'
import { SQSClient } from '@aws-sdk/client-sqs'
import { expect, test } from 'vitest'
import { enqueue, ringChannels } from '../../functions/platform/queue.ts'
import { stubbed } from '../support/stub-aws-client.ts'

interface Batch {
  QueueUrl: string
  Entries: { Id: string; MessageBody: string; MessageGroupId: string; DelaySeconds: number }[]
}

const URL = 'http://127.0.0.1/000000000000/deliver'
const bells = Array.from({ length: 12 }, (_, n) => ({ team: 'T1', channel: `C${n}` }))

/** A queue that takes a bell when `takes` says so of its channel, and of how many requests there were. */
function queueThat(takes: (channel: string, count: number) => boolean) {
  const taken: string[] = []
  const { client, requests } = stubbed<SQSClient, Batch>(
    new SQSClient({ region: 'ap-northeast-2' }),
    ({ input }, count) => {
      const refused = input.Entries.filter(({ MessageBody }) => !takes(channelOf(MessageBody), count))
      const others = input.Entries.filter((entry) => !refused.includes(entry))
      taken.push(...others.map(({ MessageBody }) => channelOf(MessageBody)))
      return {
        Successful: others.map(({ Id, MessageBody }) => ({ Id, MD5OfMessageBody: md5(MessageBody) })),
        ...(refused.length > 0 && {
          Failed: refused.map(({ Id }) => ({ Id, Code: 'InternalError', SenderFault: false })),
        }),
      }
    },
  )
  return { client, requests, taken }
}

function md5(body: string): string {
  return createHash('md5').update(body).digest('hex')
}

function channelOf(body: string): string {
  return (JSON.parse(body) as { channel: string }).channel
}

test('each channel is a message group of its own, and a ring waits a quarter of an hour at most', async () => {
  const queue = queueThat(() => true)
  await ringChannels(URL, bells, 4_000, queue.client)
  expect(queue.requests.map(({ input }) => input.Entries.length)).toEqual([10, 2])
  expect(queue.requests[0]?.input.Entries[3]).toMatchObject({ MessageGroupId: 'T1.C3', DelaySeconds: 900 })
})

test('bells that the queue did not take are sent again, and those behind them are sent all the same', async () => {
  const queue = queueThat((channel, count) => count > 2 || !['C3', 'C11'].includes(channel))
  await ringChannels(URL, bells, 0, queue.client)
  expect(queue.taken.toSorted()).toEqual(bells.map(({ channel }) => channel).toSorted())
  expect(queue.requests.map(({ input }) => input.Entries.length)).toEqual([10, 2, 2])
})

test('it throws when some are not taken at all, after the others were', async () => {
  const queue = queueThat((channel) => channel !== 'C3')
  await expect(ringChannels(URL, bells, 0, queue.client)).rejects.toThrow('1 channel bells not taken')
  expect(queue.taken).toHaveLength(11)
})

test('a job that the queue refuses is an error', async () => {
  const { client } = stubbed(new SQSClient({ region: 'ap-northeast-2' }), () => {
    throw new Error('no such queue')
  })
  await expect(enqueue(URL, { job: 'home' }, client)).rejects.toThrow('no such queue')
})
