import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest'
import { openBrowser } from '../../lib/commands/pictures/open-browser.ts'
import { aFeed } from '../support/local-server.ts'
import { faintTexts, seriousViolations } from '../support/page-accessibility.ts'
import { aFolder, aRun, type Run } from '../support/running-program.ts'
import { shiftDate } from '../support/test-clock.ts'

const HOSTILE =
  '<!channel> [핵심광물] <img src=x onerror="document.title=1"> & *굵게* <https://evil.example|여기> @here'
const ENDLESS = `핵심광물 ${'가'.repeat(200)}`
const undo: (() => Promise<void>)[] = []
let browser: Browser
let run: Run

beforeAll(async () => {
  const later = (one: () => Promise<void>) => undo.push(one)
  browser = await openBrowser()
  run = await aRun(await aFolder(later), ['--feed', await aFeed([HOSTILE, ENDLESS], later)], later)
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

async function type(page: Page, line: string): Promise<void> {
  await commandBox(page).fill(line)
  await page.keyboard.press('Enter')
}

const message = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text })

/** The box in which commands are typed; a message may hold a menu, which is a combobox too. */
function commandBox(page: Page) {
  return page.getByRole('combobox', { name: /명령 입력/ })
}

test('a release of the sample arrives while one looks, with its link, its source and why it came', async () => {
  const page = await open('esg')
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
  const page = await open('safety')
  await page.getByText('안녕하세요, 초록입니다').waitFor()
  await commandBox(page).fill('/subs')
  await page.getByRole('option', { name: '/subscribe' }).click()
  await page.keyboard.type('반도체 소재')
  await page.keyboard.press('Enter')
  await page.locator('.queries').getByText('반도체 소재').waitFor()
  await page.reload()
  await page.locator('.queries').getByText('반도체 소재').waitFor()
  await page.getByRole('button', { name: '되돌리기' }).click()
  await page.locator('.queries').waitFor({ state: 'detached' })
})

test('a suggested keyword is subscribed by its button', async () => {
  const page = await open('safety')
  await page.getByRole('button', { name: '‘중대재해’ 구독' }).click()
  await page.locator('.queries').getByText('중대재해').waitFor()
})

test('a form is sent back with what is wrong beside the field, and taken when it is right', async () => {
  const page = await open('safety')
  await type(page, '/subscribe')
  const form = page.getByRole('dialog')
  const field = form.getByRole('textbox', { name: '키워드' })
  await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true)
  await page.keyboard.type('!!!')
  await form.getByRole('button', { name: '구독', exact: true }).click()
  await form.getByRole('alert').waitFor()
  await field.fill('기후, 탄소중립, 넷제로')
  // What is understood comes below the field, and moves what stands beneath it.
  await form.locator('.context').getByText('넷제로').first().waitFor()
  await form.getByRole('radio', { name: '매일' }).check()
  await form.getByRole('button', { name: '구독', exact: true }).click()
  await form.getByText('구독합니다').waitFor()
  await page.keyboard.press('Escape')
  await form.waitFor({ state: 'detached' })
  expect((await run.state()).modal).toBe(null)
})

