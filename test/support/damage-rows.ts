import { PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb'
import type { Row } from '../../functions/store/table/read-rows.ts'
import { tryShape } from '../../functions/store/table/read-shape.ts'
import { ROW_VERSION, VERSION_ATTRIBUTE } from '../../functions/store/table/row-version.ts'
import { GLOBAL_INDEXES, LOCAL_INDEX } from '../../functions/store/table/schema.ts'
import type { Table } from '../../functions/store/table/table.ts'
import { shapeOfKey } from '../../functions/store/unreadable-rows.ts'
import type { Random } from './seeded-random.ts'

export interface Damage {
  /** `pk` and `sk` of the row. */
  key: string
  kind: string
  how: string
  damaged: Row
  /** Whether the row is unreadable now. What nobody parses, and what was no loss, is not. */
  isUnreadable: boolean
}

/** What indexes find rows by. DynamoDB takes no other type there, and a row without would be another row. */
const INDEX_ATTRIBUTES: string[] = [
  ...['pk', 'sk', LOCAL_INDEX.sort.name],
  ...GLOBAL_INDEXES.flatMap(({ partition, sort }) => [partition.name, sort.name]),
]
const WAYS = ['missing field', 'wrong type', 'later version', 'cut off'] as const

/** The kind of a row: its keys without names. */
export function kindOf({ pk, sk }: Row): string {
  const [first, second] = [String(pk).split('#'), String(sk).split('#')]
  return first[0] === 'CHANNEL' ? `${first[0]} ${second[0]}` : String(first[0])
}

/** Damages a share of a table's rows at random, and of every kind at least one. */
export async function damageRows(table: Table, random: Random, share: number): Promise<Damage[]> {
  const { Items: rows = [] } = await table.db.send(new ScanCommand({ TableName: table.name }))
  const kinds = [...Map.groupBy(rows, kindOf).values()].map((some) => random.pick(some))
  const others = rows.filter((row) => !kinds.includes(row) && random.chance(share))
  const damages: Damage[] = []
  for (const row of [...kinds, ...others]) {
    const [how, damaged] = damage(row, random)
    await table.db.send(new PutCommand({ TableName: table.name, Item: damaged }))
    damages.push({ key: `${row.pk} ${row.sk}`, kind: kindOf(row), how, damaged, isUnreadable: isUnreadable(damaged) })
  }
  return damages
}

/** Whether a row is read by somebody, and cannot be. */
export function isUnreadable(row: Row): boolean {
  const shape = shapeOfKey({ pk: String(row.pk), sk: String(row.sk) })
  return shape !== undefined && 'unreadable' in tryShape(shape, row)
}

function damage(row: Row, random: Random): [string, Row] {
  const names = Object.keys(row).filter((name) => !INDEX_ATTRIBUTES.includes(name) && name !== VERSION_ATTRIBUTE)
  const how = random.pick(WAYS)
  if (how === 'later version' || names.length === 0) return [how, { ...row, [VERSION_ATTRIBUTE]: ROW_VERSION + 1 }]
  const name = random.pick(names)
  const value = row[name]
  const { [name]: _, ...without } = row
  if (how === 'missing field') return [`${how} ${name}`, without]
  if (how === 'wrong type') return [`${how} ${name}`, { ...row, [name]: typeof value === 'string' ? 7 : 'x' }]
  if (value instanceof Uint8Array) return [`${how} ${name}`, { ...row, [name]: value.slice(0, value.length / 2) }]
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return [`${how} ${name}`, { ...row, [name]: text.slice(0, text.length / 2) || '{' }]
}
