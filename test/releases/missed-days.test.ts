import { expect, test } from 'vitest'
import { isLasting, type MissedDay, missedDayToAskFor, withMissed } from '../../functions/releases/missed-days.ts'
import { addDays, DAY, MINUTE } from '../../functions/text/seoul.ts'
import { MONDAY } from '../support/a-release.ts'

const missed = (day: string, failures: number, ago: number): MissedDay => ({ day, failures, askedAt: MONDAY - ago })

test.each([
  ['nothing was missed', [], undefined],
  ['it failed just now', [missed('2026-11-20', 1, 29 * MINUTE)], undefined],
  ['half an hour later', [missed('2026-11-20', 1, 30 * MINUTE)], '2026-11-20'],
  [
    'another was asked for just now',
    [missed('2026-11-19', 5, 5 * MINUTE), missed('2026-11-20', 1, 31 * MINUTE)],
    undefined,
  ],
  [
    'the one that waits longest',
    [missed('2026-11-20', 1, 31 * MINUTE), missed('2026-11-19', 5, 61 * MINUTE)],
    '2026-11-19',
  ],
  ['one that was asked for by a clock running ahead', [missed('2026-11-20', 1, -2 * DAY)], '2026-11-20'],
  ['one that failed twelve times, within a day', [missed('2026-11-20', 12, 23 * 60 * MINUTE)], undefined],
  ['one that failed twelve times, after a day', [missed('2026-11-20', 12, DAY)], '2026-11-20'],
] as const)('the missed day to ask for again: %s', (_, list, day) => {
  expect(missedDayToAskFor([...list], MONDAY)).toBe(day)
})

test('a day that goes on failing is counted, and is lasting from the twelfth failure on', () => {
  let list: MissedDay[] = []
  for (let time = 0; time < 11; time += 1) list = withMissed(list, ['2026-11-20'], MONDAY + time)
  expect(list.some(isLasting)).toBe(false)
  expect(withMissed(list, ['2026-11-20'], MONDAY)).toEqual([{ day: '2026-11-20', failures: 12, askedAt: MONDAY }])
  expect(withMissed(list, ['2026-11-20'], MONDAY).some(isLasting)).toBe(true)
})

test('a missed day is given up after ninety days', () => {
  const old = [missed(addDays('2026-11-23', -90), 100, DAY), missed(addDays('2026-11-23', -91), 100, DAY)]
  expect(withMissed(old, [], MONDAY)).toEqual([old[0]])
})

test('of thirty missed days each is asked for within a day, in at most 48 calls', () => {
  let list = withMissed(
    [],
    Array.from({ length: 30 }, (_, n) => addDays('2026-11-22', -n)),
    MONDAY,
  )
  const asked: string[] = []
  for (let at = MONDAY; at < MONDAY + DAY; at += 5 * MINUTE) {
    const day = missedDayToAskFor(list, at)
    if (!day) continue
    asked.push(day)
    list = withMissed(list, [day], at)
  }
  expect(asked.length).toBeLessThanOrEqual(48)
  expect(new Set(asked).size).toBe(30)
})
