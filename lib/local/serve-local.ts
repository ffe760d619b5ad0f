import { randomBytes } from 'node:crypto'
import type { SourceSecretValues } from '../../functions/sources/catalog/source-secrets.ts'
import { httpEvent, httpResponse } from './aws/http-event.ts'
import { openDoors } from './bot/open-doors.ts'
import { openFolder } from './bot/open-folder.ts'
import { openUntilStopped } from './bot/open-until-stopped.ts'
import { openRealBot } from './bot/real-bot.ts'
import { runBot } from './bot/run-bot.ts'
import { firstPoll } from './doors/first-poll.ts'
import { openPoller } from './doors/poller.ts'
import { healthAnswer, startingAnswer } from './health/health.ts'
import { ownByWorkspace } from './keeping/own-by-workspace.ts'
import { type Listener, listen } from './process/listen.ts'
import { openProblems } from './process/problems.ts'
import { openProgress } from './process/progress.ts'
import { sourcesToRead } from './sample/sources-to-read.ts'
import { type RealSlack, waitForWorkspace } from './slack/real-slack.ts'

/*
The whole bot for a real workspace, in this process, to be kept running: the real doors with stand-ins for AWS around them.

  Slack <-> Socket Mode <-> slack door
  schedules -> poll, sweep and reconcile doors
  doors <-> the AWS stand-in (event bus, queues, parameters) and a DynamoDB server of our own

Nothing of the practice workspace is here: no page, no samples, no clock to put ahead.
*/

export interface ServeOptions {
  /** Where everything is kept. */
  directory: string
  offline: boolean
  /** Addresses of feeds to read beside the catalog. */
  feeds: string[]
  /** Catalog lines of one's own, read beside the catalog. */
  ownSources?: readonly Record<string, unknown>[] | undefined
  /** The address of a DynamoDB to use in place of our own. */
  dynamodb?: string | undefined
  slack: RealSlack
  /** The keys of sources. */
  sourceSecrets?: SourceSecretValues
  /** Where `/healthz` and `/readyz` are answered; port 0 takes any free port. */
  health: { host: string; port: number }
  /** Prints a line for the person who started the program. */
  say(line: string): void
  /** Says that nobody waits for the start any more. */
  giveUp?: AbortSignal | undefined
}

export interface ServedBot {
  /** The address of the health answers. */
  url: string
  workspace: string
  /** Ends within ten seconds, whatever is under way: what is cut off is taken up again at the next start. */
  stop(): Promise<void>
}

/** Starts everything, and resolves once the bot hears Slack. Throws Node's EADDRINUSE if the port is taken, or a sentence for a person. */
export function serveLocal(options: ServeOptions): Promise<ServedBot> {
  return openUntilStopped(options, serve)
}

async function serve(options: ServeOptions, closers: AsyncDisposableStack): Promise<Omit<ServedBot, 'stop'>> {
  const { directory, dynamodb, slack, say, health, giveUp } = options
  const { step } = openProgress(say)
  const problems = openProblems(say, () => undefined)
  const clock = { now: Date.now }
  const startedAt = clock.now()
  let waitsForSlack = false
  const healthAddress = await listen(health.port, undefined, health.host)
  closers.defer(healthAddress.close)
  serveHealth(healthAddress, (pathname) => startingAnswer(pathname, startedAt, waitsForSlack))
  const onWaiting = () => {
    waitsForSlack = true
  }
  const workspace = await step('Slack 토큰 확인', waitForWorkspace(slack, { say, onWaiting, giveUp }))
  waitsForSlack = false
  const { database, mark, log } = await step(
    '데이터베이스',
    openFolder({ directory, dynamodb, problems, say, giveUp }, closers),
  )
  await ownByWorkspace({ database, isOwnFile: !dynamodb, mark, directory, say }, workspace)
  const standIns = await listen(0)
  closers.defer(standIns.close)
  const sources = sourcesToRead(options)
  const signingSecret = randomBytes(16).toString('hex')
  const access = { api: slack.api, botToken: slack.botToken, signingSecret }
  const aws = await step(
    '봇',
    openDoors({ ...options, log, database, standIns: standIns.url, sources, access }, closers),
  )
  standIns.serve(aws.handle)
  const { doors } = aws
  const send = async (request: Request) => httpResponse(await doors.call('slack', await httpEvent(request)))
  const bot = await step(
    'Slack 연결',
    openRealBot(
      {
        slack,
        workspace,
        directory,
        database,
        log,
        problems,
        signingSecret,
        clock,
        send,
        say,
        onChange: () => undefined,
      },
      closers,
    ),
  )
  const poller = openPoller(doors, () => undefined)
  const sourceIds = sources.all.map(({ id }) => id)
  const work = runBot({ doors, poller, sourceIds, clock, client: database.client, beforeSweep: bot.noteLine }, closers)
  bot.attach(work)
  const healthDeps = bot.health(work)
  serveHealth(healthAddress, (pathname) => healthAnswer(pathname, healthDeps))
  // What was left waiting when the program ended is rung at once.
  work
    .sweep()
    .then(() => firstPoll({ ...sources, poller, say, hasSample: false }))
    .catch((error: Error) => say(`  ! 첫 확인을 마치지 못했습니다: ${error.message}`))
  return { url: healthAddress.url, workspace: workspace.name }
}

function serveHealth(
  { serve }: Listener,
  answer: (pathname: string) => Promise<Response | undefined> | Response | undefined,
): void {
  serve(async (request) => {
    const { pathname } = new URL(request.url)
    return (await answer(pathname)) ?? new Response('/healthz, /readyz\n', { status: 404 })
  })
}
