import { expect, test, vi } from 'vitest'
import { openProgress } from '../../../lib/local/process/progress.ts'

test('what takes long is said at once, and then ever more rarely: a night of waiting fits on a screen', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  const said: string[] = []
  const work = Promise.withResolvers<string>()
  const step = openProgress((line) => said.push(line)).step('Slack 토큰 확인', work.promise)
  expect(said).toEqual(['  · Slack 토큰 확인…'])
  await vi.advanceTimersByTimeAsync(40_000)
  expect(said.slice(1)).toEqual([
    '    Slack 토큰 확인: 5초째',
    '    Slack 토큰 확인: 15초째',
    '    Slack 토큰 확인: 35초째',
  ])
  await vi.advanceTimersByTimeAsync(12 * 60 * 60_000)
  expect(said.length).toBeLessThan(25)
  expect(said.at(-1)).toMatch(/\d+시간째$/)
  work.resolve('done')
  expect(await step).toBe('done')
  const before = said.length
  await vi.advanceTimersByTimeAsync(24 * 60 * 60_000)
  expect(said).toHaveLength(before)
  vi.useRealTimers()
})
