import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { HOUR } from '../../functions/text/seoul.ts'
import { DOORS, type Door } from '../../lib/bundling/doors.ts'
import { type Action, readMeasuredUsage, type Usage } from '../../lib/commands/cost/measured-usage.ts'
import { commandForm } from '../support/slack-requests.ts'
import { dearerThan } from './dearer-than.ts'
import { deployedDoors, MAPPINGS, QUEUES, ringingAlarms } from './deployed-template.ts'
import { type Deployment, openDeployment } from './deployment.ts'
import { unusedGrants } from './grants.ts'
import { type Feeds, openManyFeeds } from './many-feeds.ts'
import { measuredUsage, recordUsage } from './recorded-usage.ts'
import { usageOf } from './usage.ts'

/*
The seven bundles that the stack deploys, each in a process of its own as the template describes it, through the life of an installation.
The tests follow each other: each finds what the one before left.
*/

const AT = Date.parse('2026-11-25T10:05:00+09:00')
const CHANNELS = Array.from({ length: 10 }, (_, index) => `C${index + 1}`)
const FEEDS = 4

let feeds: Feeds
let here: Deployment
const measured = {} as Record<Action, Usage>
beforeAll(async () => {
  feeds = await openManyFeeds(FEEDS, AT)
  here = await openDeployment({ dynamodb: inject('dynamodb'), at: AT, extraSources: feeds.lines })
  here.slack.answers = (method) =>
    method === 'users.conversations' ? { channels: CHANNELS.map((id) => ({ id })) } : undefined
})
afterAll(async () => {
  await here.close()
  await feeds.close()
})

async function command(text: string, channel = 'C1'): Promise<string> {
  const [name = '', ...words] = text.split(' ')
  const more = { channel_id: channel, response_url: `${here.slack.url}/answer` }
  const { status, body } = await here.knock({ as: 'form', body: commandForm(name, words.join(' '), more) })
  expect(status).toBe(200)
  await here.settle()
  return body
}

async function event(about: Record<string, unknown>, id: string): Promise<void> {
  const authorizations = [{ team_id: 'T1', user_id: 'U0CHOROK', is_bot: true }]
  const body = { type: 'event_callback', team_id: 'T1', api_app_id: 'A1', event_id: id, authorizations, event: about }
  expect(await here.knock({ as: 'event', body: JSON.stringify(body) })).toMatchObject({ status: 200 })
  await here.settle()
}

async function poll(...sources: string[]): Promise<void> {
  const { error } = await here.callScheduled('poll', sources.length > 0 ? { sources } : undefined)
  expect(error).toBeUndefined()
  await here.settle()
}

function publish(title: string): void {
  feeds.publish(0, title, here.clock.now())
}

/** The channels in which a text was posted, and how often. */
const postedIn = (text: string, method = 'chat.postMessage') =>
  here.slack.told.flatMap(({ method: how, said }) =>
    how === method && JSON.stringify(said).includes(text) ? [String(said.channel)] : [],
  )
