import { expect, test } from 'vitest'
import { pollSource } from '../../../functions/releases/polling/poll-source.ts'
import type { FirstSight } from '../../../functions/releases/polling/store-reading.ts'
import type { FileCounts, Reading, Source, SourceState, Validators } from '../../../functions/releases/source.ts'
import { HOUR, MINUTE } from '../../../functions/text/seoul.ts'
import { aRawRelease, MONDAY } from '../../support/a-release.ts'

const source: Source = { id: 'fsc', name: '금융위원회' }

function fakeDeps(readings: Reading[]) {
  const states: SourceState[] = []
  const asked: Validators[] = []
  const sights: boolean[] = []
  return {
    states,
    asked,
    sights,
    state: () => states.at(-1),
    read: async (_: Source, validators: Validators) => {
      asked.push(validators)
      return readings.shift() as Reading
    },
    storeReading: async (raws: unknown[], _: Source, firstSight: FirstSight | undefined) => {
      sights.push(firstSight?.isOver === false)
      return raws.length
    },
    sourceState: async (sourceId: string): Promise<SourceState> =>
      states.at(-1) ?? { sourceId, validators: {}, failures: 0 },
    saveSourceState: async (state: SourceState) => {
      states.push(state)
    },
  }
}

const read = (etag: string): Reading => ({
  outcome: 'read',
  releases: [aRawRelease()],
  skipped: 0,
  validators: { etag },
})
const failed = { outcome: 'failed', reason: 'timeout', detail: '15초 안에 답이 없습니다.' } satisfies Reading

test('what became of attached files is added up from reading to reading', async () => {
  const reading = (files: FileCounts): Reading => ({ outcome: 'read', releases: [], skipped: 0, files, validators: {} })
  const deps = fakeDeps([
    reading({ read: 2, pdf: 1 }),
    reading({ read: 1, locked: 1 }),
    { outcome: 'read', releases: [], skipped: 0, validators: {} },
  ])
  for (const at of [MONDAY, MONDAY + 1, MONDAY + 2]) await pollSource(deps, source, at)
  expect(deps.states.at(-1)?.files).toEqual({ read: 3, pdf: 1, locked: 1 })
})

test('the first full reading is the first sight; the next is not, and sends the validators', async () => {
  const deps = fakeDeps([read('"1"'), read('"2"')])
  expect(await pollSource(deps, source, MONDAY)).toEqual({ sourceId: 'fsc', outcome: 'read', stored: 1 })
  await pollSource(deps, source, MONDAY + MINUTE)
  expect(deps.sights).toEqual([true, false])
  expect(deps.asked).toEqual([{}, { etag: '"1"' }])
})

test('validators are not saved when the releases could not be stored', async () => {
  const deps = { ...fakeDeps([read('"1"')]), storeReading: () => Promise.reject(new Error('no table')) }
  await expect(pollSource(deps, source, MONDAY)).rejects.toThrow('no table')
  expect(deps.states).toEqual([])
})

test('a failure is counted and reported, and keeps the validators for the next time', async () => {
  const deps = fakeDeps([read('"1"'), failed, failed])
  await pollSource(deps, source, MONDAY)
  await pollSource(deps, source, MONDAY + 1)
  expect(await pollSource(deps, source, MONDAY + 2)).toMatchObject({
    outcome: 'failed',
    detail: '15초 안에 답이 없습니다.',
  })
  expect(deps.state()).toMatchObject({
    failures: 2,
    failedAt: MONDAY + 2,
    validators: { etag: '"1"' },
    firstReadAt: MONDAY,
  })
})

test('the first answer of a source that only failed before is its first sight', async () => {
  const deps = fakeDeps([failed, read('"1"')])
  await pollSource(deps, source, MONDAY)
  await pollSource(deps, source, MONDAY + 1)
  expect(deps.sights).toEqual([true])
})

test('a poll that finds nothing writes at most hourly, and at once after a failure', async () => {
  const unchanged: Reading = { outcome: 'unchanged' }
  const deps = fakeDeps([read('"1"'), unchanged, unchanged, failed, unchanged])
  await pollSource(deps, source, MONDAY)
  await pollSource(deps, source, MONDAY + 5 * MINUTE)
  expect(deps.states).toHaveLength(1)
  await pollSource(deps, source, MONDAY + HOUR)
  expect(deps.state()).toMatchObject({ okAt: MONDAY + HOUR })
  await pollSource(deps, source, MONDAY + HOUR + 1)
  await pollSource(deps, source, MONDAY + HOUR + 2)
  expect(deps.state()).toMatchObject({ okAt: MONDAY + HOUR + 2, failures: 0, failure: undefined })
})

test('a source that failed three times is not asked again until it has rested', async () => {
  const deps = fakeDeps([failed, failed, failed, read('"1"')])
  for (const minute of [0, 5, 10]) await pollSource(deps, source, MONDAY + minute * MINUTE)
  expect(await pollSource(deps, source, MONDAY + 14 * MINUTE)).toMatchObject({
    outcome: 'resting',
    detail: failed.detail,
  })
  expect(deps.asked).toHaveLength(3)
  expect(await pollSource(deps, source, MONDAY + 15 * MINUTE)).toMatchObject({ outcome: 'read' })
  expect(deps.state()).toMatchObject({ failures: 0, failure: undefined, restUntil: undefined })
})

test('a site that refuses us all day is asked twelve times, and one that named a time is asked then', async () => {
  const refused = { outcome: 'failed', reason: 'refused', detail: 'HTTP 403' } satisfies Reading
  const deps = fakeDeps(Array.from({ length: 288 }, () => refused))
  for (let at = MONDAY; at < MONDAY + 24 * HOUR; at += 5 * MINUTE) await pollSource(deps, source, at)
  expect(deps.asked).toHaveLength(12)
  const wishing = fakeDeps([{ ...refused, retryAt: MONDAY + 20 * HOUR }, read('"1"')])
  for (let at = MONDAY; at <= MONDAY + 20 * HOUR; at += 5 * MINUTE) await pollSource(wishing, source, at)
  expect(wishing.asked).toHaveLength(2)
})

test('the newest day up to today and unreadable rows are kept for the source’s health', async () => {
  const raws = ['2026-11-20', '2026-11-22', '2099-12-31'].map((day) => aRawRelease({ published: { day } }))
  const deps = fakeDeps([{ outcome: 'read', releases: raws, skipped: 4, validators: {} }])
  await pollSource(deps, source, MONDAY)
  expect(deps.state()).toMatchObject({ newestDay: '2026-11-22', garbled: true })
})

test('rows that wait for their pages do not make a board unreadable, and do not end its first sight', async () => {
  const waiting: Reading = { outcome: 'read', releases: [], skipped: 0, waiting: 3, validators: {} }
  const deps = fakeDeps([waiting, read('"1"'), read('"2"')])
  await pollSource(deps, source, MONDAY)
  expect(deps.state()).toMatchObject({ garbled: false, firstReadAt: undefined })
  await pollSource(deps, source, MONDAY + MINUTE)
  await pollSource(deps, source, MONDAY + 2 * MINUTE)
  expect(deps.sights).toEqual([true, true, false])
})
