import { describe, expect, test } from 'vitest'
import { robotsAllow } from '../../../functions/sources/fetch/robots-rules.ts'
import { cpuTime } from '../../support/cpu-time.ts'

const SITE = `# 시험부
User-agent: *
Disallow: /
Allow: /news/
Allow: /rss
Disallow: /news/*.pdf$   # 첨부

User-agent: Yeti
User-agent: Chorok
Disallow: /board.es?mid=
Crawl-delay: 5
`

describe('the group of our name counts, and only it', () => {
  test.each([
    ['/board.es?mid=a1&list_no=7', false],
    ['/board.es', true],
    ['/anything', true],
  ])('%s', (path, allowed) => {
    expect(robotsAllow(SITE, path)).toBe(allowed)
  })
})

describe('without one the group for all counts, and in it the longest rule', () => {
  const general = SITE.replace('User-agent: Chorok\n', '')
  test.each([
    ['/', false],
    ['/board.es', false],
    ['/news/view.do?id=1', true],
    ['/news/a.pdf', false],
    ['/news/a.pdf?download', true],
    ['/rss/policy.do', true],
  ])('%s', (path, allowed) => {
    expect(robotsAllow(general, path)).toBe(allowed)
  })
})

test.each(['', 'User-agent: *\nDisallow:\n', '<html>404</html>', 'Disallow: /'])('%j forbids nothing', (text) => {
  expect(robotsAllow(text, '/news')).toBe(true)
})

test('a rule made to be slow is not', async () => {
  const rule = `User-agent: *\nDisallow: /${'*a'.repeat(5000)}$`
  expect(await cpuTime(() => robotsAllow(rule, `/${'a'.repeat(5000)}b`))).toBeLessThan(500)
})

test.each([
  ['our name with its version', 'User-agent: Chorok/0.1\nDisallow: /', '/news'],
  ['a rule in Korean', 'User-agent: *\nDisallow: /보도', '/%EB%B3%B4%EB%8F%84/1'],
  ['a rule escaped in small letters', 'User-agent: *\nDisallow: /%eb%b3%b4', '/%EB%B3%B4%EB%8F%84/1'],
])('it is understood: %s', (_, text, path) => {
  expect(robotsAllow(text, path)).toBe(false)
})
