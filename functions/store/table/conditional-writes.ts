import {
  ConditionalCheckFailedException,
  DynamoDBServiceException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb'
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import { RowRefused } from '../../releases/row-refused.ts'
import type { Table } from './table.ts'

export type Writes = NonNullable<TransactWriteCommandInput['TransactItems']>

/** Runs one conditional write; false when its condition did not hold. */
export async function writeIfConditionHolds(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write()
    return true
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false
    throw error
  }
}

/** Writes all or nothing; false when one of the conditions did not hold. */
export async function transact(table: Table, writes: Writes): Promise<boolean> {
  return (await refusedWrites(table, writes)).length === 0
}

/** Writes all or nothing. Returns the indexes of the writes whose conditions did not hold; empty when everything was written. */
export async function refusedWrites(table: Table, TransactItems: Writes): Promise<number[]> {
  try {
    await table.db.send(new TransactWriteCommand({ TransactItems }))
    return []
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error
    const reasons = error.CancellationReasons ?? []
    const refused = reasons.flatMap(({ Code }, index) => (Code === 'ConditionalCheckFailed' ? [index] : []))
    if (refused.length === 0) throw error
    return refused
  }
}

const REFUSALS = ['ValidationException', 'SerializationException', 'ItemCollectionSizeLimitExceededException']

/**
 * Runs a write; throws `RowRefused` where the table refuses it for what stands in it, such as a row of more than 400 KB. Trouble of the
 * table itself is thrown as it is.
 */
export async function orRowRefused<T>(write: Promise<T>): Promise<T> {
  try {
    return await write
  } catch (error) {
    const codes = error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []) : []
    const isRefused =
      (error instanceof DynamoDBServiceException && REFUSALS.includes(error.name)) ||
      codes.some(({ Code }) => Code === 'ValidationError' || Code === 'ItemCollectionSizeLimitExceeded')
    if (isRefused) throw new RowRefused(`the table refuses it (${(error as Error).name})`, { cause: error })
    throw error
  }
}
