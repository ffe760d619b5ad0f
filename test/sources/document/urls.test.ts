import { expect, test } from 'vitest'
import { absoluteUrl } from '../../../functions/sources/document/urls.ts'

const BASE = 'https://press.example/news/list.do'

test.each([
  ['www.example.go.kr/view?no=5', 'https://www.example.go.kr/view?no=5'],
  ['WWW.example.go.kr', 'https://www.example.go.kr/'],
  ['example.go.kr/view?no=5', 'https://example.go.kr/view?no=5'],
  ['m.korea.kr/news/1', 'https://m.korea.kr/news/1'],
  ['example.com:8080/a', 'https://example.com:8080/a'],
  ['//www.example.go.kr/view', 'https://www.example.go.kr/view'],
  ['http//www.example.go.kr/view', 'http://www.example.go.kr/view'],
  ['https:/www.example.go.kr/view', 'https://www.example.go.kr/view'],
  ['http://https://www.example.go.kr/view', 'https://www.example.go.kr/view'],
  ['/view.do?id=1', 'https://press.example/view.do?id=1'],
  ['view.do?url=www.example.com', 'https://press.example/news/view.do?url=www.example.com'],
  ['official.asp?no=1', 'https://press.example/news/official.asp?no=1'],
  ['v1.2/view', 'https://press.example/news/v1.2/view'],
  ['?mode=view&amp;no=1', 'https://press.example/news/list.do?mode=view&no=1'],
  ['/view.do?a=1&amp;amp;b=2', 'https://press.example/view.do?a=1&b=2'],
  ['/view.do;jsessionid=A1.node?id=1', 'https://press.example/view.do?id=1'],
  ['#/press/1', 'https://press.example/news/list.do#/press/1'],
])('%s leads to %s', (link, url) => {
  expect(absoluteUrl(link, BASE)).toBe(url)
})

test.each(['#', '#view', 'javascript:go(1)', 'mailto:a@b.example', '', '   ', undefined])(
  '%s leads nowhere',
  (link) => {
    expect(absoluteUrl(link, BASE)).toBeUndefined()
  },
)
