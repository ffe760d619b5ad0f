import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { sourcesOf } from '../../functions/sources/catalog/catalog.ts'
import type { SourceSecretName, SourceSecretValues } from '../../functions/sources/catalog/source-secrets.ts'
import { storeIn } from '../../functions/store/store.ts'
import { openTable } from '../../functions/store/table/table.ts'
import type { Instant } from '../../functions/text/seoul.ts'
import { httpEvent, httpResponse } from './aws/http-event.ts'
import { LOCAL_TABLE_NAME } from './database/create-table.ts'
import { type OpenDatabase, openDatabase } from './database/open-database.ts'
import { readTableMark, saveTableMark, type TableMark } from './database/table-mark.ts'
import { firstPoll } from './doors/first-poll.ts'
import type { LocalDoors } from './doors/local-doors.ts'
import { openLocalAws } from './doors/open-local-aws.ts'
import { buildPageAssets } from './page-server/page-assets.ts'
import { openPageBackend, type PageBackend } from './page-server/page-backend.ts'
import { pageServer } from './page-server/page-server.ts'
import { openWorkspaceFile, type WorkspaceFile } from './page-server/workspace-file.ts'
import { type Listener, listen } from './process/listen.ts'
import { type MovableClock, movableClock } from './process/movable-clock.ts'
import { openProblems, type Problems } from './process/problems.ts'
import { onceADay, repeat } from './process/schedule.ts'
import { beginWorkspace } from './sample/begin-workspace.ts'
import { type ExtraSource, feedSources, sampleSource } from './sample/extra-sources.ts'
import { sampleFeed } from './sample/sample-documents.ts'
import { readInstalledApp } from './slack/installed-app.ts'
import { connectRealSlack, type RealSlack } from './slack/real-slack.ts'
import type { StandInSlack } from './slack/send-to-app.ts'
import { openStandInSlack } from './slack/slack-stand-in.ts'

/*
The whole bot in this process: the real doors, with stand-ins for AWS and Slack around them.

  page  <-> page server <-> stand-in Slack <-> slack door      (or a real workspace, over Socket Mode)
  schedules and buttons  -> poll, sweep and reconcile doors
  doors <-> the AWS stand-in (event bus, queues, parameters) and a DynamoDB server of our own

Two addresses are served on loopback: the page's, on the port that was asked for, and one for the stand-ins, on any free port.
*/

export interface StartOptions {
  /** Where everything is kept. */
  directory: string
  /** Of the page; 0 takes any free port. */
  port: number
  offline: boolean
  /** Addresses of feeds to read beside the catalog. */
  feeds: string[]
  /** The address of a DynamoDB to use in place of our own. */
  dynamodb?: string | undefined
  /** A real workspace to connect to in place of the stand-in. */
  slack?: RealSlack | undefined
  /** The keys of sources. */
  sourceSecrets?: SourceSecretValues
  /** When the bot's clock begins (ms); otherwise it goes on from where the last run left it. */
  startAt?: Instant | undefined
  /** Prints a line for the person who started the program. */
  say(line: string): void
}

export interface LocalBot {
  /** The address of the page. */
  url: string
  stop(): Promise<void>
}

const POLL_PAUSE_MS = 5 * 60_000
const SWEEP_PAUSE_MS = 60_000
/** In Seoul. */
const RECONCILE_HOUR = 10

