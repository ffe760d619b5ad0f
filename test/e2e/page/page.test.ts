import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { faintTexts, seriousViolations } from '../../support/page-accessibility.ts'
import { aVisitedPage, commandBox, message, type } from '../../support/visited-page.ts'

const HOSTILE =
  '<!channel> [핵심광물] <img src=x onerror="document.title=1"> & *굵게* <https://evil.example|여기> @here'
const ENDLESS = `핵심광물 ${'가'.repeat(200)}`
const { open, program } = aVisitedPage([HOSTILE, ENDLESS])

test('a release of the sample arrives while one looks, with its link, its source and why it came', async () => {
  const page = await open('esg')
  const release = message(page, '친환경 정·제련 기술개발로 희소금속 공급망 강화한다')
  await release.waitFor()
  const link = release.getByRole('link', { name: '친환경 정·제련' })
  expect(await link.getAttribute('href')).toBe('/sample/156605571')
  const text = await release.textContent()
  expect(text).toContain('ESG 정책뉴스 (견본)')
  expect(text).toContain('희소금속')
})

test('a hostile title is shown as it is written, and does nothing', async () => {
  const page = await open('supply-chain')
  const link = page.getByRole('link', { name: '<!channel>' })
  await link.waitFor()
  // A tag with an HTML name is markup that a source left in its title; everything else is part of it.
  expect(await link.textContent()).toBe(HOSTILE.replace(/ <img [^>]*>/, ''))
  expect(await link.locator('img, script, strong, b, a').count()).toBe(0)
  expect(await page.locator('a[href*="evil.example"]').count()).toBe(0)
  expect(await page.title()).toContain('초록')
})

test('a channel one is not in marks what has come, until one looks', async () => {
  const page = await open('safety')
  const esg = page.getByRole('button', { name: /esg .*개 새 메시지/ })
  await esg.waitFor()
  await esg.click()
  await page.getByRole('link', { name: '원문 보기' }).first().waitFor()
  await page.getByRole('button', { name: 'safety' }).click()
  expect(await page.getByRole('button', { name: 'esg', exact: true }).count()).toBe(1)
})

test('polling by hand counts, and says how each source fares', async () => {
  const page = await open('esg')
  const panel = page.getByRole('complementary')
  const { polled } = (await program().state()).pipeline
  await panel.getByRole('button', { name: '지금 확인' }).click()
  await panel.getByText(`${polled + 2}회`).waitFor()
  await panel.getByText('정상 · 방금 확인').nth(1).waitFor()
})

test('on a narrow screen nothing runs over the edge, and the state is one press away', async () => {
  const page = await open('esg')
  await page.setViewportSize({ width: 360, height: 700 })
  await page.getByRole('link', { name: '원문 보기' }).first().waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  await page.getByRole('button', { name: '출처와 상태' }).click()
  await page.getByRole('button', { name: '지금 확인' }).waitFor()
})

test('typing works by keyboard alone, and an unknown command is answered', async () => {
  const page = await open('safety')
  await commandBox(page).waitFor()
  await page.keyboard.type('/lat')
  await page.keyboard.press('Tab')
  expect(await commandBox(page).inputValue()).toBe('/latest ')
  await type(page, '/weather')
  await message(page, '/weather 명령은 없습니다').waitFor()
})

test('the home of the app opens, with what its channels subscribe', async () => {
  const page = await open('esg')
  await page.getByRole('navigation').getByRole('button', { name: '초록' }).click()
  const home = page.getByRole('main')
  await home.getByText('핵심광물', { exact: true }).first().waitFor()
  expect(await home.getByText('#supply-chain').count()).toBeGreaterThan(0)
  await page.reload()
  await home.getByText('핵심광물', { exact: true }).first().waitFor()
  await home.getByRole('button', { name: '키워드 구독하기' }).click()
  await page.getByRole('dialog').getByRole('textbox').first().waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
})

