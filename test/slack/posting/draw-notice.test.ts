import { expect, test } from 'vitest'
import { en } from '../../../functions/copy/en/en.ts'
import { ko } from '../../../functions/copy/ko/ko.ts'
import type { Release } from '../../../functions/releases/release.ts'
import { releaseLine } from '../../../functions/slack/blocks/release-lines.ts'
import { drawMessage } from '../../../functions/slack/posting/draw-message.ts'
import { aRelease } from '../../support/a-release.ts'

const NOTICE: Partial<Release> = { kind: '입법예고', due: '2026-12-03' }

function said(change: Partial<Release>, copy = ko, today: string | undefined = '2026-11-27') {
  const { blocks, plain } = drawMessage([{ release: aRelease(change), matches: [] }], copy, { today })
  const shown = JSON.stringify(blocks)
  const [line = ''] = /\*[^*<>|]{5,120}\*/.exec(shown.slice(shown.indexOf('"context"'))) ?? []
  if (line) expect(plain).toContain(line.replaceAll('\\n', '\n'))
  return line
}

test.each<[Partial<Release>, string]>([
  [NOTICE, '*의견 제출 12월 3일(목)까지 · D-6*'],
  [{ ...NOTICE, due: '2026-11-27' }, '*의견 제출 11월 27일(금)까지 · 오늘*'],
  [{ ...NOTICE, due: '2026-11-26' }, '*의견 제출 기간이 11월 26일(목)에 끝났습니다*'],
  [{ ...NOTICE, due: '2027-01-04' }, '*의견 제출 2027년 1월 4일(월)까지 · D-38*'],
  [{ ...NOTICE, dueBefore: '2026-12-01' }, '*의견 제출 12월 3일(목)까지 (12월 1일(화)에서 바뀜) · D-6*'],
  [{ kind: '공고', due: '2026-12-03' }, '*신청 12월 3일(목)까지 · D-6*'],
  [{ kind: '법령', effective: ['2027-01-01'] }, '*2027년 1월 1일(금)부터 시행 · D-35*'],
  [
    { kind: '법령', effective: ['2026-12-01', '2027-06-01'] },
    '*12월 1일(화)부터 시행 (일부 조항은 2027년 6월 1일(화)부터) · D-4*',
  ],
  [{ kind: '법령', effective: ['2026-11-01'] }, '*11월 1일(일)부터 시행*'],
  [{ ...NOTICE, withdrawn: true }, ''],
  [{}, ''],
])('%j says %s', (change, line) => {
  expect(said(change)).toBe(line)
})

test('without a day to count from nothing is counted down to, and the year stands', () => {
  expect(said(NOTICE, ko, '')).toBe('*의견 제출 2026년 12월 3일(목)까지*')
})

test('the same in English', () => {
  expect(said(NOTICE, en)).toBe('*Comment by Thu 3 Dec · 6 days left*')
  expect(said({ kind: '법령', effective: ['2027-01-01'] }, en)).toBe('*In force from Fri 1 Jan 2027 · 35 days left*')
})

test('a line below the title says what it is, and a list until when one may comment', () => {
  const { blocks } = drawMessage([{ release: aRelease({ ...NOTICE, stage: '재예고' }), matches: [] }], ko)
  expect(JSON.stringify(blocks)).toContain('산업통상부 · 입법예고(재예고) · 2026년 11월 23일')
  expect(releaseLine(aRelease(NOTICE), 100, ko)).toMatch(/ · 의견 12월 3일까지$/)
  expect(releaseLine(aRelease({ ...NOTICE, withdrawn: true }), 100, ko)).not.toContain('의견')
})

test('a digest puts what ends soonest first, also where it is edited after that day; the rest stays in its order', () => {
  const due = (title: string, day?: string, more: Partial<Release> = {}) => ({
    release: aRelease({ id: title, title, kind: day ? '입법예고' : undefined, due: day, ...more }),
    matches: [],
  })
  const parts = [
    due('보도 하나'),
    due('나중', '2026-12-20'),
    due('끝난 것', '2026-11-20'),
    due('먼저', '2026-11-28'),
    due('거둔 것', '2026-11-27', { withdrawn: true }),
    due('보도 둘'),
    due('같은 날', '2026-12-20'),
  ]
  const order = (today: string) => {
    const { blocks, text } = drawMessage(parts, ko, { today, openedAt: Date.parse('2026-11-27T09:00:00+09:00') })
    expect(text).toMatch(/먼저.*나중.*같은 날/)
    return [...JSON.stringify(blocks).matchAll(/보도 하나|나중|끝난 것|먼저|거둔 것|보도 둘|같은 날/g)].map(
      ([name]) => name,
    )
  }
  const expected = ['먼저', '나중', '같은 날', '보도 하나', '끝난 것', '거둔 것', '보도 둘']
  expect(order('2026-11-27')).toEqual(expected)
  expect(order('2026-12-25')).toEqual(expected)
})
