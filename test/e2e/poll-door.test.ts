import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { promisify } from 'node:util'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { expect, inject, onTestFinished, test } from 'vitest'
import { awsStandIn, type BusEntry } from '../../lib/local/aws/aws-stand-in.ts'
import { createTable } from '../../lib/local/database/create-table.ts'
import { doorEnvironment } from '../../lib/local/doors/door-environment.ts'
import { listen } from '../../lib/local/process/listen.ts'
import { aFeed } from '../support/local-server.ts'

const CALL = `const { handler } = await import('./functions/poll.ts'); console.log(JSON.stringify(await handler({})))`

/** Runs the poll door with these sources in a process of its own, as Lambda does. Returns the lines it printed and the events it put. */
async function pollDoor(extraSources: object[]) {
  const entries: BusEntry[] = []
  const { url, close } = await listen(
    0,
    awsStandIn({ queues: {}, publish: (entry) => entries.push(entry), parameters: {} }),
  )
  onTestFinished(close)
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const CHOROK_TABLE = `poll-${randomUUID()}`
  const dynamodb = inject('dynamodb')
  await createTable(new DynamoDBClient({ endpoint: dynamodb, region: 'ap-northeast-2', credentials }), CHOROK_TABLE)
  const addresses = { dynamodb, standIns: url, slackApi: `${url}/api/`, offline: true, extraSources }
  const env = { ...doorEnvironment(addresses), CHOROK_TABLE, POWERTOOLS_METRICS_DISABLED: 'false' }
  const script = [...inject('clockFlags'), '--input-type=module', '--eval', CALL]
  const { stdout } = await promisify(execFile)(process.execPath, script, { env })
  const printed = stdout
    .trim()
    .split('\n')
    .map((line): Record<string, unknown> => JSON.parse(line))
  return { printed, entries }
}

test('a poll reports what it stored and the health of the sources in its answer, log and metrics', async () => {
  const url = await aFeed(['핵심광물 비축을 늘린다', '수도권 교통 대책을 세운다'])
  const fsc = { id: 'fsc', kind: 'feed', name: '금융위원회', url, firstSight: 'announce' }
  const gone = { id: 'gone', kind: 'feed', name: '없는 곳', url: 'http://127.0.0.1:9/rss' }
  const { printed, entries } = await pollDoor([fsc, gone])
  expect(printed.at(-1)).toMatchObject({
    sources: [
      { sourceId: 'fsc', outcome: 'read', stored: 2 },
      { sourceId: 'gone', outcome: 'failed', stored: 0 },
    ],
  })
  expect(entries).toHaveLength(2)
  expect(printed).toContainEqual(expect.objectContaining({ message: 'source polled', sourceId: 'fsc', stored: 2 }))
  expect(printed).toContainEqual(expect.objectContaining({ ReleasesStored: 2, SourcesAiling: 0 }))
  expect(printed).toContainEqual(expect.objectContaining({ Sources: 1, health: 'unreachable' }))
})
