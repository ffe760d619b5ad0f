import { expect, test } from 'vitest'
import { elements, innermost, parseMarkup, values } from '../../../functions/sources/document/select.ts'

test('of rows within rows, as tables in tables make them, only the inner ones count', () => {
  const page = parseMarkup(
    '<table><tr><td><table><tr id="a"><td>가</td></tr><tr id="b"><td>나</td></tr></table></td></tr></table>',
  )
  expect([...values(page, 'tr@id')]).toEqual(['a', 'b'])
  expect(elements(page, 'tr')).toHaveLength(3)
  expect(innermost(page, 'tr')).toHaveLength(2)
})

test('values come in the order of the parts of a selector, attributes and texts alike, empty ones left out', () => {
  const page = parseMarkup('<a title="전체 제목">전체...</a><a title=" ">나<b>라</b></a>')
  expect([...values(page, "a[title*='제목, 전체'], a@title, a")]).toEqual(['전체 제목', '전체...', '나라'])
})

test.each([
  ['deeper', '<div>'.repeat(600)],
  ['more', '<br>'.repeat(100_001)],
  ['with more attributes', `<br ${Array.from({ length: 10_001 }, (_, at) => `a${at}`).join(' ')}>`],
])('a page with tags %s than any page means to have is empty', (_, markup) => {
  expect(elements(parseMarkup(`<p>가</p>${markup}`), 'p')).toEqual([])
})

test('markup inside CDATA is text, and does not count', () => {
  const page = parseMarkup(`<r><a><![CDATA[${'<br>'.repeat(100_001)}]]></a></r>`, { xmlMode: true })
  expect(elements(page, 'a')).toHaveLength(1)
  expect(elements(parseMarkup(`<r>${'<![CDATA[]]>'.repeat(100_001)}</r>`, { xmlMode: true }), 'r')).toEqual([])
})
