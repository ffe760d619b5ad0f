import { configDefaults, defineConfig } from 'vitest/config'
import { systemBrowser } from './lib/commands/pictures/open-browser.ts'

// The Chromium that comes by npm draws the pictures, but dies while somebody types: the page is tested in a real one only.
const browser = await systemBrowser()
if (!browser)
  console.warn(
    'No Chromium here: test/e2e/page.test.ts is left out. `apt-get install chromium`, or set CHROMIUM to one.',
  )

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...(browser ? [] : ['test/e2e/page.test.ts'])],
    globalSetup: ['test/support/database.ts'],
    pool: 'threads',
    env: { POWERTOOLS_LOG_LEVEL: 'SILENT' },
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
})
