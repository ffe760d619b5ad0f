import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import type { Table } from './table.ts'

export type Writes = NonNullable<TransactWriteCommandInput['TransactItems']>

/** Writes all or nothing; false when one of the conditions did not hold. */
export async function transact(table: Table, writes: Writes): Promise<boolean> {
  return (await refusedOf(table, writes)).length === 0
}

/** Writes all or nothing. Answers which of the writes had a condition that did not hold, by their places: none when all is written. */
export async function refusedOf(table: Table, TransactItems: Writes): Promise<number[]> {
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
