import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient, GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { HOUR, MINUTE } from '../../functions/text/seoul.ts'
import { exportTable } from '../../lib/commands/remove/export-table.ts'
import { importTable } from '../../lib/commands/restore-table/import-table.ts'
import { protectTable, restoreBackup } from '../../lib/commands/restore-table/restore-backup.ts'
import { switchInstallation } from '../../lib/commands/switch/switch-installation.ts'
import { ChorokConfig } from '../../lib/config/config-shape.ts'
import { openAccount, type StandingAccount } from '../support/aws-account.ts'
import { commandForm } from '../support/slack-requests.ts'
import { openTableBackups } from '../support/table-backups.ts'
import { BOT_TOKEN, type Deployment, openDeployment, SIGNING_SECRET } from './deployment.ts'
import { type Feeds, openManyFeeds } from './many-feeds.ts'

/*
What somebody does to a standing installation, rehearsed on the deployed bundles: the switch, a secret and a token replaced, a version that goes
back, a table from a backup. Each test publishes news of its own, and after each every channel has been told once.
*/

const AT = Date.parse('2026-11-25T10:05:00+09:00')
const CHANNELS = ['C1', 'C2']
const CREDENTIALS = {
  region: 'ap-northeast-2',
  credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'test' },
}

let feeds: Feeds
let here: Deployment
beforeAll(async () => {
  feeds = await openManyFeeds(1, AT)
  here = await openDeployment({ dynamodb: inject('dynamodb'), at: AT, extraSources: feeds.lines })
  await tick()
  for (const channel of CHANNELS) expect((await command('/subscribe 핵심광물', channel)).status).toBe(200)
  await tellAll('핵심광물 비축을 늘린다')
})
afterAll(async () => {
  await here.close()
  await feeds.close()
})

async function command(text: string, channel = 'C1', secret?: string) {
  const [name = '', ...words] = text.split(' ')
  const body = commandForm(name, words.join(' '), {
    channel_id: channel,
    response_url: `${here.slack.url}/answer`,
  })
  const answer = await here.knock({ as: 'form', body, ...(secret && { secret }) })
  await here.settle()
  return answer
}

/** Five minutes of the schedules: a poll, and a sweep in each. */
async function tick(): Promise<void> {
  await here.callScheduled('poll')
  await here.settle()
  await here.passMinutes(5)
}

const publish = (title: string) => feeds.publish(0, title, here.clock.now())
/** Where a text was posted, once for each time that Slack took it. */
function told(text: string): string[] {
  const posts = here.slack.told.filter(({ method, token }) => method === 'chat.postMessage' && !refused.has(token))
  return posts.flatMap(({ said }) => (JSON.stringify(said).includes(text) ? [String(said.channel)] : [])).sort()
}
const refused = new Set<string>()

async function tellAll(title: string): Promise<void> {
  publish(title)
  await tick()
  expect(told(title)).toEqual(CHANNELS)
}

test('a signing secret that was replaced holds at the next request, and the old one no longer', async () => {
  here.parameters[SIGNING_SECRET] = 'second-secret'
  expect(await command('/subscriptions', 'C1', 'second-secret')).toMatchObject({ status: 200 })
  expect(await command('/subscriptions', 'C1', 'first-secret')).toMatchObject({ status: 401 })
  expect(await command('/subscriptions')).toMatchObject({ status: 200 })
})

test('a token that was replaced delays messages by minutes, and neither loses nor doubles one', async () => {
  here.slack.answers = (_, __, token) => (token === 'xoxb-first' ? { ok: false, error: 'token_revoked' } : undefined)
  refused.add('xoxb-first')
  here.parameters[BOT_TOKEN] = 'xoxb-second'
  publish('핵심광물 협정을 맺는다')
  const at = here.clock.now()
  for (let minutes = 0; minutes < 30 && told('핵심광물 협정').length < CHANNELS.length; minutes += 5) await tick()
  expect(told('핵심광물 협정')).toEqual(CHANNELS)
  expect(here.clock.now() - at).toBeLessThan(16 * MINUTE)
  await tick()
  expect(told('핵심광물 협정')).toEqual(CHANNELS)
})

