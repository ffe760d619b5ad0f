import { existsSync } from 'node:fs'
import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { listen } from '../../lib/local/process/listen.ts'
import { openLocalProxy } from '../support/local-proxy.ts'
import { aFeed } from '../support/local-server.ts'
import { openRealWorkspace, type RealWorkspace } from '../support/real-workspace.ts'
import { aFolder } from '../support/running-program.ts'
import { aServedBot, serveIn, startServing } from '../support/served-bot.ts'

async function aWorkspace(...settings: Parameters<typeof openRealWorkspace>): Promise<RealWorkspace> {
  const slack = await openRealWorkspace(...settings)
  onTestFinished(slack.close)
  return slack
}

function type(slack: RealWorkspace, command: string, text: string, envelope_id: string, channel_id = 'C0REAL'): void {
  const payload = {
    ...{ command, text, team_id: 'T0REAL', team_domain: 'real', channel_id, channel_name: 'policy' },
    ...{ user_id: 'U0REAL', user_name: 'someone', api_app_id: 'A0REAL', trigger_id: '1.2.x' },
    response_url: `${slack.api.replace('/api/', '')}/answers/${envelope_id}`,
  }
  slack.send({ type: 'slash_commands', envelope_id, accepts_response_payload: true, payload })
}

const posted = ({ heard }: RealWorkspace) =>
  heard.filter(({ method }) => method === 'chat.postMessage').map(({ body }) => new URLSearchParams(body))
const answered = ({ acknowledged }: RealWorkspace, id: string) => acknowledged.some((text) => text.includes(`"${id}"`))

test('from an empty folder to a message in the workspace, over lost lines, and on again after a restart', async () => {
  const slack = await aWorkspace()
  const folder = await aFolder()
  const feed = await aFeed(['핵심광물 비축을 늘린다', '수도권 교통 대책'])
  const first = await aServedBot(folder, slack)
  type(slack, '/subscribe', '핵심광물', 'e1')
  await expect.poll(() => answered(slack, 'e1')).toBe(true)
  // The process is killed; the next reads a feed in which there is news.
  await first.stop(['SIGKILL'])

  const second = await aServedBot(folder, slack, { args: ['--offline', '--feed', feed] })
  await expect.poll(() => posted(slack).some((said) => said.get('text')?.includes('핵심광물 비축을 늘린다'))).toBe(true)
  await expect.poll(() => second.health('/readyz')).toMatchObject({ status: 200 })

  for (const line of slack.lines.all) line.die('closed')
  await expect.poll(() => slack.connected()).toBe(true)
  type(slack, '/subscriptions', '', 'e2')
  await expect.poll(() => answered(slack, 'e2')).toBe(true)
  expect(await second.stop(['SIGTERM'])).toBe(0)
  expect(second.output()).not.toContain('    at ')
  const news = posted(slack).filter((said) => said.get('text')?.includes('핵심광물 비축을 늘린다'))
  expect(news).toHaveLength(1)
})

test('an invitation that came while nobody listened is greeted once; Homes that were open are drawn again', async () => {
  let channels = ['C0REAL']
  const slack = await aWorkspace((method) =>
    method === 'users.conversations' ? { channels: channels.map((id) => ({ id })) } : undefined,
  )
  const folder = await aFolder()
  const greeted = () => posted(slack).map((said) => said.get('channel'))
  const homes = () => slack.heard.filter(({ method }) => method === 'views.publish').length
  const bot = await aServedBot(folder, slack)
  const event = { type: 'app_home_opened', user: 'U0REAL', channel: 'D0REAL', tab: 'home' }
  const body = { type: 'event_callback', team_id: 'T0REAL', event_id: 'Ev1', event }
  slack.send({ type: 'events_api', envelope_id: 'h1', payload: body })
  await expect.poll(homes).toBe(1)
  expect(greeted()).toEqual([])

  channels = ['C0REAL', 'C0NEW']
  for (const line of slack.lines.all) line.die('closed')
  await expect.poll(greeted).toEqual(['C0NEW'])
  await expect.poll(homes).toBe(2)
  await bot.stop(['SIGTERM'])

  channels = ['C0REAL', 'C0NEW', 'C0LATER']
  const again = await aServedBot(folder, slack)
  await expect.poll(greeted).toEqual(['C0NEW', 'C0LATER'])
  await again.stop(['SIGTERM'])
})

test('a missing token, or one that Slack refuses, ends the start with a sentence, before anything is written', async () => {
  const folder = await aFolder()
  const none = await serveIn(folder, undefined, { env: { SLACK_BOT_TOKEN: '', SLACK_APP_TOKEN: '' } })
  expect(none).toMatchObject({ code: 2, said: expect.stringContaining('chorok.secrets 파일에 SLACK_BOT_TOKEN=xoxb-…') })
  const slack = await aWorkspace((method) =>
    method === 'apps.connections.open' ? { ok: false, error: 'missing_scope' } : undefined,
  )
  const refused = await serveIn(folder, slack)
  expect(refused).toMatchObject({ code: 1, said: expect.stringContaining('connections:write 권한이 없습니다') })
  expect('said' in refused && refused.said).not.toContain('    at ')
  expect(existsSync(join(folder, '.chorok'))).toBe(false)
})

