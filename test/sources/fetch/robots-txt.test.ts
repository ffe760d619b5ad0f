import { expect, test } from 'vitest'
import { CatalogLine } from '../../../functions/sources/catalog/catalog-line.ts'
import { robotsTxtOf } from '../../../functions/sources/fetch/robots-txt.ts'
import { aSite } from '../../support/local-server.ts'

const NOW = Date.parse('2026-09-23T12:30:00+09:00')
const HOUR = 60 * 60 * 1000

async function aHost(...answers: [status: number, body: string][]) {
  let requests = 0
  const site = await aSite((_, response) => {
    const [status, body] = answers[Math.min(requests, answers.length - 1)] as [number, string]
    requests += 1
    response.writeHead(status).end(body)
  })
  const line = CatalogLine.parse({ id: 'feed', kind: 'feed', name: '시험', url: site })
  return { requests: () => requests, robots: (at: number) => robotsTxtOf(line, site, false, at) }
}

test('robots.txt is fetched once a day', async () => {
  const { requests, robots } = await aHost([200, 'old'], [200, 'new'])
  expect(await Promise.all([robots(NOW), robots(NOW)])).toEqual(['old', 'old'])
  expect(await robots(NOW + 23 * HOUR)).toBe('old')
  expect(requests()).toBe(1)
  expect(await robots(NOW + 24 * HOUR)).toBe('new')
})

test.each([404, 403, 410])('a host that answers %i to it forbids nothing', async (status) => {
  expect(await (await aHost([status, 'sorry'])).robots(NOW)).toBe('')
})

test.each([500, 503, 429])(
  'a host that answers %i to it is left alone, and robots.txt is fetched again the next time',
  async (status) => {
    const { robots } = await aHost([status, ''], [200, 'now'])
    expect(await robots(NOW)).toBeUndefined()
    expect(await robots(NOW)).toBe('now')
  },
)

test('the last copy counts while a new one cannot be fetched', async () => {
  const { robots } = await aHost([200, 'old'], [500, ''], [200, 'new'])
  await robots(NOW)
  expect(await robots(NOW + 25 * HOUR)).toBe('old')
  expect(await robots(NOW + 25 * HOUR)).toBe('new')
})
