import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startDynoxide } from '../../lib/local/database/dynoxide.ts'
import manifest from '../../manifest.json' with { type: 'json' }
import { openRealWorkspace, type RealWorkspace } from '../support/real-workspace.ts'
import { aFolder, aRun, type Run } from '../support/running-program.ts'
import { fillTable } from './installation.ts'
import { type Row, readFixture, readLines } from './rows.ts'

/** The moment the folder was left at, some minutes later. */
const AGAIN_AT = Date.parse('2026-11-25T10:30:00+09:00')
const WITHIN = { timeout: 60_000, interval: 200 }

const rows = readLines<Row>('chorok-folder/table.jsonl')
const samples = rows.flatMap(({ sk, title }) => (sk === 'RELEASE' ? [String(title)] : []))
let slack: RealWorkspace
let run: Run
const undo: (() => Promise<void>)[] = []

/** `npm start` with the tokens of a real workspace, in a folder in which it was tried out before. */
beforeAll(async () => {
  slack = await openRealWorkspace()
  const later = (one: () => Promise<void>) => undo.push(one)
  const folder = await aFolder(later)
  await leaveFolderIn(join(folder, '.chorok'))
  for (const [name, value] of Object.entries({
    SLACK_BOT_TOKEN: 'xoxb-real',
    SLACK_APP_TOKEN: 'xapp-real',
    CHOROK_SLACK_API: slack.api,
  }))
    vi.stubEnv(name, value)
  run = await aRun(folder, [], later)
  // It says that what was for practice has been taken out.
  await vi.waitUntil(() => slack.connected() && run.output().includes('(견본)'), WITHIN)
}, 120_000)
afterAll(async () => {
  for (const one of undo.reverse()) await one()
  await slack.close()
})

test('the folder holds the twenty-one samples, and what was told of them is still shown', async () => {
  expect(samples).toHaveLength(21)
  const { messages } = readFixture<{ messages: Record<string, { ts: string }[]> }>('chorok-folder/workspace.json')
  const shown = (await run.state()).channels.map((channel) => channel.messages.map(({ ts }) => ts))
  expect(shown).toEqual(Object.values(messages).map((those) => those.map(({ ts }) => ts)))
})

test('nothing is posted to the real workspace, also to one who subscribes what samples are about', async () => {
  type('/subscribe', '탄소중립, 희소금속, 핵심광물', 'e1')
  await expect.poll(() => answerTo('e1'), WITHIN).toContain('탄소중립')
  // The channel is told of the change; then what the subscriptions would have brought is looked up.
  await expect.poll(() => slack.heard.filter(({ method }) => method === 'reply'), WITHIN).toHaveLength(1)
  await run.do('poll')
  await expect.poll(async () => (await run.state()).pipeline.waiting, WITHIN).toBe(0)
  const posted = slack.heard.filter(({ method }) => method === 'chat.postMessage').map(({ body }) => readable(body))
  expect(posted).toHaveLength(1)
  expect(posted.filter(tellsSample)).toEqual([])
})

test('what is asked for in the real workspace is never answered with samples', async () => {
  slack.heard.length = 0
  type('/latest', '탄소중립', 'e2')
  await expect.poll(() => slack.heard.filter(({ method }) => method === 'reply'), WITHIN).toHaveLength(1)
  const [said = ''] = slack.heard.flatMap(({ method, body }) => (method === 'reply' ? [body] : []))
  expect(said).not.toBe('')
  expect(samples.filter((title) => said.includes(title))).toEqual([])
})

test('no answer, message, form or Home says anything of samples, whatever is asked and pressed', async () => {
  for (const { command } of manifest.features.slash_commands)
    for (const [index, text] of ['', 'help', '탄소중립', '희소금속 20', '20'].entries()) {
      const id = `${command} ${index}`
      type(command, text, id)
      await expect.poll(() => answerTo(id), WITHIN).not.toBe('')
    }
  openHome('home 1')
  await expect.poll(() => slack.heard.filter(({ method }) => method === 'views.publish'), WITHIN).not.toEqual([])
  await expect.poll(async () => (await run.state()).pipeline.waiting, WITHIN).toBe(0)
  const pressed = new Map(
    everythingSaid()
      .flatMap(controlsIn)
      .map((control) => [JSON.stringify(control), control]),
  )
  expect(pressed.size).toBeGreaterThan(5)
  for (const [index, control] of [...pressed.values()].entries()) {
    press(control, `press ${index}`)
    await expect.poll(() => answerTo(`press ${index}`), WITHIN).not.toBe('')
  }
  await expect.poll(async () => (await run.state()).pipeline.waiting, WITHIN).toBe(0)
  const said = everythingSaid()
  expect(said.length).toBeGreaterThan(30)
  expect(said.filter((text) => tellsSample(text) || /견본|\/sample\/|localhost/.test(text))).toEqual([])
})

