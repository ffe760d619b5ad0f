import { expect, test } from 'vitest'
import { isNewTitle, titleFingerprint } from '../../../functions/releases/same-release/title-change.ts'

const FIRST = '제3차 자원안보협의회 개최'

test.each([
  ['제3차 자원안보협의회 개최', false],
  ['[보도참고] 제3차 자원안보 협의회 개최(9.8.화)', false],
  ['제3차 자원안보협의회 개최 [12]', false],
  ['제3차 자원안보협의회 개최 NEW', false],
  ['제3차 자원안보협의…', false],
  ['희토류 비축 확대 방안 발표', true],
  ['제3차 핵심광물협의회 개최', true],
  ['!!!', false],
])('after 「제3차 자원안보협의회 개최」 the title %s is a new one: %s', (title, another) => {
  expect(isNewTitle(title, [titleFingerprint(FIRST)])).toBe(another)
})

test('a title that was shown before is not a new one', () => {
  const shown = [FIRST, '희토류 비축 확대 방안 발표'].map(titleFingerprint)
  expect(isNewTitle(FIRST, shown)).toBe(false)
})

test('a title that keeps changing is no correction any more', () => {
  const shown = Array.from('가나다라마바사아자차카타파하거너더러머버', (letter) =>
    titleFingerprint(`${letter} 광고의 말`),
  )
  expect(isNewTitle('서로 다른 광고의 말', shown)).toBe(false)
})
