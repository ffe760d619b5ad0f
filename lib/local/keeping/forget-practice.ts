import { rm } from 'node:fs/promises'
import { DeleteTableCommand, type DynamoDBClient, waitUntilTableNotExists } from '@aws-sdk/client-dynamodb'
import { createTable, LOCAL_TABLE_NAME } from '../database/create-table.ts'
import { readTableMark, type TableMark } from '../database/table-mark.ts'
import { workspaceFilePath } from '../page-server/workspace-file.ts'

const MAX_WAIT_SECONDS = 20

/**
 * Takes everything out of the table and the folder of practice, as if it had never begun. Nothing else may work on the table meanwhile, and it
 * must not be that of a real workspace. Returns the mark of the new table.
 */
export async function forgetPractice(client: DynamoDBClient, directory: string): Promise<TableMark> {
  await client.send(new DeleteTableCommand({ TableName: LOCAL_TABLE_NAME }))
  await waitUntilTableNotExists({ client, maxWaitTime: MAX_WAIT_SECONDS, minDelay: 1 }, { TableName: LOCAL_TABLE_NAME })
  await rm(workspaceFilePath(directory), { force: true })
  await createTable(client, LOCAL_TABLE_NAME)
  return readTableMark(client)
}
