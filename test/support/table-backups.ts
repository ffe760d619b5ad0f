import { BatchWriteItemCommand, DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb'
import { onTestFinished } from 'vitest'
import { createTable } from '../../lib/local/database/create-table.ts'
import { listen } from '../../lib/local/process/listen.ts'

export interface TableBackups {
  /** Of a DynamoDB that keeps what tables were. */
  url: string
  /** Keeps a table as it is now, for restores to instants from `at` (ms) on, and as the backup of this ARN. */
  keep(table: string, at: number, arn?: string): Promise<void>
  /** What was called beside the calls that are handed on. */
  calls: string[]
  /** Tables whose point-in-time recovery was turned on. */
  recoverable: Set<string>
  /** How many more times a new table has no backups to turn on yet. */
  unavailable: number
}

type Rows = NonNullable<Awaited<ReturnType<typeof rowsOf>>>

/** A DynamoDB server with the calls about backups that it lacks, until the test ends. */
export async function openTableBackups(dynamodb: string): Promise<TableBackups> {
  const client = new DynamoDBClient({
    endpoint: dynamodb,
    region: 'ap-northeast-2',
    credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'test' },
  })
  const kept: { table: string; at: number; arn: string | undefined; rows: Rows }[] = []
  const restored = new Map<string, object>()
  const { url, close } = await listen(0, async (request) => {
    const action = request.headers.get('x-amz-target')?.split('.').at(-1) ?? ''
    const text = await request.text()
    const body = JSON.parse(text)
    if (action === 'UpdateContinuousBackups') {
      opened.calls.push(action)
      opened.unavailable -= 1
      if (opened.unavailable >= 0) return refusal('ContinuousBackupsUnavailableException', 'being made')
      opened.recoverable.add(body.TableName)
      return answer({ ContinuousBackupsDescription: { ContinuousBackupsStatus: 'ENABLED' } })
    }
    if (action === 'ListBackups') return answer({ BackupSummaries: [{ BackupName: 'by hand' }] })
    if (action === 'RestoreTableToPointInTime' || action === 'RestoreTableFromBackup') {
      opened.calls.push(action)
      const { SourceTableName, RestoreDateTime, BackupArn, TargetTableName } = body
      const one = kept.findLast(({ table, at, arn }) =>
        BackupArn ? arn === BackupArn : table === SourceTableName && at <= RestoreDateTime * 1000,
      )
      if (!one) return refusal(BackupArn ? 'BackupNotFoundException' : 'InvalidRestoreTimeException', 'nothing is kept')
      await createTable(client, TargetTableName)
      await putRows(client, TargetTableName, one.rows)
      restored.set(TargetTableName, {
        ...(BackupArn ? { SourceBackupArn: BackupArn } : {}),
        SourceTableArn: `arn:aws:dynamodb:ap-northeast-2:111122223333:table/${one.table}`,
        ...(RestoreDateTime === undefined ? {} : { RestoreDateTime }),
        RestoreInProgress: false,
      })
      return answer({ TableDescription: { TableName: TargetTableName, TableStatus: 'CREATING' } })
    }
    const headers = Object.fromEntries(
      [...request.headers].filter(([name]) => /^(authorization|content-type|x-amz)/.test(name)),
    )
    const response = await fetch(dynamodb, { method: 'POST', headers, body: text })
    const said = await response.text()
    const summary = action === 'DescribeTable' && restored.get(body.TableName)
    if (!summary || !response.ok) return new Response(said, { status: response.status, headers: JSON_TYPE })
    const { Table } = JSON.parse(said)
    return answer({ Table: { ...Table, RestoreSummary: summary } })
  })
  onTestFinished(close)
  const opened: TableBackups = {
    url,
    calls: [],
    recoverable: new Set(),
    unavailable: 0,
    keep: async (table, at, arn) => void kept.push({ table, at, arn, rows: await rowsOf(client, table) }),
  }
  return opened
}

const JSON_TYPE = { 'content-type': 'application/x-amz-json-1.0' }

function answer(body: object): Response {
  return new Response(JSON.stringify(body), { headers: JSON_TYPE })
}

function refusal(type: string, message: string): Response {
  return new Response(JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, message }), {
    status: 400,
    headers: JSON_TYPE,
  })
}

async function rowsOf(client: DynamoDBClient, TableName: string) {
  const rows = []
  for await (const { Items = [] } of paginateScan({ client }, { TableName, ConsistentRead: true })) rows.push(...Items)
  return rows
}

async function putRows(client: DynamoDBClient, table: string, rows: Rows): Promise<void> {
  for (let from = 0; from < rows.length; from += 25) {
    const puts = rows.slice(from, from + 25).map((Item) => ({ PutRequest: { Item } }))
    await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: puts } }))
  }
}
