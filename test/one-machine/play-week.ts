import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { DAY, HOUR } from '../../functions/text/seoul.ts'
import { openGrowingFeed } from '../crash/growing-feed.ts'
import { answerAndNote, judgeTold, type Posted, subscribe } from '../crash/told-channels.ts'
import { openRealWorkspace } from '../support/real-workspace.ts'
import { type LeapingBot, startLeapingBot } from './leaping-bot.ts'
import { residentMb } from './resident-memory.ts'
import { fillDisk, makeRoom } from './small-disk.ts'

export interface WeekOptions {
  /** Where the bot keeps everything: the disk of this folder is filled for an hour, if `isSmallDisk`. */
  folder: string
  isSmallDisk: boolean
  days: number
  releasesADay: number
  /** How far the clock leaps: a whole part of an hour. */
  stepMs: number
}

export interface WeekResult {
  days: number
  published: number
  due: number
  lost: number
  twice: number
  /** Hours in which neither Slack nor the feed answered, hours with a full disk, and restarts at night. */
  outages: number
  fullHours: number
  restarts: number
  /** At the end of each day: resident memory of the bot and its database, and what lies in its folder, in MB. */
  memoryMb: number[]
  databaseMb: number[]
  logMb: number[]
  /** Sentences about a full disk: begun and over. */
  saidFull: number
  saidRoom: number
}

/** A channel subscribes to each: a message a second is the pace of one channel, and the releases of one step go to different ones. */
const WORDS = ['핵심광물', '수소경제', '배출권거래제', '순환경제', '중대재해', '이차전지', '해상풍력', '미세먼지']
/** How long a step waits for what is due, in real time. */
const MAX_STEP_WAIT_MS = 4_000
/** A step in which nothing can be told. */
const BROKEN_STEP_WAIT_MS = 700
const REST_STEPS = 12
const OUTAGES = [
  { day: 0.2, hour: 10 },
  { day: 0.5, hour: 14 },
  { day: 0.8, hour: 16 },
]
const FULL = { day: 0.65, hour: 11 }

/** Lives days with the bot, whose clock leaps from step to step: releases, a restart each night, outages, a full disk. Judges what was told. */
export async function playWeek(options: WeekOptions, say: (line: string) => void): Promise<WeekResult> {
  const { folder, isSmallDisk, days, releasesADay, stepMs } = options
  const words = new Map(WORDS.map((word, index) => [`C0REAL${index}`, word]))
  const posted: Posted[] = []
  let ahead = 0
  const slack = await openRealWorkspace((...call) => answerAndNote(posted, ...call, Date.now() + ahead))
  const feed = await openGrowingFeed(100, WORDS)
  const start = () => startLeapingBot({ folder, slack, feed: feed.url, ahead })
  const result = { days, memoryMb: [] as number[], databaseMb: [] as number[], logMb: [] as number[] }
  let output = ''
  let [outages, fullHours, restarts] = [0, 0, 0]
  const isDuring = ({ day, hour }: { day: number; hour: number }, at: number) => {
    const begin = Math.floor(day * days) * DAY + hour * HOUR
    return at >= begin && at < begin + HOUR
  }
  let bot: LeapingBot = await start()
  try {
    for (const [channel, word] of words) await subscribe(slack, channel, word)
    const stepsADay = Math.round(DAY / stepMs)
    for (let step = 0; step < days * stepsADay; step += 1) {
      const at = step * stepMs
      const isCut = OUTAGES.some((outage) => isDuring(outage, at))
      const isFull = isSmallDisk && isDuring(FULL, at)
      if (isCut && at % HOUR === 0) outages += 1
      if (isFull && at % HOUR === 0) fullHours += 1
      slack.setReachable(!isCut)
      feed.setReachable(!isCut)
      if (isFull) fillDisk(folder)
      else makeRoom(folder)
      const due = Math.floor(((step + 1) * releasesADay) / stepsADay)
      while (feed.titles.length < due) feed.publish()
      await leap(isCut || isFull ? BROKEN_STEP_WAIT_MS : MAX_STEP_WAIT_MS)
      if ((step + 1) % stepsADay === 0) await endDay()
    }
    for (let rest = 0; rest < REST_STEPS && judge().lost > 0; rest += 1) await leap(MAX_STEP_WAIT_MS)
    // Whatever is told a second time comes after the first.
    await leap(BROKEN_STEP_WAIT_MS)
  } finally {
    await bot.stop()
    output += bot.output()
    feed.close()
    await slack.close()
  }
  const count = (sentence: string) => output.split(sentence).length - 1
  return {
    ...result,
    ...{ published: feed.titles.length, ...judge(), outages, fullHours, restarts },
    ...{ saidFull: count('디스크에 빈 자리가 없어'), saidRoom: count('다시 저장하고 있습니다') },
  }

  function judge() {
    return judgeTold(feed.titles, posted, words)
  }

  /** Lets time go by, and waits a while for what is due to be told. */
  async function leap(maxWaitMs: number): Promise<void> {
    ahead += stepMs
    bot.leap(stepMs)
    for (const until = Date.now() + maxWaitMs; Date.now() < until && judge().lost > 0; ) await sleep(25)
  }

  async function endDay(): Promise<void> {
    result.memoryMb.push(await residentMb(bot.pid))
    result.databaseMb.push(await megabytesOf(folder, 'chorok.db'))
    result.logMb.push(await megabytesOf(folder, 'chorok.log'))
    say(`day ${result.memoryMb.length}: ${JSON.stringify({ published: feed.titles.length, ...judge() })}`)
    restarts += 1
    await bot.stop()
    output += bot.output()
    bot = await start()
  }
}

/** The size of all files of the bot's folder whose name begins so. */
async function megabytesOf(folder: string, name: string): Promise<number> {
  const directory = join(folder, '.chorok')
  const files = (await readdir(directory)).filter((file) => file.startsWith(name))
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(directory, file))).size))
  return Math.round(sizes.reduce((sum, size) => sum + size, 0) / 100_000) / 10
}
