import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { sourcesOf } from '../../functions/sources/catalog/catalog.ts'
import type { SourceSecretValues } from '../../functions/sources/catalog/source-secrets.ts'
import { storeIn } from '../../functions/store/store.ts'
import { openTable } from '../../functions/store/table/table.ts'
import type { Instant } from '../../functions/text/seoul.ts'
import { httpEvent, httpResponse } from './aws/http-event.ts'
import { openDatabase } from './database/open-database.ts'
import { markOf, saveMark, type TableMark } from './database/table-mark.ts'
import { buildPageAssets } from './page-server/page-assets.ts'
import { pageServer } from './page-server/page-server.ts'
import { openShow, type Show } from './page-server/show.ts'
import { openBackstage } from './process/backstage.ts'
import { daily } from './process/daily.ts'
import { TABLE_NAME } from './process/door-environment.ts'
import { firstPoll } from './process/first-poll.ts'
import type { KeptState } from './process/kept-state.ts'
import { listen } from './process/listen.ts'
import { movableClock } from './process/movable-clock.ts'
import { openKeptState } from './process/open-kept-state.ts'
import { schedule } from './process/repeat.ts'
import { openTroubles } from './process/troubles.ts'
import { beginWorkspace } from './sample/begin-workspace.ts'
import { givenFeeds, sampleSource } from './sample/extra-sources.ts'
import { sampleFeed } from './sample/sample-feed.ts'
import { installedApp } from './slack/installed-app.ts'
import { connectRealSlack, type RealSlack } from './slack/real-slack.ts'
import type { SlackSide } from './slack/send-to-app.ts'
import { slackStandIn } from './slack/slack-stand-in.ts'

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
  sourceSecrets?: SourceSecretValues
  /** When its clock begins (ms); otherwise it goes on from where the last run left it. */
  startAt?: Instant | undefined
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
  let show: Show | undefined
  const front = await listen(options.port)
  later(front.close)
  const back = await listen(0)
  later(back.close)
  const url = `http://localhost:${front.port}`
  const building = buildPageAssets()
  building.catch(() => undefined)
  await mkdir(directory, { recursive: true })
  const troubles = openTroubles(say, () => show?.changed())
  const database = await openDatabase(directory, options.dynamodb, troubles)
  later(database.stop)
  const mark = await markOf(database.client)
  const kept = await openKeptState({ directory, id: mark.id, sampleAddress: url, say })

  const near = [sampleSource(`${back.url}/sample.xml`), ...givenFeeds(options.feeds, !offline)]
  const far = sourcesOf({ catalog: offline ? 'off' : 'live', extra: '[]', esgBoard: process.env.CHOROK_ESG_BOARD })
  const { sourceSecrets = {} } = options
  const keyless = new Map(
    far.flatMap(({ id, secret }) => (secret && !sourceSecrets[secret] ? [[id, secret] as const] : [])),
  )
  const slack = options.slack ?? { api: `${back.url}/api/`, botToken: 'xoxb-local', appToken: undefined }
  const signingSecret = randomBytes(16).toString('hex')
  const { doors, queues, cloud, stop } = await openBackstage({
    directory,
    surroundings: { dynamodb: database.endpoint, standIns: back.url, slackApi: slack.api, offline, extraSources: near },
    secrets: {
      'slack-bot-token': slack.botToken,
      'slack-signing-secret': signingSecret,
      ...sourceSecrets,
    },
    heard(door, failed) {
      show?.changed()
      if (failed > 0) say(`  ! ${door} 문이 ${failed}건을 처리하지 못해 잠시 뒤 다시 합니다. (${directory}/chorok.log)`)
    },
  })
  later(stop)

  const ahead = options.startAt === undefined ? kept.ahead : options.startAt - Date.now()
  const clock = movableClock(ahead, doors.setAhead, Date.now)
  const slackDoor = async (request: Request) => httpResponse(await doors.call('slack', await httpEvent(request)))
  const { side, handle: slackApi } = slackStandIn({
    kept: kept.messages,
    changed: () => show?.changed(),
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
  show = openShow({
    client: database.client,
    doors,
    queues,
    side,
    sources,
    clock,
    troubles,
    kept,
    directory,
    elsewhere: real?.workspace,
  })
  later(show.close)

  const { poller, replay, live, changed } = show
  const sweep = () => doors.call('sweep', {}).catch(() => undefined)
  // What was left waiting when the program last ended is rung at once.
  const begun = mark.begun || real ? sweep() : begin(side, database.client, mark)
  begun
    .catch((error: Error) => say(`  ! 첫 준비를 마치지 못해 다음에 시작할 때 이어서 합니다: ${error.message}`))
    .then(() => firstPoll({ poller, near, far, keyless, say }))
    .catch((error: Error) => say(`  ! 첫 확인을 마치지 못했습니다: ${error.message}`))

  const pollNow = () => poller.poll(sources.map(({ id }) => id))
  async function toMorning(): Promise<void> {
    clock.toNextBusinessMorning()
    changed()
    await sweep()
  }
  async function sampleAgain(): Promise<void> {
    kept.round += 1
    changed()
    await replay.run()
  }
  front.serve(pageServer({ assets: await building, live, side, pollNow, toMorning, sampleAgain, slackDoor }))
  const compare = daily(RECONCILE_FROM, clock.now, () => doors.call('reconcile', {}).catch(() => undefined))
  const schedules = [schedule(POLL_EVERY, pollNow), schedule(SWEEP_EVERY, sweep), schedule(SWEEP_EVERY, compare)]
  later(async () => {
    for (const one of schedules) one.stop()
  })
  return url
}

async function begin(side: SlackSide, client: DynamoDBClient, mark: TableMark): Promise<void> {
  const deps = { side, ...storeIn(openTable(TABLE_NAME, client)) }
  // Once more where the machine was too busy to answer in the time Slack gives.
  await beginWorkspace(deps).catch(() => beginWorkspace(deps))
  await saveMark(client, { ...mark, begun: true })
}

function sample({ sampleAddress, round }: KeptState): Response {
  return new Response(sampleFeed(sampleAddress, round), { headers: { 'content-type': 'text/xml' } })
}
