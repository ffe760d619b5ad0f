import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { openBrowser } from '../../lib/commands/open-browser.ts'
import { aFeed } from '../local/a-feed.ts'
import { aFolder, aRun, type Run } from '../local/a-run.ts'

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

/** The page at a channel; fails the test on whatever the browser complains of. */
async function open(run: Run, channel: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    if (!request.url().startsWith(run.url)) complaints.push(`asked the internet for ${request.url()}`)
  })
  onTestFinished(async () => {
    await page.close()
    expect(complaints).toEqual([])
  })
  await page.goto(`${run.url}/#${channel}`)
  return page
}

async function type(page: Page, line: string): Promise<void> {
  await page.getByRole('combobox').fill(line)
  await page.keyboard.press('Enter')
}

const message = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text })

test('a release of the sample arrives while one looks, with its link, its source and why it came', async () => {
  const page = await open(await aRun(await aFolder()), 'esg')
  const release = message(page, '친환경 정·제련 기술개발로 희소금속 공급망 강화한다')
  await release.waitFor()
  const link = release.getByRole('link', { name: '친환경 정·제련' })
  expect(await link.getAttribute('href')).toBe('https://www.korea.kr/briefing/pressReleaseView.do?newsId=156605571')
  const text = await release.textContent()
  expect(text).toContain('2023년 12월 15일')
  expect(text).toContain('ESG 정책뉴스 (견본)')
  expect(text).toContain('희소금속')
})

test('one subscribes by typing, takes it back by a button, and finds it so after a reload', async () => {
  const page = await open(await aRun(await aFolder()), 'safety')
  await page.getByRole('heading', { name: '#safety에 오신 것을 환영합니다' }).waitFor()
  await page.getByRole('combobox').fill('/subs')
  await page.getByRole('option', { name: '/subscribe' }).click()
  await page.keyboard.type('중대재해')
  await page.keyboard.press('Enter')
  await page.getByText('나에게만 표시').waitFor()
  await page.locator('.queries').getByText('중대재해').waitFor()
  await page.reload()
  await page.locator('.queries').getByText('중대재해').waitFor()
  await page.getByRole('button', { name: '되돌리기' }).click()
  await page.locator('.queries').waitFor({ state: 'detached' })
})

test('a hostile title is shown as it is written, and does nothing', async () => {
  const hostile = '<!channel> 핵심광물 <script>document.title="깨짐"</script> & *굵게* <https://evil.example|여기>'
  const run = await aRun(await aFolder(), '--feed', await aFeed(hostile))
  const page = await open(run, 'supply-chain')
  await message(page, '핵심광물').first().waitFor()
  const shown = (await message(page, '<!channel>').last().textContent())?.replaceAll('\u2060', '')
  expect(shown).toContain('<!channel>')
  expect(await page.locator('a[href*="evil.example"]').count()).toBe(0)
  expect(await page.title()).toContain('초록')
})

test('a channel one is not in marks what has come, until one looks', async () => {
  const run = await aRun(await aFolder())
  const page = await open(run, 'safety')
  const esg = page.getByRole('button', { name: /esg .*개 새 메시지/ })
  await esg.waitFor()
  await esg.click()
  await page.getByRole('link', { name: '원문 보기' }).first().waitFor()
  await page.getByRole('button', { name: 'safety' }).click()
  expect(await page.getByRole('button', { name: 'esg', exact: true }).count()).toBe(1)
})

test('polling by hand counts, and says how each source fares', async () => {
  const run = await aRun(await aFolder())
  const page = await open(run, 'esg')
  const panel = page.getByRole('complementary')
  await panel.getByText('정상 · 방금 확인').waitFor()
  await panel.getByRole('button', { name: '지금 확인' }).click()
  await expect.poll(async () => (await run.state()).pipeline).toMatchObject({ polled: 2, found: 21 })
  await panel.getByText('2회').waitFor()
})

test('on a narrow screen nothing runs over the edge, and the state is one press away', async () => {
  const page = await open(await aRun(await aFolder()), 'esg')
  await page.setViewportSize({ width: 360, height: 700 })
  await page.getByRole('link', { name: '원문 보기' }).first().waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  await page.getByRole('button', { name: '출처와 상태' }).click()
  await page.getByRole('button', { name: '지금 확인' }).waitFor()
})

test('typing works by keyboard alone, and an unknown command is answered', async () => {
  const page = await open(await aRun(await aFolder()), 'safety')
  await page.getByRole('combobox').waitFor()
  await page.keyboard.type('/lat')
  await page.keyboard.press('Tab')
  expect(await page.getByRole('combobox').inputValue()).toBe('/latest ')
  await type(page, '/weather')
  await message(page, '/weather 명령은 없습니다').waitFor()
})