test('what is typed in the form is kept letter for letter while its hint is drawn, and a preview comes on request', async () => {
  const page = await open('safety')
  await type(page, '/subscribe')
  const form = page.getByRole('dialog')
  const field = form.getByRole('textbox', { name: '키워드' })
  await field.waitFor()
  const line = '희소금속, 물, 정책, 탄소중림 -자동차, "전기 안전"'
  await page.keyboard.type(line, { delay: 60 })
  expect(await field.inputValue()).toBe(line)
  await form.getByText('적은 그대로만').waitFor()
  const hint = (await form.textContent()) ?? ''
  for (const said of [
    '‘희유금속’',
    '‘물’은 한 글자라',
    '‘정책’만으로는 어떤 발표를 찾으시는지 알 수 없어',
    '혹시 ‘탄소중립’을',
    '‘자동차’가 나오는 발표는 제외',
  ])
    expect(hint).toContain(said)
  expect(await field.inputValue()).toBe(line)
  expect(await field.evaluate((element) => element === document.activeElement)).toBe(true)
  await form.getByRole('button', { name: '미리보기' }).click()
  await form.getByText('‘희소금속’: 최근 30일').waitFor()
  expect(await field.inputValue()).toBe(line)
  expect(await seriousViolations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await form.waitFor({ state: 'detached' })
})

test('ministries are found by typing, chosen and taken out by keyboard alone', async () => {
  const page = await open('safety')
  await type(page, '/subscribe')
  const form = page.getByRole('dialog')
  await form.getByRole('textbox', { name: '키워드' }).fill('산불')
  const box = form.getByRole('combobox', { name: '부처' })
  await box.focus()
  await page.keyboard.type('산림')
  await page.keyboard.press('Enter')
  await page.keyboard.type('소방')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await form.getByText('산림청, 소방청 발표만').waitFor()
  expect(await seriousViolations(page)).toEqual([])
  expect(await faintTexts(page)).toEqual([])
  await page.keyboard.press('Backspace')
  await form.getByText('산림청 발표만').waitFor()
  await page.keyboard.press('Escape')
  expect(await form.getByRole('listbox').count()).toBe(0)
  await form.getByRole('button', { name: '산림청 빼기' }).click()
  expect(await form.getByRole('button', { name: /빼기$/ }).count()).toBe(0)
  await page.keyboard.press('Escape')
  await form.waitFor({ state: 'detached' })
})

test('a subscription is edited in its form, which holds what stands, and the channel reads who did it', async () => {
  const page = await open('safety')
  await page.locator('.queries').getByText('넷제로', { exact: true }).waitFor()
  await type(page, '/subscriptions')
  const line = message(page, '이 채널은 키워드').last().locator('.with-accessory').filter({ hasText: '넷제로' })
  await line.getByLabel('더 보기').click()
  await line.getByRole('button', { name: '수정' }).click()
  const form = page.getByRole('dialog', { name: '구독 수정' })
  const field = form.getByRole('textbox', { name: '키워드' })
  await expect.poll(() => field.inputValue()).toBe('넷제로')
  expect(await form.getByRole('radio', { name: '매일' }).isChecked()).toBe(true)
  await field.fill('넷제로 -항공')
  await form.getByRole('button', { name: '저장' }).click()
  await form.getByText('‘넷제로’ 구독을 ‘넷제로 -항공’으로 바꿨습니다').waitFor()
  await page.keyboard.press('Escape')
  await page.locator('.queries').getByText('넷제로 -항공').waitFor()
  await message(page, '이 채널은 키워드').last().locator('.with-accessory').getByText('넷제로 -항공').waitFor()
  const note = message(page, '@나 님이 ‘넷제로’ 구독을 ‘넷제로 -항공’으로 바꿨습니다')
  await note.waitFor()
  await note.locator('.mention').getByText('@나').waitFor()
})

test('what comes for a daily subscription waits for nine on a business morning, and comes as one digest', async () => {
  // From nine on there is a day until the next digest: it cannot come of itself while the sample is sent again.
  await run.do('morning')
  const page = await open('safety')
  await page.locator('.queries').getByText('넷제로').waitFor()
  await page.getByRole('button', { name: '견본을 새 발표로 다시 보내기' }).click()
  await expect.poll(async () => (await run.state()).pipeline.found).toBe(43)
  await expect.poll(async () => (await run.state()).pipeline.waiting).toBe(0)
  const digest = page.getByRole('heading', { name: '새 정책 발표 7건' })
  expect(await digest.count()).toBe(0)
  await page.getByRole('button', { name: '시계를 다음 영업일 오전 9시로 넘기기' }).click()
  await digest.waitFor()
  expect(await message(page, '새 정책 발표 7건').textContent()).toContain('오전 9:00')
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
  const { polled } = (await run.state()).pipeline
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
  await page.getByText('견본 20건을 다시 보냈습니다.').waitFor()
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
    if ((await run.state()).channels[1]?.queries.length === 1) {
      await type(page, `/subscribe ${twenty}`)
      await expect.poll(async () => (await run.state()).channels[1]?.queries.length).toBe(20)
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

test.each(['light', 'dark'] as const)('in the %s form axe finds nothing serious', async (colorScheme) => {
  const page = await open('safety')
  await page.emulateMedia({ colorScheme })
  await type(page, '/subscribe')
  await page.getByRole('dialog').getByRole('textbox').first().waitFor()
  expect(await seriousViolations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
})
