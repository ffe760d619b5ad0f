import { once } from 'node:events'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test, vi } from 'vitest'
import { DAY } from '../../functions/text/seoul.ts'
import { listen } from '../../lib/local/process/listen.ts'
import { aFeed } from '../support/local-server.ts'
import { aFolder, announcements, aRun, startProgram } from '../support/running-program.ts'

/** Makes a program print at its end how much CPU time its threads have used. */
const TELL_WORK = `process.on('exit', () => {
  const { user, system } = process.cpuUsage()
  console.error('worked', Math.round((user + system) / 1000), 'ms')
})`

// Three seconds on an idle machine; ten are promised. How busy the machine is must not count, so this counts CPU time, and the polls
// (one of the past, one of the news): nothing waits for the next round.
test('a first start has a past to find and posts its news in #esg after seconds of work, in its first round', async () => {
  vi.stubEnv('NODE_OPTIONS', `--import=data:text/javascript,${encodeURIComponent(TELL_WORK)}`)
  onTestFinished(() => void vi.unstubAllEnvs())
  const run = await aRun(await aFolder())
  await expect.poll(() => announcements(run, 'esg')).toHaveLength(2)
  expect((await run.state()).pipeline.polled).toBe(2)
  await expect.poll(() => run.output()).toContain('✓ ESG 정책뉴스 (견본): 새 발표 5건')
  expect(run.output()).toContain('✓ ESG 정책뉴스 (견본): 지난 발표 16건')
  expect((await run.state()).pipeline).toMatchObject({ found: 21, matched: 2 })
  const [esg] = (await run.state()).channels
  const preview = esg?.messages.find(({ text }) => text.includes('최근 30일'))
  expect(preview?.text).toContain('‘탄소중립’: 최근 30일 2건')
  const told = JSON.stringify(esg?.messages.map(({ blocks }) => blocks))
  const days = [...told.matchAll(/(20\d\d)년 (\d+)월 (\d+)일/g)].map(([, ...parts]) => Date.parse(parts.join('-')))
  expect(days).toHaveLength(2)
  expect(Math.min(...days)).toBeGreaterThan(Date.now() - 15 * DAY)
  await run.stop('SIGINT')
  const [, worked] = /worked (\d+) ms/.exec(run.output()) ?? []
  // Beside other work a processor takes up to twice as long for the same.
  expect(Number(worked)).toBeLessThan(20_000)
})

test('a release is posted once, however often its source is polled, and over a restart', async () => {
  const feed = await aFeed(['핵심광물 비축을 늘린다', '수도권 교통 대책'])
  const folder = await aFolder()
  const first = await aRun(folder, ['--feed', feed])
  await expect
    .poll(() => announcements(first, 'supply-chain'))
    .toEqual([expect.stringContaining('핵심광물 비축을 늘린다')])
  await first.do('poll')
  await first.do('poll')
  expect((await first.state()).pipeline.polled).toBeGreaterThanOrEqual(4)
  expect((await first.state()).pipeline.found).toBe(23)
  await first.stop('SIGINT')

  const second = await aRun(folder, ['--feed', feed])
  await second.do('poll')
  await second.do('poll')
  expect((await second.state()).pipeline.found).toBe(23)
  expect(await announcements(second, 'supply-chain')).toHaveLength(1)
  const queries = async () => (await second.state()).channels.map((channel) => channel.queries)
  await expect.poll(queries).toEqual([['탄소중립', '희소금속'], ['핵심광물'], []])
})

test('a source that cannot be read is named, and the others are read', async () => {
  const run = await aRun(await aFolder(), ['--feed', 'http://127.0.0.1:1/rss'])
  await expect.poll(() => run.output()).toMatch(/✗ 127\.0\.0\.1:1\/rss: .+/)
  const healths = async () => (await run.state()).sources.map(({ health }) => health)
  await expect.poll(healths).toEqual(['healthy', 'unreachable'])
})

test('Ctrl+C ends the program and its database, even if it comes twice', async () => {
  const folder = await aFolder()
  const run = await aRun(folder)
  expect(await run.stop('SIGINT', 'SIGINT')).toBe(0)
  // The second start works only if the first run's database server has ended, because it holds the file.
  const again = await aRun(folder)
  expect(await again.stop('SIGTERM')).toBe(0)
})

test.each([
  ['a port in use', [], '다른 프로그램이 쓰고 있습니다'],
  ['an option it does not know', ['--fast'], '쓰는 법: npm start'],
  ['a feed that is no address', ['--feed', 'rss.xml'], '--feed에는 http나 https 주소'],
])('%s is reported in a sentence', async (_, args, sentence) => {
  const taken = await listen(0, () => new Response(''))
  onTestFinished(taken.close)
  const child = startProgram(await aFolder(), args, taken.port)
  const ended = once(child, 'exit')
  const said = child.stderr ? await text(child.stderr) : ''
  expect(said).toContain(sentence)
  expect(said).not.toContain('    at ')
  expect((await ended)[0]).not.toBe(0)
})

