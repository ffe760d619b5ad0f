import { createReadStream, existsSync } from 'node:fs'
import { open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { createGunzip, gzipSync } from 'node:zlib'
import { type AttributeValue, type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb'
import * as z from 'zod'
import { particle } from '../../../functions/text/particle.ts'

/*
A table as a file: gzipped lines of JSON, each `{"Item": …}` in DynamoDB's own notation, as its exports to S3 have them, between a line that
says which table it was and one that says that it is whole. Until then it is `FILE.part`, and beside it stands how far the reading came:
each page is a gzip member of its own, so that one that was cut off is taken out by its length, and the next run goes on behind the last.
*/

type Item = Record<string, AttributeValue>

const FORMAT = 1
export const ExportHead = z.object({
  export: z.object({
    format: z.literal(FORMAT),
    table: z.string(),
    begun: z.string(),
    /** Whether nobody could write to the table any more. */
    isFinal: z.boolean(),
  }),
})
export const ExportItem = z.object({ Item: z.custom<Item>((value) => typeof value === 'object' && value !== null) })
export const ExportEnd = z.object({ end: z.object({ rows: z.number() }) })

const Progress = z.object({
  table: z.string(),
  isFinal: z.boolean(),
  bytes: z.number(),
  rows: z.number(),
  /** The key behind which to go on, as JSON; none before the first page. */
  last: z.string().optional(),
  isWhole: z.boolean(),
})
type Progress = z.infer<typeof Progress>

export interface ExportedTable {
  name: string
  /** Whether nobody can write to it any more. What was read while somebody could is not gone on with afterwards. */
  isFinal: boolean
}

export interface Exported {
  rows: number
  /** How many of them an earlier run had read that was cut off. */
  resumed: number
}

/**
 * Writes every row of a table to a file that must not exist yet. Cut off, it goes on where it was when it is called again. Throws a sentence
 * where the file is there already, or was begun from another table.
 */
export async function exportTable(
  client: DynamoDBClient,
  { name: table, isFinal }: ExportedTable,
  file: string,
  now: Date,
): Promise<Exported> {
  if (existsSync(file))
    throw new Error(`${file}${particle(file, '은/는')} 이미 있습니다. 다른 이름을 적거나 그 파일을 옮겨 주세요.`)
  const part = `${file}.part`
  const resumed = await readProgress(file, { name: table, isFinal })
  let progress = resumed ?? { table, isFinal, bytes: 0, rows: 0, isWhole: false }
  const handle = await open(part, resumed ? 'r+' : 'w', 0o600)
  async function write(lines: object[], change: Partial<Progress> = {}): Promise<void> {
    const bytes = gzipSync(lines.map((line) => `${JSON.stringify(line, toBase64)}\n`).join(''))
    await handle.write(bytes, 0, bytes.length, progress.bytes)
    await handle.sync()
    progress = { ...progress, ...change, bytes: progress.bytes + bytes.length }
    await writeFile(`${progressFile(file)}.new`, JSON.stringify(progress))
    await rename(`${progressFile(file)}.new`, progressFile(file))
  }
  try {
    await handle.truncate(progress.bytes)
    if (!resumed) await write([{ export: { format: FORMAT, table, begun: now.toISOString(), isFinal } }])
    while (!progress.isWhole) {
      const ExclusiveStartKey = progress.last === undefined ? undefined : parseLine<Item>(progress.last)
      const { Items = [], LastEvaluatedKey } = await client.send(
        new ScanCommand({ TableName: table, ConsistentRead: true, ExclusiveStartKey }),
      )
      const rows = progress.rows + Items.length
      const lines: object[] = Items.map((Item) => ({ Item }))
      if (LastEvaluatedKey) await write(lines, { rows, last: JSON.stringify(LastEvaluatedKey) })
      else await write([...lines, { end: { rows } }], { rows, isWhole: true })
    }
  } finally {
    await handle.close()
  }
  await rename(part, file)
  await rm(progressFile(file), { force: true })
  return { rows: progress.rows, resumed: resumed?.rows ?? 0 }
}

/** Whether a file is the whole of this table, as it was when nobody could write to it any more. */
export async function isFinalExport(file: string, table: string): Promise<boolean> {
  let isOfTable = false
  let isWhole = false
  for await (const line of exportLines(file)) {
    const head = ExportHead.safeParse(line)
    if (head.success) isOfTable = head.data.export.table === table && head.data.export.isFinal
    isWhole = ExportEnd.safeParse(line).success
  }
  return isOfTable && isWhole
}

/** The lines of an export, read one after another. */
export async function* exportLines(file: string): AsyncGenerator<unknown> {
  const unzipped = createReadStream(file).pipe(createGunzip())
  for await (const line of createInterface({ input: unzipped, crlfDelay: Number.POSITIVE_INFINITY }))
    yield parseLine(line)
}

async function readProgress(file: string, table: ExportedTable): Promise<Progress | undefined> {
  const text = await readFile(progressFile(file), 'utf8').catch(() => undefined)
  if (text === undefined || !existsSync(`${file}.part`)) return undefined
  const progress = Progress.parse(JSON.parse(text))
  if (progress.table === table.name) return progress.isFinal === table.isFinal ? progress : undefined
  throw new Error(`${file}.part는 다른 표(${progress.table})를 내보내던 파일입니다. 다른 이름을 적어 주세요.`)
}

function progressFile(file: string): string {
  return `${file}.progress`
}

/** Bytes are Base64 in JSON, as DynamoDB has them. */
function toBase64(_: string, value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value
}

function parseLine<Line>(text: string): Line {
  return JSON.parse(text, (name, value: unknown) => {
    if (name === 'B' && typeof value === 'string') return Buffer.from(value, 'base64')
    if (name === 'BS' && Array.isArray(value)) return value.map((one) => Buffer.from(String(one), 'base64'))
    return value
  }) as Line
}
