import { describe, expect, test, vi } from 'vitest'
import { log } from '../../../functions/platform/log.ts'
import { CatalogLine } from '../../../functions/sources/catalog/catalog-line.ts'
import { openReadSource } from '../../../functions/sources/read-source.ts'
import { MINUTE } from '../../../functions/text/seoul.ts'
import { aSite } from '../../support/local-server.ts'
import { aFixture } from '../../support/source-fixtures.ts'

const NOW = Date.parse('2026-09-22T14:30:00+09:00')
const EMPTY = '<response><header><resultCode>3</resultCode></header><body/></response>'

async function read(url: string, key: string | undefined, validators = {}, windowDays = 1) {
  const line = CatalogLine.parse({ id: 'press', kind: 'open api', name: '보도자료', url, windowDays })
  return openReadSource({ storedAddresses: async () => new Set(), secret: async () => key })(line, validators, NOW)
}

test.each([
  ['plain', 'a+b/c=='],
  ['already encoded', 'a%2Bb%2Fc%3D%3D'],
  ['with the end of its line', 'a+b/c==\n'],
  ['as nobody encodes', 'a%ff%zz', 'a%25ff%25zz'],
])('a key given %s is encoded exactly once', async (_, key, encoded = 'a%2Bb%2Fc%3D%3D') => {
  const requests: string[] = []
  const site = await aSite((request, response) => {
    requests.push(request.url ?? '')
    response.end(EMPTY)
  })
  expect(await read(site, key)).toMatchObject({ outcome: 'read', releases: [] })
  expect(requests).toEqual([
    `/?serviceKey=${encoded}&startDate=20260922&endDate=20260922`,
    `/?serviceKey=${encoded}&startDate=20260921&endDate=20260921`,
  ])
})

test('without a key it says how to get one, and sends no request', async () => {
  const reading = await read('http://127.0.0.1:1', undefined)
  expect(reading).toMatchObject({
    outcome: 'failed',
    reason: 'needs a key',
    detail: expect.stringContaining('data.go.kr'),
  })
})

test('a refusal is named though it comes with HTTP 200 or 403, and never shows the key', async () => {
  const refusal =
    '<OpenAPI_ServiceResponse><cmmMsgHeader><returnAuthMsg>SERVICE_KEY_IS_NOT_REGISTERED_ERROR</returnAuthMsg><returnReasonCode>30</returnReasonCode></cmmMsgHeader></OpenAPI_ServiceResponse>'
  for (const status of [200, 403]) {
    const site = await aSite((_, response) => response.writeHead(status).end(refusal))
    const reading = await read(site, 'sesame')
    expect(reading).toMatchObject({ outcome: 'failed', reason: 'needs a key' })
    expect(JSON.stringify(reading)).not.toContain('sesame')
  }
  const site = await aSite((_, response) => response.writeHead(401, { 'retry-after': '60' }).end('Unauthorized'))
  expect(await read(site, 'sesame')).toMatchObject({ outcome: 'failed', reason: 'needs a key', retryAt: NOW + 60_000 })
})

test('a day that was read is not requested again, and the same answer is unchanged', async () => {
  const requests: string[] = []
  const site = await aSite((request, response) => {
    requests.push(request.url?.slice(-8) ?? '')
    response.end(EMPTY)
  })
  const first = await read(site, 'key')
  const validators = first.outcome === 'read' ? first.validators : {}
  expect(validators).toMatchObject({ readThrough: '2026-09-21' })
  const second = await read(site, 'key', validators)
  expect(requests).toEqual(['20260922', '20260921', '20260922'])
  expect(await read(site, 'key', second.outcome === 'read' ? second.validators : {})).toEqual({ outcome: 'unchanged' })
})

test('while today cannot be read the source fails, and no day is noted as missed', async () => {
  const site = await aSite((request, response) => {
    if (request.url?.endsWith('20260922')) return response.writeHead(500).end()
    response.end(EMPTY)
  })
  expect(await read(site, 'key')).toMatchObject({ outcome: 'failed', reason: 'unreachable' })
})

describe('a day that cannot be read while today can', () => {
  const broken = (days: string[], requests: string[] = []) =>
    aSite((request, response) => {
      const { searchParams } = new URL(request.url ?? '', 'http://site')
      const [from, to] = [searchParams.get('startDate') ?? '', searchParams.get('endDate') ?? '']
      requests.push(from === to ? to.slice(4) : `${from.slice(4)}~${to.slice(4)}`)
      if (days.some((day) => from <= day && day <= to)) return response.end('<html>오류</html>')
      response.end(EMPTY)
    })

  test('is noted as missed, and the days after it are read', async () => {
    const site = await broken(['20260919'])
    const reading = await read(site, 'key', { readThrough: '2026-09-18' })
    const missed = [{ day: '2026-09-19', failures: 1, askedAt: NOW }]
    expect(reading).toMatchObject({ outcome: 'read', validators: { readThrough: '2026-09-21', missed } })
  })

  test('is requested again by itself, and forgotten once it is read', async () => {
    const requests: string[] = []
    const site = await broken([], requests)
    const missed = [{ day: '2026-09-19', failures: 3, askedAt: NOW - 30 * MINUTE }]
    const reading = await read(site, 'key', { readThrough: '2026-09-21', missed })
    expect(requests).toEqual(['0922', '0919'])
    expect(reading).toMatchObject({ outcome: 'read', validators: { missed: [] } })
  })

  test('that fails again is requested again later', async () => {
    const site = await broken(['20260919'])
    const missed = [{ day: '2026-09-19', failures: 3, askedAt: NOW - 30 * MINUTE }]
    const reading = await read(site, 'key', { readThrough: '2026-09-21', missed })
    const later = [{ day: '2026-09-19', failures: 4, askedAt: NOW }]
    expect(reading).toMatchObject({ outcome: 'read', validators: { missed: later } })
  })

  test('does not take today with it where one request asks for several days', async () => {
    const requests: string[] = []
    const site = await broken(['20260921'], requests)
    const reading = await read(site, 'key', { readThrough: '2026-09-21' }, 3)
    expect(requests).toEqual(['0920~0922', '0922'])
    const missed = ['2026-09-20', '2026-09-21'].map((day) => ({ day, failures: 1, askedAt: NOW }))
    expect(reading).toMatchObject({ outcome: 'read', validators: { missed } })
  })
})

test('a release that is in two windows is one, in its later revision', async () => {
  const site = await aSite((request, response) => {
    const revision = request.url?.endsWith('20260922') ? 3 : 4
    response.end(aFixture('open-api.xml').replace('<ModifyId>2', `<ModifyId>${revision}`))
  })
  const reading = await read(site, 'key')
  expect(reading.outcome === 'read' && reading.releases.map(({ revision }) => revision)).toEqual([4])
})

test('after a gap of months every day of the last ninety is asked for in the end, and the days before are named', async () => {
  const site = await aSite((_, response) => response.end(EMPTY))
  const error = vi.spyOn(log, 'error').mockReturnValue(undefined)
  const reading = await read(site, 'key', { readThrough: '2026-05-31' })
  const missed = reading.outcome === 'read' ? (reading.validators.missed ?? []) : []
  expect([missed[0]?.day, missed.at(-1)?.day, missed.length]).toEqual(['2026-06-24', '2026-08-22', 60])
  expect(error).toHaveBeenCalledExactlyOnceWith('days given up', {
    sourceId: 'press',
    from: '2026-06-01',
    to: '2026-06-23',
  })
  error.mockClear()
  await read(site, 'key', { readThrough: '2026-08-01' })
  expect(error).not.toHaveBeenCalled()
})
