import { PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb'
import { expect, onTestFinished, test } from 'vitest'
import { createTable, LOCAL_TABLE_NAME } from '../../../lib/local/database/create-table.ts'
import { deleteExpired } from '../../../lib/local/database/delete-expired.ts'
import { startDynoxide } from '../../../lib/local/database/dynoxide.ts'
import { localClient } from '../../../lib/local/database/open-database.ts'

test('rows whose time is over are deleted, over several pages; what has no end, or one to come, stays', async () => {
  const server = await startDynoxide()
  const client = localClient(server.endpoint)
  onTestFinished(async () => {
    client.destroy()
    await server.stop()
  })
  await createTable(client, LOCAL_TABLE_NAME)
  const put = (pk: string, expiresAt?: number) =>
    client.send(
      new PutItemCommand({
        TableName: LOCAL_TABLE_NAME,
        Item: {
          pk: { S: pk },
          sk: { S: 'x' },
          ...(expiresAt === undefined ? {} : { expiresAt: { N: String(expiresAt) } }),
        },
      }),
    )
  for (let n = 0; n < 12; n += 1) await put(`over ${n}`, 1_000)
  await put('forever')
  await put('to come', 3_000)
  expect(await deleteExpired(client, 2_000_000, { rowsAPage: 5, pauseMs: 0 })).toBe(12)
  const { Items = [] } = await client.send(new ScanCommand({ TableName: LOCAL_TABLE_NAME, ConsistentRead: true }))
  expect(Items.map(({ pk }) => pk?.S).sort()).toEqual(['forever', 'to come'])
})
