import { randomUUID } from 'node:crypto'
import { DescribeTableCommand, DynamoDBClient, type TableDescription } from '@aws-sdk/client-dynamodb'
import { BatchGetCommand, BatchWriteCommand, DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb'
import type { SQSBatchResponse } from 'aws-lambda'
import { createTable } from '../../lib/local/database/create-table.ts'
import { SECRET, signedRequest } from '../support/slack-requests.ts'
import { openAws, type QueuedJob } from './aws-stand-in.ts'
import type { Row } from './rows.ts'
import { openSlackStandIn, type SlackStandIn } from './slack-stand-in.ts'

/** Wednesday 2026-11-25 10:05 in Seoul: the moment the old installation was left at. */
export const LEFT_AT = Date.parse('2026-11-25T10:05:00+09:00')

/** Where Slack's own answer addresses begin; the stand-in's stand in their place while a test runs. */
const HOOKS = 'https://hooks.slack.com'

/** A request of Slack's: the form of a command, the payload of a press or form, or the JSON of an event. */
export interface SlackRequest {
  as: 'command' | 'payload' | 'event'
  body: Record<string, unknown>
}

export interface Installation {
  slack: SlackStandIn
  /** Jobs on the queues that nobody has worked on. */
  jobs: QueuedJob[]
  /** What the doors were heard to say with level ERROR. */
  troubles: string[]
  /** The doors' clock, which stands still. */
  now(): number
  setClock(at: number): void
  /** Signs what Slack sends and brings it to the Slack door. */
  knock(request: SlackRequest): Promise<{ status: number; body: string }>
  /** Has a job's door work on it; throws when the door gives it back. */
  work(job: Pick<QueuedJob, 'queue' | 'body'>): Promise<void>
  sweep(): Promise<void>
  rows(): Promise<Row[]>
  /** When the next bell is due, of whatever row. */
  nextBell(): Promise<number>
  /** The keys written since the last call, and their current rows. */
  written(): Promise<{ keys: Key[]; rows: Row[] }>
  /** Puts rows in, and takes out those that stand at the keys of `gone`. */
  put(rows: Row[], gone?: Key[]): Promise<void>
  close(): Promise<void>
}

type Handler = (event: unknown) => Promise<unknown>
type Key = Pick<Row, 'pk' | 'sk'>

/** The real doors, as AWS runs them, over a table with these rows. To be opened once in a thread: doors read their environment once. */
export async function openInstallation(dynamodb: string, rows: Row[]): Promise<Installation> {
  let at = LEFT_AT
  const realNow = Date.now
  Date.now = () => at
  const slack = await openSlackStandIn(() => at)
  const aws = await openAws({ '/chorok/slack-bot-token': 'xoxb-old', '/chorok/slack-signing-secret': SECRET })
  const table = `old-${randomUUID()}`
  const client = clientOf(dynamodb)
  const db = DynamoDBDocumentClient.from(client)
  await fillTable(dynamodb, table, rows)
  Object.assign(process.env, environment(dynamodb, aws.url, slack.url, table))
  const troubles: string[] = []
  const realError = console.error
  console.error = (...said) => void troubles.push(said.map(String).join(' '))
  // Before the doors take hold of their clients.
  const writes = watchWrites()
  const doors = await openDoors()

  async function scan(what: object): Promise<Record<string, unknown>[]> {
    const found: Record<string, unknown>[] = []
    const pages = paginateScan({ client: db }, { TableName: table, ConsistentRead: true, ...what })
    for await (const { Items = [] } of pages) found.push(...Items)
    return found
  }

  return {
    slack,
    jobs: aws.jobs,
    troubles,
    now: () => at,
    setClock(next) {
      at = next
    },
    async knock({ as, body }) {
      const form = JSON.parse(JSON.stringify(body).replaceAll(HOOKS, slack.url))
      const [text, contentType] = encoded(as, form)
      const answer = await doors.slack(signedRequest(text, { at, contentType, base64: as !== 'event' }))
      const { statusCode, body: said = '' } = answer as { statusCode: number; body?: string }
      return { status: statusCode, body: said }
    },
    async work({ queue, body }) {
      const door = doors[queue as 'match' | 'deliver' | 'answer']
      const text = body.replaceAll(HOOKS, slack.url)
      const attributes = { ApproximateReceiveCount: '1' }
      const Records = [{ messageId: '1', body: text, eventSource: 'aws:sqs', attributes }]
      const { batchItemFailures } = (await door({ Records })) as SQSBatchResponse
      if (batchItemFailures.length > 0) throw new Error(`${queue} gave back ${body}`)
    },
    sweep: async () => void (await doors.sweep({})),
    rows: () => scan({}) as Promise<Row[]>,
    async nextBell() {
      const found = await scan({ ProjectionExpression: 'ringAt', FilterExpression: 'attribute_exists(bell)' })
      return Math.min(...found.map(({ ringAt }) => Number(ringAt)))
    },
    async written() {
      const keys = writes.taken()
      const found: Row[] = []
      for (let from = 0; from < keys.length; from += 100) {
        const RequestItems = { [table]: { Keys: keys.slice(from, from + 100), ConsistentRead: true } }
        const { Responses } = await db.send(new BatchGetCommand({ RequestItems }))
        found.push(...((Responses?.[table] ?? []) as Row[]))
      }
      return { keys, rows: found }
    },
    put: (wanted, gone) => put(db, table, wanted, gone),
    async close() {
      writes.stop()
      Date.now = realNow
      console.error = realError
      client.destroy()
      await Promise.all([slack.close(), aws.close()])
    },
  }
}

function clientOf(endpoint: string): DynamoDBClient {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  return new DynamoDBClient({ endpoint, region: 'ap-northeast-2', credentials })
}

/** Makes a table with these rows. */
export async function fillTable(dynamodb: string, table: string, rows: Row[]): Promise<void> {
  const client = clientOf(dynamodb)
  await createTable(client, table)
  await put(DynamoDBDocumentClient.from(client), table, rows)
  client.destroy()
}

async function put(db: DynamoDBDocumentClient, table: string, wanted: Row[], gone: Key[] = []): Promise<void> {
  const requests = [
    ...gone.map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } } })),
    ...wanted.map((Item) => ({ PutRequest: { Item } })),
  ]
  for (let from = 0; from < requests.length; from += 25)
    await db.send(new BatchWriteCommand({ RequestItems: { [table]: requests.slice(from, from + 25) } }))
}

