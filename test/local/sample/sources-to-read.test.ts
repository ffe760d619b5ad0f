import { expect, test } from 'vitest'
import { feedSources } from '../../../lib/local/sample/sources-to-read.ts'

const names = (...addresses: string[]) => feedSources(addresses, true).map(({ name }) => name)

test.each([
  [
    'two feeds of one host',
    ['https://a.go.kr/bodo.xml', 'https://a.go.kr/news.xml'],
    ['a.go.kr/bodo.xml', 'a.go.kr/news.xml'],
  ],
  ['a host alone', ['http://127.0.0.1:8080/'], ['127.0.0.1:8080']],
  [
    'what follows ? may be a key',
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

test('feeds of one host have different ids, the same at every start', () => {
  const ids = () => feedSources(['https://a.go.kr/rss?b=1', 'https://a.go.kr/rss?b=2'], true).map(({ id }) => id)
  expect(new Set(ids()).size).toBe(2)
  expect(ids()).toEqual(ids())
})

test('the pages behind a given feed are fetched only if the program may use the internet', () => {
  const address = ['https://a.go.kr/rss']
  expect([feedSources(address, true)[0]?.page, feedSources(address, false)[0]?.page]).toEqual(['any', undefined])
})
