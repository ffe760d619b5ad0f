import { expect, test } from 'vitest'
import { findLatest, type LatestReleases, type SearchStart } from '../../functions/releases/find-latest.ts'
import type { Release } from '../../functions/releases/release.ts'
import { compileMatcher } from '../../functions/subscriptions/matching/matcher.ts'
import { openMayAnswer } from '../../functions/subscriptions/matching/may-answer.ts'
import { parseQueries } from '../../functions/subscriptions/query/query.ts'
import { DAY, type Day, type Instant, MINUTE } from '../../functions/text/seoul.ts'
import { anIncomingRelease, MONDAY } from '../support/a-release.ts'
import { openMemoryStore } from '../support/memory-store/memory-store.ts'

const ANY = { isWanted: () => true, mayStandIn: () => true, parts: [] }

function wantedBy(words: string) {
  const { queries } = parseQueries(words)
  const matcher = compileMatcher(queries)
  return { isWanted: (release: Release) => matcher(release).length > 0, ...openMayAnswer(queries) }
}

/** A store with these titles, by the day they were shown on, the newest of a day first. `asked`: the days that were read whole. */
async function storeWith(byDay: Record<string, string[]>, isWhole = true) {
  const { store } = openMemoryStore()
  for (const [day, titles] of Object.entries(byDay)) {
    for (const [index, title] of titles.entries()) {
      const showAt = Date.parse(`${day}T09:00:00+09:00`) - index * MINUTE
      await store.storeRelease(anIncomingRelease({ id: title, title, text: '', showAt }, [title]))
    }
  }
  const asked: Day[] = []
  return {
    ...store,
    asked,
    signing: async () => ({ ...(await store.signing()), isWhole }),
    releasesOfDay(day: Day, now: Instant) {
      asked.push(day)
      return store.releasesOfDay(day, now)
    },
  }
}

const titlesOf = ({ found }: LatestReleases) => found.map(({ title }) => title)

test('the newest come first, no more than `count`, and a day that has enough is all that is read', async () => {
  const deps = await storeWith({ '2026-11-23': ['다', '나'], '2026-11-20': ['가'] })
  const latest = await findLatest(deps, ANY, 2, MONDAY)
  expect(titlesOf(latest)).toEqual(['다', '나'])
  expect(latest.lookedBackTo).toBe('2026-11-23')
  expect(deps.asked).toEqual(['2026-11-23'])
})

test('behind the first four days only those are read whose signature allows what is wanted', async () => {
  const deps = await storeWith({
    '2026-11-23': ['수소 충전소'],
    '2026-10-10': ['전기차 보조금'],
    '2025-03-03': ['희소금속 비축'],
    '2024-12-31': ['희소 자원과 금속'],
    '2024-01-01': ['희소금속 수급'],
  })
  const latest = await findLatest(deps, wantedBy('희소금속'), 5, MONDAY)
  expect(titlesOf(latest)).toEqual(['희소금속 비축', '희소금속 수급'])
  expect(deps.asked).toEqual(['2026-11-23', '2026-11-22', '2026-11-21', '2026-11-20', '2025-03-03', '2024-01-01'])
})

test('a day whose signature cannot be read is read whole', async () => {
  const deps = await storeWith({ '2026-10-10': ['희소금속 비축'] })
  const signaturesBetween = async () => new Map([['2026-10-10', undefined]])
  expect(titlesOf(await findLatest({ ...deps, signaturesBetween }, wantedBy('희소금속'), 1, MONDAY))).toEqual([
    '희소금속 비축',
  ])
})

test('days behind the last that was signed are read whole, as what is stored of them is not signed yet', async () => {
  const deps = await storeWith({
    '2026-11-10': ['희소금속 비축'],
    '2026-11-09': ['희소금속 수급'],
    '2026-11-01': ['가'],
  })
  const signing = async () => ({ isWhole: true, oldest: '2026-11-01', signedTo: '2026-11-09' })
  const unsigned = { ...deps, signing, signaturesBetween: async () => new Map() }
  const latest = await findLatest(unsigned, wantedBy('희소금속'), 5, MONDAY)
  expect(titlesOf(latest)).toEqual(['희소금속 비축'])
  expect(deps.asked.at(-1)).toBe('2026-11-10')
})

