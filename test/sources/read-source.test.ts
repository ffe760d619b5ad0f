import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { CatalogLine } from '../../functions/sources/catalog/catalog-line.ts'
import { readSource } from '../../functions/sources/read-source.ts'
import { aSite } from '../support/local-server.ts'

const RSS =
  '<rss version="2.0"><channel><item><title>발표</title><link>/1</link></item><item><title>주소 없는 발표</title></item></channel></rss>'
const lineAt = (url: string, more = {}) => CatalogLine.parse({ id: 'test', name: '시험', kind: 'feed', url, ...more })
const read = (url: string, validators = {}, more = {}) => readSource(lineAt(url, more), validators, 0)

test('a feed gives its releases, what it had to skip and what to ask with next time', async () => {
  const site = await aSite((_, response) => response.writeHead(200, { etag: '"1"' }).end(RSS))
  const reading = await read(`${site}/rss.do`)
  expect(reading).toMatchObject({ outcome: 'read', skipped: 1, validators: { etag: '"1"' } })
  expect(reading.outcome === 'read' && reading.releases.map(({ url }) => url)).toEqual([`${site}/1`])
})

test('a feed that did not change is unchanged, by its validators or by its bytes', async () => {
  const site = await aSite((request, response) => {
    if (request.headers['if-none-match'] === '"1"') return response.writeHead(304).end()
    response.end(RSS)
  })
  const first = await read(site)
  expect(await read(site, { etag: '"1"' })).toEqual({ outcome: 'unchanged' })
  expect(await read(site, first.outcome === 'read' ? first.validators : {})).toEqual({ outcome: 'unchanged' })
})

test('a feed that answers only to POST is posted to, and a connection that breaks is tried again', async () => {
  let requests = 0
  const site = await aSite((request, response) => {
    requests += 1
    if (requests < 3) return request.socket.destroy()
    response.writeHead(request.method === 'POST' ? 200 : 405).end(RSS)
  })
  expect(await read(site, {}, { method: 'POST', retries: 8 })).toMatchObject({ outcome: 'read' })
  expect(requests).toBe(3)
})

test.each([
  ['a web page', '<!doctype html><html><body>처음 화면</body></html>', 'not a feed'],
  ['a page of maintenance', '<!doctype html><html><body>점검 중</body></html>', 'unreachable'],
  ['a feed without releases', '<rss version="2.0"><channel><title>시험</title></channel></rss>', 'empty'],
  [
    'a feed whose releases have no address',
    '<rss version="2.0"><channel><item><title>가</title></item></channel></rss>',
    'empty',
  ],
  ['nothing at all', '', 'empty'],
  ['six megabytes', gzipSync(Buffer.alloc(6 * 1024 * 1024)), 'too large'],
])('%s is a failure with a reason, never "nothing new"', async (_, body, reason) => {
  const encoding = typeof body === 'string' ? 'identity' : 'gzip'
  const site = await aSite((_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(body))
  expect(await read(site)).toMatchObject({ outcome: 'failed', reason })
})

test('a feed that ends in the middle is read again the next time', async () => {
  const site = await aSite((_, response) =>
    response.writeHead(200, { etag: '"1"' }).end(RSS.replace(/주소 없는.*/, '')),
  )
  expect(await read(site)).toMatchObject({ outcome: 'read', skipped: 1, validators: {} })
  const reading = await read(site)
  expect(reading.outcome === 'read' && reading.validators).toEqual({})
})

test.each([404, 410])('an address that is gone (%i) needs somebody to look, not time', async (status) => {
  const site = await aSite((_, response) => response.writeHead(status, { 'retry-after': '60' }).end('<html></html>'))
  expect(await read(site)).toMatchObject({ outcome: 'failed', reason: 'not a feed', retryAt: expect.any(Number) })
})
