import { expect, test } from 'vitest'
import { hidePlainCharacters, restorePlainCharacters } from '../../../../lib/local/page/messages/plain-characters.ts'

test.each([
  ['a mention that was escaped', '&lt;!channel&gt; 공지', '<!channel> 공지'],
  ['an entity that was escaped', '&amp;lt;b&amp;gt;', '&lt;b&gt;'],
  ['brackets of a title', '[보도참고] 설명 ＜자료＞', '[보도참고] 설명 ＜자료＞'],
])('%s is only text to the renderer, and is shown as written', (_, markup, text) => {
  expect(hidePlainCharacters(markup)).not.toMatch(/[<>&[\]]/)
  expect(restorePlainCharacters(hidePlainCharacters(markup))).toBe(text)
})

test('a link stays a link: its label becomes plain text, its address stays complete', () => {
  const hidden = hidePlainCharacters('*<https://a.kr/x_(1)?a=1&amp;b=2|[보도] &lt;b&gt; *굵게*>*')
  expect(hidden).toMatch(/^\*<https:\/\/a\.kr\/x_%281%29\?a=1&b=2\|[^[\]<>*]+>\*$/)
  expect(restorePlainCharacters(hidden)).toContain('|[보도] <b> *굵게*>*')
})

test.each([
  ['the hours of a day, which would be an emoji', '22:00~07:00, 22:00-07:00', /\d:\d/],
  ['a condition before a colon, which would be an emoji', '‘부처:환경부’: 3건, 제목:수소: 0건', /:/],
  ['a mention that only Slack itself can make', '@here 문의: a@b.kr', /@here/],
])('%s is shown as written', (_, text, seen) => {
  expect(hidePlainCharacters(text)).not.toMatch(seen)
  expect(restorePlainCharacters(hidePlainCharacters(text))).toBe(text)
})

test('the port of a link stays, and the colon of its label is one', () => {
  const hidden = hidePlainCharacters('<http://127.0.0.1:8080/1|부처:환경부:>')
  expect(hidden).toMatch(/^<http:\/\/127\.0\.0\.1:8080\/1\|[^:]+>$/)
})

test('an emoji stays one, and an address stays whole', () => {
  expect(hidePlainCharacters(':seedling: 안녕하세요 :+1: https://a.kr/')).toMatch(
    /^:seedling: 안녕하세요 :\+1: https:\/\/a\.kr\/$/,
  )
})
