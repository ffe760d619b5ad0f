import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'

export interface Table {
  name: string
  db: DynamoDBDocumentClient
}

export function openTable(name: string, client = new DynamoDBClient({})): Table {
  const db = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } })
  return { name, db }
}
