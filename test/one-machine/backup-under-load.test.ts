import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { MINUTE } from '../../functions/text/seoul.ts'
import { backUp } from '../../lib/local/keeping/backup.ts'
import { restore } from '../../lib/local/keeping/restore.ts'
import { openGrowingFeed } from '../crash/growing-feed.ts'
import { answerAndNote, judgeTold, type Posted, subscribe } from '../crash/told-channels.ts'
import { openRealWorkspace } from '../support/real-workspace.ts'
import { runCommand } from '../support/run-npm-command.ts'
import { aFolder } from '../support/running-program.ts'
import { startLeapingBot } from './leaping-bot.ts'

/** More at once would wait half a minute to become one digest. */
const RELEASES = 5
const MAX_ROUNDS = 5

test('a backup taken while releases are read and told is restored into an empty folder: no difference, and it goes on from there', async () => {
  const posted: Posted[] = []
  const slack = await openRealWorkspace((...call) => answerAndNote(posted, ...call))
  onTestFinished(slack.close)
  const feed = await openGrowingFeed(40, ['핵심광물'], Date.now())
  onTestFinished(feed.close)
  const folder = await aFolder()
  const bot = await startLeapingBot({ folder, slack, feed: feed.url, ahead: 0 })
  const words = new Map(['C0REAL1', 'C0REAL2', 'C0REAL3'].map((channel) => [channel, '핵심광물']))
  for (const channel of words.keys()) await subscribe(slack, channel)
  const judge = () => judgeTold(feed.titles, posted, words)
  for (let published = 0; published < RELEASES; published += 1) feed.publish()
  bot.leap(10 * MINUTE)
  // Some messages are sent, most of them are not.
  await expect.poll(() => judge().due - judge().lost, { timeout: 30_000, interval: 20 }).toBeGreaterThan(words.size)
  const file = join(folder, 'backup.db')
  await backUp(join(folder, '.chorok'), file)
  const { lost } = judge()
  expect(lost).toBeGreaterThan(0)
  await bot.stop()

  const other = await aFolder()
  await restore(file, join(other, '.chorok'))
  const restored = await reconcile(other)
  expect(restored).toMatchObject({ code: 0, unexplained: 0 })
  expect(restored.delivered).toBeLessThan(RELEASES * words.size)
  // What waits goes out at a message a second for each channel, and longer where the machine is busy.
  let after = restored
  for (let round = 1; round <= MAX_ROUNDS && after.differences > 0; round += 1) {
    const again = await startLeapingBot({ folder: other, slack, feed: feed.url, ahead: round * 20 * MINUTE })
    const waiting = RELEASES * words.size - after.delivered
    const toldBefore = posted.length
    await expect
      .poll(() => posted.length - toldBefore, { timeout: 30_000 })
      .toBeGreaterThanOrEqual(waiting)
      .catch(() => undefined)
    await again.stop()
    after = await reconcile(other)
  }
  expect(after).toEqual({ code: 0, unexplained: 0, differences: 0, delivered: RELEASES * words.size })
  expect(judge().lost).toBe(0)
}, 300_000)

/** What `npm run reconcile` says of a folder. */
async function reconcile(folder: string) {
  const environment = { CHOROK_TABLE: '', AWS_ENDPOINT_URL_DYNAMODB: '' }
  const { code, stdout } = await runCommand('reconcile', ['--offline'], environment, folder)
  const { days, unexplained } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Reconciled
  const differences = days.flatMap((day) => day.differences).length
  return { code, unexplained, differences, delivered: days.reduce((sum, { delivered }) => sum + delivered, 0) }
}

interface Reconciled {
  days: { delivered: number; differences: object[] }[]
  unexplained: number
}
