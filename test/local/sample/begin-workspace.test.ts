import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { beginWorkspace } from '../../../lib/local/sample/begin-workspace.ts'
import { openStandInSlack } from '../../../lib/local/slack/slack-stand-in.ts'
import { aSubscription } from '../../support/a-release.ts'
import { aFolder, announcements, aRun, type Run } from '../../support/running-program.ts'

const queries = async (run: Run) => (await run.state()).channels.map((channel) => channel.queries)
const greetings = async (run: Run) => (await run.state()).channels[2]?.messages.map(({ text }) => text) ?? []

async function expectBegun(run: Run): Promise<void> {
  await expect.poll(() => queries(run)).toEqual([['탄소중립', '희소금속'], ['핵심광물'], []])
  await expect.poll(() => greetings(run)).toEqual([expect.stringContaining('안녕하세요')])
  await expect.poll(() => announcements(run, 'esg')).not.toEqual([])
}

test('a first start that was interrupted is completed by the next', async () => {
  const folder = await aFolder()
  const cut = await aRun(folder)
  expect(await cut.stop('SIGINT')).toBe(0)
  await expectBegun(await aRun(folder))
})

test('what has been unsubscribed stays unsubscribed after a restart', async () => {
  const folder = await aFolder()
  const first = await aRun(folder)
  await expectBegun(first)
  await first.do('type', { channel: 'esg', text: '/unsubscribe 탄소중립, 희소금속' })
  await expect.poll(() => queries(first)).toEqual([[], ['핵심광물'], []])
  await first.stop('SIGKILL')
  const second = await aRun(folder)
  await expect.poll(() => second.output()).toContain('✓')
  // The page's state follows the table a moment later.
  await expect.poll(() => queries(second)).toEqual([[], ['핵심광물'], []])
  expect(await greetings(second)).toHaveLength(1)
})

test('messages of a database that is gone are set aside, and the workspace starts afresh', async () => {
  const folder = await aFolder()
  const first = await aRun(folder)
  await expectBegun(first)
  await first.stop('SIGINT')
  await rm(join(folder, '.chorok', 'chorok.db'))
  const second = await aRun(folder)
  expect(second.output()).toContain('workspace.json.old')
  await expectBegun(second)
})

test('a folder deleted under the running program is reported, and the next start starts afresh', async () => {
  const folder = await aFolder()
  const first = await aRun(folder)
  await expectBegun(first)
  await rm(join(folder, '.chorok'), { recursive: true })
  await first.do('type', { channel: 'esg', text: '안녕하세요' })
  await expect.poll(() => first.output()).toContain('.chorok 폴더가 없어졌습니다')
  expect((await first.state()).problems).toEqual([expect.stringContaining('.chorok 폴더가 없어졌습니다')])
  expect(await first.stop('SIGINT')).toBe(0)
  await expectBegun(await aRun(folder))
})

test('the counts survive a program that is killed', async () => {
  const folder = await aFolder()
  const first = await aRun(folder)
  await expectBegun(first)
  await first.do('poll')
  const { polled, found } = (await first.state()).pipeline
  expect(polled).toBeGreaterThanOrEqual(2)
  await expect.poll(async () => (await first.workspaceFile()).counts).toEqual({ polled, found })
  await first.stop('SIGKILL')
  const second = await aRun(folder)
  expect((await second.state()).pipeline.polled).toBeGreaterThanOrEqual(polled)
  expect((await second.state()).pipeline.found).toBe(found)
})

test('an invitation that is sent again, because the bot was slow, keeps its id: it is greeted once', async () => {
  const eventIds: string[] = []
  const { slack } = openStandInSlack({
    messages: {},
    onChange: () => undefined,
    clock: Date.now,
    async send(request) {
      eventIds.push((await request.json()).event_id)
      return new Response('', { status: eventIds.length === 1 ? 500 : 200 })
    },
    address: 'http://127.0.0.1:9',
    botToken: 'xoxb-local',
    signingSecret: 'secret',
    app: { commands: [], hasHome: false },
  })
  const deps = { slack, subscriptionsOf: async () => [aSubscription('수소')], eventId: 'Ev1' }
  await expect(beginWorkspace(deps)).rejects.toThrow('초대하지 못했습니다')
  await beginWorkspace(deps)
  expect(eventIds).toEqual(['Ev1', 'Ev1'])
})
