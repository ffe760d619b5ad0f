import { isDeepStrictEqual } from 'node:util'
import { paginateScan, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { writeIfConditionHolds } from './conditional-writes.ts'
import type { MigrationStep } from './migration-steps.ts'
import type { Row } from './read-rows.ts'
import { isReadableVersion, VERSION_ATTRIBUTE } from './row-version.ts'
import type { Table } from './table.ts'

export interface MigrationTally {
  /** How many rows there are. */
  rows: number
  /** Rows of a later version, which are left alone. */
  later: number
  steps: { name: string; changed: number }[]
  /** Rows that somebody else changed between the reading and the writing: the next run changes them. */
  refused: number
}

/**
 * Reads every row once and brings it into its newest shape. Without `writes` it only counts. Attribute by attribute, and only where the
 * attribute is still as it was read: Chorok may run meanwhile, and what it writes is never overwritten.
 */
export async function migrateTable(table: Table, steps: MigrationStep[], writes: boolean): Promise<MigrationTally> {
  const tally: MigrationTally = {
    rows: 0,
    later: 0,
    steps: steps.map(({ name }) => ({ name, changed: 0 })),
    refused: 0,
  }
  const pages = paginateScan({ client: table.db }, { TableName: table.name, ConsistentRead: true })
  for await (const { Items = [] } of pages) {
    for (const row of Items) {
      tally.rows += 1
      if (!isReadableVersion(row[VERSION_ATTRIBUTE])) {
        tally.later += 1
        continue
      }
      const changed = changeBy(steps, row, tally)
      if (writes && changed !== row && !(await writeChange(table, row, changed))) tally.refused += 1
    }
  }
  return tally
}

function changeBy(steps: MigrationStep[], row: Row, tally: MigrationTally): Row {
  let changed = row
  for (const [index, { change, name }] of steps.entries()) {
    const next = change(changed)
    if (next.pk !== row.pk || next.sk !== row.sk) throw new Error(`${name} changes the key ${row.pk} ${row.sk}`)
    const step = tally.steps[index]
    if (step && !isDeepStrictEqual(next, changed)) step.changed += 1
    changed = isDeepStrictEqual(next, row) ? row : next
  }
  return changed
}

/** Writes the attributes that differ; false when one of them is no longer as it was read, or the row is gone. */
export async function writeChange(table: Table, was: Row, now: Row): Promise<boolean> {
  const names = [...new Set([...Object.keys(was), ...Object.keys(now)])].filter(
    (name) => !isDeepStrictEqual(was[name], now[name]),
  )
  const values: Record<string, unknown> = {}
  const [sets, removes, conditions]: [string[], string[], string[]] = [[], [], ['attribute_exists(pk)']]
  for (const [n, name] of names.entries()) {
    if (now[name] === undefined) removes.push(`#${n}`)
    else {
      sets.push(`#${n} = :now${n}`)
      values[`:now${n}`] = now[name]
    }
    if (was[name] === undefined) conditions.push(`attribute_not_exists(#${n})`)
    else {
      conditions.push(`#${n} = :was${n}`)
      values[`:was${n}`] = was[name]
    }
  }
  const update = new UpdateCommand({
    TableName: table.name,
    Key: { pk: was.pk, sk: was.sk },
    UpdateExpression: [
      ...(sets.length > 0 ? [`SET ${sets.join(', ')}`] : []),
      ...(removes.length > 0 ? [`REMOVE ${removes.join(', ')}`] : []),
    ].join(' '),
    ConditionExpression: conditions.join(' AND '),
    ExpressionAttributeNames: Object.fromEntries(names.map((name, n) => [`#${n}`, name])),
    ExpressionAttributeValues: values,
  })
  return writeIfConditionHolds(() => table.db.send(update))
}