test.each([
  ['a file in the place of the folder', '.chorok', '.chorok은 폴더여야 하는데 파일이 있습니다'],
  ['a file that is not a database', '.chorok/chorok.db', 'chorok.db 파일이 깨져서 데이터베이스로 열 수 없습니다'],
])('%s is reported in a sentence that says what to do', async (_, path, sentence) => {
  const folder = await aFolder()
  await mkdir(dirname(join(folder, path)), { recursive: true })
  await writeFile(join(folder, path), 'only some words')
  const child = startProgram(folder, ['--offline'])
  const ended = once(child, 'exit')
  const said = child.stderr ? await text(child.stderr) : ''
  expect(said).toContain(sentence)
  expect(said).not.toContain('    at ')
  expect((await ended)[0]).toBe(1)
})

test('a database that is killed is reported and restarted, and the bot goes on', async () => {
  const folder = await aFolder()
  const run = await aRun(folder)
  await expect.poll(() => announcements(run, 'esg')).not.toEqual([])
  const { server } = JSON.parse(await readFile(join(folder, '.chorok', 'chorok.db.pid'), 'utf8'))
  process.kill(server, 'SIGKILL')
  await expect.poll(() => run.output()).toContain('데이터베이스가 꺼져서')
  await expect.poll(() => run.output()).toContain('데이터베이스가 다시 켜졌습니다')
  await expect.poll(async () => (await run.state()).problems).toEqual([])
  await run.do('type', { channel: 'safety', text: '/subscribe 중대재해' })
  await expect.poll(async () => (await run.state()).channels[2]?.queries).toEqual(['중대재해'])
  expect(await run.stop('SIGINT')).toBe(0)
})

test('a file that cannot be saved is reported once, and the program goes on', async () => {
  const folder = await aFolder()
  const run = await aRun(folder)
  // A file cannot replace a folder, even for root.
  await mkdir(join(folder, '.chorok', 'workspace.json.new'))
  for (const word of ['하나', '둘', '셋']) await run.do('type', { channel: 'safety', text: word })
  await expect.poll(() => run.output()).toContain('.chorok 폴더에 저장하지 못합니다')
  expect((await run.state()).problems).toHaveLength(1)
  expect(await run.stop('SIGINT')).toBe(0)
  expect(run.output().split('저장하지 못합니다')).toHaveLength(2)
  expect(run.output()).not.toContain('    at ')
})

test('sending the sample again shows its progress up to the end', async () => {
  const run = await aRun(await aFolder())
  expect((await run.state()).replay).toBe(null)
  await expect.poll(() => run.output()).toContain('새 발표 5건')
  await run.do('again')
  await expect.poll(async () => (await run.state()).replay).toEqual({ done: 21, all: 21 })
})

test('requests from anybody but Slack and the page itself are refused', async () => {
  const run = await aRun(await aFolder())
  const body = 'command=%2Fsubscribe&text=수소'
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const forged = await fetch(`${run.url}/slack/events`, { method: 'POST', body, headers })
  expect(forged.status).toBe(401)
  const form = await fetch(`${run.url}/do/poll`, { method: 'POST', body, headers })
  expect(form.status).toBe(415)
})

test('practice that is started over is as it was at first, at the present time, under the same address', async () => {
  const run = await aRun(await aFolder())
  await expect.poll(() => run.output()).toContain('새 발표 5건')
  const before = await run.state()
  await run.do('morning')
  await run.do('make', { name: '법무', isPrivate: true })
  await run.do('type', { channel: 'safety', text: '/subscribe 중대재해' })
  expect((await run.state()).ahead).toBeGreaterThan(0)
  await run.do('fresh')
  // While it starts, a browser reads what is being done.
  const seen = async () => (await fetch(run.url).catch(() => undefined))?.text()
  await expect.poll(seen, { interval: 20, timeout: 120_000 }).toContain('초록을 여는 중입니다…')
  const after = () => run.state().catch(() => undefined)
  await expect
    .poll(async () => (await after())?.pipeline, { timeout: 200_000 })
    .toMatchObject({ found: 21, matched: 2 })
  const begun = await run.state()
  expect(begun.workspaceId).not.toBe(before.workspaceId)
  expect(begun.ahead).toBe(0)
  expect(begun.channels.map(({ name, queries }) => [name, queries])).toEqual([
    ['esg', ['탄소중립', '희소금속']],
    ['supply-chain', ['핵심광물']],
    ['safety', []],
  ])
  expect(await run.stop('SIGINT')).toBe(0)
}, 400_000)
