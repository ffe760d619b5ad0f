import { expect, test } from 'vitest'
import { previewQueries, volumeOf } from '../../functions/subscriptions/preview-queries.ts'
import { parseQueries } from '../../functions/subscriptions/query/query.ts'
import { aRelease } from '../support/a-release.ts'

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
