import type { Table } from '../../functions/store/table/table.ts'

/** What has been asked of a table since it was last set to nothing: requests, and the units they would be billed for. */
export interface CallCounts {
  requests: number
  readUnits: number
  writeUnits: number
  reset(): void
}

const READS = /Get|Query|Scan/

/** Counts what is asked of a table from now on. */
export function countCalls(table: Table): CallCounts {
  const counts: CallCounts = {
    requests: 0,
    readUnits: 0,
    writeUnits: 0,
    reset: () => void Object.assign(counts, { requests: 0, readUnits: 0, writeUnits: 0 }),
  }
  table.db.middlewareStack.add(
    (next, context) => async (request) => {
      counts.requests += 1
      Object.assign(request.input, { ReturnConsumedCapacity: 'TOTAL' })
      const answer = await next(request)
      const consumed = (answer.output as { ConsumedCapacity?: unknown }).ConsumedCapacity
      const units = [consumed]
        .flat()
        .reduce((sum: number, one) => sum + Number((one as { CapacityUnits?: number })?.CapacityUnits ?? 0), 0)
      if (READS.test(String(context.commandName))) counts.readUnits += units
      else counts.writeUnits += units
      return answer
    },
    { step: 'initialize', priority: 'low', name: 'countCalls' },
  )
  return counts
}
