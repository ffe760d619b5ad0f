import { expect, test } from 'vitest'
import { listItems } from '../../../../../functions/subscriptions/query/understanding/typed-text/list-items.ts'

test.each([
  ['numbers', '1. 가나\n2) 다라\n(3) 마바', ['가나', '다라', '마바']],
  ['numbers on one line', '1. 가나 2. 다라', ['가나', '다라']],
  ['a figure that is no number of a list', '1.5도 목표', ['1.5도 목표']],
  ['a year that is no number of a list', '2050 탄소중립', ['2050 탄소중립']],
  ['syllables', '가. 가나 나. 다라', ['가나', '다라']],
  ['syllables in brackets', '(가) 가나 (나) 다라', ['가나', '다라']],
  ['letters', 'A. 가나 B. 다라', ['가나', '다라']],
  ['ordinals', '첫째 가나 둘째 다라', ['가나', '다라']],
  ['numbers of one law', '노조법 2, 3조', ['노조법 2·3조']],
  ['numbers of one name', 'Scope 1,2,3', ['Scope 1·2·3']],
  ['numbers behind one word', 'IFRS S1, S2', ['IFRS S1', 'IFRS S2']],
  ['a year behind a comma', 'RE100, 2050 탄소중립', ['RE100', '2050 탄소중립']],
  ['hours behind a comma', '탄소중립, 52시간', ['탄소중립', '52시간']],
  ['circled numbers', '① 가나 ② 다라', ['가나', '다라']],
  ['bullets', '• 가나\n▶ 다라\n- 마바\n※ 사아', ['가나', '다라', '마바', '사아']],
  ['bullets on one line', '■ 가나 ■ 다라', ['가나', '다라']],
  ['dashes on one line', '- 가나 - 다라', ['가나', '다라']],
  ['an exclusion', '-가나', ['-가나']],
  ['the rows of a sheet', '가나\t다라\n마바\t', ['가나', '다라', '마바']],
  ['a column of numbers', '1 가나\n2 다라', ['가나', '다라']],
  ['bars and slashes', '가나 | 다라/마바', ['가나', '다라', '마바']],
  ['a slash within a name', 'N/A, 24/7', ['N/A', '24/7']],
  ['tags', '#가나 #다라', ['가나', '다라']],
  ['words for or', '가나 또는 다라 OR 마바', ['가나', '다라', '마바']],
])('%s: %j', (_, typed, items) => {
  expect(listItems(typed)).toEqual(items)
})