test('where not all is signed every day is read, empty ones as well', async () => {
  const deps = await storeWith({ '2026-11-20': ['나'], '2025-09-01': ['희소금속'] }, false)
  const latest = await findLatest(deps, wantedBy('희소금속'), 1, MONDAY)
  expect(titlesOf(latest)).toEqual(['희소금속'])
  expect(deps.asked.length).toBeGreaterThan(440)
})

test('one search reads four hundred days with releases and no more, and the next one goes on behind the last', async () => {
  const day = (back: number) => new Date(MONDAY - back * DAY).toISOString().slice(0, 10)
  const deps = await storeWith(Object.fromEntries(Array.from({ length: 450 }, (_, back) => [day(back), [`${back}`]])))
  const wanted = { ...ANY, isWanted: ({ title }: Release) => title === '449' }
  const first = await findLatest(deps, wanted, 1, MONDAY)
  expect(first.found).toEqual([])
  expect(deps.asked.length).toBeLessThan(410)
  expect(first.lookedBackTo).toBe(deps.asked.at(-1))
  const second = await findLatest(deps, wanted, 1, MONDAY, first.next)
  expect(titlesOf(second)).toEqual(['449'])
  expect(deps.asked.filter((one) => one === first.lookedBackTo)).toHaveLength(1)
})

test('where not all is signed, three years without a release are the end', async () => {
  const deps = await storeWith({}, false)
  let [next, searches]: [SearchStart | undefined, number] = [{}, 0]
  for (; next && searches < 9; searches += 1) next = (await findLatest(deps, ANY, 1, MONDAY, next)).next
  expect(searches).toBeLessThan(9)
  expect(deps.asked).toHaveLength(1170)
})

test('a search ends at the oldest day that holds anything, and says that nothing is older', async () => {
  const deps = await storeWith({ '2026-11-20': ['나'], '2026-07-01': ['가'] })
  const latest = await findLatest(deps, ANY, 5, MONDAY)
  expect(titlesOf(latest)).toEqual(['나', '가'])
  expect(latest.next).toBeUndefined()
  expect(deps.asked.length).toBeLessThan(10)
})

test('what is older than three years is found by the search after', async () => {
  const deps = await storeWith({ '2023-01-01': ['오래된 것'] })
  const first = await findLatest(deps, ANY, 1, MONDAY)
  expect(first).toMatchObject({ found: [], lookedBackTo: '2023-09-11', next: { from: '2023-09-10' } })
  expect(titlesOf(await findLatest(deps, ANY, 1, MONDAY, first.next))).toEqual(['오래된 것'])
})

test('page after page shows each release once, also those of one moment and one that came in between', async () => {
  const deps = await storeWith({ '2026-11-23': ['가', '나', '다', '라', '마'], '2026-11-21': ['바', '사'] })
  const pages: string[][] = []
  let next: SearchStart | undefined = {}
  while (next && pages.length < 9) {
    const latest: LatestReleases = await findLatest(deps, ANY, 2, MONDAY, next)
    pages.push(titlesOf(latest))
    next = latest.next
    const showAt = Date.parse('2026-11-23T09:00:01+09:00') + pages.length
    await deps.storeRelease(anIncomingRelease({ id: `new ${pages.length}`, title: '새 것', showAt }, [`${showAt}`]))
  }
  expect(pages.flat().filter((title) => title !== '새 것')).toEqual(['가', '나', '다', '라', '마', '바', '사'])
  expect(pages.flat()).not.toContain('새 것')
})

test('a button of before counts what it has shown of a day, and what is skipped is not found', async () => {
  const deps = await storeWith({ '2026-11-20': ['가', '나'], '2026-01-05': ['다'] })
  const latest = await findLatest(deps, ANY, 1, MONDAY, { from: '2026-11-20', skip: 2 })
  expect(titlesOf(latest)).toEqual(['다'])
})
