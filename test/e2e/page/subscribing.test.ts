import { expect, test } from 'vitest'
import { faintTexts, seriousViolations } from '../../support/page-accessibility.ts'
import { aVisitedPage, commandBox, message, type } from '../../support/visited-page.ts'

const { open, program } = aVisitedPage([])

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
  await form.getByText('구독했습니다').waitFor()
  await page.keyboard.press('Escape')
  await form.waitFor({ state: 'detached' })
  await expect.poll(async () => (await program().state()).modal).toBe(null)
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
  const line = message(page, '키워드').last().locator('.with-accessory').filter({ hasText: '넷제로' })
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
  await message(page, '키워드').last().locator('.with-accessory').getByText('넷제로 -항공').waitFor()
  const note = message(page, '@나 님이 ‘넷제로’ 구독을 ‘넷제로 -항공’으로 바꿨습니다')
  await note.waitFor()
  await note.locator('.mention').getByText('@나').waitFor()
})

test('what comes for a daily subscription waits for nine on a business morning, and comes as one digest', async () => {
  // From nine on there is a day until the next digest: it cannot come of itself while the sample is sent again.
  await program().do('morning')
  const page = await open('safety')
  await page.locator('.queries').getByText('넷제로').waitFor()
  await page.getByRole('button', { name: '견본을 새 발표로 다시 보내기' }).click()
  await expect.poll(async () => (await program().state()).pipeline.found).toBe(42)
  await expect.poll(async () => (await program().state()).pipeline.waiting).toBe(0)
  const digest = page.getByRole('heading', { name: '새 정책 발표 7건' })
  expect(await digest.count()).toBe(0)
  await page.getByRole('button', { name: '시계를 다음 영업일 오전 9시로 넘기기' }).click()
  await digest.waitFor()
  expect(await message(page, '새 정책 발표 7건').textContent()).toContain('오전 9:00')
})

test('two questions in one answer are answered by a button each, and the keyword beside them stands', async () => {
  const page = await open('safety')
  await type(page, '/subscribe 방사성폐기물, 탄소중립 배터리, 개인정보 순환경제')
  const queries = page.locator('.queries')
  await queries.getByText('방사성폐기물').waitFor()
  await page.getByText('‘탄소중립 배터리’를 어떻게 구독할까요?').waitFor()
  await page.getByText('‘개인정보 순환경제’를 어떻게 구독할까요?').waitFor()
  await page.getByRole('button', { name: /^각각 구독: 탄소중립, 배터리/ }).click()
  await queries.getByText('배터리', { exact: true }).waitFor()
  await page.getByRole('button', { name: /^모두 나올 때만: 개인정보 \+순환경제/ }).click()
  await queries.getByText('개인정보 +순환경제').waitFor()
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
