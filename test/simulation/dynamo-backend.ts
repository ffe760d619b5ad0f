import { randomUUID } from 'node:crypto'
import {
  DynamoDBClient,
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb'
import { PutCommand, QueryCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { Delivery } from '../../functions/delivery/delivery.ts'
import { Message } from '../../functions/delivery/message.ts'
import { storeIn } from '../../functions/store/store.ts'
import { BELL_SHARDS, keys } from '../../functions/store/table/keys.ts'
import { allRows } from '../../functions/store/table/row-pages.ts'
import { openTable, type Table } from '../../functions/store/table/table.ts'
import type { Channel } from '../../functions/subscriptions/channel.ts'
import { createTable } from '../../lib/local/database/create-table.ts'
import type { Backend } from './backend.ts'
import type { Container, Way } from './container.ts'
import type { VirtualTime } from './virtual-time.ts'

type Send = (command: { input: object; constructor: { name: string } }) => Promise<unknown>

/** Always the same, where the real one is drawn by chance (ms). */
const CONFLICT_PAUSE = 40
const about = { $metadata: {}, message: 'injected' }
const throttled = new ProvisionedThroughputExceededException(about)
// No emulator raises these two.
const conflict = new TransactionCanceledException({ ...about, CancellationReasons: [{ Code: 'TransactionConflict' }] })
const conflicted = new TransactionConflictException(about)

export interface DynamoTable {
  /** The real store over this table, each request of it being one step of a world's time. */
  over(time: VirtualTime): Backend
  close(): void
}

/** A new table on a DynamoDB server. */
export async function openDynamoTable(endpoint: string): Promise<DynamoTable> {
  const client = new DynamoDBClient({
    endpoint,
    region: 'ap-northeast-2',
    credentials: { accessKeyId: 'simulation', secretAccessKey: 'simulation' },
  })
  const name = `simulation-${randomUUID()}`
  await createTable(client, name)
  const table = openTable(name, client)
  return { over: (time) => backendOver(table, time), close: () => client.destroy() }
}

function backendOver(given: Table, time: VirtualTime): Backend {
  const send = given.db.send.bind(given.db) as unknown as Send
  // The world's clock stands still while a real request is on its way.
  const table = sendingBy((command) => during(() => send(command)))

  async function during<T>(work: () => Promise<T>): Promise<T> {
    time.enter()
    try {
      return await work()
    } finally {
      time.leave()
    }
  }

  function through(container: Container): Table {
    const step: Send = (command) =>
      container.pass(nameOf(command), command.input, () => during(() => send(command)), wayOf(command))
    return { ...sendingBy(step), pause: () => container.sleep(CONFLICT_PAUSE) }
  }

  function sendingBy(way: Send): Table {
    return { ...given, db: Object.create(given.db, { send: { value: way } }) }
  }

  const rowsBelow = ({ team, channel }: Channel, prefix: string) =>
    allRows(table, {
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': keys.channel({ team, channel }).pk, ':prefix': prefix },
      ConsistentRead: true,
    })

  const firstBell = async (shard: number) => {
    const { Items = [] } = await table.db.send(
      new QueryCommand({
        TableName: table.name,
        IndexName: 'bells',
        KeyConditionExpression: 'bell = :bell',
        ExpressionAttributeValues: { ':bell': `BELL#${shard}` },
        Limit: 1,
      }),
    )
    return Items.map(({ ringAt }) => Number(ringAt))
  }

  return {
    store: storeIn(table),
    storeFor: (container) => storeIn(through(container)),
    deliveriesOf: async (channel) => (await rowsBelow(channel, 'DELIVERY#')).map((row) => Delivery.parse(row)),
    messagesOf: async (channel) => (await rowsBelow(channel, 'MESSAGE#')).map((row) => Message.parse(row)),
    async nextBell() {
      const due = (await Promise.all(Array.from({ length: BELL_SHARDS }, (_, shard) => firstBell(shard)))).flat()
      return due.length === 0 ? undefined : Math.min(...due)
    },
  }
}

function wayOf(command: object): Way {
  if (command instanceof TransactWriteCommand) return { throttled, conflict }
  const writes = command instanceof UpdateCommand || command instanceof PutCommand
  return writes ? { throttled, conflict: conflicted, twice: true } : { throttled }
}

/** `Update SET leaseUntil`: what a request does, short enough for a trace. */
function nameOf(command: Parameters<Send>[0]): string {
  const { UpdateExpression = '', IndexName = '' } = command.input as { UpdateExpression?: string; IndexName?: string }
  const what = UpdateExpression.split(' ').slice(0, 2).join(' ') || IndexName
  return `${command.constructor.name.replace('Command', '')} ${what}`.trim()
}
