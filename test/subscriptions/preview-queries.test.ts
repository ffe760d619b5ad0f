import { expect, test } from 'vitest'
import type { Release } from '../../functions/releases/release.ts'
import { previewQueries, volumeOf } from '../../functions/subscriptions/preview-queries.ts'
import { parseQueries } from '../../functions/subscriptions/query/query.ts'
import type { Subscription } from '../../functions/subscriptions/subscription.ts'
import { anIncomingRelease, aRelease, aSubscription } from '../support/a-release.ts'
import { openMemoryStore } from '../support/memory-store/memory-store.ts'

test.each([
  [0, 'none', 0],
  [14, 'fine', 3],
  [300, 'fine', 70],
  [301, 'very broad', 70],
])('%i releases in 30 days are %s, %i a week', (releases, breadth, perWeek) => {
  expect(volumeOf(releases, 30)).toEqual({ releases, perWeek, breadth })
})

const NOW = Date.parse('2026-11-28T10:00:00+09:00')
const previewed = (firstReadAt: number[]) =>
  previewQueries(
    {
      releasesOfDay: async (day) =>
        day === '2026-11-27' ? [aRelease({ ministry: '기상청' }), aRelease({ ministry: '산림청' })] : [],
      async *releasesDueFrom() {},
      sourceStates: async () => firstReadAt.map((at) => ({ firstReadAt: at })),
    },
    parseQueries('뮤바르쿤, 부처:기상청').queries,
    NOW,
  )

test('a preview says how many releases it looked through, and since when they are read', async () => {
  const { previews, searched, since } = await previewed([
    Date.parse('2026-11-28T09:00:00+09:00'),
    Date.parse('2026-11-27T09:00:00+09:00'),
  ])
  expect([searched, since]).toEqual([2, '2026-11-27'])
  expect(previews.map(({ volume }) => volume.releases)).toEqual([0, 1])
})

test('after a month the beginning is not told any more', async () => {
  expect((await previewed([Date.parse('2026-05-01T09:00:00+09:00')])).since).toBeUndefined()
  expect((await previewed([])).since).toBeUndefined()
})

/** What is open for these queries, of some notices; `subscriptions` as they were made of them. */
async function openFor(queries: string, notices: Partial<Release>[], subscriptions: Subscription[] = []) {
  const { store } = openMemoryStore()
  for (const [n, one] of notices.entries()) {
    const about = { id: `n${n}`, kind: '입법예고' as const, due: '2026-12-03', showAt: NOW - 1000 }
    await store.storeRelease(anIncomingRelease({ ...about, ...one }, [`n${n}`]))
  }
  const { open } = await previewQueries(store, parseQueries(queries).queries, NOW, subscriptions)
  return { titles: open.found.map(({ title }) => title), hasMore: open.hasMore }
}

const CHEMICAL = { title: '화학물질관리법 시행령 일부개정령안' }

test('what is open now is found by any of the queries, what ends soonest first, and nothing that has ended', async () => {
  const notices = [
    { title: '철도안전법 시행규칙 개정안', due: '2026-12-20' },
    { ...CHEMICAL, due: '2026-12-10' },
    { title: '화학물질 등록 고시안', due: '2026-11-27' },
    { title: '수도법 시행령 개정안' },
  ]
  const { titles } = await openFor('화학물질, 철도', notices)
  expect(titles).toEqual(['화학물질관리법 시행령 일부개정령안', '철도안전법 시행규칙 개정안'])
})

test('a subscription that leaves notices out is shown none; one whose query names their kind is', async () => {
  const press = aSubscription('화학물질', { options: { kinds: ['보도자료'] } })
  expect(await openFor('화학물질', [CHEMICAL], [press])).toEqual({ titles: [], hasMore: false })
  const named = aSubscription('화학물질 (종류:입법예고)', { options: { kinds: ['보도자료'] } })
  expect((await openFor('화학물질 (종류:입법예고)', [CHEMICAL], [named])).titles).toEqual([CHEMICAL.title])
  const all = aSubscription('화학물질', { options: { kinds: 'all' } })
  expect((await openFor('화학물질', [CHEMICAL], [all])).titles).toEqual([CHEMICAL.title])
})

test('no more than thirty are counted, nor a thousand looked through', async () => {
  const many = Array.from({ length: 31 }, () => CHEMICAL)
  const counted = await openFor('화학물질', many)
  expect([counted.titles.length, counted.hasMore]).toEqual([30, true])
  let read = 0
  async function* endless() {
    for (;;) yield aRelease({ id: String(++read), title: '수도법', text: '', kind: '입법예고', due: '2026-12-03' })
  }
  const deps = { releasesOfDay: async () => [], sourceStates: async () => [], releasesDueFrom: endless }
  const { open } = await previewQueries(deps, parseQueries('화학물질').queries, NOW)
  expect(open).toEqual({ found: [], hasMore: true })
  expect(read).toBe(1001)
})
