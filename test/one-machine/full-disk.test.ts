import { once } from 'node:events'
import { mkdir, rmdir } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { MINUTE } from '../../functions/text/seoul.ts'
import { startDynoxide } from '../../lib/local/database/dynoxide.ts'
import { openGrowingFeed } from '../crash/growing-feed.ts'
import { answerAndNote, judgeTold, type Posted, subscribe } from '../crash/told-channels.ts'
import { openRealWorkspace } from '../support/real-workspace.ts'
import { aFolder } from '../support/running-program.ts'
import { startLeapingBot } from './leaping-bot.ts'

/** What a DynamoDB answers to a write for which its disk has no room. */
const NO_ROOM = JSON.stringify({
  __type: 'com.amazonaws.dynamodb.v20120810#InternalServerError',
  message: 'disk is full',
})

/** A database whose disk can be full: it reads then, and refuses to write. */
async function openFullableDatabase() {
  const database = await startDynoxide()
  onTestFinished(database.stop)
  let isFull = false
  let refused = 0
  const proxy = createServer(async (request, response) => {
    const target = String(request.headers['x-amz-target'])
    if (isFull && /Put|Update|Delete|Write/.test(target)) {
      refused += 1
      return void response.writeHead(500, { 'content-type': 'application/x-amz-json-1.0' }).end(NO_ROOM)
    }
    const headers = { ...(request.headers as Record<string, string>) }
    for (const name of ['connection', 'content-length', 'host']) delete headers[name]
    const body = Buffer.concat(await request.toArray())
    const answer = await fetch(database.endpoint, { method: 'POST', headers, body })
    response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' })
    response.end(Buffer.from(await answer.arrayBuffer()))
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  onTestFinished(() => {
    proxy.closeAllConnections()
    proxy.close()
  })
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    refused: () => refused,
    setFull(full: boolean) {
      isFull = full
    },
  }
}

test('while nothing can be written it says so once and tells nothing; with room again it tells everything, once', async () => {
  const database = await openFullableDatabase()
  const posted: Posted[] = []
  const slack = await openRealWorkspace((...call) => answerAndNote(posted, ...call))
  onTestFinished(slack.close)
  const feed = await openGrowingFeed()
  onTestFinished(feed.close)
  const folder = await aFolder()
  const env = { AWS_ENDPOINT_URL_DYNAMODB: database.url }
  const bot = await startLeapingBot({ folder, slack, feed: feed.url, ahead: 0, env })
  onTestFinished(async () => void (await bot.stop()))
  await subscribe(slack, 'C0REAL')
  const judge = () => judgeTold(feed.titles, posted, new Map([['C0REAL', '핵심광물']]))
  const times = (sentence: string) => bot.output().split(sentence).length - 1

  database.setFull(true)
  // In this place the folder can be given nothing new.
  const obstacle = join(folder, '.chorok', 'alive.json.new')
  await mkdir(obstacle)
  for (let round = 1; round <= 3; round += 1) {
    const before = database.refused()
    feed.publish()
    bot.leap(10 * MINUTE)
    await expect.poll(() => database.refused(), { timeout: 30_000 }).toBeGreaterThan(before)
  }
  await expect.poll(() => times('저장하지 못합니다')).toBe(1)
  expect(judge()).toEqual({ due: 3, lost: 3, twice: 0 })

  database.setFull(false)
  await rmdir(obstacle)
  feed.publish()
  await expect
    .poll(
      () => {
        bot.leap(10 * MINUTE)
        return judge()
      },
      { timeout: 60_000, interval: 3_000 },
    )
    .toEqual({ due: 4, lost: 0, twice: 0 })
  expect([times('저장하지 못합니다'), times('다시 저장하고 있습니다')]).toEqual([1, 1])
}, 180_000)
