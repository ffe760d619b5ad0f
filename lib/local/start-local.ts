import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { sourcesOf } from '../../functions/sources/catalog.ts'
import { openBackstage } from './backstage.ts'
import { httpEvent, httpResponse } from './cloud/http-event.ts'
import { givenFeed, sampleSource } from './extra-sources.ts'
import { firstPoll } from './first-poll.ts'
import { keepFile, readKept } from './kept-file.ts'
import { KeptState } from './kept-state.ts'
import { type Handle, listen } from './listen.ts'
import { openLive } from './live.ts'
import { openDatabase } from './open-database.ts'
import { buildPageAssets } from './page-assets.ts'
import { pageServer } from './page-server.ts'
import { pageState } from './page-state.ts'
import { openPanel } from './panel.ts'
import { openPoller } from './poller.ts'
import { sampleFeed } from './sample/sample-feed.ts'
import { schedule } from './schedule.ts'
import { subscribeFirst } from './subscribe-first.ts'
import { installedCommands } from './workspace/installed-commands.ts'
import { slackStandIn } from './workspace/slack-stand-in.ts'
import { TEAM } from './workspace/workspace.ts'

export interface Options {
  /** Where everything is kept. */
  directory: string
  port: number
  offline: boolean
  feeds: string[]
  /** A DynamoDB to use in place of our own. */
  dynamodb?: string | undefined
  dataGoKrKey?: string | undefined
  say(line: string): void
}

export interface Local {
  url: string
  /** Ends once every source was read for the first time. */
  polled: Promise<void>
  stop(): Promise<void>
}

type Close = () => Promise<unknown>

const POLL_EVERY = 5 * 60_000
const SWEEP_EVERY = 60_000
const BOT_TOKEN = 'xoxb-local'

/** The whole bot in this process: the real doors among stand-ins for AWS and Slack. Throws when the port is taken. */
export async function startLocal(options: Options): Promise<Local> {
  const closers: Close[] = []
  async function stop(): Promise<void> {
    for (const close of closers.splice(0).reverse()) await close()
  }
  try {
    return { ...(await open(options, closers)), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function open(options: Options, closers: Close[]): Promise<Omit<Local, 'stop'>> {
  const { directory, offline, say } = options
  let showPage: Handle = () => new Response('초록을 시작하는 중입니다.\n', { status: 503 })
  let standIn = showPage
  const front = await listen(options.port, (request) => showPage(request))
  closers.push(front.close)
  const back = await listen(0, (request) => standIn(request))
  closers.push(back.close)
  const building = buildPageAssets()

  await mkdir(directory, { recursive: true })
  const url = `http://localhost:${front.port}`
  const stateFile = join(directory, 'workspace.json')
  const found = await readKept(stateFile, KeptState)
  const kept = found ?? { messages: {}, counts: { polled: 0, found: 0 }, sampleAddress: url }
  const database = await openDatabase(directory, options.dynamodb)
  closers.push(database.stop)

  const near = [sampleSource(`${back.url}/sample.xml`), ...options.feeds.map(givenFeed)]
  const far = offline ? [] : sourcesOf({ catalog: 'live', extra: '[]' })
  const signingSecret = randomBytes(16).toString('hex')
  const backstage = await openBackstage({
    directory,
    surroundings: {
      dynamodb: database.endpoint,
      standIns: back.url,
      slackApi: `${back.url}/api/`,
      offline,
      extraSources: near,
    },
    secrets: {
      'slack-bot-token': BOT_TOKEN,
      'slack-signing-secret': signingSecret,
      'data-go-kr-key': options.dataGoKrKey,
    },
    heard(door, failed) {
      panel.refresh()
      if (failed > 0)
        say(`  ! ${door} 문이 ${failed}건을 처리하지 못해 잠시 뒤 다시 합니다. 자세한 내용: ${directory}/chorok.log`)
    },
  })
  closers.push(backstage.stop)
  const { doors, queues } = backstage

  const slackDoor = async (request: Request) => httpResponse(await doors.call('slack', await httpEvent(request)))
  const slack = slackStandIn({
    kept: kept.messages,
    changed: () => {
      keeper.touch()
      live.changed()
      panel.refresh()
    },
    send: slackDoor,
    address: back.url,
    botToken: BOT_TOKEN,
    signingSecret,
    commands: await installedCommands(),
  })
  const channels = slack.side.workspace.channels.map(({ id }) => ({ team: TEAM.id, channel: id }))
  const live = openLive(() => pageState({ side: slack.side, panel, poller, queues }))
  const panel = openPanel({
    client: database.client,
    sources: [...near, ...far],
    channels,
    counts: kept.counts,
    changed: live.changed,
  })
  const poller = openPoller(doors, panel.heard)
  const keeper = keepFile(stateFile, () => ({
    sampleAddress: kept.sampleAddress,
    messages: slack.side.workspace.kept(),
    counts: panel.counts(),
  }))
  closers.push(panel.close, keeper.flush)

  const all = [...near, ...far].map(({ id }) => id)
  const pollNow = () => poller.poll(all)
  const feed = sampleFeed(kept.sampleAddress)
  standIn = (request) => {
    if (new URL(request.url).pathname === '/sample.xml')
      return new Response(feed, { headers: { 'content-type': 'application/rss+xml' } })
    return request.headers.has('x-amz-target') ? backstage.cloud(request) : slack.handle(request)
  }
  showPage = pageServer({ assets: await building, live, side: slack.side, pollNow, slackDoor })
  closers.push(async () => live.close())
  panel.refresh()

  const polled = Promise.resolve(found ? undefined : subscribeFirst(slack.side)).then(() =>
    firstPoll({ poller, near, far, say }),
  )
  const schedules = [
    schedule(POLL_EVERY, pollNow),
    schedule(SWEEP_EVERY, () => doors.call('sweep', {}).catch(() => undefined)),
  ]
  closers.push(async () => {
    for (const one of schedules) one.stop()
  })
  return { url, polled }
}
