import { afterAll, beforeAll, expect, test } from 'vitest'
import { COPIES } from '../../functions/copy/languages/copies.ts'
import { eachRecord } from '../../functions/platform/batch.ts'
import { JOB_QUEUES } from '../../functions/platform/job-queues.ts'
import type { AnswerJob } from '../../functions/slack/incoming/answer-job.ts'
import { openAnswerDoor } from '../../functions/slack/jobs.ts'
import { openQueue } from '../../lib/local/aws/local-queue.ts'
import { openTestAnswerDoor } from '../support/answer-door.ts'

let door: Awaited<ReturnType<typeof openTestAnswerDoor>>
beforeAll(async () => {
  door = await openTestAnswerDoor()
})
afterAll(() => door.close())

/** The answer door over a table that is down, behind a queue with the tries of the real one and none of its waits. */
async function workOff(job: AnswerJob): Promise<{ tries: number; dead: number }> {
  let tries = 0
  const down = async () => {
    tries += 1
    throw new Error('the table is down')
  }
  const answer = openAnswerDoor({
    ...door.store,
    add: down,
    remove: down,
    releasesOfDay: down,
    subscriptionsOf: down,
    languageOf: down,
    now: Date.now,
    sleep: async () => undefined,
    api: new URL('/api/', door.responseUrl).href,
    botToken: async () => 'xoxb-test',
    sources: [],
  })
  const { maxReceives } = JOB_QUEUES.answer
  const queue = openQueue({
    name: 'answer',
    consume: (Records) => eachRecord({ Records }, (body, count) => answer(body as AnswerJob, count >= maxReceives)),
    retryAfterMs: 5,
    maxReceives,
    batchSize: 1,
    concurrency: 1,
  })
  queue.send({ body: JSON.stringify(job) })
  await expect.poll(() => queue.ended()).toBe(1)
  const dead = queue.dead()
  await queue.close()
  return { tries, dead }
}

const CHANNEL = { team: 'T1', channel: 'C1' }

test('whoever asked is told once, on the last try, that the answer failed; then the job is dead', async () => {
  const { responseUrl } = door
  const job = { job: 'latest', ...CHANNEL, queries: '', count: 5, skip: 0, replace: true, responseUrl } as const
  const { dead } = await workOff(job)
  expect(dead).toBe(1)
  expect(door.replied()).toEqual([expect.objectContaining({ text: COPIES.ko.answer.failed, replace_original: true })])
})

test('of a job nobody waits for nothing is said, and it is tried as often', async () => {
  const before = door.replied().length
  expect((await workOff({ job: 'home', team: 'T1', user: 'U1' })).dead).toBe(1)
  expect(door.replied()).toHaveLength(before)
})
