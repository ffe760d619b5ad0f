import { readFile, rm, writeFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  BatchWriteItemCommand,
  type BatchWriteItemOutput,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceNotFoundException,
  ScanCommand,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb'
import * as z from 'zod'
import { createTable } from '../../local/database/create-table.ts'
import { ExportEnd, ExportHead, ExportItem, exportLines } from '../remove/export-table.ts'

/** As many as DynamoDB takes in one call. */
const ROWS_PER_CALL = 25
const FIRST_PAUSE_MS = 50
const MAX_PAUSE_MS = 5_000
const MAX_WAIT_SECONDS = 600

const Progress = z.object({ name: z.string(), rows: z.number() })

/**
 * Makes a table of this name and writes every row of an export to it. Cut off, it goes on where it was when it is called again. Throws a
 * sentence where the file is none, or is not whole, and where a table of this name holds rows of another origin: then nothing was written.
 */
export async function importTable(client: DynamoDBClient, file: string, name: string): Promise<{ rows: number }> {
  const { rows } = await checkExport(file)
  const progressFile = `${file}.restoring`
  const progress = Progress.parse(
    JSON.parse(await readFile(progressFile, 'utf8').catch(() => JSON.stringify({ name, rows: 0 }))),
  )
  if (progress.name !== name)
    throw new Error(
      `이 파일은 ${progress.name} 표에 담다가 끊겼습니다. --name ${progress.name} 으로 다시 실행해 주세요.`,
    )
  if (progress.rows === 0 && (await holdsRows(client, name)))
    throw new Error(`${name} 표가 이미 있고 비어 있지 않습니다. --name으로 다른 이름을 적어 주세요.`)
  await createTable(client, name, MAX_WAIT_SECONDS)
  let done = 0
  let batch: WriteRequest[] = []
  const write = async () => {
    // What an earlier run wrote before it was cut off.
    if (done + batch.length > progress.rows) {
      await putAll(client, name, batch)
      await writeFile(progressFile, JSON.stringify({ name, rows: done + batch.length }))
    }
    done += batch.length
    batch = []
  }
  for await (const line of exportLines(file)) {
    const { data } = ExportItem.safeParse(line)
    if (data) batch.push({ PutRequest: { Item: data.Item } })
    if (batch.length === ROWS_PER_CALL) await write()
  }
  if (batch.length > 0) await write()
  await rm(progressFile, { force: true })
  return { rows }
}

/** Reads a file to its end before anything is made of it. */
async function checkExport(file: string): Promise<{ rows: number }> {
  let isExport = false
  let counted = 0
  let ended: number | undefined
  try {
    for await (const line of exportLines(file)) {
      isExport ||= ExportHead.safeParse(line).success
      ended = ExportEnd.safeParse(line).data?.end.rows
      if (ExportItem.safeParse(line).success) counted += 1
    }
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT')
      throw new Error(`${file} 파일이 없습니다. 경로를 확인해 주세요.`, { cause })
    if (!isExport) throw new Error(notOurs(file), { cause })
  }
  if (!isExport) throw new Error(notOurs(file))
  if (ended === undefined || ended !== counted)
    throw new Error(`${file} 파일이 중간에 끝났거나 깨졌습니다. 온전한 파일을 적어 주세요. 아무것도 만들지 않았습니다.`)
  return { rows: counted }
}

function notOurs(file: string): string {
  return `${file} 파일은 npm run remove -- --export 로 담은 것이 아닙니다.`
}

async function holdsRows(client: DynamoDBClient, TableName: string): Promise<boolean> {
  try {
    await client.send(new DescribeTableCommand({ TableName }))
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return false
    throw error
  }
  const { Items = [] } = await client.send(new ScanCommand({ TableName, Limit: 1, ConsistentRead: true }))
  return Items.length > 0
}

/** DynamoDB may take a part of a batch only, and says which it did not take. */
async function putAll(client: DynamoDBClient, name: string, rows: WriteRequest[]): Promise<void> {
  let left: WriteRequest[] | undefined = rows
  for (let pause = FIRST_PAUSE_MS; left && left.length > 0; pause = Math.min(pause * 2, MAX_PAUSE_MS)) {
    const answer: BatchWriteItemOutput = await client.send(
      new BatchWriteItemCommand({ RequestItems: { [name]: left } }),
    )
    left = answer.UnprocessedItems?.[name]
    if (left && left.length > 0) await sleep(pause)
  }
}