/** A table of a document below a heading, without its head. */
function rowsOf(document: string, heading: string): string[][] {
  const [, below = ''] = readFileSync(document, 'utf8').split(`${heading}\n`)
  const lines = below.split(/^## /m)[0]?.match(/^\|.*$/gm) ?? []
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

/** What a queue holds for a function, where nothing of the day has come to it. */
const JOBS: Partial<Record<Door, object>> = {
  deliver: { team: 'T1', channel: 'C1' },
  answer: { job: 'list', team: 'T1', channel: 'C1', responseUrl: 'http://127.0.0.1:9/answer' },
}

/** Rights that this day does not need, and why they are there. */
const GRANTED_FOR_ELSE = [
  // The key of a source, where somebody has entered one.
  'poll ssm:GetParameters /chorok/assembly-key',
  'poll ssm:GetParameters /chorok/data-go-kr-key',
  'poll ssm:GetParameters /chorok/law-id',
  'poll ssm:GetParameters /chorok/lawmaking-id',
  // A plan that took several runs is deleted when it is done.
  'match dynamodb:DeleteItem Ledger',
  // A channel that takes press releases alone is offered what is open, which is read together.
  'deliver dynamodb:BatchGetItem Ledger',
  // A message that is sent a second time is saved under its lease.
  'deliver dynamodb:ConditionCheckItem Ledger',
  // A channel that somebody else holds is rung later.
  'deliver sqs:SendMessage DeliverJobs',
  // Rows that were unreadable are looked at and forgotten once mended; the operator is told in a channel.
  'sweep dynamodb:BatchGetItem Ledger',
  'sweep dynamodb:DeleteItem Ledger',
  'sweep sqs:SendMessage AnswerJobs',
  // `/due` reads what it lists together; a list of laws that was registered is taken back.
  'answer dynamodb:BatchGetItem Ledger',
  'answer dynamodb:DeleteItem Ledger',
  'reconcile ssm:GetParameters /chorok/assembly-key',
  'reconcile ssm:GetParameters /chorok/data-go-kr-key',
  'reconcile ssm:GetParameters /chorok/law-id',
  'reconcile ssm:GetParameters /chorok/lawmaking-id',
]

const errors = () => here.log.filter(({ line }) => line.level === 'ERROR')

describe('from the invitation to a day that is without a difference', () => {
  test('the invited bot greets, people subscribe, and one asks for quiet hours', async () => {
    await poll()
    expect(here.slack.told).toEqual([])
    await event(
      { type: 'member_joined_channel', user: 'U0CHOROK', channel: 'C1', channel_type: 'C', team: 'T1' },
      'Ev1',
    )
    expect(postedIn('안녕하세요, 초록입니다')).toEqual(['C1'])
    for (const channel of CHANNELS.slice(1)) expect(await command('/subscribe 핵심광물', channel)).toContain('핵심광물')
    measured.command = await usageOf(here, () => command('/subscribe 핵심광물'))
    expect(await command('/subscriptions 조용히 22:00-07:00', 'C2')).toContain('22:00')
  })

  test('polls without news, and with bodies that changed and hold nothing new', async () => {
    await poll()
    measured.idlePoll = await usageOf(here, () => poll())
    measured.idlePollOfOne = await usageOf(here, () => poll('f0'))
    feeds.stamp()
    measured.changedPoll = await usageOf(here, () => poll())
    await here.functions.poll.recycle()
    feeds.stamp()
    measured.changedPollAnew = await usageOf(here, () => poll())
    await here.passMinutes(1)
    measured.sweep = await usageOf(here, () => here.passMinutes(1))
    expect(measured.idlePoll.events + measured.changedPoll.events).toBe(0)
  })

  test('a release nobody waits for, and one that ten channels wait for', async () => {
    // The matcher reads every query once, when its process begins.
    publish('수도권 하천을 정비한다')
    await poll('f0')
    publish('수도권 교통 대책을 세운다')
    measured.release = await usageOf(here, () => poll('f0'))
    expect(postedIn('수도권 교통 대책')).toEqual([])
    publish('핵심광물 비축을 늘린다')
    measured.releaseToTen = await usageOf(here, () => poll('f0'))
    expect(postedIn('핵심광물 비축을 늘린다').sort()).toEqual(CHANNELS.toSorted())
  })

  test('/latest and Home', async () => {
    const before = here.slack.told.length
    measured.latest = await usageOf(here, () => command('/latest 핵심광물'))
    const home = { type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'home' }
    measured.home = await usageOf(here, () => event(home, 'Ev2'))
    const told = here.slack.told.slice(before)
    expect(told.map(({ method }) => method)).toEqual(expect.arrayContaining(['reply', 'views.publish']))
    expect(JSON.stringify(told.find(({ method }) => method === 'reply'))).toContain('핵심광물 비축을 늘린다')
  })

  test('a changed title is edited where it was posted', async () => {
    feeds.rename(0, '핵심광물 비축을 두 배로 늘린다')
    await poll('f0')
    expect(postedIn('핵심광물 비축을 두 배로', 'chat.update').sort()).toEqual(CHANNELS.toSorted())
  })

  test('what the queues lose is rung again by sweep, and what nobody wants any more is not told', async () => {
    await command('/unsubscribe 핵심광물', 'C10')
    publish('핵심광물 공급망을 살핀다')
    await here.callScheduled('poll', { sources: ['f0'] })
    expect(here.queues.lose('match')).toBe(1)
    await here.passMinutes(4)
    expect(postedIn('핵심광물 공급망을 살핀다').sort()).toEqual(CHANNELS.filter((id) => id !== 'C10').toSorted())
  })

  test('in quiet hours nothing is posted, and what waited comes after them', async () => {
    here.clock.skip(Date.parse('2026-11-25T22:30:00+09:00') - here.clock.now())
    publish('핵심광물 협정을 맺는다')
    await poll()
    expect(postedIn('핵심광물 협정')).not.toContain('C2')
    here.clock.skip(Date.parse('2026-11-26T07:00:30+09:00') - here.clock.now())
    publish('수도권 통학로를 넓힌다')
    await poll()
    await here.passMinutes(2)
    expect(postedIn('핵심광물 협정').filter((channel) => channel === 'C2')).toHaveLength(1)
  })

  test('reconcile finds the day without a difference', async () => {
    here.clock.skip(Date.parse('2026-11-26T10:00:00+09:00') - here.clock.now())
    let answer: unknown
    measured.reconcile = await usageOf(here, async () => {
      answer = (await here.callScheduled('reconcile')).answer
    })
    expect(answer).toMatchObject({
      days: [{ day: '2026-11-25', published: 5, delivered: 27, differences: [] }, { differences: [] }],
    })
  })

  test('a source that is out of reach for a day is told to the operator, and its end', async () => {
    feeds.down.add(3)
    await poll()
    for (const hours of [1, 12, 12]) {
      here.clock.skip(hours * HOUR)
      await poll()
    }
    await here.passMinutes(1)
    expect(here.notices.at(-1)).toContain('기관 3: 하루 넘게')
    feeds.down.delete(3)
    here.clock.skip(7 * HOUR)
    await poll()
    await here.passMinutes(1)
    expect(here.notices.at(-1)).toMatch(/해결.*기관 3/)
  })

  test('nothing went wrong, in no process and for no alarm', () => {
    expect(errors()).toEqual([])
    expect(ringingAlarms(here.log, here.queues.lyingIn)).toEqual([])
  })
})

test('what the bundles called is what the template grants, but for what only the platform or a rare case uses', () => {
  const unused = unusedGrants(deployedDoors(here.refs), here.aws.used)
  expect(unused).toEqual(GRANTED_FOR_ELSE)
})

test('no process came near the memory that its function has', () => {
  for (const { door, memoryMb } of deployedDoors(here.refs))
    expect([door, here.functions[door].peakMb() < memoryMb * 0.8]).toEqual([door, true])
})

test('no action is dearer than it was when it was last written down by npm run cost -- --measure', async () => {
  const usage = await measuredUsage(FEEDS, measured, here)
  if (process.env.CHOROK_RECORD_USAGE) recordUsage(usage)
  expect(dearerThan(readMeasuredUsage(), usage)).toEqual([])
})

describe('while the table cannot be reached', () => {
  const table = rowsOf('docs/aws.md', '## When the table cannot be reached')

  test('every function raises what docs/aws.md says, and nothing is lost', async () => {
    publish('핵심광물 재고를 늘린다')
    await here.callScheduled('poll', { sources: ['f0'] })
    await here.table.cutOff()
    const raised: Record<string, string[]> = {}
    for (const door of DOORS) {
      const since = here.log.length
      const before = new Map(QUEUES.map((queue) => [queue, here.queues.lyingIn(queue)]))
      await failIn(door)
      // Sweep runs in every other minute, save where it is the one that fails.
      const alive = { door: 'sweep', line: { type: 'platform.report', record: { status: 'success' } } } as const
      const lines = [...here.log.slice(since), ...(door === 'sweep' ? [] : [alive])]
      const arrived = (queue: string) => here.queues.lyingIn(queue) - (before.get(queue) ?? 0)
      raised[door] = ringingAlarms(lines, arrived)
    }
    expect(raised).toEqual(Object.fromEntries(table.map(([door = '', , alarms = '']) => [door, alarms.split(', ')])))
    await here.table.connect()
    here.clock.skip(2 * HOUR)
    await here.passMinutes(5)
    expect(postedIn('핵심광물 재고를 늘린다').sort()).toEqual(CHANNELS.filter((id) => id !== 'C10').toSorted())
  })
})

/** Has a function do its work until it gives up, as often as its queue lets it. */
async function failIn(door: Door): Promise<void> {
  if (door === 'slack') {
    const { body } = await here.knock({ as: 'form', body: commandForm('/subscriptions', '') })
    expect(body).toContain('처리하지 못했습니다')
    return
  }
  const mapping = MAPPINGS.find((one) => one.door === door)
  if (!mapping) return void (await here.callScheduled(door as 'poll' | 'sweep' | 'reconcile'))
  if (here.queues.lyingIn(mapping.queue) === 0) here.queues.send(mapping.queue, JSON.stringify(JOBS[door]), 0)
  for (let tries = 0; tries < mapping.maxReceives; tries += 1) {
    await here.settle()
    here.clock.skip(mapping.visibilityMs)
  }
}
