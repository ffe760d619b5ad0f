import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest'
import type { QueuedJob } from './aws-stand-in.ts'
import { endsIn, type Heard, linesOf, plansIn } from './expectations.ts'
import { type Installation, LEFT_AT, openInstallation, type SlackRequest } from './installation.ts'
import { addressesIn, ask, putBack } from './outcome.ts'
import { letTimePass, type Post } from './passing-time.ts'
import { type Row, readFixture, readLines } from './rows.ts'

interface Expected {
  /** What each channel is told, in order. */
  told: string[]
  /** How every delivery stands then. */
  ends: string[]
  /** What the paused channel is told when it is resumed. */
  resumed: string[]
}

/** Workers wait out the second Slack asks for between two messages of a channel. */
const SLOWLY = { timeout: 120_000 }
/** By then daily and weekly digests have gone out. */
const MONDAY_NOON = Date.parse('2026-11-30T12:00:00+09:00')

const END_OF_QUIET = Date.parse('2026-11-25T11:00:00+09:00')

const rows = readLines<Row>('table.jsonl')
const known = new Map(rows.map((row) => [`${row.pk} ${row.sk}`, row]))
const left = readLines<{ queue: string; body: object; delaySeconds: number; left: boolean }>('jobs.jsonl')
  .filter((job) => job.left)
  .map((job): QueuedJob => ({ ...job, body: JSON.stringify(job.body) }))
const expected = readFixture<Expected>('expected-deliveries.json')
let here: Installation

beforeAll(async () => {
  here = await openInstallation(inject('dynamodb'), rows)
})
afterEach(async () => {
  here.jobs.length = 0
  here.setClock(LEFT_AT)
  await putBack(here, known)
  expect(here.troubles.splice(0)).toEqual([])
})
afterAll(() => here.close())

test('every subscription matches as before, and is told when it was', SLOWLY, async () => {
  const announced = readLines<Row>('announced.jsonl')
  await here.put(announced)
  const releases = announced.filter(({ sk }) => sk === 'RELEASE')
  for (const { id } of releases)
    await here.work({
      queue: 'match',
      body: JSON.stringify({ 'detail-type': 'ReleaseAnnounced', detail: { releaseId: id } }),
    })
  const { after } = await putBack(here, known)
  await here.put([], announced)
  expect(plansIn(releases, after)).toEqual(readLines<Heard>('expected-matches.jsonl'))
})

test.each([
  ['with all jobs that were left on the queues', left],
  ['with no job left at all', []],
])('nothing is lost or told twice, %s', SLOWLY, async (_, jobs) => {
  const posts = await letTimePass({ here, jobs, until: MONDAY_NOON })
  const after = await here.rows()
  expect(linesOf(posts)).toEqual(expected.told)
  expect(endsIn(after)).toEqual(expected.ends)
  expect(repeatedIn(posts)).toEqual([])
  expect(tooEarlyIn(posts)).toEqual([])
  // Slack may have taken the message that was in doubt: that it goes again is counted.
  const doubtful = after.filter(({ sk, ambiguous }) => sk.startsWith('MESSAGE#') && ambiguous === 1)
  expect(doubtful.map(({ channel, state }) => `${channel} ${state}`)).toEqual(['C11DOUBT closed'])
})

test('a channel that was paused hears what waited, once it is resumed', SLOWLY, async () => {
  const resume = readLines<SlackRequest & { about: string }>('slack-payloads.jsonl').find(
    ({ about }) => about === 'resume_channel, in the answer to /subscriptions in C09PAUSED',
  )
  await ask(here, resume as SlackRequest)
  here.slack.told.length = 0
  await here.work({ queue: 'deliver', body: JSON.stringify({ team: 'T01HAEDEUN', channel: 'C09PAUSED' }) })
  const told = here.slack.told.map(({ method, said }) => [method, said.channel, addressesIn(JSON.stringify(said))])
  expect(told).toEqual([['chat.postMessage', 'C09PAUSED', expected.resumed]])
})

/** What is posted in a channel where it stood already, or a second time. */
function repeatedIn(posts: Post[]): string[] {
  const stood = rows.flatMap((row) => (row.sk.startsWith('DELIVERY#') && row.state === 'posted' ? [pairOf(row)] : []))
  const pairs = [...stood, ...posts.flatMap(pairsOf)]
  return pairs.filter((pair, index) => pairs.indexOf(pair) < index)
}

/** What is posted before it was due, or within its channel's quiet hours. */
function tooEarlyIn(posts: Post[]): string[] {
  const due = new Map(
    rows.flatMap((row) => (row.state === 'waiting' ? [[pairOf(row), Number(row.dueAt)] as const] : [])),
  )
  return posts.flatMap((post) =>
    pairsOf(post).filter(
      (pair) => post.at < (due.get(pair) ?? 0) || (post.channel === 'C08QUIET' && post.at < END_OF_QUIET),
    ),
  )
}

function pairsOf({ what, channel, releases }: Post): string[] {
  return what === 'post' ? releases.map((release) => `${channel} ${release}`) : []
}

function pairOf({ channel, releaseId }: Row): string {
  return `${channel} ${known.get(`RELEASE#${releaseId} RELEASE`)?.url}`
}
