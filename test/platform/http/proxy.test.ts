import { afterEach, expect, test, vi } from 'vitest'
import { httpRequest } from '../../../functions/platform/http/http-request.ts'
import { isLocalName, proxyVariables, whyNotProxy } from '../../../functions/platform/http/proxy.ts'
import { openSecretsIn } from '../../../lib/commands/aws/parameter-store.ts'
import { openLocalProxy } from '../../support/local-proxy.ts'
import { aSite } from '../../support/local-server.ts'

afterEach(() => vi.unstubAllEnvs())

async function behindAProxy(more: Record<string, string> = {}, location = 'http://10.0.0.5/inside') {
  const site = await aSite((request, response) => {
    if (request.url === '/leads-in') return response.writeHead(302, { location }).end()
    response.end('발표')
  })
  const proxy = await openLocalProxy({ 'ministry.test': site, 'other.test': site })
  for (const [name, value] of Object.entries({ HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url, ...more }))
    vi.stubEnv(name, value)
  return { proxy, site }
}

test('a source is read through the proxy; what is on this machine, or named in NO_PROXY, is not', async () => {
  const { proxy, site } = await behindAProxy({ NO_PROXY: 'other.test' })
  expect(await httpRequest('http://ministry.test/rss')).toMatchObject({ outcome: 'ok', body: Buffer.from('발표') })
  expect(await httpRequest(`${site}/rss`)).toMatchObject({ outcome: 'ok' })
  for (const host of ['other.test', 'www.other.test'])
    expect(await httpRequest(`http://${host}/rss`)).toMatchObject({
      detail: expect.stringContaining('찾을 수 없습니다'),
    })
  expect(proxy.asked).toEqual(['GET http://ministry.test/rss'])
  expect(await httpRequest('https://ministry.test/rss')).toMatchObject({ outcome: 'failed' })
  expect(proxy.asked.at(-1)).toBe('CONNECT ministry.test:443')
})

test.each(['http://10.0.0.5/', 'http://[fd00::1]/', 'http://intranet/', 'http://wiki.internal/', 'http://localhost/'])(
  'through a proxy, too, a site may not lead to %s, and the proxy is not asked',
  async (inside) => {
    const { proxy } = await behindAProxy({}, inside)
    expect(await httpRequest(inside, { publicOnly: true })).toMatchObject({ outcome: 'failed', reason: 'redirects' })
    expect(proxy.asked).toEqual([])
    expect(await httpRequest('http://ministry.test/leads-in')).toMatchObject({ outcome: 'failed', reason: 'redirects' })
    expect(proxy.asked).toEqual(['GET http://ministry.test/leads-in'])
  },
)

test('AWS is asked through the proxy, too', async () => {
  const { proxy } = await behindAProxy({ AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b', AWS_MAX_ATTEMPTS: '1' })
  proxy.refuseWith(403)
  await expect(openSecretsIn('ap-northeast-2', '/chorok', Date.now)('slack-bot-token')).rejects.toThrow()
  expect(proxy.asked).toEqual(['CONNECT ssm.ap-northeast-2.amazonaws.com:443'])
})

test('a proxy that refuses, wants a login or is not there is named, and no password is repeated', async () => {
  const { proxy } = await behindAProxy()
  vi.stubEnv('HTTPS_PROXY', proxy.url.replace('//', '//me:hunter2@'))
  proxy.refuseWith(403)
  expect(await httpRequest('https://ministry.test/')).toMatchObject({
    reason: 'unreachable',
    detail:
      '프록시가 ministry.test로 가는 연결을 막았습니다 (HTTP 403). 프록시를 맡은 분께 이 주소를 열어 달라고 해 주세요.',
  })
  proxy.refuseWith(407)
  const refused = await httpRequest('https://ministry.test/')
  expect(refused).toMatchObject({ detail: expect.stringContaining('프록시가 로그인을 요구해') })
  vi.stubEnv('HTTP_PROXY', 'http://me:hunter2@127.0.0.1:1')
  const dead = await httpRequest('http://ministry.test/')
  expect(dead).toMatchObject({
    detail: expect.stringContaining('프록시에 연결하지 못해 ministry.test에 닿지 못했습니다'),
  })
  expect(JSON.stringify([refused, dead])).not.toContain('hunter2')
})

test.each([
  [{ HTTPS_PROXY: 'proxy.corp:3128' }, 'HTTPS_PROXY에는'],
  [{ http_proxy: 'socks5://proxy.corp:1080' }, 'HTTP_PROXY에는'],
  [{ HTTPS_PROXY: 'http://me:pass@proxy.corp:3128', HTTP_PROXY: '' }, undefined],
  [{}, undefined],
])('%j is taken or refused by name', (env, sentence) => {
  const said = whyNotProxy(env)
  if (sentence === undefined) expect(said).toBe(undefined)
  else expect(said).toContain(sentence)
})

test('without a proxy nothing is read of NO_PROXY, and small letters win, as they do elsewhere', () => {
  expect(proxyVariables({ NO_PROXY: 'a.kr' })).toBe(undefined)
  expect(proxyVariables({ HTTPS_PROXY: 'http://big:1', https_proxy: 'http://small:1' })).toMatchObject({
    HTTPS_PROXY: 'http://small:1',
    NO_PROXY: expect.stringContaining('127.0.0.1'),
  })
})

test.each([
  ['intranet', true],
  ['wiki.corp', true],
  ['printer.local.', true],
  ['www.moef.go.kr', false],
  ['localizer.com', false],
])('%s is a name of a network of one’s own: %s', (host, expected) => {
  expect(isLocalName(host)).toBe(expected)
})
