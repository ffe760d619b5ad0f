import { expect, test } from 'vitest'
import {
  parseMarkup,
  selectElements,
  selectInnermost,
  selectValues,
} from '../../../functions/sources/document/markup-tree.ts'

test('of rows within rows, as tables in tables make them, only the inner ones count', () => {
  const page = parseMarkup(
    '<table><tr><td><table><tr id="a"><td>가</td></tr><tr id="b"><td>나</td></tr></table></td></tr></table>',
  )
  expect([...selectValues(page, 'tr@id')]).toEqual(['a', 'b'])
  expect(selectElements(page, 'tr')).toHaveLength(3)
  expect(selectInnermost(page, 'tr')).toHaveLength(2)
})

test('values come in the order of the parts of a selector, attributes and texts alike, empty ones left out', () => {
  const page = parseMarkup('<a title="전체 제목">전체...</a><a title=" ">나<b>라</b></a>')
  expect([...selectValues(page, "a[title*='제목, 전체'], a@title, a")]).toEqual(['전체 제목', '전체...', '나라'])
})

test.each([
  ['deeper', '<div>'.repeat(600)],
  ['more', '<br>'.repeat(100_001)],
  ['with more attributes', `<br ${Array.from({ length: 10_001 }, (_, at) => `a${at}`).join(' ')}>`],
])('a page with tags %s than any real page has is empty', (_, markup) => {
  expect(selectElements(parseMarkup(`<p>가</p>${markup}`), 'p')).toEqual([])
})

test('markup inside CDATA is text, and does not count', () => {
  const page = parseMarkup(`<r><a><![CDATA[${'<br>'.repeat(100_001)}]]></a></r>`, { xmlMode: true })
  expect(selectElements(page, 'a')).toHaveLength(1)
  expect(selectElements(parseMarkup(`<r>${'<![CDATA[]]>'.repeat(100_001)}</r>`, { xmlMode: true }), 'r')).toEqual([])
})
