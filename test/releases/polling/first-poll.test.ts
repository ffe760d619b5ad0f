import { expect, test } from 'vitest'
import { openPoll } from '../../../functions/releases/polling/open-poll.ts'
import { storeIn } from '../../../functions/store/store.ts'
import { addDays, seoulDay } from '../../../functions/text/seoul.ts'
import { countCalls } from '../../bench/count-calls.ts'
import { aRawRelease, MONDAY } from '../../support/a-release.ts'
import { openTestTable } from '../../support/test-stores.ts'

/** What 30 sources of 20 rows may cost, and the share of these. */
const REQUESTS_OF_FIRST_POLL = 900
const [SOURCES, ROWS] = [6, 20]
const MAX_REQUESTS = (REQUESTS_OF_FIRST_POLL * SOURCES) / 30
/** The signatures of its days are written by all sources together. */
const SIGNATURE_REQUESTS = 4 * ROWS

function rowsOf(sourceId: string, count: number) {
  return Array.from({ length: count }, (_, n) => {
    const day = addDays(seoulDay(MONDAY), -n)
    const url = `https://${sourceId}.go.kr/view?id=${n}`
    return aRawRelease({ url, title: `${sourceId} 희소금속 비축 확대 방안 제${n}차 발표`, published: { day } })
  })
}

test('a first poll looks up the names of a source’s rows together, and a new row costs five requests', async () => {
  const table = await openTestTable()
  const store = storeIn(table)
  const shown = new Map<string, number>()
  const poll = openPoll({
    now: () => MONDAY,
    store,
    read: async ({ id }) => ({
      outcome: 'read',
      releases: rowsOf(id, shown.get(id) ?? ROWS).toReversed(),
      skipped: 0,
      validators: { bodyHash: String(shown.get(id)) },
    }),
    announce: async () => undefined,
    onPolled: () => undefined,
  })
  const calls = countCalls(table)
  const sources = Array.from({ length: SOURCES }, (_, n) => ({
    id: `source${n}`,
    name: `기관 ${n}`,
    ministry: `기관${n}`,
  }))
  const polled = await Promise.all(sources.map(poll))
  expect(polled.reduce((sum, { stored }) => sum + stored, 0)).toBe(SOURCES * ROWS)
  expect(calls.requests).toBeLessThanOrEqual(MAX_REQUESTS + SIGNATURE_REQUESTS)

  const [first] = sources
  if (!first) throw new Error('no source')
  shown.set(first.id, ROWS + 1)
  calls.reset()
  expect((await poll(first)).stored).toBe(1)
  // Its state is read and saved, the names of the row are looked up twice, its day is signed, and it is stored.
  expect(calls.requests).toBeLessThanOrEqual(8)
})