/** A table as it is made where there is no AWS, as DynamoDB describes it. */
export async function describeTable(dynamodb: string): Promise<TableDescription | undefined> {
  const client = clientOf(dynamodb)
  const TableName = `old-${randomUUID()}`
  await createTable(client, TableName)
  const { Table } = await client.send(new DescribeTableCommand({ TableName }))
  client.destroy()
  return Table
}

interface Write {
  Item?: Key
  Key?: Key
}

/** Notes at which keys anything is put, updated or deleted, by whichever client. */
function watchWrites(): { taken(): Key[]; stop(): void } {
  const { prototype } = DynamoDBDocumentClient
  const real = prototype.send
  const keys = new Map<string, Key>()
  function note({ Item, Key: at = Item }: Write): void {
    if (at) keys.set(`${at.pk} ${at.sk}`, { pk: at.pk, sk: at.sk })
  }
  function noting(this: DynamoDBDocumentClient, ...given: unknown[]): unknown {
    const { name } = (given[0] as object).constructor
    const { input } = given[0] as { input: Write & { TransactItems?: Record<string, Write>[] } }
    if (/^(Put|Update|Delete)Command$/.test(name)) note(input)
    for (const item of input.TransactItems ?? []) for (const write of Object.values(item)) note(write)
    return (real as (...all: unknown[]) => unknown).apply(this, given)
  }
  prototype.send = noting as typeof real
  return {
    taken() {
      const taken = [...keys.values()]
      keys.clear()
      return taken
    },
    stop() {
      prototype.send = real
    },
  }
}

function environment(dynamodb: string, aws: string, slack: string, table: string): Record<string, string> {
  return {
    AWS_REGION: 'ap-northeast-2',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
    AWS_ENDPOINT_URL_EVENTBRIDGE: aws,
    AWS_ENDPOINT_URL_SQS: aws,
    AWS_ENDPOINT_URL_SSM: aws,
    CHOROK_TABLE: table,
    CHOROK_BUS: 'chorok',
    CHOROK_DELIVER_QUEUE: `${aws}/000000000000/deliver`,
    CHOROK_ANSWER_QUEUE: `${aws}/000000000000/answer`,
    CHOROK_PARAMETERS: '/chorok',
    CHOROK_SLACK_API: `${slack}/api/`,
    CHOROK_CATALOG: 'off',
    CHOROK_EXTRA_SOURCES: JSON.stringify(SOURCES),
    // Errors are heard on the console, where they are noted.
    POWERTOOLS_LOG_LEVEL: 'ERROR',
    POWERTOOLS_DEV: 'true',
  }
}

/** What the old installation read. */
const SOURCES = [
  { id: 'haedeun', kind: 'feed', name: '해든부 보도자료', url: 'https://www.haedeun.example/rss', rhythm: 1 },
  { id: 'briefing', kind: 'feed', name: '모아브리핑', url: 'https://briefing.example/rss', rhythm: 1 },
  { id: 'saebyeok', kind: 'feed', name: '새벽위원회 보도자료', url: 'https://www.saebyeok.example/rss', rhythm: 5 },
  { id: 'gyeol', kind: 'feed', name: '결연구원 자료', url: 'https://www.gyeol.example/rss', rhythm: 5 },
]

/** Loaded once their environment stands. */
async function openDoors(): Promise<Record<'match' | 'deliver' | 'sweep' | 'slack' | 'answer', Handler>> {
  const match = await import('../../functions/match.ts')
  const deliver = await import('../../functions/deliver.ts')
  const sweep = await import('../../functions/sweep.ts')
  const slack = await import('../../functions/slack.ts')
  const answer = await import('../../functions/answer.ts')
  return {
    match: match.handler as Handler,
    deliver: deliver.handler as Handler,
    sweep: sweep.handler,
    slack: slack.handler,
    answer: answer.handler as Handler,
  }
}

function encoded(as: SlackRequest['as'], body: Record<string, unknown>): [string, string] {
  if (as === 'event') return [JSON.stringify(body), 'application/json']
  const form = as === 'payload' ? { payload: JSON.stringify(body) } : (body as Record<string, string>)
  return [new URLSearchParams(form).toString(), 'application/x-www-form-urlencoded']
}
