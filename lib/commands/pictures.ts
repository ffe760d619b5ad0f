import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { startLocal } from '../local/start-local.ts'
import { openBrowser } from './open-browser.ts'

interface Picture {
  name: string
  width?: number
  height?: number
  dark?: boolean
  /** Brings the page, open at #esg with its releases, to what the picture shows. */
  pose?(page: Page): Promise<unknown>
}

/** Those of the sample that #esg hears of. */
const RELEASES = 4
const PLACE = 'test/screenshots'
const PICTURES: Picture[] = [
  { name: 'esg' },
  { name: 'esg-dark', dark: true },
  { name: 'narrow', width: 390, height: 844 },
  { name: 'commands', pose: (page) => page.getByRole('combobox').fill('/') },
  { name: 'latest', pose: (page) => answered(page, '/latest 산업안전 3') },
  { name: 'empty-channel', pose: (page) => page.getByRole('button', { name: 'safety' }).click() },
]

/** Draws every picture from a fresh workspace of its own, without the internet. */
async function takePictures(): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'chorok-pictures-'))
  const local = await startLocal({ directory, port: 0, offline: true, feeds: [], say: () => undefined })
  const browser = await openBrowser()
  await mkdir(PLACE, { recursive: true })
  try {
    for (const picture of PICTURES) {
      const { name, width = 1280, height = 860, dark } = picture
      const page = await browser.newPage({
        viewport: { width, height },
        colorScheme: dark ? 'dark' : 'light',
        locale: 'ko-KR',
      })
      await page.goto(`${local.url}/#esg`)
      await page
        .getByRole('link', { name: '원문 보기' })
        .nth(RELEASES - 1)
        .waitFor()
      await picture.pose?.(page)
      await page.evaluate(() => document.fonts.ready)
      await page.screenshot({ path: join(PLACE, `${name}.png`), animations: 'disabled' })
      console.log(`${PLACE}/${name}.png`)
      await page.close()
    }
  } finally {
    await browser.close()
    await local.stop()
    await rm(directory, { recursive: true, force: true })
  }
}

async function answered(page: Page, line: string): Promise<void> {
  const before = await page.getByText('나에게만 표시').count()
  await page.getByRole('combobox').fill(line)
  await page.keyboard.press('Enter')
  await page.getByText('나에게만 표시').nth(before).waitFor()
  await page.getByText('찾고 있습니다').waitFor({ state: 'detached' })
}

try {
  await takePictures()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
