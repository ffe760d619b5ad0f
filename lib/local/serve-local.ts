import { randomBytes } from 'node:crypto'
import type { SourceSecretValues } from '../../functions/sources/catalog/source-secrets.ts'
import { httpEvent, httpResponse } from './aws/http-event.ts'
import { openFolder } from './bot/open-folder.ts'
import { openRealBot } from './bot/real-bot.ts'
import { runBot } from './bot/run-bot.ts'
import { firstPoll } from './doors/first-poll.ts'
import { openLocalAws } from './doors/open-local-aws.ts'
import { openPoller } from './doors/poller.ts'
import { healthAnswer } from './health/health.ts'
import { ownByWorkspace } from './keeping/own-by-workspace.ts'
import { listen } from './process/listen.ts'
import { openProblems } from './process/problems.ts'
import { openProgress } from './process/progress.ts'
import { sourcesToRead } from './sample/sources-to-read.ts'
import { findWorkspace, type RealSlack } from './slack/real-slack.ts'

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
}

export interface ServedBot {
  /** The address of the health answers. */
  url: string
  workspace: string
  /** Ends within ten seconds, whatever is under way: what is cut off is taken up again at the next start. */
  stop(): Promise<void>
}

/** Starts everything, and resolves once the bot hears Slack. Throws Node's EADDRINUSE if the port is taken, or a sentence for a person. */
export async function serveLocal(options: ServeOptions): Promise<ServedBot> {
  const closers = new AsyncDisposableStack()
  const stop = () => closers.disposeAsync()
  const say = (line: string) => {
    if (!closers.disposed) options.say(line)
  }
  try {
    return { ...(await serve({ ...options, say }, closers)), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function serve(options: ServeOptions, closers: AsyncDisposableStack): Promise<Omit<ServedBot, 'stop'>> {
  const { directory, dynamodb, slack, say, health, offline, sourceSecrets } = options
  const { step } = openProgress(say)
  const problems = openProblems(say, () => undefined)
  const clock = { now: Date.now }
  const healthAddress = await listen(health.port, undefined, health.host)
  closers.defer(healthAddress.close)
  const workspace = await step('Slack 토큰 확인', findWorkspace(slack, say, true))
  const { database, mark, log } = await step(
    '데이터베이스',
    openFolder({ directory, dynamodb, problems, say }, closers),
  )
  await ownByWorkspace({ database, isOwnFile: !dynamodb, mark, directory, say }, workspace)
  const standIns = await listen(0)
  closers.defer(standIns.close)
  const sources = sourcesToRead(options)
  const signingSecret = randomBytes(16).toString('hex')
  const aws = await step(
    '봇',
    openLocalAws({
      log,
      environment: {
        dynamodb: database.endpoint,
        standIns: standIns.url,
        slackApi: slack.api,
        offline,
        extraSources: sources.lines,
      },
      secrets: { 'slack-bot-token': slack.botToken, 'slack-signing-secret': signingSecret, ...sourceSecrets },
      onBatch(door, failed) {
        if (failed > 0)
          say(`  ! ${door} 문이 ${failed}건을 처리하지 못해 잠시 뒤 다시 합니다. (${directory}/chorok.log)`)
      },
      onNotice(text) {
        for (const line of text.split('\n')) say(`  ! ${line}`)
      },
    }),
  )
  closers.defer(aws.stop)
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
  healthAddress.serve(async (request) => {
    const { pathname } = new URL(request.url)
    return (await healthAnswer(pathname, healthDeps)) ?? new Response('/healthz, /readyz\n', { status: 404 })
  })
  // What was left waiting when the program ended is rung at once.
  work
    .sweep()
    .then(() => firstPoll({ ...sources, poller, say, hasSample: false }))
    .catch((error: Error) => say(`  ! 첫 확인을 마치지 못했습니다: ${error.message}`))
  return { url: healthAddress.url, workspace: workspace.name }
}
