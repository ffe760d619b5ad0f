import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import type { Table } from './table.ts'

export type Writes = NonNullable<TransactWriteCommandInput['TransactItems']>

const CONFLICT_TRIES = 6

/** Writes all or nothing; false when one of the conditions did not hold. What only met another transaction is written again. */
export async function transact(table: Table, TransactItems: Writes): Promise<boolean> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await table.db.send(new TransactWriteCommand({ TransactItems }))
      return true
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error
      const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code)
      if (codes.includes('ConditionalCheckFailed')) return false
      if (!codes.includes('TransactionConflict') || attempt === CONFLICT_TRIES) throw error
      await table.pause(Math.random() * 20 * 2 ** attempt)
    }
  }
}