test('tokens come from a file that nobody else may read', async () => {
  const slack = await aWorkspace()
  const folder = await aFolder()
  const env = { SLACK_BOT_TOKEN: '', SLACK_APP_TOKEN: '', CHOROK_SLACK_API: slack.api }
  const path = join(folder, 'chorok.secrets')
  await writeFile(path, 'SLACK_BOT_TOKEN=xoxb-file\nSLACK_APP_TOKEN="xapp-file"\n', { mode: 0o644 })
  expect(await serveIn(folder, undefined, { env })).toMatchObject({
    code: 1,
    said: expect.stringContaining('chmod 600'),
  })
  await chmod(path, 0o600)
  const served = await serveIn(folder, undefined, { env })
  expect(served).toHaveProperty('url')
  if ('stop' in served) await served.stop(['SIGTERM'])
  await writeFile(path, 'SLACK_TOKEN=xoxb-file\n')
  const refused = await serveIn(folder, undefined, { env })
  expect(refused).toMatchObject({ code: 1, said: expect.stringContaining('모르는 이름이 있습니다: SLACK_TOKEN') })
  expect('said' in refused && refused.said).not.toContain('xoxb-file')
})

test('where everything goes through a proxy, so do Slack, its line, and the sources', async () => {
  const slack = await aWorkspace((method) =>
    method === 'apps.connections.open' ? { url: 'ws://slack.test/line' } : undefined,
  )
  const feed = await aFeed(['핵심광물 비축을 늘린다'])
  const proxy = await openLocalProxy({ 'slack.test': slack.api, 'ministry.test': feed })
  const folder = await aFolder()
  const env = {
    ...{ SLACK_BOT_TOKEN: 'xoxb-real', SLACK_APP_TOKEN: 'xapp-real', CHOROK_SLACK_API: 'http://slack.test/api/' },
    ...{ HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url, NO_PROXY: '' },
  }
  const served = await serveIn(folder, undefined, { env, args: ['--offline', '--feed', 'http://ministry.test/rss'] })
  if ('said' in served) throw new Error(served.said)
  type(slack, '/subscribe', '핵심광물', 'p1')
  await expect.poll(() => answered(slack, 'p1')).toBe(true)
  await expect.poll(() => served.output()).toMatch(/✓ ministry\.test\/rss/)
  await expect.poll(() => posted(slack).length).toBeGreaterThan(0)
  expect(proxy.asked).toContain('GET http://ministry.test/rss')
  expect(proxy.asked).toContain('CONNECT slack.test:80')
  expect(await served.stop(['SIGTERM'])).toBe(0)
  const refused = await serveIn(folder, undefined, { env: { ...env, HTTPS_PROXY: 'socks5://proxy:1080' } })
  expect(refused).toMatchObject({ code: 2, said: expect.stringContaining('SOCKS') })
})

test('a second program on the same folder is refused, and the first goes on', async () => {
  const slack = await aWorkspace()
  const folder = await aFolder()
  const first = await aServedBot(folder, slack)
  const second = await serveIn(folder, slack)
  expect(second).toMatchObject({ code: 1, said: expect.stringContaining('쓰고 있습니다') })
  expect(await first.health('/healthz')).toMatchObject({ status: 200 })
  await first.stop(['SIGTERM'])
})

test('while Slack cannot be reached it is alive and not ready, says so once, and ends at once on SIGTERM', async () => {
  const folder = await aFolder()
  const { port, close } = await listen(0)
  await close()
  const env = {
    ...{ SLACK_BOT_TOKEN: 'xoxb-real', SLACK_APP_TOKEN: 'xapp-real' },
    ...{ CHOROK_SLACK_API: 'http://127.0.0.1:9/api/', CHOROK_PORT: String(port) },
  }
  const starting = startServing(folder, undefined, { env })
  await expect.poll(() => starting.output()).toContain('연결될 때까지 계속 시도합니다')
  const [health, ready] = await Promise.all(
    ['/healthz', '/readyz'].map((path) => fetch(`http://127.0.0.1:${port}${path}`)),
  )
  expect([health?.status, ready?.status]).toEqual([200, 503])
  expect(await ready?.json()).toMatchObject({ checks: [{ name: 'line', ok: false }] })
  const at = performance.now()
  starting.child.kill('SIGTERM')
  expect(await starting.ended).toBe(0)
  expect(performance.now() - at).toBeLessThan(MAX_GIVE_UP_MS)
  expect(starting.output().split('계속 시도합니다')).toHaveLength(2)
})

/** One second is promised; a busy machine may take longer to let a process go. */
const MAX_GIVE_UP_MS = 1_000 + 4_000

/** What is promised, and what a busy machine may add to it. */
const MAX_STOP_MS = 10_000 + 15_000

test('it ends in time while Slack leaves a message unanswered, and at once when Ctrl+C is pressed again', async () => {
  const never = new Promise<object>(() => undefined)
  const slack = await aWorkspace((method) => (method === 'chat.postMessage' ? never : undefined))
  const folder = await aFolder()
  for (const [round, signals, code] of [
    ['once', ['SIGTERM'], 0],
    ['twice', ['SIGINT', 'SIGINT'], 130],
  ] as const) {
    const bot = await aServedBot(folder, slack)
    type(slack, '/subscribe', `수소 ${round}`, round)
    await expect.poll(() => posted(slack).length).toBe(round === 'once' ? 1 : 2)
    const at = performance.now()
    expect(await bot.stop([...signals], 1_000)).toBe(code)
    expect(performance.now() - at).toBeLessThan(MAX_STOP_MS)
  }
})
