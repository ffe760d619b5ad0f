import { expect, test } from 'vitest'
import { unveil, veil } from '../../../../lib/local/page/messages/veil.ts'

test.each([
  ['a mention that was escaped', '&lt;!channel&gt; 공지', '<!channel> 공지'],
  ['an entity that was escaped', '&amp;lt;b&amp;gt;', '&lt;b&gt;'],
  ['brackets of a title', '[보도참고] 설명 ＜자료＞', '[보도참고] 설명 ＜자료＞'],
])('%s is only text to the renderer, and reads as it was meant', (_, markup, text) => {
  expect(veil(markup)).not.toMatch(/[<>&[\]]/)
  expect(unveil(veil(markup))).toBe(text)
})

test('a link stays a link, its label only text, its address whole', () => {
  const veiled = veil('*<https://a.kr/x_(1)?a=1&amp;b=2|[보도] &lt;b&gt; *굵게*>*')
  expect(veiled).toMatch(/^\*<https:\/\/a\.kr\/x_%281%29\?a=1&b=2\|[^[\]<>*]+>\*$/)
  expect(unveil(veiled)).toContain('|[보도] <b> *굵게*>*')
})

test.each([
  ['the hours of a day, which would be an emoji', '22:00~07:00, 22:00-07:00', /\d:\d/],
  ['whom only Slack calls', '@here 문의: a@b.kr', /@here/],
])('%s reads as it is written', (_, text, seen) => {
  expect(veil(text)).not.toMatch(seen)
  expect(unveil(veil(text))).toBe(text)
})
