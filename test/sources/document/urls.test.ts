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
  ['https;//www.example.go.kr/view?a=1;b', 'https://www.example.go.kr/view?a=1;b'],
  ['://www.example.go.kr/view', 'https://www.example.go.kr/view'],
  [':/press.example.org/view', 'https://press.example.org/view'],
  ['htp://example.go.kr/view', 'http://example.go.kr/view'],
  ['htttps://example.go.kr', 'https://example.go.kr/'],
  ['ttps://example.go.kr/7', 'https://example.go.kr/7'],
  ['hppt:/example.go.kr/7', 'http://example.go.kr/7'],
  ['HTTPS：//example.go.kr/7', 'https://example.go.kr/7'],
  ['https: //example.go.kr/7', 'https://example.go.kr/7'],
  ['http:\\\\www.example.go.kr\\view', 'http://www.example.go.kr/view'],
  ['http://http//www.example.go.kr/7', 'http://www.example.go.kr/7'],
  ['/https://www.example.go.kr/7', 'https://www.example.go.kr/7'],
  ['https%3A%2F%2Fwww.example.go.kr%2Fview%3Fno%3D7', 'https://www.example.go.kr/view?no=7'],
  ['<![CDATA[https://www.example.go.kr/7]]>', 'https://www.example.go.kr/7'],
  ['"https://www.example.go.kr/7"', 'https://www.example.go.kr/7'],
  ['\u200bhttps://www.example.go.kr/7\u200b', 'https://www.example.go.kr/7'],
  ['https://www.example.go.kr/7 https://www.example.go.kr/8', 'https://www.example.go.kr/7'],
  ['https:///view.do?no=7', 'https://press.example/view.do?no=7'],
  ['http:view.do?no=7', 'https://press.example/news/view.do?no=7'],
  ['http://10.0.0.7/view?no=1', 'http://10.0.0.7/view?no=1'],
  ['https://한국.example/7', 'https://xn--3e0b707e.example/7'],
  ['http/view.do', 'https://press.example/news/http/view.do'],
  ['../view?to=https://www.example.org', 'https://press.example/view?to=https://www.example.org'],
  ['/view.do%3Bjsessionid=A1?id=1', 'https://press.example/view.do?id=1'],
  ['/(S(lit3py55t21z))/view.aspx?id=1', 'https://press.example/view.aspx?id=1'],
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

test.each([
  '#',
  '#view',
  'javascript:go(1)',
  'mailto:a@b.example',
  '',
  '   ',
  undefined,
  'https;//',
  'https://',
  '://',
  'https;//view?no=7',
  'http://null/view.do',
  'https://undefined/view',
  'https://{host}/view',
  'xyz;//www.example.go.kr/7',
  'gopher//www.example.go.kr/7',
  'ftp://www.example.go.kr/7',
  'htp:7',
])('%s leads nowhere', (link) => {
  expect(absoluteUrl(link, BASE)).toBeUndefined()
})
