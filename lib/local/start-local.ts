import { randomBytes } from 'node:crypto'
import { readEnv } from '../../functions/platform/env.ts'
import type { SourceSecretValues } from '../../functions/sources/catalog/source-secrets.ts'
import { storeIn } from '../../functions/store/store.ts'
import { openTable } from '../../functions/store/table/table.ts'
import { businessDayUntil } from '../../functions/text/days/business-day.ts'
import { type Instant, seoulDay } from '../../functions/text/seoul.ts'
import { httpEvent, httpResponse } from './aws/http-event.ts'
import { openDoors, type SlackAccess } from './bot/open-doors.ts'
import { openFolder } from './bot/open-folder.ts'
import { openUntilStopped } from './bot/open-until-stopped.ts'
import { openRealBot } from './bot/real-bot.ts'
import { runBot } from './bot/run-bot.ts'
import { LOCAL_TABLE_NAME } from './database/create-table.ts'
import type { OpenDatabase } from './database/open-database.ts'
import { saveTableMark, type TableMark } from './database/table-mark.ts'
import { firstPoll } from './doors/first-poll.ts'
import { healthAnswer } from './health/health.ts'
import { ownByWorkspace, practiceFolder, refuseRealTable } from './keeping/own-by-workspace.ts'
import { buildPageAssets } from './page-server/page-assets.ts'
import { openPageBackend, type PageBackend } from './page-server/page-backend.ts'
import { pageServer } from './page-server/page-server.ts'
import { readWorkspaceFile, type WorkspaceFile } from './page-server/workspace-file.ts'
import { type Handle, type Listener, listen } from './process/listen.ts'
import { type MovableClock, movableClock } from './process/movable-clock.ts'
import { openProblems } from './process/problems.ts'
import { openProgress } from './process/progress.ts'
import { beginWorkspace } from './sample/begin-workspace.ts'
import { sampleResponse } from './sample/sample-documents.ts'
import { SAMPLE_NAME } from './sample/sample-release.ts'
import { sourcesToRead } from './sample/sources-to-read.ts'
import { readInstalledApp } from './slack/installed-app.ts'
import { findWorkspace, type RealSlack } from './slack/real-slack.ts'
import { newEventId } from './slack/send-event.ts'
import type { StandInSlack } from './slack/send-to-app.ts'
import { openStandInSlack } from './slack/slack-stand-in.ts'

/*
The whole bot in this process: the real doors, with stand-ins for AWS and Slack around them.

  page  <-> page server <-> stand-in Slack <-> slack door
  schedules and buttons  -> poll, sweep and reconcile doors
  doors <-> the AWS stand-in (event bus, queues, parameters) and a DynamoDB server of our own

With a real workspace, over Socket Mode, only the operator's side of the page is left: no samples, no stand-in Slack, no clock to put ahead.
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
  /** Catalog lines of one's own, read beside the catalog. */
  ownSources?: readonly Record<string, unknown>[] | undefined
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
  /** Says that nobody waits for the start any more. */
  giveUp?: AbortSignal | undefined
}

export interface LocalBot {
  /** The address of the page. */
  url: string
  stop(): Promise<void>
}

/** Starts everything and resolves once the page is served. Throws Node's EADDRINUSE if the port is taken, or a sentence for a person. */
export function startLocal(options: StartOptions): Promise<LocalBot> {
  return openUntilStopped(options, start)
}

