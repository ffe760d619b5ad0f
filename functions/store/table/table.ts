import { DynamoDBClient, TransactionCanceledException, TransactionConflictException } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { awsClientOptions } from '../../platform/aws-client.ts'
import { sleep } from '../../platform/clock.ts'

export interface Table {
  name: string
  db: DynamoDBDocumentClient
}

// Twenty-five releases are matched at a time and may all wake one channel. With six attempts, one write in a hundred or more would
// still fail; with eight hardly any does.
const MAX_ATTEMPTS = 8
const FIRST_PAUSE_MS = 40

/**
 * A table whose requests are sent again after they conflicted with somebody else's transaction on the same rows. The SDK retries
 * throttling and lost connections, but not these. `pause` waits between attempts (ms).
 */
export function openTable(name: string, client = new DynamoDBClient(awsClientOptions()), pause = sleep): Table {
  const db = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } })
  // A stack of its own: otherwise two tables over one client would each add the middleware to it.
  db.middlewareStack = client.middlewareStack.clone()
  db.middlewareStack.add(
    (next) => async (request) => {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await next(request)
        } catch (error) {
          if (!isConflict(error) || attempt === MAX_ATTEMPTS) throw error
          await pause(Math.random() * FIRST_PAUSE_MS * 2 ** (attempt - 1))
        }
      }
    },
    { step: 'initialize', name: 'retryTransactionConflicts' },
  )
  return { name, db }
}

/** A transaction that also met a condition that does not hold would fail the same way again. */
function isConflict(error: unknown): boolean {
  if (error instanceof TransactionConflictException) return true
  if (!(error instanceof TransactionCanceledException)) return false
  const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code)
  return codes.includes('TransactionConflict') && !codes.includes('ConditionalCheckFailed')
}
