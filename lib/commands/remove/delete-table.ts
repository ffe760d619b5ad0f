import {
  DeleteTableCommand,
  type DynamoDBClient,
  UpdateTableCommand,
  waitUntilTableExists,
  waitUntilTableNotExists,
} from '@aws-sdk/client-dynamodb'

const MAX_WAIT_SECONDS = 600

/** Deletes a table in spite of its protection, and waits until it is gone. */
export async function deleteTable(client: DynamoDBClient, TableName: string): Promise<void> {
  await client.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: false }))
  // While the protection is being taken off, the table refuses to be deleted.
  await waitUntilTableExists({ client, maxWaitTime: MAX_WAIT_SECONDS }, { TableName })
  await client.send(new DeleteTableCommand({ TableName }))
  await waitUntilTableNotExists({ client, maxWaitTime: MAX_WAIT_SECONDS }, { TableName })
}
