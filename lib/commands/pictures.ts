import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { startLocal } from '../local/start-local.ts'
import { commandLine } from './command-line/command-line.ts'
import { openBrowser } from './pictures/open-browser.ts'

commandLine({
  command: 'npm run pictures',
  takes: '',
  does: 'Starts the program offline in a folder of its own, takes every picture in a real browser and writes them to test/screenshots/.',
})

interface Picture {
  name: string
  width?: number
  height?: number
  dark?: boolean
  /** Brings the page, which is open at #esg with its releases, to the state that the picture shows. */
  prepare?(page: Page): Promise<unknown>
}

/** How many releases #esg is told of at the beginning. */
const ESG_RELEASES = 2
const PICTURES_FOLDER = 'test/screenshots'
/** A Monday. With a fixed clock a picture shows the same days whenever it is taken. */
const START = Date.parse('2026-11-23T10:00:00+09:00')
const PHONE_VIEWPORT = { width: 390, height: 844 }
const PICTURES: Picture[] = [
  { name: 'esg' },
  { name: 'esg-dark', dark: true },
  { name: 'narrow', ...PHONE_VIEWPORT },
  { name: 'welcome', prepare: (page) => page.getByRole('button', { name: 'safety' }).click() },
  { name: 'commands', prepare: (page) => commandBox(page).fill('/') },
  { name: 'menu', prepare: (page) => page.getByLabel('더 보기').last().click() },
  { name: 'latest', prepare: showLatest },
  { name: 'home', prepare: openHome },
  { name: 'home-dark', dark: true, prepare: openHome },
  { name: 'home-narrow', ...PHONE_VIEWPORT, prepare: openHome },
  { name: 'modal', prepare: fillForm },
  { name: 'modal-dark', dark: true, prepare: chooseMinistries },
  { name: 'modal-narrow', ...PHONE_VIEWPORT, prepare: previewInForm },
  { name: 'digest', prepare: waitForDigest },
  { name: 'digest-dark', dark: true, prepare: showDigest },
  { name: 'edit', prepare: editSubscription },
]

/** Takes the pictures one after another of one workspace, which is new and in a temporary folder, without the internet. */
async function takePictures(): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'chorok-pictures-'))
  const local = await startLocal({ directory, port: 0, offline: true, feeds: [], startAt: START, say: () => undefined })
  const browser = await openBrowser()
  await mkdir(PICTURES_FOLDER, { recursive: true })
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
        .nth(ESG_RELEASES - 1)
        .waitFor()
      await page.getByText(`${ESG_RELEASES}건`).nth(1).waitFor({ state: 'attached' })
      await picture.prepare?.(page)
      await page.evaluate(() => document.fonts.ready)
      await page.screenshot({ path: join(PICTURES_FOLDER, `${name}.png`), animations: 'disabled' })
      console.log(`${PICTURES_FOLDER}/${name}.png`)
      await closeForm(page)
      await page.close()
    }
  } finally {
    await browser.close()
    await local.stop()
    await rm(directory, { recursive: true, force: true })
  }
}

/** An open form belongs to the workspace, not to the page, so it must be closed before the next picture. */
/** The box in which commands are typed; a message may hold a menu, which is a combobox too. */
function commandBox(page: Page): Locator {
  return page.getByRole('combobox', { name: /명령 입력/ })
}

async function closeForm(page: Page): Promise<void> {
  const form = page.getByRole('dialog')
  if ((await form.count()) === 0) return
  await form.getByRole('button', { name: '닫기' }).click()
  await form.waitFor({ state: 'detached' })
}

async function openHome(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: '초록' }).click()
  await page.getByRole('main').getByText('핵심광물', { exact: true }).first().waitFor()
}

/** Opens an empty subscription form in #safety. */
async function openForm(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'safety' }).click()
  await commandBox(page).fill('/subscribe')
  await page.keyboard.press('Enter')
  const form = page.getByRole('dialog')
  await form.getByRole('textbox').waitFor()
  return form
}

async function fillForm(page: Page): Promise<void> {
  const form = await openForm(page)
  await form.getByRole('textbox').fill('산업안전, 수소 -자동차, 탄소중림, "전기 안전", 물')
  await form.getByText('매일').click()
  await form.getByText('나오는 발표는 제외').waitFor()
}

async function chooseMinistries(page: Page): Promise<void> {
  const form = await openForm(page)
  await form.getByRole('textbox').fill('산업안전, 중대재해')
  const ministries = form.getByRole('combobox', { name: '부처' })
  await ministries.fill('고용')
  await page.keyboard.press('Enter')
  await ministries.fill('환경')
  await form.getByText('고용노동부 발표만').first().waitFor()
}

async function previewInForm(page: Page): Promise<void> {
  const form = await openForm(page)
  await form.getByRole('textbox').fill('희소금속, 탄소중립')
  await form.getByText('같은 말').first().waitFor()
  await form.getByRole('button', { name: '미리보기' }).click()
  await form.getByText('‘희소금속’: 최근 30일').waitFor()
}

async function showLatest(page: Page): Promise<void> {
  await commandBox(page).fill('/latest 8')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '이전 발표 보기' }).waitFor()
}

/** Subscribes to four queries for every business morning, plays the sample as new releases, and moves the clock to that morning. */
async function waitForDigest(page: Page): Promise<void> {
  const form = await openForm(page)
  await form.getByRole('textbox').fill('산업안전, 중대재해, 기후, 탄소중립')
  await form.getByText('매일').click()
  await form.getByRole('button', { name: '구독', exact: true }).click()
  await form.getByText('구독했습니다').waitFor()
  await page.keyboard.press('Escape')
  await form.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: '견본을 새 발표로' }).click()
  await page.getByText('다시 보냈습니다').waitFor()
  await page.getByRole('button', { name: '다음 영업일 오전 9시로' }).click()
  await showDigest(page)
  await page.waitForFunction(allDelivered)
}

async function showDigest(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'safety' }).click()
  await page.getByRole('heading', { name: '새 정책 발표' }).waitFor()
}

async function editSubscription(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'safety' }).click()
  await commandBox(page).fill('/subscriptions')
  await page.keyboard.press('Enter')
  const line = page.locator('.with-accessory').filter({ hasText: '산업안전' }).last()
  await line.getByLabel('더 보기').click()
  await line.getByRole('button', { name: '수정' }).click()
  await page.getByRole('dialog').getByRole('textbox').waitFor()
}

/** Runs in the browser: whether everything that matched has been delivered. */
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