async function start(options: StartOptions, closers: AsyncDisposableStack): Promise<Omit<LocalBot, 'stop'>> {
  const { dynamodb, say, slack: realSlack, giveUp } = options
  let page: PageBackend | undefined
  const onChange = () => page?.changed()
  const { step } = openProgress(say)
  const pageAddress = await openAddress(options.port, closers)
  const standIns = await openAddress(0, closers)
  const url = `http://localhost:${pageAddress.port}`
  const assets = buildPageAssets()
  // Awaited at the end; until then a failure must not end the process as an unhandled rejection.
  assets.catch(() => undefined)

  const problems = openProblems(say, onChange)
  const workspace = realSlack && (await step('Slack 토큰 확인', findWorkspace(realSlack, giveUp)))
  const directory = workspace ? options.directory : practiceFolder(options.directory)
  if (directory !== options.directory)
    say(`  – ${options.directory} 폴더는 실제 워크스페이스의 것이라, 연습은 ${directory} 폴더에서 합니다.`)
  const { database, mark, log } = await step(
    '데이터베이스',
    openFolder({ directory, dynamodb, problems, say, giveUp }, closers),
  )
  if (workspace) await ownByWorkspace({ database, isOwnFile: !dynamodb, mark, directory, say }, workspace)
  else refuseRealTable(mark)
  const kept = await readWorkspaceFile({ directory, tableId: mark.id, sampleAddress: url, say })
  const sources = sourcesToRead(options, workspace ? undefined : `${standIns.url}/sample.xml`)
  const access = slackAccess(options, standIns.url)
  const aws = await step(
    '봇',
    openDoors({ ...options, directory, log, database, standIns: standIns.url, sources, access, onChange }, closers),
  )
  const { doors, queues } = aws
  const clock = openClock(options, kept, workspace !== undefined, doors.setAhead)
  const dateRound = () => {
    kept.newestDays[kept.round] = businessDayUntil(seoulDay(clock.now()))
  }
  if (!mark.begun) dateRound()
  let isPastOnly = !mark.begun
  const slackDoor = async (request: Request) => httpResponse(await doors.call('slack', await httpEvent(request)))
  const sample = () => sampleResponse(kept, isPastOnly)
  const slack = await openPracticeSlack({
    ...{ messages: kept.messages, sample, clock, standIns, access, slackDoor, awsHandle: aws.handle, onChange },
  })
  const real =
    realSlack &&
    workspace &&
    (await openRealBot(
      {
        ...{ slack: realSlack, workspace, directory, database, log, problems, clock, say, onChange },
        signingSecret: access.signingSecret,
        send: slackDoor,
      },
      closers,
    ))
  page = openPageBackend({
    client: database.client,
    doors,
    queues,
    slack,
    sources: sources.all,
    clock,
    problems,
    kept,
    directory,
    realWorkspace: workspace?.name,
  })
  closers.defer(page.close)
  const { poller, replay, stateStream } = page
  const sourceIds = sources.all.map(({ id }) => id)
  const work = runBot(
    { doors, poller, sourceIds, clock, client: database.client, beforeSweep: real?.noteLine },
    closers,
  )
  real?.attach(work)
  async function toMorning(): Promise<void> {
    clock.toNextBusinessMorning()
    onChange()
    await work.sweep()
  }
  async function sampleAgain(): Promise<void> {
    kept.round += 1
    dateRound()
    onChange()
    await replay.run()
  }
  /** The first subscriptions find a past to show, and the newest releases come after them, as news. */
  async function begin(): Promise<void> {
    const past = await replay.readPast()
    if (past > 0) say(`  ✓ ${SAMPLE_NAME}: 지난 발표 ${past}건`)
    isPastOnly = false
    await beginOnce(slack, database, mark)
  }
  // After the first start, what was left waiting when the program ended is rung at once.
  const begun = mark.begun || real ? work.sweep() : begin()
  begun
    .catch((error: Error) => say(`  ! 첫 준비를 마치지 못해 다음에 시작할 때 이어서 합니다: ${error.message}`))
    .then(() => firstPoll({ ...sources, poller, say, hasSample: !real }))
    .catch((error: Error) => say(`  ! 첫 확인을 마치지 못했습니다: ${error.message}`))
  const health = real?.health(work)
  pageAddress.serve(
    pageServer({
      ...{ assets: await step('화면', assets), stateStream, slackDoor, pollNow: work.pollNow },
      practice: real ? undefined : { slack, toMorning, sampleAgain },
      health: async (pathname) => health && healthAnswer(pathname, health),
    }),
  )
  return { url }
}

async function openAddress(port: number, closers: AsyncDisposableStack): Promise<Listener> {
  const listener = await listen(port)
  closers.defer(listener.close)
  return listener
}

/** A real workspace has the real time; practice goes on from where it put its clock. */
function openClock(
  { startAt }: StartOptions,
  kept: WorkspaceFile,
  isReal: boolean,
  setAhead: (ahead: number) => void,
): MovableClock {
  const ahead = startAt === undefined ? kept.ahead : startAt - Date.now()
  // Checked as the doors check it: a time that is none would have the clock look for that morning for ever.
  const morning = process.env.CHOROK_MORNING ? readEnv('CHOROK_MORNING').CHOROK_MORNING : undefined
  return movableClock(isReal ? 0 : ahead, setAhead, Date.now, morning)
}

function slackAccess({ slack }: StartOptions, standIns: string): SlackAccess {
  // Socket Mode has no signatures: with a real workspace, too, the requests to the slack door are signed here.
  const signingSecret = randomBytes(16).toString('hex')
  if (slack) return { api: slack.api, botToken: slack.botToken, signingSecret }
  return { api: `${standIns}/api/`, botToken: 'xoxb-local', signingSecret }
}

interface PracticeSlackDeps {
  /** Of an earlier run. */
  messages: WorkspaceFile['messages']
  /** The feed of the sample. */
  sample(): Response
  clock: MovableClock
  standIns: Listener
  access: SlackAccess
  slackDoor(request: Request): Promise<Response>
  /** Answers the AWS calls, which come to the same address. */
  awsHandle: Handle
  onChange(): void
}

/** Opens the stand-in Slack and serves all stand-ins. Beside a real workspace nothing reaches it: it holds what practice left. */
async function openPracticeSlack(deps: PracticeSlackDeps): Promise<StandInSlack> {
  const { messages, sample, clock, standIns, access, slackDoor, awsHandle, onChange } = deps
  const { signingSecret, botToken } = access
  const { slack, handle: slackApi } = openStandInSlack({
    messages,
    onChange,
    send: slackDoor,
    clock: clock.now,
    address: standIns.url,
    botToken,
    signingSecret,
    app: await readInstalledApp(),
  })
  standIns.serve((request) => {
    if (new URL(request.url).pathname === '/sample.xml') return sample()
    return request.headers.has('x-amz-target') ? awsHandle(request) : slackApi(request)
  })
  return slack
}

/** Begins the workspace and marks the table, so that later starts leave it as it is. */
async function beginOnce(slack: StandInSlack, { client }: OpenDatabase, mark: TableMark): Promise<void> {
  const { subscriptionsOf } = storeIn(openTable(LOCAL_TABLE_NAME, client))
  // On a busy machine the first command may take longer than the three seconds Slack gives: it is tried twice.
  const deps = { slack, subscriptionsOf, eventId: newEventId() }
  await beginWorkspace(deps).catch(() => beginWorkspace(deps))
  await saveTableMark(client, { ...mark, begun: true })
}
