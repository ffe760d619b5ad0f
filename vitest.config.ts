import { configDefaults, defineConfig } from 'vitest/config'
import { systemBrowserPath } from './lib/commands/pictures/open-browser.ts'

// The Chromium that comes by npm draws the pictures, but dies while somebody types: the page is tested in a real one only.
const browser = await systemBrowserPath()
if (!browser)
  console.warn('No Chromium here: test/e2e/page is left out. `apt-get install chromium`, or set CHROMIUM to one.')

// CHOROK_TEST_CLOCK=2026-12-31T23:30:00+09:00 runs the tests, the programs they start and the page in the browser as if it were
// then. A test must pass at any time: run a new one on a weekend and before a holiday, too.
const clockAhead = process.env.CHOROK_TEST_CLOCK ? Date.parse(process.env.CHOROK_TEST_CLOCK) - Date.now() : 0
if (Number.isNaN(clockAhead)) throw new Error(`CHOROK_TEST_CLOCK is no time: ${process.env.CHOROK_TEST_CLOCK}`)
const testClock = new URL(`./test/support/test-clock.ts?ahead=${clockAhead}`, import.meta.url)
const clockFlags = clockAhead ? ['--import', testClock.href] : []

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...(browser ? [] : ['test/e2e/page/**'])],
    globalSetup: ['test/support/dynamodb-server.ts'],
    pool: 'threads',
    execArgv: clockFlags,
    provide: { clockAhead, clockFlags },
    env: { POWERTOOLS_LOG_LEVEL: 'SILENT' },
    // Nets for what hangs, and no measure: beside other work a test takes many times as long.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000, interval: 100 } },
  },
})
