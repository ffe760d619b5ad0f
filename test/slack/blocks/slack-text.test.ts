import { expect, test } from 'vitest'
import { bold, escapeText, escapeWithin, shorten } from '../../../functions/slack/blocks/slack-text.ts'

test.each([
  ['R&D <투자>', 'R&amp;D &lt;투자&gt;'],
  ['<!channel>', '&lt;!channel&gt;'],
  ['"따옴표" *별* _줄_', '"따옴표" *별* _줄_'],
  ['&amp;', '&amp;amp;'],
  ['\ud800', '\ufffd'],
])('%j is escaped as %j', (text, escaped) => {
  expect(escapeText(text)).toBe(escaped)
})

test.each([
  ['탄소중립', 4, '탄소중립'],
  ['탄소중립법', 4, '탄소중…'],
  ['가&나', 7, '가&amp;나'],
  ['가&나', 6, '가…'],
  ['&&&', 11, '&amp;&amp;…'],
  ['가👩‍👩‍👧‍👦나', 8, '가…'],
  [`${'각'.normalize('NFD')}나다`, 4, `${'각'.normalize('NFD')}…`],
])('%j within %i units is %j', (text, most, cut) => {
  expect(escapeWithin(text, most)).toBe(cut)
  expect(escapeWithin(text, most).length).toBeLessThanOrEqual(most)
})

test.each([
  ['탄소중립', 4, '탄소중립'],
  ['탄소중립법', 4, '탄소중…'],
  ['👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 2, '👩‍👩‍👧‍👦👩‍👩‍👧‍👦'],
  ['👩‍👩‍👧‍👦👩‍👩‍👧‍👦가', 2, '👩‍👩‍👧‍👦…'],
])('%j shortened to %i graphemes is %j', (text, most, cut) => {
  expect(shorten(text, most)).toBe(cut)
})

test.each([
  ['탄소', '*탄소*'],
  ['탄*소', '탄*소'],
  ['', ''],
])('%j in bold is %j', (text, strong) => {
  expect(bold(text)).toBe(strong)
})
