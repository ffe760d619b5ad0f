import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { forgetRows } from '../../../functions/store/forget-rows.ts'
import { storeIn } from '../../../functions/store/store.ts'
import { openTable } from '../../../functions/store/table/table.ts'
import { batchesOf } from '../../../functions/text/batches.ts'
import { LOCAL_TABLE_NAME } from '../database/create-table.ts'
import { type MadeChannel, PRACTICE_CHANNELS, TEAM } from '../slack/workspace/workspace.ts'
import { localSamplePath } from './local-sample-path.ts'
import { SAMPLE_ID } from './sources-to-read.ts'

const MAX_SUBSCRIPTIONS_AT_ONCE = 20

/**
 * Takes what was only practice (with the channels that were made there) out of a table that a real workspace is to use: the samples, wherever they were told, and the stand-in
 * workspace. Nothing else may work on the table meanwhile; a run that was cut off is completed by the next. Returns how many samples there
 * were.
 */
export async function removePractice(client: DynamoDBClient, made: MadeChannel[] = []): Promise<number> {
  const table = openTable(LOCAL_TABLE_NAME, client)
  const store = storeIn(table)
  for (const { id } of [...PRACTICE_CHANNELS, ...made]) {
    const channel = { team: TEAM.id, channel: id }
    const queryIds = (await store.subscriptionsOf(channel)).map(({ queryId }) => queryId)
    for (const batch of batchesOf(queryIds, MAX_SUBSCRIPTIONS_AT_ONCE)) await store.unsubscribe(channel, batch)
  }
  const { releases } = await forgetRows(table, {
    team: TEAM.id,
    sourceId: SAMPLE_ID,
    isForgotten: ({ sourceId, url }) => sourceId === SAMPLE_ID || localSamplePath(String(url)) !== String(url),
  })
  return releases
}
