import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { openRealWorkspace, type RealWorkspace } from '../support/real-workspace.ts'
import { seededRandom } from '../support/seeded-random.ts'
import { type GrowingFeed, openGrowingFeed } from './growing-feed.ts'
import { answerAndNote, judgeTold, type Posted, subscribe } from './told-channels.ts'

export interface CrashOptions {
  kills: number
  channels: number
  seed: number
}

export interface CrashResult extends CrashOptions {
  /** How many releases the feed published. */
  published: number
  /** Pairs of channel and release: due, never told, told more than once. */
  due: number
  lost: number
  twice: number
  /** How many of the kills came while a message was on its way to Slack: it was taken, and its answer never came. */
  duringPost: number
}

const START = fileURLToPath(new URL('../../lib/commands/start.ts', import.meta.url))
/** A lease runs two minutes and a lost answer is settled after another; then what waits is posted at one message a second. */
const MAX_REST_MS = 8 * 60_000
/** On a machine that does much else, too. */
const STARTING_MS = 5 * 60_000
/** Every second kill waits this long for a message to die with: the channels of a killed worker have none for two minutes. */
const MAX_WAIT_FOR_POST_MS = 15_000

/** Kills the bot again and again at random moments, lets it come to rest, and counts what each channel was told. */
export async function crashAndJudge(options: CrashOptions, say: (line: string) => void): Promise<CrashResult> {
  const { kills, channels: count, seed } = options
  const random = seededRandom(seed)
  const channels = Array.from({ length: count }, (_, index) => `C0REAL${index}`)
  const posted: Posted[] = []
  let onPost = (): void => undefined
  const slack = await openRealWorkspace((method, body) => {
    if (method === 'chat.postMessage') onPost()
    return answerAndNote(posted, method, body)
  })
  const feed = await openGrowingFeed()
  const folder = await mkdtemp(join(tmpdir(), 'chorok-crash-'))
  const start = () => startBot(folder, slack, feed)
  let bot = await start()
  let duringPost = 0
  try {
    for (const channel of channels) await subscribe(slack, channel)
    say(`${count} channels have subscribed`)
    for (let kill = 1; kill <= kills; kill += 1) {
      for (let published = random.between(1, 3); published > 0; published -= 1) feed.publish()
      // The feed is read when the bot starts, so what was published is on its way while it is killed.
      await killBot(bot)
      bot = await start()
      if (kill % 2 === 0) await sleep(random.between(0, 5_000))
      else if (await killInPost(bot)) duringPost += 1
      await killBot(bot)
      bot = await start()
      if (kill % 10 === 0) say(`${kill} kills, ${posted.length} messages`)
    }
    const until = Date.now() + MAX_REST_MS
    while (Date.now() < until && judge().lost > 0) await sleep(2_000)
    // Whatever is told a second time comes after the first.
    await sleep(5_000)
  } finally {
    await killBot(bot)
    feed.close()
    await slack.close()
    await rm(folder, { recursive: true, force: true })
  }
  return { ...options, published: feed.titles.length, ...judge(), duringPost }

  function judge() {
    return judgeTold(feed.titles, posted, new Map(channels.map((channel) => [channel, '핵심광물'])))
  }

  /** Kills the bot in the moment in which Slack takes a message of it; false if it sends none for a while. */
  async function killInPost(bot: ChildProcess): Promise<boolean> {
    const { promise: sent, resolve } = Promise.withResolvers<boolean>()
    onPost = () => {
      bot.kill('SIGKILL')
      resolve(true)
    }
    const isSent = await Promise.race([sent, sleep(MAX_WAIT_FOR_POST_MS, false)])
    onPost = () => undefined
    return isSent
  }
}

async function startBot(folder: string, slack: RealWorkspace, feed: GrowingFeed): Promise<ChildProcess> {
  const env = {
    ...process.env,
    SLACK_BOT_TOKEN: 'xoxb-real',
    SLACK_APP_TOKEN: 'xapp-real',
    CHOROK_SLACK_API: slack.api,
    CHOROK_READ_BACK: 'on',
    CHOROK_PORT: '0',
    AWS_ENDPOINT_URL_DYNAMODB: '',
  }
  const args = [START, '--offline', '--feed', feed.url]
  const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] })
  const { promise: ready, resolve, reject } = Promise.withResolvers<void>()
  child.stdout?.on('data', (text: Buffer) => {
    if (/http:\/\/localhost:\d+/.test(String(text))) resolve()
  })
  child.once('exit', (code) => reject(new Error(`the bot ended by itself with ${code}`)))
  const timer = setTimeout(() => reject(new Error('the bot did not start')), STARTING_MS)
  await ready.finally(() => clearTimeout(timer))
  return child
}

async function killBot(bot: ChildProcess): Promise<void> {
  if (bot.exitCode !== null || bot.signalCode !== null) return
  const ended = once(bot, 'exit')
  bot.kill('SIGKILL')
  await ended
}
