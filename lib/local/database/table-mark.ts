import { randomUUID } from 'node:crypto'
import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { TABLE_NAME } from '../process/door-environment.ts'

export interface TableMark {
  /** By which what is kept beside the table knows that it belongs to it. */
  id: string
  /** Whether the workspace's beginning was completed. */
  begun: boolean
}

const KEY = { pk: { S: 'LOCAL' }, sk: { S: 'WORKSPACE' } }

/** The mark of a table; one that has none gets one. */
export async function markOf(client: DynamoDBClient): Promise<TableMark> {
  const { Item } = await client.send(new GetItemCommand({ TableName: TABLE_NAME, Key: KEY, ConsistentRead: true }))
  if (Item?.id?.S) return { id: Item.id.S, begun: Item.begun?.BOOL === true }
  const mark = { id: randomUUID(), begun: false }
  await saveMark(client, mark)
  return mark
}

export async function saveMark(client: DynamoDBClient, { id, begun }: TableMark): Promise<void> {
  await client.send(
    new PutItemCommand({ TableName: TABLE_NAME, Item: { ...KEY, id: { S: id }, begun: { BOOL: begun } } }),
  )
}
