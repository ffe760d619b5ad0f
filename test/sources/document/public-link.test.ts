import { expect, test } from 'vitest'
import { publicLink } from '../../../functions/sources/document/public-link.ts'
import { absoluteUrl } from '../../../functions/sources/document/urls.ts'
import { parseFeed } from '../../../functions/sources/feed/parse-feed.ts'

const SITE = 'https://press.example/rss.do'

test.each([
  'http://localhost:8080/view?no=7',
  'http://127.0.0.1/view?no=7',
  'http://10.0.0.5/view?no=7',
  'http://192.168.0.3:8080/view?no=7',
  'http://172.20.1.1/view?no=7',
  'http://[::1]/view?no=7',
  'http://web01/view?no=7',
  'http://was.internal/view?no=7',
])('nobody outside can open %s', (address) => {
  expect(publicLink(address, undefined)).toBeUndefined()
  expect(publicLink(address, SITE)).toBe('https://press.example/view?no=7')
  expect(publicLink(address, 'http://10.9.9.9/rss')).toBe(address)
})

test.each(['https://press.example/view?no=7', 'http://203.248.1.1/view', 'http://172.40.1.1/'])(
  '%s is open to all',
  (address) => {
    expect(publicLink(address, undefined)).toBe(address)
  },
)

test('a release whose only link is private keeps its title, and its place on the site where that is known', async () => {
  const feed = `<rss version="2.0"><channel><title>시험부</title><link>https://press.example/</link><item><title>가</title><link>http://10.0.0.5/view?no=7</link></item></channel></rss>`
  expect(await parseFeed(feed)).toMatchObject({ rows: [{ title: '가', url: '' }] })
  expect(await parseFeed(feed, { base: SITE })).toMatchObject({ rows: [{ url: 'https://press.example/view?no=7' }] })
  const within = feed.replace('https://press.example/', 'http://10.0.0.5/')
  expect(await parseFeed(within)).toMatchObject({ rows: [{ url: 'http://10.0.0.5/view?no=7' }] })
  const named = feed.replace('</item>', '<guid>https://press.example/7</guid></item>')
  expect(await parseFeed(named)).toMatchObject({ rows: [{ url: 'https://press.example/7' }] })
})

test.each([
  'null',
  'undefined',
  'NaN',
  '/null',
  '/news/undefined',
  'https://press.example/null',
  '//press.example/undefined',
  'view.do?no=undefined',
  'view.do?no=NaN&menu=',
  '{{item.url}}',
  '/news/$%7Bid%7D',
  '%7B%7Blink%7D%7D',
  '<%=link%>',
  '[object Object]',
  '/view/{id}',
  '#',
  'N/A',
  '-',
])('%s stands for a link that is missing', (link) => {
  expect(absoluteUrl(link, SITE)).toBeUndefined()
})

test.each([
  ['view.do?no=7&menu=null', 'https://press.example/view.do?no=7&menu=null'],
  ['/null-hypothesis', 'https://press.example/null-hypothesis'],
  ['/view?id={4F2A-11}', 'https://press.example/view?id={4F2A-11}'],
  ['/none/7', 'https://press.example/none/7'],
])('%s is a link', (link, address) => {
  expect(absoluteUrl(link, SITE)).toBe(address)
})
