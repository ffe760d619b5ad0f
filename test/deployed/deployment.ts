import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { bundleDoor } from '../../lib/bundling/bundle-door.ts'
import type { Door } from '../../lib/bundling/doors.ts'
import { createTable } from '../../lib/local/database/create-table.ts'
import { type Listener, listen } from '../../lib/local/process/listen.ts'
import { openSlackStandIn, type SlackStandIn } from '../old-installation/slack-stand-in.ts'
import { signedRequest } from '../support/slack-requests.ts'
import { type AwsApi, openAwsApi } from './aws-api.ts'
import { BUS, deployedDoors, LEDGER, QUEUES, type Refs, scheduledInput } from './deployed-template.ts'
import { type JobQueues, openJobQueues } from './job-queues.ts'
import { type LambdaFunction, type LogLine, openFunction } from './lambda-function.ts'

export interface Deployment {
  slack: SlackStandIn
  aws: AwsApi
  queues: JobQueues
  parameters: Record<string, string>
  functions: Record<Door, LambdaFunction>
  refs: Refs
  /** The lines of all logs, in order. */
  log: LogLine[]
  usage: { logBytes: number; runs: Record<string, number>; cpuMs: Record<string, number> }
  /** What was mailed to the operator. */
  notices: string[]
  clock: { now(): number; skip(ms: number): void }
  /** Calls a door as its schedule does. */
  callScheduled(door: 'poll' | 'sweep' | 'reconcile', input?: object): Promise<{ answer?: unknown; error?: string }>
  /** Brings a request of Slack's to the address that Slack calls. */
  knock(request: SlackRequest): Promise<{ status: number; body: string }>
  /** Lets the queues call their doors until nothing is ready any more. */
  settle(): Promise<void>
  /** Lets minutes pass, in each of which sweep is called. */
  passMinutes(count: number): Promise<void>
  table: {
    name: string
    client: DynamoDBClient
    cutOff(): Promise<void>
    connect(): Promise<void>
    useInstead(name: string): void
  }
  close(): Promise<void>
}

interface SlackRequest {
  as: 'form' | 'event'
  body: string
  /** What it is signed with; the secret that is stored by default. */
  secret?: string
}

interface DeploymentOptions {
  dynamodb: string
  at: number
  extraSources: object[]
}

export const SIGNING_SECRET = '/chorok/slack-signing-secret'
export const BOT_TOKEN = '/chorok/slack-bot-token'

/**
 * Chorok as it stands on AWS after a deploy: the bundles that the stack deploys, each in a process of its own with the environment, memory and
 * rights that the template gives it, called by its queues and schedules. What is not of the template: the addresses of the stand-ins, and the
 * sources, so that no real site is asked.
 */