/** The folder as `npm start` left it. Its clock is put where the folder's was. */
async function leaveFolderIn(directory: string): Promise<void> {
  await mkdir(directory)
  const database = await startDynoxide({ dbPath: join(directory, 'chorok.db') })
  await fillTable(database.endpoint, 'chorok', rows)
  await database.stop()
  const kept = readFixture<object>('chorok-folder/workspace.json')
  await writeFile(join(directory, 'workspace.json'), JSON.stringify({ ...kept, ahead: AGAIN_AT - Date.now() }))
}

function type(command: string, text: string, envelope_id: string): void {
  const payload = {
    ...{ command, text, team_id: 'T0REAL', team_domain: 'real', channel_id: 'C0REAL', channel_name: 'policy' },
    ...{ user_id: 'U0REAL', user_name: 'someone', api_app_id: 'A0REAL', trigger_id: '1.2.x' },
    response_url: `${slack.api.replace('/api/', '')}/answers/${envelope_id}`,
  }
  slack.send({ type: 'slash_commands', envelope_id, accepts_response_payload: true, payload })
}

function answerTo(envelope: string): string {
  return slack.acknowledged.find((text) => text.includes(`"envelope_id":"${envelope}"`)) ?? ''
}

function readable(form: string): string {
  return [...new URLSearchParams(form).values()].join('\n')
}

function tellsSample(text: string): boolean {
  return samples.some((title) => text.includes(title))
}

/** All that went to Slack: calls of its Web API, what was said at answer addresses, and what came back over the line. */
function everythingSaid(): string[] {
  const calls = slack.heard.map(({ method, body }) => (method === 'reply' ? body : readable(body)))
  return [...calls, ...slack.acknowledged]
}

/** The buttons and menus in a text, as Slack would send them when they are used. */
function controlsIn(text: string): Record<string, unknown>[] {
  const found: Record<string, unknown>[] = []
  for (const line of text.split('\n')) if (/^[[{]/.test(line)) collect(JSON.parse(line))
  return found

  function collect(value: unknown): void {
    if (typeof value !== 'object' || value === null) return
    const { type: kind, action_id, value: given, options } = value as Record<string, unknown>
    if (kind === 'button' && action_id) found.push({ type: kind, action_id, value: given })
    if ((kind === 'overflow' || kind === 'static_select') && Array.isArray(options))
      for (const selected_option of options) found.push({ type: kind, action_id, selected_option })
    for (const part of Object.values(value)) collect(part)
  }
}

function press(action: Record<string, unknown>, envelope_id: string): void {
  const payload = {
    ...{ type: 'block_actions', api_app_id: 'A0REAL', trigger_id: '1.2.x', team: { id: 'T0REAL', domain: 'real' } },
    ...{ user: { id: 'U0REAL', name: 'someone', team_id: 'T0REAL' }, channel: { id: 'C0REAL', name: 'policy' } },
    ...{ container: { type: 'message', message_ts: '1.2', channel_id: 'C0REAL', is_ephemeral: true } },
    response_url: `${slack.api.replace('/api/', '')}/answers/${envelope_id.replace(' ', '-')}`,
    actions: [{ ...action, block_id: 'b1', action_ts: '1.2' }],
  }
  slack.send({ type: 'interactive', envelope_id, payload })
}

function openHome(envelope_id: string): void {
  const event = { type: 'app_home_opened', user: 'U0REAL', channel: 'D0REAL', tab: 'home' }
  const payload = { type: 'event_callback', team_id: 'T0REAL', event_id: 'Ev0HOME', event }
  slack.send({ type: 'events_api', envelope_id, payload })
}
