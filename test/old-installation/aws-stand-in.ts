import { createHash, randomUUID } from 'node:crypto'
import { type LocalServer, openLocalServer } from '../support/local-server.ts'

/** A job on a queue, by the last part of the queue's address. */
export interface QueuedJob {
  queue: string
  body: string
  delaySeconds: number
}

interface Entry {
  Id: string
  MessageBody: string
  DelaySeconds?: number
}

/** SQS, EventBridge and SSM, as far as the doors call them. What is put on the bus comes to the queue `match`, as its rule has it. */
export async function openAws(parameters: Record<string, string>): Promise<LocalServer & { jobs: QueuedJob[] }> {
  const jobs: QueuedJob[] = []

  function take(url: string, { MessageBody: body, DelaySeconds: delaySeconds = 0 }: Omit<Entry, 'Id'>) {
    jobs.push({ queue: url.slice(url.lastIndexOf('/') + 1), body, delaySeconds })
    return { MessageId: randomUUID(), MD5OfMessageBody: createHash('md5').update(body).digest('hex') }
  }

  const calls: Record<string, (asked: never) => object> = {
    'AmazonSQS.SendMessage': (asked: Entry & { QueueUrl: string }) => take(asked.QueueUrl, asked),
    'AmazonSQS.SendMessageBatch': ({ QueueUrl, Entries }: { QueueUrl: string; Entries: Entry[] }) => ({
      Successful: Entries.map((entry) => ({ Id: entry.Id, ...take(QueueUrl, entry) })),
      Failed: [],
    }),
    'AWSEvents.PutEvents': ({ Entries }: { Entries: Record<'Source' | 'DetailType' | 'Detail', string>[] }) => {
      // As the rules of the bus: announced releases go to match, notices to whoever runs the installation.
      for (const { Source, DetailType, Detail } of Entries.filter((one) => one.DetailType === 'ReleaseAnnounced'))
        jobs.push({ queue: 'match', body: JSON.stringify(busEvent(Source, DetailType, Detail)), delaySeconds: 0 })
      return { FailedEntryCount: 0, Entries: Entries.map(() => ({ EventId: randomUUID() })) }
    },
    'AmazonSSM.GetParameters': ({ Names }: { Names: string[] }) => ({
      Parameters: Names.map((Name) => ({ Name, Type: 'SecureString', Value: parameters[Name], Version: 1 })),
      InvalidParameters: [],
    }),
  }

  const server = await openLocalServer((request, response, body) => {
    const call = calls[String(request.headers['x-amz-target'])]
    response.setHeader('content-type', 'application/x-amz-json-1.1')
    if (!call) response.statusCode = 400
    response.end(JSON.stringify(call ? call(JSON.parse(body) as never) : { __type: 'UnknownOperationException' }))
  })
  return { ...server, jobs }
}

/** An entry as EventBridge hands it to the queue of its rule. */
function busEvent(source: string, detailType: string, detail: string) {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': detailType,
    source,
    account: '000000000000',
    time: '2026-11-25T01:05:00Z',
    region: 'ap-northeast-2',
    resources: [],
    detail: JSON.parse(detail),
  }
}
