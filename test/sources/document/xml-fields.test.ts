import { expect, test } from 'vitest'
import { isWholeXml } from '../../../functions/sources/document/xml-fields.ts'

test.each([
  ['<a><b/></a>', true],
  ['<a><b/></a >\n', true],
  ['<a><b/></a>\n<!-- served in 12 ms -->\n<!-- -->', true],
  ['<a><b/>', false],
  ['</b>', false],
  ['<a><b/></a', false],
  ['<a><b/></ab>', false],
  ['<a><b/></a><a>', false],
  ['<a><b/></a><!-- cut', false],
])('%j is whole: %s', (text, whole) => {
  expect(isWholeXml(text, 'a')).toBe(whole)
})
