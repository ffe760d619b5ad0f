import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { sleep } from '../../platform/clock.ts'

export interface Table {
  name: string
  db: DynamoDBDocumentClient
  /** Waits out another transaction on the same rows. */
  pause(ms: number): Promise<void>
}

export function openTable(name: string, client = new DynamoDBClient({})): Table {
  const db = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } })
  return { name, db, pause: sleep }
}
