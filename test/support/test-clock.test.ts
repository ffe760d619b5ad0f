import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, inject, test, vi } from 'vitest'

const DAY = 86_400_000
/** Prints today's date by every way JavaScript offers, in a process and in a worker thread with its own environment. */
const ASK = `
import { Worker, isMainThread } from 'node:worker_threads'
class Later extends Date {}
const days = [new Date(), Date.now(), new Later(), Date()].map((at) => new Date(at).toISOString().slice(0, 10))
console.log(JSON.stringify({ days, fixed: new Date(0).getTime(), isDate: new Later() instanceof Date }))
if (isMainThread) new Worker(new URL('data:text/javascript,' + encodeURIComponent(process.argv[1])), { env: {} })
`

test('the clock of the tests is that of the programs they start and of their threads, and goes on ticking', async () => {
  const clock = new URL(`./test-clock.ts?ahead=${400 * DAY}`, import.meta.url)
  const started = Date.now() - inject('clockAhead')
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--import',
    clock.href,
    '--input-type=module',
    '--eval',
    ASK,
    ASK,
  ])
  const ended = Date.now() - inject('clockAhead')
  const days = [started, ended].map((at) => new Date(at + 400 * DAY).toISOString().slice(0, 10))
  const answers = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(answers).toHaveLength(2)
  for (const answer of answers) {
    expect(answer).toMatchObject({ fixed: 0, isDate: true })
    for (const day of answer.days) expect(days).toContain(day)
  }
})

test('fake timers stand on top of it', () => {
  vi.useFakeTimers({ now: 5 * DAY })
  try {
    vi.advanceTimersByTime(DAY)
    expect([Date.now(), new Date().toISOString()]).toEqual([6 * DAY, '1970-01-07T00:00:00.000Z'])
  } finally {
    vi.useRealTimers()
  }
  expect(Date.now()).toBeGreaterThan(6 * DAY)
})