test('what was under way when the installation was stopped, and what came since, is told after it was started again', async () => {
  const account = await anAccount()
  publish('핵심광물 공급망을 살핀다')
  await here.callScheduled('poll')
  await switchInstallation(ChorokConfig.parse({}), 'off')
  const isOn = () => Object.values(account.schedules).every(({ State }) => State === 'ENABLED')
  here.queues.mapped = Object.values(account.mappings).every(({ State }) => State.startsWith('Enabl'))
  expect([isOn(), here.queues.mapped]).toEqual([false, false])
  here.clock.skip(2 * HOUR)
  publish('핵심광물 재고를 공개한다')
  await here.settle()
  expect((await command('/subscriptions')).body).toContain('핵심광물')
  expect(told('핵심광물 공급망').concat(told('핵심광물 재고'))).toEqual([])

  await switchInstallation(ChorokConfig.parse({}), 'on')
  here.queues.mapped = Object.values(account.mappings).every(({ State }) => State.startsWith('Enabl'))
  expect(isOn()).toBe(true)
  await here.settle()
  await tick()
  await tick()
  expect([told('핵심광물 공급망'), told('핵심광물 재고')]).toEqual([CHANNELS, CHANNELS])
})

test('rows of a later version wait after a rollback, and nothing of them is lost or told twice', async () => {
  const { client, name } = here.table
  const row = { TableName: name, Key: { pk: { S: 'CHANNEL#T1#C2' }, sk: { S: 'CHANNEL' } } }
  const setVersion = (v: string) =>
    client.send(
      new UpdateItemCommand({
        ...row,
        UpdateExpression: 'SET v = :v, ofLater = :later',
        ExpressionAttributeValues: { ':v': { N: v }, ':later': { S: 'unknown here' } },
      }),
    )
  const { Item } = await client.send(new GetItemCommand({ ...row, ConsistentRead: true }))
  await setVersion('99')
  publish('핵심광물 지도를 그린다')
  await tick()
  expect(told('핵심광물 지도')).toEqual(['C1'])
  expect(here.log.some(({ line }) => line.message === 'row not readable')).toBe(true)
  await setVersion(Item?.v?.N ?? '1')
  for (let ticks = 0; ticks < 4; ticks += 1) await tick()
  expect(told('핵심광물 지도')).toEqual(CHANNELS)
})

test('a table made from the file of the old one goes on where that was: what waited is told, what was told is not', async () => {
  await command('/subscriptions 조용히 22:00-07:00', 'C2')
  here.clock.skip(Date.parse('2026-11-25T22:30:00+09:00') - here.clock.now())
  publish('핵심광물 거래소를 연다')
  await tick()
  expect(told('핵심광물 거래소')).toEqual(['C1'])
  const before = here.slack.told.length
  const { client, name } = here.table
  const file = join(mkdtempSync(join(tmpdir(), 'chorok-rehearsal-')), 'kept.jsonl.gz')
  await exportTable(client, { name, isFinal: true }, file, new Date(here.clock.now()))
  await importTable(client, file, `${name}-imported`)
  await here.table.useInstead(`${name}-imported`)
  await tick()
  expect(here.slack.told.slice(before)).toEqual([])
  here.clock.skip(Date.parse('2026-11-26T07:01:00+09:00') - here.clock.now())
  await tick()
  expect(told('핵심광물 거래소')).toEqual(CHANNELS)
  await tellAll('핵심광물 값을 살핀다')
})

test('a table restored to a time goes on from there: what was told since is told once more, what was told before is not', async () => {
  const backups = await openTableBackups(inject('dynamodb'))
  const client = new DynamoDBClient({ ...CREDENTIALS, endpoint: backups.url })
  const { name } = here.table
  const at = here.clock.now()
  await backups.keep(name, at)
  await tellAll('핵심광물 연구를 돕는다')
  const before = here.slack.told.length
  await restoreBackup(client, { table: name, at: new Date(at) }, `${name}-restored`)
  await protectTable(client, `${name}-restored`)
  await here.table.useInstead(`${name}-restored`)
  await tick()
  await tick()
  expect(told('핵심광물 연구')).toEqual(CHANNELS.flatMap((channel) => [channel, channel]))
  const posts = here.slack.told.slice(before).filter(({ method }) => method === 'chat.postMessage')
  expect(posts).toHaveLength(CHANNELS.length)
  await tellAll('핵심광물 수출을 살핀다')
})

async function anAccount(): Promise<StandingAccount> {
  const schedule = () => ({ State: 'ENABLED', Target: {} })
  const { account, env } = await openAccount({
    schedules: { poll: schedule(), sweep: schedule(), reconcile: schedule() },
    mappings: { match: { State: 'Enabled' }, deliver: { State: 'Enabled' }, answer: { State: 'Enabled' } },
  })
  const resources: [string, string][] = [
    ...Object.keys(account.schedules).map((id): [string, string] => ['AWS::Scheduler::Schedule', id]),
    ...Object.keys(account.mappings).map((id): [string, string] => ['AWS::Lambda::EventSourceMapping', id]),
  ]
  account.stacks.Chorok = { resources }
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
  return account
}
