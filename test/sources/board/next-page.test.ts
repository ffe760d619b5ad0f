import { describe, expect, test } from 'vitest'
import { findSecondPage, pageAddress } from '../../../functions/sources/board/next-page.ts'
import { markups } from '../../../functions/sources/catalog/markup.ts'
import { parseMarkup } from '../../../functions/sources/document/markup-tree.ts'

test.each([
  ['pageIndex=2', 'https://press.example/list.do?key=12', 3, 'https://press.example/list.do?key=12&pageIndex=3'],
  [
    'pageIndex=2',
    'https://press.example/list.do?pageIndex=1&key=12',
    2,
    'https://press.example/list.do?pageIndex=2&key=12',
  ],
  ['article.offset=10', 'https://press.example/list.do', 4, 'https://press.example/list.do?article.offset=30'],
  ['page=1', 'https://press.example/list', 3, 'https://press.example/list?page=2'],
])('%s after %s: page %i is %s', (secondPage, first, page, address) => {
  expect(pageAddress(first, secondPage, page)).toBe(address)
})

describe('the second page of a list', () => {
  const LIST = 'https://press.example/bbs/list.do?bbsId=1'
  test.each([
    ['its number', '<a href="?bbsId=1&amp;pageIndex=2">2</a>', { parameter: 'pageIndex=2' }],
    [
      'its number in words',
      '<a href="/bbs/list.do?cpage=2" title="2 페이지로 이동"><i></i></a>',
      { parameter: 'cpage=2' },
    ],
    ['the rows before it', '<a href="list.do?article.offset=20">2</a>', { parameter: 'article.offset=20' }],
    ['the word alone', '<a href="list.do?page=2">다음 페이지</a>', { parameter: 'page=2' }],
    [
      'its number, not the word before it',
      '<a href="?page=11">다음</a><a href="?page=2">2</a>',
      { parameter: 'page=2' },
    ],
    ['a session in its address', '<a href="list.do;jsessionid=AB.n1?pageIndex=2">2</a>', { parameter: 'pageIndex=2' }],
    ['a script', '<a href="#" onclick="fn_page(2); return false">2</a>', { script: 'fn_page(2); return false' }],
    ['ten pages on', '<a href="?page=11">다음</a>', undefined],
    ['how long a page is', '<a href="?pageUnit=2">2</a>', undefined],
    ['another page of the site', '<a href="/calendar.do?page=2">2</a>', undefined],
    ['another site', '<a href="https://other.example/bbs/list.do?page=2">2</a>', undefined],
    ['nothing', '<a href="?page=3">3</a>', undefined],
  ])('%s', (_, links, found) => {
    expect(findSecondPage(parseMarkup(`<div>${links}</div>`), LIST)).toEqual(found)
  })
})

test('the markup of each board that is read page by page names a parameter, or its page has to link', () => {
  const unnamed = Object.entries(markups).filter(([, { list }]) => list.nextPage === undefined)
  expect(unnamed.map(([name]) => name)).toEqual(['nts', 'keco', 'keiti'])
})

test('a list under a short address has its next page under the long one', () => {
  const page = (href: string) => parseMarkup(`<form><a href="${href}">2</a></form>`)
  const second = (href: string) => findSecondPage(page(href), 'https://press.example/press')
  expect(second('/index.php?mid=press&amp;page=2')).toEqual({ parameter: 'page=2' })
  expect(second('/?mid=press&amp;page=2')).toEqual({ parameter: 'page=2' })
  expect(second('/index.php?mid=notice&amp;page=2')).toBeUndefined()
  expect(second('https://other.example/index.php?mid=press&amp;page=2')).toBeUndefined()
})
