import { setTimeout as sleep } from 'node:timers/promises'
import { DeleteItemCommand, type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb'
import { TTL_ATTRIBUTE } from '../../../functions/store/table/schema.ts'
import type { Instant } from '../../../functions/text/seoul.ts'
import { LOCAL_TABLE_NAME } from './create-table.ts'

/** Nobody waits for it, and others do work meanwhile. */
const PACE = { rowsAPage: 500, pauseMs: 50 }

/** Deletes rows whose time is over: AWS does so by itself, a server of our own does not. Returns how many there were. */
export async function deleteExpired(client: DynamoDBClient, now: Instant, pace = PACE): Promise<number> {
  const at = String(Math.floor(now / 1000))
  let deleted = 0
  let ExclusiveStartKey: ScanInput['ExclusiveStartKey']
  do {
    const page = await client.send(
      new ScanCommand({
        TableName: LOCAL_TABLE_NAME,
        Limit: pace.rowsAPage,
        ExclusiveStartKey,
        ProjectionExpression: 'pk, sk',
        FilterExpression: '#until < :now',
        ExpressionAttributeNames: { '#until': TTL_ATTRIBUTE },
        ExpressionAttributeValues: { ':now': { N: at } },
      }),
    )
    for (const { pk, sk } of page.Items ?? []) {
      if (!pk || !sk) continue
      // Somebody may have used it again since it was read.
      const row = new DeleteItemCommand({
        TableName: LOCAL_TABLE_NAME,
        Key: { pk, sk },
        ConditionExpression: '#until < :now',
        ExpressionAttributeNames: { '#until': TTL_ATTRIBUTE },
        ExpressionAttributeValues: { ':now': { N: at } },
      })
      deleted += await client.send(row).then(
        () => 1,
        () => 0,
      )
    }
    ExclusiveStartKey = page.LastEvaluatedKey
    await sleep(pace.pauseMs, undefined, { ref: false })
  } while (ExclusiveStartKey)
  return deleted
}

type ScanInput = ConstructorParameters<typeof ScanCommand>[0]
