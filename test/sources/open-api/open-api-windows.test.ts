import { describe, expect, test } from 'vitest'
import { type Window, windowsFrom } from '../../../functions/sources/open-api/open-api-windows.ts'

describe('the days that are requested', () => {
  const at = (time: string) => Date.parse(`2026-09-22T${time}+09:00`)
  const days = ({ past, today }: { past: Window[]; today: Window }) =>
    [...past, today].map(({ from, to }) => (from === to ? from : `${from}~${to}`))

  test.each([
    ['press releases: today', '2026-09-21', 1, '14:30:00', ['2026-09-22']],
    ['yesterday again as an hour begins', '2026-09-21', 1, '14:02:00', ['2026-09-21', '2026-09-22']],
    ['a day that ended since the last reading', '2026-09-20', 1, '14:30:00', ['2026-09-21', '2026-09-22']],
    ['nothing known yet', undefined, 1, '14:30:00', ['2026-09-21', '2026-09-22']],
    ['policy news: three days', '2026-09-21', 3, '14:30:00', ['2026-09-20~2026-09-22']],
    [
      'after a gap, forward from its first day',
      '2026-09-16',
      3,
      '14:30:00',
      ['2026-09-17~2026-09-19', '2026-09-20~2026-09-22'],
    ],
  ] as const)('%s', (_, readThrough, windowDays, time, expected) => {
    expect(days(windowsFrom(readThrough, windowDays, at(time)))).toEqual(expected)
  })

  test('after a year it goes back thirty days: five windows at a time, and today’s', () => {
    const windows = windowsFrom('2025-09-22', 1, at('14:30:00'))
    expect(days(windows)).toEqual([...['23', '24', '25', '26', '27'].map((day) => `2026-08-${day}`), '2026-09-22'])
    expect(windows.through).toBe('2026-08-27')
    expect([windows.beyond[0], windows.beyond.at(-1)]).toEqual(['2025-09-23', '2026-08-22'])
  })

  test('within thirty days nothing is left to be asked for by itself, nor what is missed already', () => {
    expect(windowsFrom('2026-08-22', 1, at('14:30:00')).beyond).toEqual([])
    const missed = [{ day: '2026-08-21', failures: 1, askedAt: 0 }]
    expect(windowsFrom('2026-08-19', 1, at('14:30:00'), missed).beyond).toEqual(['2026-08-20', '2026-08-22'])
  })

  test.each([
    ['yesterday', 1, '14:02:00', ['2026-09-21'], ['2026-09-22']],
    ['yesterday, of three days', 3, '14:02:00', ['2026-09-21'], ['2026-09-20', '2026-09-22']],
    ['yesterday, of three days, within an hour', 3, '14:30:00', ['2026-09-21'], ['2026-09-22']],
    ['both days before today', 3, '14:30:00', ['2026-09-20', '2026-09-21'], ['2026-09-22']],
  ] as const)('a missed day is left out: %s', (_, windowDays, time, missed, expected) => {
    const list = missed.map((day) => ({ day, failures: 1, askedAt: 0 }))
    expect(days(windowsFrom('2026-09-21', windowDays, at(time), list))).toEqual(expected)
  })
})
