import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { listen } from '../../lib/local/listen.ts'
import { aFeed } from './a-feed.ts'
import { aFolder, aRun, command, told } from './a-run.ts'

const WITHIN = { timeout: 15_000, interval: 100 }

// Once more where the machine was busy with something else.
test('a first start tells #esg of its releases within ten seconds', { retry: 1 }, async () => {
  const startedAt = Date.now()
  const run = await aRun(await aFolder())
  await expect.poll(() => told(run, 'esg'), WITHIN).not.toEqual([])
  expect(Date.now() - startedAt).toBeLessThan(10_000)
  await expect.poll(() => run.said(), WITHIN).toContain('✓ ESG 정책뉴스 (견본): 새 발표 21건')
})

test('a release is told once, however often it is polled, and over a restart', async () => {
  const feed = await aFeed(['핵심광물 비축을 늘린다', '수도권 교통 대책'])
  const folder = await aFolder()
  const first = await aRun(folder, ['--feed', feed])
  await expect
    .poll(() => told(first, 'supply-chain'), WITHIN)
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
  expect(await told(second, 'supply-chain')).toHaveLength(1)
  const queries = async () => (await second.state()).channels.map((channel) => channel.queries)
  await expect.poll(queries, WITHIN).toEqual([['탄소중립', '희소금속'], ['핵심광물'], []])
})

test('a source that cannot be read is named, and hides no other', async () => {
  const run = await aRun(await aFolder(), ['--feed', 'http://127.0.0.1:1/rss'])
  await expect.poll(() => run.said(), WITHIN).toMatch(/✗ 127\.0\.0\.1:1: .+/)
  const healths = async () => (await run.state()).sources.map(({ health }) => health)
  await expect.poll(healths, WITHIN).toEqual(['ok', 'failed'])
})

test('Ctrl+C ends the program and its database, also when it comes twice', async () => {
  const folder = await aFolder()
  const run = await aRun(folder)
  expect(await run.stop('SIGINT', 'SIGINT')).toBe(0)
  // Another run could not open the file while the first one's server lives.
  const again = await aRun(folder)
  expect(await again.stop('SIGTERM')).toBe(0)
})

test.each([
  ['a port in use', [], '다른 프로그램이 쓰고 있습니다'],
  ['an option it does not know', ['--fast'], '쓰는 법: npm start'],
  ['a feed that is no address', ['--feed', 'rss.xml'], '--feed에는 http나 https 주소'],
])('%s is answered in a sentence', async (_, args, sentence) => {
  const taken = await listen(0, () => new Response(''))
  onTestFinished(taken.close)
  const child = command(await aFolder(), args, taken.port)
  const ended = once(child, 'exit')
  const said = child.stderr ? await text(child.stderr) : ''
  expect(said).toContain(sentence)
  expect(said).not.toContain('    at ')
  expect((await ended)[0]).not.toBe(0)
})

test('nobody but Slack and the page itself is heard', async () => {
  const run = await aRun(await aFolder())
  const body = 'command=%2Fsubscribe&text=수소'
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const forged = await fetch(`${run.url}/slack/events`, { method: 'POST', body, headers })
  expect(forged.status).toBe(401)
  const form = await fetch(`${run.url}/do/poll`, { method: 'POST', body, headers })
  expect(form.status).toBe(415)
})
