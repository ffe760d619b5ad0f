import { TransactionCanceledException, TransactionConflictException } from '@aws-sdk/client-dynamodb'
import type { Table } from './table.ts'

// Twenty-five releases are matched at a time and may all wake one channel: after six tries one in a hundred would give up, or more.
const TRIES = 8

type Send = (command: unknown) => Promise<unknown>

/** The table, with what only met somebody else's transaction on the same rows sent again, which the SDK does not do. */
export function outlastConflicts(table: Table): Table {
  const send = table.db.send.bind(table.db) as Send
  const patiently: Send = async (command) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await send(command)
      } catch (error) {
        if (!isConflict(error) || attempt === TRIES) throw error
        await table.pause(Math.random() * 20 * 2 ** attempt)
      }
    }
  }
  return { ...table, db: Object.create(table.db, { send: { value: patiently } }) }
}

function isConflict(error: unknown): boolean {
  if (error instanceof TransactionConflictException) return true
  if (!(error instanceof TransactionCanceledException)) return false
  const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code)
  return codes.includes('TransactionConflict') && !codes.includes('ConditionalCheckFailed')
}
