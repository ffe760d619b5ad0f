import { randomUUID } from 'node:crypto'
import {
  DynamoDBClient,
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb'
import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { Message } from '../../functions/delivery/message.ts'
import { deliveryShape } from '../../functions/store/delivery-rows.ts'
import { storeIn } from '../../functions/store/store.ts'
import { writeIfConditionHolds } from '../../functions/store/table/conditional-writes.ts'
import { BELL_SHARDS, keys } from '../../functions/store/table/keys.ts'
import { allRows } from '../../functions/store/table/read-rows.ts'
import { ROW_VERSION, VERSION_ATTRIBUTE } from '../../functions/store/table/row-version.ts'
import { openTable, type Table } from '../../functions/store/table/table.ts'
import type { Channel } from '../../functions/subscriptions/channel.ts'
import { createTable } from '../../lib/local/database/create-table.ts'
import type { Backend } from './backend.ts'
import type { Container, PossibleFaults } from './container.ts'
import type { VirtualTime } from './virtual-time.ts'

/** A request of the client. `command` is its class, such as `UpdateItemCommand`. */
interface Request {
  command: string
  input: object
}

/** The pause after a conflict, which the real table draws at random. */
const CONFLICT_PAUSE_MS = 40
const about = { $metadata: {}, message: 'injected' }
const throttled = new ProvisionedThroughputExceededException(about)
// No stand-in for DynamoDB raises these two.
const conflict = new TransactionCanceledException({ ...about, CancellationReasons: [{ Code: 'TransactionConflict' }] })
const conflicted = new TransactionConflictException(about)

export interface DynamoTable {
  /** The real store over this table, each request of it being one call to the outside. */
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
  return { over: (time) => backendOver(client, name, time), close: () => client.destroy() }
}

function backendOver(client: DynamoDBClient, name: string, time: VirtualTime): Backend {
  const table = tableWith((_, send) => during(send))

  // The virtual clock stands still while a real request is on its way.
  async function during<T>(work: () => Promise<T>): Promise<T> {
    time.beginRealWork()
    try {
      return await work()
    } finally {
      time.endRealWork()
    }
  }

  function tableOf(container: Container): Table {
    const step = (request: Request, send: () => Promise<unknown>) =>
      container.call(nameOf(request), request.input, () => during(send), possibleFaultsOf(request.command))
    return tableWith(step, () => container.sleep(CONFLICT_PAUSE_MS))
  }

  /** A table whose every request goes through `step`, also each repetition after a conflict. */
  function tableWith(
    step: (request: Request, send: () => Promise<unknown>) => Promise<unknown>,
    pause?: (ms: number) => Promise<void>,
  ): Table {
    const opened = openTable(name, client, pause)
    opened.db.middlewareStack.add(
      (next, { commandName = '' }) =>
        (args) =>
          step({ command: commandName, input: args.input }, () => next(args)) as ReturnType<typeof next>,
      { step: 'initialize', priority: 'low' },
    )
    return opened
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
    async setReadable(key, isReadable) {
      const mark = new UpdateCommand({
        TableName: table.name,
        Key: key,
        UpdateExpression: 'SET #v = :v',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeNames: { '#v': VERSION_ATTRIBUTE },
        ExpressionAttributeValues: { ':v': isReadable ? ROW_VERSION : ROW_VERSION + 1 },
      })
      await writeIfConditionHolds(() => table.db.send(mark))
    },
    storeFor: (container) => storeIn(tableOf(container)),
    deliveriesOf: async (channel) => (await rowsBelow(channel, 'DELIVERY#')).map(deliveryShape),
    messagesOf: async (channel) => (await rowsBelow(channel, 'MESSAGE#')).map((row) => Message.parse(row)),
    async nextBell() {
      const due = (await Promise.all(Array.from({ length: BELL_SHARDS }, (_, shard) => firstBell(shard)))).flat()
      return due.length === 0 ? undefined : Math.min(...due)
    },
  }
}

function possibleFaultsOf(command: string): PossibleFaults {
  if (command === 'TransactWriteItemsCommand') return { throttled, conflict }
  const writes = command === 'UpdateItemCommand' || command === 'PutItemCommand'
  return writes ? { throttled, conflict: conflicted, twice: true } : { throttled }
}

/** What a request does, short enough for a trace: `Update SET leaseUntil`. */
function nameOf({ command, input }: Request): string {
  const { UpdateExpression = '', IndexName = '' } = input as { UpdateExpression?: string; IndexName?: string }
  const what = UpdateExpression.split(' ').slice(0, 2).join(' ') || IndexName
  return `${command.replace(/(Items?)?Command$/, '')} ${what}`.trim()
}
