import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { sourcesOf } from '../../functions/sources/catalog.ts'
import { openBackstage } from './backstage.ts'
import { beginWorkspace } from './begin-workspace.ts'
import { httpEvent, httpResponse } from './cloud/http-event.ts'
import { daily } from './daily.ts'
import { givenFeed, SAMPLE, sampleSource } from './extra-sources.ts'
import { firstPoll } from './first-poll.ts'
import { readKept } from './kept-file.ts'
import { blankState, KeptState } from './kept-state.ts'
import { listen } from './listen.ts'
import { movableClock } from './movable-clock.ts'
import { openDatabase } from './open-database.ts'
import { buildPageAssets } from './page-assets.ts'
import { pageServer } from './page-server.ts'
import { connectRealSlack, type RealSlack } from './real-slack.ts'
import { sampleFeed } from './sample/sample-feed.ts'
import { schedule } from './schedule.ts'
import { openShow, type Show } from './show.ts'
import { installedApp } from './workspace/installed-app.ts'
import { slackStandIn } from './workspace/slack-stand-in.ts'

export interface Options {
  /** Where everything is kept. */
  directory: string
  port: number
  offline: boolean
  feeds: string[]
  /** A DynamoDB to use in place of our own. */
  dynamodb?: string | undefined
  /** A workspace to speak to in place of the page's. */
  slack?: RealSlack | undefined
  dataGoKrKey?: string | undefined
  say(line: string): void
}

export interface Local {
  /** Where the page is. */
  url: string
  stop(): Promise<void>
}

type Later = (close: () => Promise<unknown>) => void

const POLL_EVERY = 5 * 60_000
const SWEEP_EVERY = 60_000
const RECONCILE_FROM = 10

/** The whole bot in this process: the real doors among stand-ins for AWS and Slack. Throws when the port is taken. */
export async function startLocal(options: Options): Promise<Local> {
  const closers: (() => Promise<unknown>)[] = []
  let stopped = false
  async function stop(): Promise<void> {
    stopped = true
    for (const close of closers.splice(0).reverse()) await close()
  }
  const say = (line: string) => {
    if (!stopped) options.say(line)
  }
  try {
    return { url: await open({ ...options, say }, (close) => closers.push(close)), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function open(options: Options, later: Later): Promise<string> {
  const { directory, offline, say } = options
  const front = await listen(options.port)
  later(front.close)
  const back = await listen(0)
  later(back.close)
  const url = `http://localhost:${front.port}`
  const building = buildPageAssets()
  building.catch(() => undefined)
  await mkdir(directory, { recursive: true })
  const stateFile = join(directory, 'workspace.json')
  const found = await readKept(stateFile, KeptState)
  const kept = found ?? blankState(url)
  const database = await openDatabase(directory, options.dynamodb)
  later(database.stop)

  const near = [sampleSource(`${back.url}/sample.xml`), ...options.feeds.map(givenFeed)]
  const far = offline ? [] : sourcesOf({ catalog: 'live', extra: '[]' })
  const keyless = options.dataGoKrKey ? [] : far.filter(({ kind }) => kind === 'open api').map(({ id }) => id)
  const slack = options.slack ?? { api: `${back.url}/api/`, botToken: 'xoxb-local', appToken: undefined }
  const signingSecret = randomBytes(16).toString('hex')
  const { doors, queues, cloud, stop } = await openBackstage({
    directory,
    surroundings: { dynamodb: database.endpoint, standIns: back.url, slackApi: slack.api, offline, extraSources: near },
    secrets: {
      'slack-bot-token': slack.botToken,
      'slack-signing-secret': signingSecret,
      'data-go-kr-key': options.dataGoKrKey,
    },
    heard(door, failed) {
      show.changed()
      if (failed > 0) say(`  ! ${door} 문이 ${failed}건을 처리하지 못해 잠시 뒤 다시 합니다. (${directory}/chorok.log)`)
    },
  })
  later(stop)

  const clock = movableClock(kept.ahead, doors.setAhead)
  const slackDoor = async (request: Request) => httpResponse(await doors.call('slack', await httpEvent(request)))
  const { side, handle: slackApi } = slackStandIn({
    kept: kept.messages,
    changed: () => show.changed(),
    send: slackDoor,
    clock: clock.now,
    address: back.url,
    botToken: slack.botToken,
    signingSecret,
    app: await installedApp(),
  })
  back.serve((request) => {
    if (new URL(request.url).pathname === '/sample.xml') return sample(kept)
    return request.headers.has('x-amz-target') ? cloud(request) : slackApi(request)
  })

  const connect = { signingSecret, clock: clock.now, send: slackDoor, say }
  const real = options.slack && (await connectRealSlack(options.slack, connect))
  later(async () => real?.close())
  const sources = [...near, ...far]
  const show: Show = openShow({
    client: database.client,
    doors,
    queues,
    side,
    sources,
    clock,
    say,
    kept,
    stateFile,
    elsewhere: real?.workspace,
  })
  later(show.close)

  const sweep = () => doors.call('sweep', {}).catch(() => undefined)
  // What was left waiting when the program last ended is rung at once.
  const begun = found || real ? sweep() : beginWorkspace(side)
  begun
    .then(() => firstPoll({ poller: show.poller, near, far, keyless, say }))
    .catch((error: Error) => say(`  ! 첫 확인을 마치지 못했습니다: ${error.message}`))

  const pollNow = () => show.poller.poll(sources.map(({ id }) => id))
  async function toMorning(): Promise<void> {
    clock.toNextMorning()
    show.changed()
    await sweep()
  }
  async function sampleAgain(): Promise<void> {
    kept.round += 1
    show.changed()
    await show.poller.poll([SAMPLE])
  }
  front.serve(pageServer({ assets: await building, live: show.live, side, pollNow, toMorning, sampleAgain, slackDoor }))
  const compare = daily(RECONCILE_FROM, clock.now, () => doors.call('reconcile', {}).catch(() => undefined))
  const schedules = [schedule(POLL_EVERY, pollNow), schedule(SWEEP_EVERY, sweep), schedule(SWEEP_EVERY, compare)]
  later(async () => {
    for (const one of schedules) one.stop()
  })
  return url
}

function sample({ sampleAddress, round }: KeptState): Response {
  return new Response(sampleFeed(sampleAddress, round), { headers: { 'content-type': 'text/xml' } })
}
