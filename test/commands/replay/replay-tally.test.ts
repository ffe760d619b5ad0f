import { expect, test } from 'vitest'
import { findLookalikes, openTally } from '../../../lib/commands/replay/replay-tally.ts'
import { anArchivedRelease } from '../../support/an-archived-release.ts'

test('releases with one title and ministry within three days are lookalikes', () => {
  const days = ['2022-03-10', '2022-03-10', '2022-03-13', '2022-03-17']
  const all = days.map((date) =>
    anArchivedRelease('사업보고서 등에 대한 조사·감리결과 조치', date, { ministry: '금융위원회' }),
  )
  const other = anArchivedRelease('사업보고서 등에 대한 조사·감리결과 조치', '2022-03-11', { ministry: '금융감독원' })
  const dates = findLookalikes([...all, other]).map((pair) => pair.map(({ date }) => date.slice(5)))
  expect(dates).toEqual([
    ['03-10', '03-13'],
    ['03-10', '03-13'],
  ])
})

test('a release that a list gives twice on one day is joined, and does not count as wrongly merged', () => {
  const [one, again] = [
    anArchivedRelease('금융시장 점검회의', '2022-11-04'),
    anArchivedRelease('금융시장 점검회의 ', '2022-11-04'),
  ]
  const tally = openTally(new Map([one, again].map((of) => [of.url, of])))
  const placements = [one, again].map(
    ({ url }, n) => ({ url, releaseId: 'r1', outcome: n ? 'joined' : 'stored' }) as const,
  )
  tally.add({ placements, posted: [] })
  expect(tally.counts()).toMatchObject({ joined: 1, wronglyMerged: 0 })
})
