import { expect, test } from 'vitest'
import type { Validators } from '../../../functions/releases/source.ts'
import { CatalogLine } from '../../../functions/sources/catalog/catalog-line.ts'
import { openReadSource } from '../../../functions/sources/read-source.ts'
import { DAY, MINUTE } from '../../../functions/text/seoul.ts'
import { aSite } from '../../support/local-server.ts'

// A key allows 1,000 requests a day, for both services together.
const CALLS_A_DAY = 1000
const MIDNIGHT = Date.parse('2026-09-22T00:00:00+09:00')
const EMPTY = '<response><header><resultCode>3</resultCode></header><body/></response>'

/** Polls both services every five minutes for a day. */
async function callsOfADay(fails: (from: string, to: string) => boolean, readThrough: string): Promise<number> {
  let calls = 0
  const url = await aSite((request, response) => {
    calls += 1
    const { searchParams } = new URL(request.url ?? '', 'http://site')
    const failing = fails(searchParams.get('startDate') ?? '', searchParams.get('endDate') ?? '')
    response.end(failing ? '<html>오류</html>' : EMPTY)
  })
  const read = openReadSource({ storedAddresses: async () => new Set(), secret: async () => 'key' })
  for (const windowDays of [1, 3] as const) {
    const line = CatalogLine.parse({ id: 'press', kind: 'open api', name: '보도자료', url, windowDays })
    let validators: Validators = { readThrough }
    for (let now = MIDNIGHT; now < MIDNIGHT + DAY; now += 5 * MINUTE) {
      const reading = await read(line, validators, now)
      if (reading.outcome === 'read') validators = reading.validators
    }
  }
  return calls
}

test('a day without failures takes 600 requests', async () => {
  expect(await callsOfADay(() => false, '2026-09-20')).toBe(288 + 24 + 288)
})

test.each([
  ['one past day always fails', (from: string, to: string) => from <= '20260921' && '20260921' <= to, '2026-09-20'],
  ['after a month’s gap', () => false, '2026-08-01'],
  ['after a month’s gap all days but today fail', (from: string) => from < '20260922', '2026-08-01'],
])('the requests a key has in a day are enough: %s', async (_, fails, readThrough) => {
  const calls = await callsOfADay(fails, readThrough)
  expect(calls).toBeGreaterThan(575)
  expect(calls).toBeLessThan(0.75 * CALLS_A_DAY)
})
