import { randomUUID } from 'node:crypto'
import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { LOCAL_TABLE_NAME } from './create-table.ts'

/** A row of our own in the local table. */
export interface TableMark {
  /** A random id. The workspace file repeats it, so that a file left from a table that is gone is recognised. */
  id: string
  /** Whether the sample workspace has got its first subscriptions. */
  begun: boolean
  /** The real workspace that the table belongs to, once it was connected to one: its id, or its name where Slack gives no id. */
  workspace?: string | undefined
}

const KEY = { pk: { S: 'LOCAL' }, sk: { S: 'WORKSPACE' } }

/** Reads the mark of the table, and writes one if there is none. */
export async function readTableMark(client: DynamoDBClient): Promise<TableMark> {
  const { Item } = await client.send(
    new GetItemCommand({ TableName: LOCAL_TABLE_NAME, Key: KEY, ConsistentRead: true }),
  )
  if (Item?.id?.S) return { id: Item.id.S, begun: Item.begun?.BOOL === true, workspace: Item.workspace?.S }
  const mark = { id: randomUUID(), begun: false }
  await saveTableMark(client, mark)
  return mark
}

export async function saveTableMark(client: DynamoDBClient, { id, begun, workspace }: TableMark): Promise<void> {
  const Item = { ...KEY, id: { S: id }, begun: { BOOL: begun }, ...(workspace ? { workspace: { S: workspace } } : {}) }
  await client.send(new PutItemCommand({ TableName: LOCAL_TABLE_NAME, Item }))
}