export async function openDeployment({ dynamodb, at, extraSources }: DeploymentOptions): Promise<Deployment> {
  const folder = mkdtempSync(join(tmpdir(), 'chorok-deployed-'))
  const startedAt = performance.now()
  let skipped = 0
  const now = () => Math.round(at + performance.now() - startedAt + skipped)
  const slack = await openSlackStandIn(now)
  const parameters: Record<string, string> = { [SIGNING_SECRET]: 'first-secret', [BOT_TOKEN]: 'xoxb-first' }
  const notices: string[] = []
  const name = `chorok-${randomUUID()}`
  const client = new DynamoDBClient({
    endpoint: dynamodb,
    region: 'ap-northeast-2',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  })
  await createTable(client, name)

  const queues = openJobQueues(now, (door, event) => call(door, event))
  const aws = openAwsApi({
    dynamodb,
    statementsOf: (door) => doors.find((one) => one.door === door)?.statements ?? [],
    queueAt: (url) => url.slice(url.lastIndexOf('/') + 1),
    send: queues.send,
    publish: (_, text) => void notices.push(text),
    parameters,
    now,
  })
  const services = await listen(0, aws.handle)
  let tableServer: Listener = await listen(0, aws.handle)
  const { port } = tableServer
  const refs: Refs = {
    [LEDGER]: name,
    [BUS]: 'chorok',
    ...Object.fromEntries(QUEUES.map((id) => [id, `${services.url}/111122223333/${id}`])),
  }
  let doors = deployedDoors(refs)
  const log: LogLine[] = []
  const usage: Deployment['usage'] = { logBytes: 0, runs: {}, cpuMs: {} }

  function deploy(): Record<Door, LambdaFunction> {
    doors = deployedDoors(refs)
    const opened = doors.map(({ door, environment, ...limits }) => [
      door,
      openFunction({
        ...limits,
        door,
        bundle: () => bundleOf(door, folder),
        environment: { ...environment, ...standIns(door) },
        onLines(lines, bytes) {
          log.push(...lines)
          usage.logBytes += bytes
        },
        onRun({ cpuMs }) {
          usage.runs[door] = (usage.runs[door] ?? 0) + 1
          usage.cpuMs[door] = (usage.cpuMs[door] ?? 0) + cpuMs
        },
      }),
    ])
    return Object.fromEntries(opened)
  }
  const standIns = (door: Door) => ({
    ...{ AWS_REGION: 'ap-northeast-2', AWS_LAMBDA_FUNCTION_NAME: door, TZ: ':UTC' },
    ...{ AWS_ACCESS_KEY_ID: door, AWS_SECRET_ACCESS_KEY: 'test' },
    ...{ AWS_ENDPOINT_URL: services.url, AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${port}` },
    ...{ CHOROK_SLACK_API: `${slack.url}/api/`, CHOROK_CATALOG: 'off' },
    CHOROK_EXTRA_SOURCES: JSON.stringify(extraSources),
  })
  let functions = deploy()

  const call = (door: Door, event: unknown) => functions[door].call(event, now())

  const deployment: Deployment = {
    slack,
    aws,
    queues,
    parameters,
    functions,
    refs,
    log,
    usage,
    notices,
    clock: {
      now,
      skip(ms) {
        skipped += ms
      },
    },
    callScheduled: (door, input) => call(door, input ?? scheduledInput(door)),
    async knock({ as, body, secret = parameters[SIGNING_SECRET] ?? '' }) {
      const contentType = as === 'event' ? 'application/json' : 'application/x-www-form-urlencoded'
      const event = signedRequest(body, { at: now(), secret, contentType, base64: as === 'form' })
      const { answer, error } = await call('slack', event)
      if (error !== undefined) return { status: 500, body: error }
      const { statusCode, body: said = '' } = answer as { statusCode: number; body?: string }
      return { status: statusCode, body: said }
    },
    settle: queues.settle,
    async passMinutes(count) {
      for (let minute = 0; minute < count; minute += 1) {
        skipped += 60_000
        await call('sweep', scheduledInput('sweep'))
        await queues.settle()
      }
    },
    table: {
      get name() {
        return refs[LEDGER] ?? name
      },
      client,
      cutOff: () => tableServer.close(),
      async connect() {
        tableServer = await listen(port, aws.handle)
      },
      async useInstead(other) {
        await Promise.all(Object.values(functions).map(({ recycle }) => recycle()))
        refs[LEDGER] = other
        functions = deploy()
        deployment.functions = functions
      },
    },
    async close() {
      await Promise.all(Object.values(functions).map(({ recycle }) => recycle()))
      await tableServer.close()
      await Promise.all([services.close(), slack.close()])
      client.destroy()
      rmSync(folder, { recursive: true })
    },
  }
  return deployment
}

const bundles = new Map<string, string>()

/** The very file that the stack deploys. */
function bundleOf(door: Door, folder: string): string {
  const known = bundles.get(folder + door)
  if (known) return known
  const file = bundleDoor(door, join(folder, door))
  bundles.set(folder + door, file)
  return file
}