/** Starts everything and resolves once the page is served. Throws Node's EADDRINUSE if the port is taken, or a sentence for a person. */
export async function startLocal(options: StartOptions): Promise<LocalBot> {
  const closers = new AsyncDisposableStack()
  const stop = () => closers.disposeAsync()
  const say = (line: string) => {
    if (!closers.disposed) options.say(line)
  }
  try {
    return { url: await start({ ...options, say }, closers), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function start(options: StartOptions, closers: AsyncDisposableStack): Promise<string> {
  const { say } = options
  let page: PageBackend | undefined
  const onChange = () => page?.changed()
  const pageAddress = await openAddress(options.port, closers)
  const standIns = await openAddress(0, closers)
  const url = `http://localhost:${pageAddress.port}`
  const assets = buildPageAssets()
  // Awaited at the end; until then a failure must not end the process as an unhandled rejection.
  assets.catch(() => undefined)

  const problems = openProblems(say, onChange)
  const { database, mark, kept } = await openKept(options, url, problems, closers)
  const { extra, catalog, keyless } = sourcesToRead(options, standIns.url)
  const signingSecret = randomBytes(16).toString('hex')
  const tokens = options.slack ?? { api: `${standIns.url}/api/`, botToken: 'xoxb-local' }
  const aws = await openLocalAws({
    directory: options.directory,
    environment: {
      dynamodb: database.endpoint,
      standIns: standIns.url,
      slackApi: tokens.api,
      offline: options.offline,
      extraSources: extra,
    },
    secrets: {
      'slack-bot-token': tokens.botToken,
      'slack-signing-secret': signingSecret,
      ...options.sourceSecrets,
    },
    onBatch(door, failed) {
      onChange()
      if (failed > 0)
        say(`  ! ${door} 문이 ${failed}건을 처리하지 못해 잠시 뒤 다시 합니다. (${options.directory}/chorok.log)`)
    },
  })
  closers.defer(aws.stop)
  const { doors, queues } = aws

  const ahead = options.startAt === undefined ? kept.ahead : options.startAt - Date.now()
  const clock = movableClock(ahead, doors.setAhead, Date.now)
  const slackDoor = async (request: Request) => httpResponse(await doors.call('slack', await httpEvent(request)))
  const app = { send: slackDoor, signingSecret, clock: clock.now }
  const { slack, handle: slackApi } = openStandInSlack({
    ...app,
    messages: kept.messages,
    onChange,
    address: standIns.url,
    botToken: tokens.botToken,
    app: await readInstalledApp(),
  })
  standIns.serve((request) => {
    if (new URL(request.url).pathname === '/sample.xml') return sampleResponse(kept)
    return request.headers.has('x-amz-target') ? aws.handle(request) : slackApi(request)
  })
  const real = options.slack && (await connectRealSlack(options.slack, { ...app, say }))
  closers.defer(() => real?.close())

  const sources = [...extra, ...catalog]
  const realWorkspace = real?.workspace
  page = openPageBackend({
    client: database.client,
    doors,
    queues,
    slack,
    sources,
    clock,
    problems,
    kept,
    directory: options.directory,
    realWorkspace,
  })
  closers.defer(page.close)
  const { poller } = page

  const sweep = () => doors.call('sweep', {}).catch(() => undefined)
  // After the first start, what was left waiting when the program ended is rung at once.
  const begun = mark.begun || real ? sweep() : beginOnce(slack, database, mark)
  begun
    .catch((error: Error) => say(`  ! 첫 준비를 마치지 못해 다음에 시작할 때 이어서 합니다: ${error.message}`))
    .then(() => firstPoll({ poller, extra, catalog, keyless, say }))
    .catch((error: Error) => say(`  ! 첫 확인을 마치지 못했습니다: ${error.message}`))

  const pollNow = () => poller.poll(sources.map(({ id }) => id))
  pageAddress.serve(
    pageServer({
      assets: await assets,
      stateStream: page.stateStream,
      slack,
      slackDoor,
      pollNow,
      async toMorning() {
        clock.toNextBusinessMorning()
        onChange()
        await sweep()
      },
      async sampleAgain() {
        kept.round += 1
        onChange()
        await page.replay.run()
      },
    }),
  )
  startSchedules(doors, clock, { pollNow, sweep }, closers)
  return url
}

async function openAddress(port: number, closers: AsyncDisposableStack): Promise<Listener> {
  const listener = await listen(port)
  closers.defer(listener.close)
  return listener
}

/** Opens the folder: the table, the mark in it, and the workspace file beside it. */
async function openKept(
  { directory, dynamodb, say }: StartOptions,
  sampleAddress: string,
  problems: Problems,
  closers: AsyncDisposableStack,
): Promise<{ database: OpenDatabase; mark: TableMark; kept: WorkspaceFile }> {
  await mkdir(directory, { recursive: true })
  const database = await openDatabase(directory, dynamodb, problems)
  closers.defer(database.stop)
  const mark = await readTableMark(database.client)
  const kept = await openWorkspaceFile({ directory, tableId: mark.id, sampleAddress, say })
  return { database, mark, kept }
}

/** `extra`: the sample and the feeds that were asked for. `keyless`: the ids of catalog sources whose key is missing, with that key. */
function sourcesToRead({ offline, feeds, sourceSecrets = {} }: StartOptions, standIns: string) {
  const extra: ExtraSource[] = [sampleSource(`${standIns}/sample.xml`), ...feedSources(feeds, !offline)]
  const catalog = sourcesOf({
    catalog: offline ? 'off' : 'live',
    extra: '[]',
    esgBoard: process.env.CHOROK_ESG_BOARD,
  })
  const keyless = new Map<string, SourceSecretName>()
  for (const { id, secret } of catalog) if (secret && !sourceSecrets[secret]) keyless.set(id, secret)
  return { extra, catalog, keyless }
}

/** Begins the workspace and marks the table, so that later starts leave it as it is. */
async function beginOnce(slack: StandInSlack, { client }: OpenDatabase, mark: TableMark): Promise<void> {
  const { subscriptionsOf } = storeIn(openTable(LOCAL_TABLE_NAME, client))
  // On a busy machine the first command may take longer than the three seconds Slack gives: it is tried twice.
  await beginWorkspace({ slack, subscriptionsOf }).catch(() => beginWorkspace({ slack, subscriptionsOf }))
  await saveTableMark(client, { ...mark, begun: true })
}

function sampleResponse({ sampleAddress, round }: WorkspaceFile): Response {
  return new Response(sampleFeed(sampleAddress, round), { headers: { 'content-type': 'text/xml' } })
}

function startSchedules(
  doors: LocalDoors,
  clock: MovableClock,
  { pollNow, sweep }: { pollNow(): Promise<void>; sweep(): Promise<unknown> },
  closers: AsyncDisposableStack,
): void {
  const reconcile = () => doors.call('reconcile', {}).catch(() => undefined)
  const schedules = [
    repeat(POLL_PAUSE_MS, pollNow),
    repeat(SWEEP_PAUSE_MS, sweep),
    repeat(SWEEP_PAUSE_MS, onceADay(RECONCILE_HOUR, clock.now, reconcile)),
  ]
  closers.defer(() => {
    for (const { stop } of schedules) stop()
  })
}
