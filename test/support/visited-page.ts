import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, onTestFinished } from 'vitest'
import { openBrowser } from '../../lib/commands/pictures/open-browser.ts'
import { aFeed } from './local-server.ts'
import { aFolder, aRun, type Run } from './running-program.ts'
import { shiftDate } from './test-clock.ts'

/** For the tests of one file: a program with the sample and a feed of `titles`, and a browser that looks at its page. */
export function aVisitedPage(titles: string[]) {
  const undo: (() => Promise<void>)[] = []
  let browser: Browser
  let run: Run

  beforeAll(async () => {
    const later = (one: () => Promise<void>) => undo.push(one)
    browser = await openBrowser()
    run = await aRun(await aFolder(later), ['--feed', await aFeed(titles, later)], later)
  })

  afterAll(async () => {
    await browser?.close()
    for (const one of undo.reverse()) await one()
  })

  /** The page at a channel; fails the test on whatever the browser complains of. */
  async function open(channel: string): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    await page.addInitScript(shiftDate, inject('clockAhead'))
    // Shorter than a test's own time: so what was waited for is named.
    page.setDefaultTimeout(60_000)
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('request', (request) => {
      if (!request.url().startsWith(run.url)) complaints.push(`asked the internet for ${request.url()}`)
    })
    onTestFinished(async () => {
      await page.close()
      // An open form belongs to the workspace, not to the page, so it must be closed before the next test.
      await run.do('close')
      expect(complaints).toEqual([])
    })
    await page.goto(`${run.url}/#${channel}`)
    return page
  }

  return { open, program: () => run }
}

export async function type(page: Page, line: string): Promise<void> {
  await commandBox(page).fill(line)
  await page.keyboard.press('Enter')
}

export const message = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text })

/** The box in which commands are typed; a message may hold a menu, which is a combobox too. */
export function commandBox(page: Page) {
  return page.getByRole('combobox', { name: /명령 입력/ })
}
