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

// Tests that start programs, or change what a whole process has. The others share their workers, which spares most of the time that
// loading the same modules takes: whoever sets a variable or stubs a global there takes it back.
const ALONE = ['bundling', 'crash', 'deployed', 'e2e', 'old-installation', 'one-machine', 'platform'].map(
  (folder) => `test/${folder}/**/*.test.ts`,
)

export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: 'together', include: ['test/**/*.test.ts'], exclude: ALONE, isolate: false } },
      { extends: true, test: { name: 'alone', include: ALONE } },
    ],
    exclude: [...configDefaults.exclude, ...(browser ? [] : ['test/e2e/page/**'])],
    globalSetup: ['test/support/temporary-files.ts', 'test/support/dynamodb-server.ts'],
    pool: 'threads',
    // Without this a machine of two cores runs one file at a time, and much of a file's time is spent waiting for the programs it started.
    maxWorkers: '100%',
    execArgv: clockFlags,
    provide: { clockAhead, clockFlags },
    env: { POWERTOOLS_LOG_LEVEL: 'SILENT' },
    // Nets for what hangs, and no measure: beside other work a test takes many times as long.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000, interval: 100 } },
  },
})
