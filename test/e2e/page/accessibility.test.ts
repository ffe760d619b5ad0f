import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { seriousViolations } from '../../support/page-accessibility.ts'
import { aVisitedPage, commandBox, type } from '../../support/visited-page.ts'

const { open } = aVisitedPage([])

/** Ways to look at the page that its designer does not use. */
const WAYS: Record<string, (page: Page) => Promise<unknown>> = {
  'a narrow screen': (page) => page.setViewportSize({ width: 390, height: 800 }),
  'more contrast': (page) => page.emulateMedia({ contrast: 'more' }),
  'colours of the system': (page) => page.emulateMedia({ forcedColors: 'active' }),
  'text of twice the size': (page) => page.addStyleTag({ content: ':root { font-size: 200% !important }' }),
}

test.each(Object.keys(WAYS).flatMap((way) => ['esg', 'home'].map((place) => [way, place] as const)))(
  'with %s axe finds nothing serious in %s, and nothing runs over the edge',
  async (way, place) => {
    const page = await open(place)
    await WAYS[way]?.(page)
    if (place === 'home') await page.getByRole('main').getByText('핵심광물', { exact: true }).first().waitFor()
    else await page.getByRole('link', { name: '원문 보기' }).first().waitFor()
    expect(await seriousViolations(page)).toEqual([])
    const { scroll, width } = await page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      width: innerWidth,
    }))
    expect(scroll).toBeLessThanOrEqual(width)
  },
)

test.each(Object.keys(WAYS))('with %s axe finds nothing serious in the form', async (way) => {
  const page = await open('safety')
  await WAYS[way]?.(page)
  await type(page, '/subscribe')
  const form = page.getByRole('dialog')
  await form.getByRole('textbox').first().waitFor()
  expect(await seriousViolations(page)).toEqual([])
  await form.getByRole('button', { name: '구독', exact: true }).scrollIntoViewIfNeeded()
  const box = await form.getByRole('button', { name: '구독', exact: true }).boundingBox()
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0)
  await page.keyboard.press('Escape')
  await form.waitFor({ state: 'detached' })
})

test('who wants no motion sees none', async () => {
  const page = await open('esg')
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await commandBox(page).waitFor()
  await page.getByRole('button', { name: '견본을 새 발표로 다시 보내기' }).click()
  await page.getByRole('progressbar').waitFor()
  const moving = () =>
    document.getAnimations().filter(({ effect }) => Number(effect?.getComputedTiming().duration ?? 0) > 1).length
  expect(await page.evaluate(moving)).toBe(0)
})
