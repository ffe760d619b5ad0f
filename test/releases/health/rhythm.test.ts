import { expect, test } from 'vitest'
import { learnedRhythm, publishedDays } from '../../../functions/releases/health/rhythm.ts'
import { healthOf } from '../../../functions/releases/health/source-health.ts'
import { pollSource } from '../../../functions/releases/polling/poll-source.ts'
import { type Source, SourceState } from '../../../functions/releases/source.ts'
import { isBusinessDay } from '../../../functions/text/days/business-day.ts'
import { addDays, DAY, type Day, seoulDay } from '../../../functions/text/seoul.ts'
import { aRawRelease, MONDAY } from '../../support/a-release.ts'

const guessed: Source = { id: 'motir', name: '산업통상부', rhythm: 1 }
const TODAY = seoulDay(MONDAY)

/** The day so many business days before another. */
function businessDaysBefore(day: Day, count: number): Day {
  if (count === 0) return day
  const before = addDays(day, -1)
  return businessDaysBefore(before, isBusinessDay(before) ? count - 1 : count)
}

/** The days of a source with these gaps, in business days, the last of them `silence` business days ago. */
function daysWith(gaps: number[], silence = 0): Day[] {
  const days = [businessDaysBefore(TODAY, silence)]
  for (const gap of gaps.toReversed()) days.push(businessDaysBefore(days.at(-1) as Day, gap))
  return days.toReversed()
}

function healthWith(gaps: number[], silence: number, source = guessed): string {
  const days = daysWith(gaps, silence)
  const state = { sourceId: 'motir', firstReadAt: MONDAY - 90 * DAY, publishedDays: days, newestDay: days.at(-1) }
  return healthOf(source, SourceState.parse(state), MONDAY)
}

const DAILY = Array.from({ length: 20 }, () => 1)

test.each<[string, number[], number, string]>([
  ['publishes daily and did yesterday', DAILY, 1, 'healthy'],
  ['publishes daily and has been silent for three days', DAILY, 3, 'quiet'],
  ['publishes daily and stopped', DAILY, 4, 'stale'],
  ['became weekly', [...DAILY, 5, 5, 5, 5], 6, 'quiet'],
  ['became weekly only lately', [...DAILY, 5], 6, 'quiet'],
  ['became weekly, then stopped', [...DAILY, 5, 5, 5, 5], 16, 'stale'],
  ['publishes twice a month', [10, 9, 11, 10, 10, 8], 12, 'quiet'],
  ['publishes twice a month, then stopped', [10, 9, 11, 10, 10, 8], 34, 'stale'],
  ['publishes in bursts', [1, 1, 8, 1, 1, 9, 1, 1, 8, 1, 1, 1], 9, 'quiet'],
  ['publishes in bursts, then stopped', [1, 1, 8, 1, 1, 9, 1, 1, 8, 1, 1, 1], 14, 'stale'],
  ['was silent once, months ago', [...DAILY.slice(0, 12), 12, ...DAILY.slice(0, 8)], 5, 'stale'],
])('a source that the catalog calls daily and that %s', (_, gaps, silence, health) => {
  expect(healthWith(gaps, silence)).toBe(health)
})

test('a source that the catalog calls slow and that turns out daily is stale as soon as a daily one is', () => {
  expect(healthWith(DAILY, 4, { ...guessed, rhythm: 20 })).toBe('stale')
})

test('with fewer than five gaps the guess counts, as it does for a row from before there were days', () => {
  expect(healthWith([10, 10, 10, 10], 3)).toBe('quiet')
  expect(healthWith([10, 10, 10, 10], 4)).toBe('stale')
  expect(healthWith([10, 10, 10, 10, 10], 4)).toBe('healthy')
  const old = SourceState.parse({ sourceId: 'motir', firstReadAt: 1, newestDay: businessDaysBefore(TODAY, 4) })
  expect(healthOf(guessed, old, MONDAY)).toBe('stale')
  expect(healthOf({ ...guessed, rhythm: 2 }, old, MONDAY)).toBe('quiet')
})

test('what is kept is bounded, and a source as rare as an almanac is called stale in the end', () => {
  const many = Array.from({ length: 300 }, (_, n) => addDays('2026-01-01', n))
  expect(publishedDays(many, ['2026-12-24', '2026-12-24'])).toHaveLength(21)
  expect(publishedDays(undefined, ['2026-11-23', '2026-11-20', '2026-11-23'])).toEqual(['2026-11-20', '2026-11-23'])
  expect(publishedDays(['2026-11-23'], ['2026-11-19']).at(-1)).toBe('2026-11-23')
  expect(learnedRhythm(daysWith([200, 200, 200, 200, 200]))).toBe(40)
})

test('weekends and holidays are no gap: a source that publishes every working day has a rhythm of one', () => {
  const september = ['2026-09-21', '2026-09-22', '2026-09-23', '2026-09-28', '2026-09-29', '2026-09-30']
  expect(learnedRhythm(september)).toBe(1)
  expect(learnedRhythm(['2026-11-14', '2026-11-15', '2026-11-21', '2026-11-22', '2026-11-28', '2026-11-29'])).toBe(2.5)
})

test('a poll keeps the days that a source shows, those to come left out', async () => {
  const days = ['2026-11-20', '2026-11-19', '2026-11-19', '2026-11-30']
  const saved: SourceState[] = []
  await pollSource(
    {
      read: async () => ({
        outcome: 'read',
        releases: days.map((day) => aRawRelease({ published: { day } })),
        skipped: 0,
        validators: {},
      }),
      storeReading: async () => 0,
      sourceState: async (sourceId) => SourceState.parse({ sourceId, publishedDays: ['2026-11-12'] }),
      saveSourceState: async (state) => void saved.push(state),
    },
    guessed,
    MONDAY,
  )
  expect(saved[0]?.publishedDays).toEqual(['2026-11-12', '2026-11-19', '2026-11-20'])
})
