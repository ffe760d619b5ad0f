import { setTimeout as sleep } from 'node:timers/promises'
import {
  ContinuousBackupsUnavailableException,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  type DynamoDBClient,
  ResourceNotFoundException,
  RestoreTableFromBackupCommand,
  RestoreTableToPointInTimeCommand,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb'
import { TTL_ATTRIBUTE } from '../../../functions/store/table/schema.ts'

/** DynamoDB restores within minutes, or hours where a table is large. */
const MAX_WAIT_SECONDS = 6 * 3600
const BACKUPS_TRIES = 150
const BACKUPS_PAUSE_MS = 2_000

/** A table as it was at an instant, or a backup by its ARN. */
export type Origin = { table: string; at: Date } | { backup: string }

/**
 * Has DynamoDB make a table of this name from what it keeps, and waits until it is there; one that is being made from the same already is
 * waited for. Throws what AWS refused, or a sentence where a table of this name is none of that.
 */
export async function restoreBackup(client: DynamoDBClient, origin: Origin, TableName: string): Promise<void> {
  const standing = await restoredFrom(client, TableName)
  if (standing === undefined) {
    if ('backup' in origin) {
      const fromBackup = { BackupArn: origin.backup, TargetTableName: TableName }
      await client.send(new RestoreTableFromBackupCommand(fromBackup))
    } else {
      const asItWas = { SourceTableName: origin.table, RestoreDateTime: origin.at, TargetTableName: TableName }
      await client.send(new RestoreTableToPointInTimeCommand(asItWas))
    }
  } else if (standing !== nameOf(origin)) {
    throw new Error(`${TableName} 표가 이미 있고, 그것을 되살린 것이 아닙니다. --name으로 다른 이름을 적어 주세요.`)
  }
  await waitUntilTableExists({ client, maxWaitTime: MAX_WAIT_SECONDS }, { TableName })
}

/** What a table was restored from, by `nameOf`; empty for one that was not restored, undefined where there is none. */
async function restoredFrom(client: DynamoDBClient, TableName: string): Promise<string | undefined> {
  try {
    const { Table } = await client.send(new DescribeTableCommand({ TableName }))
    const { SourceBackupArn, SourceTableArn, RestoreDateTime } = Table?.RestoreSummary ?? {}
    if (SourceBackupArn) return SourceBackupArn
    return SourceTableArn && RestoreDateTime
      ? nameOf({ table: SourceTableArn.split('/').at(-1) ?? '', at: RestoreDateTime })
      : ''
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined
    throw error
  }
}

function nameOf(origin: Origin): string {
  return 'backup' in origin ? origin.backup : `${origin.table} ${Math.floor(origin.at.getTime() / 1000)}`
}

/** What a table has when the stack makes it and a restore does not bring along: rows that expire, point-in-time recovery, protection. */
export async function protectTable(client: DynamoDBClient, TableName: string): Promise<void> {
  const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName }))
  if (!TimeToLiveDescription?.TimeToLiveStatus?.startsWith('ENABL'))
    await client.send(
      new UpdateTimeToLiveCommand({
        TableName,
        TimeToLiveSpecification: { Enabled: true, AttributeName: TTL_ATTRIBUTE },
      }),
    )
  await turnOnBackups(client, TableName)
  await client.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: true }))
}

/** A table that was made just now has no backups to turn on for a while. */
async function turnOnBackups(client: DynamoDBClient, TableName: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      const PointInTimeRecoverySpecification = { PointInTimeRecoveryEnabled: true }
      await client.send(new UpdateContinuousBackupsCommand({ TableName, PointInTimeRecoverySpecification }))
      return
    } catch (error) {
      if (!(error instanceof ContinuousBackupsUnavailableException) || tries === BACKUPS_TRIES) throw error
      await sleep(BACKUPS_PAUSE_MS)
    }
  }
}
