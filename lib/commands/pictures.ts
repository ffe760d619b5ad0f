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
  { name: 'welcome', pose: (page) => page.getByRole('button', { name: 'safety' }).click() },
  { name: 'commands', pose: (page) => page.getByRole('combobox').fill('/') },
  { name: 'menu', pose: (page) => page.getByLabel('더 보기').last().click() },
  { name: 'home', pose: openHome },
  { name: 'modal', pose: openForm },
  { name: 'digest', pose: waitForDigest },
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
      await page.getByText(`${RELEASES}건`).nth(1).waitFor({ state: 'attached' })
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

async function openHome(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: '초록' }).click()
  await page.getByRole('main').getByText('핵심광물', { exact: true }).first().waitFor()
}

async function openForm(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'safety' }).click()
  await page.getByRole('combobox').fill('/subscribe')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await page.getByRole('dialog').getByRole('textbox').fill('산업안전, 중대재해, 기후, 탄소중립')
  await page.getByRole('dialog').getByText('매일').click()
}

/** Sends the form that is still open, has the sample come again, and lets the night pass. */
async function waitForDigest(page: Page): Promise<void> {
  await page.getByRole('dialog').waitFor()
  await page.getByRole('dialog').getByRole('textbox').fill('산업안전, 중대재해, 기후, 탄소중립')
  await page.getByRole('dialog').getByText('매일').click()
  await page.getByRole('button', { name: '구독', exact: true }).click()
  await page.getByRole('dialog').getByText('구독합니다').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'safety' }).click()
  await page.getByRole('button', { name: '견본을 새 발표로' }).click()
  await page.getByText('다시 보냈습니다').waitFor()
  await page.getByRole('button', { name: '다음 오전 9시로' }).click()
  await page.getByRole('heading', { name: '새 정책 발표' }).waitFor()
  await page.waitForFunction(allDelivered)
}

/** In the browser: whether everything that matched has been delivered. */
function allDelivered(): boolean {
  const [, , matched, delivered] = [...document.querySelectorAll('.pipeline dd')].map((count) => count.textContent)
  return matched === delivered
}

try {
  await takePictures()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
