import { expect, test } from 'vitest'
import { givenFeeds } from '../../../lib/local/sample/extra-sources.ts'

const names = (...addresses: string[]) => givenFeeds(addresses, true).map(({ name }) => name)

test.each([
  [
    'two feeds of one host',
    ['https://a.go.kr/bodo.xml', 'https://a.go.kr/news.xml'],
    ['a.go.kr/bodo.xml', 'a.go.kr/news.xml'],
  ],
  ['a host alone', ['http://127.0.0.1:8080/'], ['127.0.0.1:8080']],
  [
    'what stands behind ? may be a key',
    ['https://a.go.kr/rss?key=secret', 'https://a.go.kr/rss?key=other'],
    ['a.go.kr/rss', 'a.go.kr/rss (2)'],
  ],
  ['one feed given twice', ['https://a.go.kr/rss', 'https://a.go.kr/rss'], ['a.go.kr/rss']],
  [
    'a long path',
    ['https://a.go.kr/portal/board/ministry/press/list/rss.do'],
    ['a.go.kr/…/ministry/press/list/rss.do'],
  ],
])('%s', (_, addresses, expected) => {
  expect(names(...addresses)).toEqual(expected)
})

test('feeds of one host have ids of their own, the same at every start', () => {
  const ids = () => givenFeeds(['https://a.go.kr/rss?b=1', 'https://a.go.kr/rss?b=2'], true).map(({ id }) => id)
  expect(new Set(ids()).size).toBe(2)
  expect(ids()).toEqual(ids())
})

test('the pages behind a given feed are asked for only where the program may leave the machine', () => {
  const address = ['https://a.go.kr/rss']
  expect([givenFeeds(address, true)[0]?.page, givenFeeds(address, false)[0]?.page]).toEqual(['any', undefined])
})