test('a form and a menu closed by keyboard give the focus back to what opened them', async () => {
  const page = await open('home')
  const hasFocus = (there: Locator) => there.evaluate((element) => element === document.activeElement)
  const opener = page.getByRole('main').getByRole('button', { name: '키워드 구독하기' })
  await opener.press('Enter')
  await page.getByRole('dialog').getByRole('textbox').first().waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await hasFocus(opener)).toBe(true)
  const menu = page.getByRole('main').getByLabel('더 보기').first()
  await menu.press('Enter')
  await page.keyboard.press('ArrowUp')
  expect(await hasFocus(page.getByRole('button', { name: '해지', exact: true }).first())).toBe(true)
  await page.keyboard.press('Escape')
  expect(await hasFocus(menu)).toBe(true)
})

test('the sample sent again shows how far it has come', async () => {
  const page = await open('esg')
  await page.getByRole('button', { name: '견본을 새 발표로 다시 보내기' }).click()
  await page.getByRole('progressbar').waitFor()
  await page.getByText('견본 21건을 다시 보냈습니다.').waitFor()
})

test('a line that is too long is answered with what is wrong, and is not lost', async () => {
  const page = await open('safety')
  const line = `/subscribe ${'가'.repeat(4_100)}`
  await type(page, line)
  await page.getByRole('alert').getByText('한 번에 4,000자까지 보낼 수 있습니다 (지금 4,111자).').waitFor()
  expect(await commandBox(page).inputValue()).toBe(line)
  await type(page, '/subscriptions')
  await page.getByRole('alert').waitFor({ state: 'detached' })
})

test.each([1280, 900, 360])(
  'twenty queries and a word without end leave everything in its place at %i',
  async (width) => {
    const page = await open('supply-chain')
    await page.setViewportSize({ width, height: 760 })
    const twenty = Array.from({ length: 19 }, (_, index) => `"매우 긴 정책 이름 ${index + 1}"`).join(', ')
    if ((await program().state()).channels[1]?.queries.length === 1) {
      await type(page, `/subscribe ${twenty}`)
      await expect.poll(async () => (await program().state()).channels[1]?.queries.length).toBe(20)
      await type(page, `/subscribe ${'가'.repeat(3_900)}`)
    }
    await page.getByText(/^\+\d+$/).waitFor()
    await page.getByText('나에게만 표시').last().waitFor()
    const { x, width: wide } = (await page.getByRole('button', { name: '보내기', exact: true }).boundingBox()) ?? {
      x: 0,
      width: 0,
    }
    const edge = width > 1080 ? ((await page.getByRole('complementary').boundingBox())?.x ?? 0) : width
    expect(x + wide).toBeLessThanOrEqual(edge)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    expect(await page.locator('.messages').evaluate((list) => list.scrollWidth - list.clientWidth)).toBe(0)
  },
)

test.each(
  (['light', 'dark'] as const).flatMap((scheme) => ['esg', 'safety', 'home'].map((place) => [scheme, place] as const)),
)('on the %s page nothing of %s is faint, and axe finds nothing serious', async (colorScheme, place) => {
  const page = await open(place)
  await page.emulateMedia({ colorScheme })
  await page.getByRole('complementary').waitFor()
  if (place === 'home') await page.getByRole('main').getByText('핵심광물', { exact: true }).first().waitFor()
  else {
    await commandBox(page).fill('/')
    await page.locator('#commands').getByRole('option').first().waitFor()
  }
  expect(await seriousViolations(page)).toEqual([])
  expect(await faintTexts(page)).toEqual([])
})

test('a form that was left open with its tab does not come back in another', async () => {
  const page = await open('safety')
  await type(page, '/subscribe')
  await page.getByRole('dialog').getByRole('textbox').first().waitFor()
  await page.close()
  // Asking for the state is a page that comes back for a moment.
  await expect.poll(async () => (await program().state()).modal, { interval: 3_000 }).toBe(null)
})
