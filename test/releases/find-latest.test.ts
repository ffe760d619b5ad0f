import { expect, test } from 'vitest'
import { findLatest } from '../../functions/releases/find-latest.ts'
import { type Day, type Instant, MINUTE } from '../../functions/text/seoul.ts'
import { anIncomingRelease, MONDAY } from '../support/a-release.ts'
import { openMemoryStore } from '../support/memory-store/memory-store.ts'

/** A store with these titles, by the day they were shown on, the newest of a day first. `asked`: the days that were read. */
async function storeWith(byDay: Record<string, string[]>) {
  const { store } = openMemoryStore()
  for (const [day, titles] of Object.entries(byDay)) {
    for (const [index, title] of titles.entries()) {
      const showAt = Date.parse(`${day}T09:00:00+09:00`) - index * MINUTE
      await store.storeRelease(anIncomingRelease({ id: title, title, showAt }, [title]))
    }
  }
  const asked: Day[] = []
  return {
    asked,
    releasesOfDay(day: Day, now: Instant) {
      asked.push(day)
      return store.releasesOfDay(day, now)
    },
  }
}

test('the newest come first, and no more than `count`', async () => {
  const deps = await storeWith({ '2026-11-23': ['다', '나'], '2026-11-20': ['가'] })
  const latest = await findLatest(deps, () => true, 2, MONDAY)
  expect(latest.found.map((release) => release.title)).toEqual(['다', '나'])
  expect(latest.lookedBackTo).toBe('2026-11-23')
  expect(deps.asked).toHaveLength(30)
})

test('days are walked back until enough are found, and the result says how far', async () => {
  const deps = await storeWith({ '2026-10-10': ['오래된 것'] })
  const latest = await findLatest(deps, (release) => release.title === '오래된 것', 1, MONDAY)
  expect(latest).toMatchObject({ found: [{ title: '오래된 것' }], lookedBackTo: '2026-10-10' })
})

test('once something is found, the walk ends after ninety days', async () => {
  const deps = await storeWith({ '2026-11-20': ['가'], '2026-07-01': ['나'] })
  const latest = await findLatest(deps, () => true, 5, MONDAY)
  expect(latest).toMatchObject({ found: [{ title: '가' }], lookedBackTo: '2026-08-26' })
  expect(deps.asked).toHaveLength(90)
})

test('until a first one is found, the walk goes on for three years', async () => {
  const quiet = await storeWith({ '2026-01-01': ['오래전 것'] })
  expect(await findLatest(quiet, () => true, 5, MONDAY)).toMatchObject({ found: [{ title: '오래전 것' }] })
  const deps = await storeWith({ '2023-01-01': ['너무 오래된 것'] })
  expect(await findLatest(deps, () => true, 1, MONDAY)).toEqual({ found: [], lookedBackTo: '2023-09-11' })
  expect(deps.asked).toHaveLength(1170)
})
