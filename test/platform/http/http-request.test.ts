import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { httpRequest } from '../../../functions/platform/http/http-request.ts'
import { aSite } from '../../support/local-server.ts'

test('a page comes with its validators, its final address, its bytes and the cookies set on the way', async () => {
  const site = await aSite((request, response) => {
    if (request.url === '/old')
      return response.writeHead(301, { location: '/new', 'set-cookie': 'session=1; Path=/' }).end()
    response.writeHead(200, {
      etag: '"1"',
      'last-modified': 'Thu, 01 Jan 2026 00:00:00 GMT',
      'content-type': 'text/xml',
    })
    response.end('<rss/>')
  })
  expect(await httpRequest(`${site}/old`)).toEqual({
    outcome: 'ok',
    url: `${site}/new`,
    contentType: 'text/xml',
    body: Buffer.from('<rss/>'),
    etag: '"1"',
    lastModified: 'Thu, 01 Jan 2026 00:00:00 GMT',
    cookies: 'session=1',
  })
})

test('a request says who sends it and what was read before', async () => {
  let headers: Record<string, unknown> = {}
  const site = await aSite((request, response) => {
    headers = request.headers
    response.writeHead(304).end()
  })
  const answer = await httpRequest(site, { validators: { etag: '"1"', lastModified: 'Thu, 01 Jan 2026 00:00:00 GMT' } })
  expect(answer).toEqual({ outcome: 'not modified' })
  expect(headers).toMatchObject({ 'if-none-match': '"1"', 'if-modified-since': 'Thu, 01 Jan 2026 00:00:00 GMT' })
  expect(headers['user-agent']).toMatch(/^Chorok\/\d+\.\d+\.\d+ \(\+https:/)
})

test.each([
  ['gzip', gzipSync('탄소중립')],
  ['br', brotliCompressSync('탄소중립')],
])('a body in %s is unpacked', async (encoding, packed) => {
  const site = await aSite((_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(packed))
  expect(await httpRequest(site)).toMatchObject({ outcome: 'ok', body: Buffer.from('탄소중립') })
})

test('a form is posted', async () => {
  const site = await aSite(async (request, response) => {
    const sent = (await Array.fromAsync(request)).join('')
    response.end(`${request.method} ${request.headers['content-type']} ${sent}`)
  })
  const answer = await httpRequest(site, { method: 'POST', body: 'a=1' })
  expect(answer.outcome === 'ok' && answer.body.toString()).toBe('POST application/x-www-form-urlencoded a=1')
})

test('a body over 5 MB is refused, counted as unpacked', async () => {
  const sixMegabytes = gzipSync(Buffer.alloc(6 * 1024 * 1024))
  const site = await aSite((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(sixMegabytes))
  expect(await httpRequest(site)).toMatchObject({ outcome: 'failed', reason: 'too large' })
})

test('a site that hangs before or within its answer is given up in time', async () => {
  const silent = await aSite(() => {})
  const dripping = await aSite((_, response) => {
    const drip = setInterval(() => response.write(' '), 10)
    response.on('close', () => clearInterval(drip))
  })
  expect(await httpRequest(silent, { timeoutMs: 100 })).toMatchObject({ outcome: 'failed', reason: 'timeout' })
  expect(await httpRequest(dripping, { timeoutMs: 100 })).toMatchObject({ outcome: 'failed', reason: 'timeout' })
})

test('a redirect loop and an endless chain end', async () => {
  const loop = await aSite((_, response) => response.writeHead(302, { location: '/' }).end())
  const chain = await aSite((request, response) => response.writeHead(302, { location: `${request.url}x` }).end())
  expect(await httpRequest(loop)).toMatchObject({ outcome: 'failed', reason: 'redirects' })
  expect(await httpRequest(chain)).toMatchObject({ outcome: 'failed', reason: 'redirects' })
})

test('a site that wants its cookie back at the same address is answered', async () => {
  const site = await aSite((request, response) => {
    if (request.headers.cookie === 'seen=1') return response.end('들어오세요')
    response.writeHead(307, { location: request.url, 'set-cookie': 'seen=1; Path=/; HttpOnly' }).end()
  })
  expect(await httpRequest(site)).toMatchObject({ outcome: 'ok' })
})

test.each([
  [403, 'refused'],
  [404, 'refused'],
  [429, 'refused'],
  [503, 'unreachable'],
])('HTTP %i is named', async (status, reason) => {
  const site = await aSite((_, response) => response.writeHead(status, { 'retry-after': '120' }).end('no'))
  const answer = await httpRequest(site)
  expect(answer).toMatchObject({ outcome: 'failed', reason, status, retryAfter: '120' })
  expect(answer.outcome === 'failed' && answer.detail).toContain(`HTTP ${status}`)
})

test('a connection refused, a name nobody has and a connection broken off are named without the address', async () => {
  const broken = await aSite((request) => request.socket.destroy())
  for (const address of [
    'http://127.0.0.1:1/?key=secret',
    'http://chorok.invalid/?key=secret',
    `${broken}/?key=secret`,
  ]) {
    const answer = await httpRequest(address)
    expect(answer).toMatchObject({ outcome: 'failed', reason: 'unreachable' })
    expect(JSON.stringify(answer)).not.toContain('secret')
  }
})

test('a public site may not lead into a private network, by address or by name, but a private one may', async () => {
  const inside = await aSite((_, response) => response.end('안쪽'))
  const port = new URL(inside).port
  const outside = await aSite((request, response) => {
    const host = request.url === '/name' ? 'localhost' : '127.0.0.1'
    response.writeHead(302, { location: `http://${host}:${port}/` }).end()
  }, '127.0.0.2')
  const isPrivate = (address: string) => address !== '127.0.0.2'
  expect(await httpRequest(`${outside}/address`, { isPrivate })).toMatchObject({
    outcome: 'failed',
    reason: 'redirects',
  })
  expect(await httpRequest(`${outside}/name`, { isPrivate })).toMatchObject({ outcome: 'failed', reason: 'redirects' })
  expect(await httpRequest(`${outside}/address`)).toMatchObject({ outcome: 'ok' })
})

test.each([
  ['gzip', gzipSync('탄소중립'.repeat(999))],
  ['br', brotliCompressSync('탄소중립'.repeat(999))],
  ['deflate', deflateSync('탄소중립'.repeat(999))],
])('a body in %s that breaks off is a failure, not a short page', async (encoding, packed) => {
  const site = await aSite((_, response) =>
    response.writeHead(200, { 'content-encoding': encoding }).end(packed.subarray(0, -9)),
  )
  expect(await httpRequest(site)).toMatchObject({ outcome: 'failed', reason: 'unreachable' })
})

test('an address in Korean, sent as it is, is followed', async () => {
  const site = await aSite((request, response) => {
    if (request.url !== '/old') return response.end(decodeURI(request.url ?? ''))
    response.writeHead(302, { location: Buffer.from('/보도자료').toString('latin1') }).end()
  })
  expect(await httpRequest(`${site}/old`)).toMatchObject({ outcome: 'ok', body: Buffer.from('/보도자료') })
})

test('a certificate is verified though the environment would have it otherwise, unless the line names its authority', async () => {
  const pem = readFileSync(new URL('../../fixtures/platform/self-signed.pem', import.meta.url), 'utf8')
  const server = createServer({ key: pem, cert: pem }, (_, response) => response.end('안녕'))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const before = process.env.NODE_TLS_REJECT_UNAUTHORIZED
  onTestFinished(() => {
    if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED
    else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before
    server.close()
  })
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'
  const site = `https://127.0.0.1:${(server.address() as AddressInfo).port}`
  expect(await httpRequest(site)).toMatchObject({ outcome: 'failed', detail: expect.stringContaining('보안 인증서') })
  const ca = pem.slice(pem.indexOf('-----BEGIN CERTIFICATE'))
  expect(await httpRequest(site, { ca })).toMatchObject({ outcome: 'ok' })
})
