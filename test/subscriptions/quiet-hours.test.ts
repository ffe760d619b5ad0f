import { expect, test } from 'vitest'
import type { ChangeNote } from '../../functions/subscriptions/noted-change.ts'
import {
  endOfQuiet,
  type QuietHours,
  quietParts,
  readQuietParts,
  setQuietHours,
} from '../../functions/subscriptions/quiet-hours.ts'

const at = (time: string) => Date.parse(`2026-11-${time}+09:00`)
const NIGHT = { from: 22 * 60, to: 7 * 60 }
const LUNCH = { from: 12 * 60, to: 13 * 60 }

test.each([
  ['밤 열시 전', NIGHT, '23T21:59:59', undefined],
  ['밤 열시', NIGHT, '23T22:00:00', '24T07:00:00'],
  ['자정 바로 전', NIGHT, '23T23:59:59', '24T07:00:00'],
  ['자정', NIGHT, '24T00:00:00', '24T07:00:00'],
  ['새벽', NIGHT, '24T06:59:59', '24T07:00:00'],
  ['아침 일곱시', NIGHT, '24T07:00:00', undefined],
  ['점심', LUNCH, '23T12:30:00', '23T13:00:00'],
  ['점심 뒤', LUNCH, '23T13:00:00', undefined],
  ['자정까지', { from: 22 * 60, to: 0 }, '30T23:00:00', '31T00:00:00'],
  ['자정부터', { from: 0, to: 6 * 60 }, '23T00:00:00', '23T06:00:00'],
])('%s', (_, hours, now, end) => {
  // There is no 31 November: the first of December, written on from the thirtieth.
  const ends = end === '31T00:00:00' ? Date.parse('2026-12-01T00:00:00+09:00') : end && at(end)
  expect(endOfQuiet(hours, at(now))).toBe(ends)
})

// Korea, 2026: 2 October is a Friday, 3 October a Saturday and a holiday, 5 October its substitute; 9 October is a Friday and a holiday.
test.each([
  ['a weekday', ['weekends'], undefined, '2026-10-02T23:59', undefined],
  ['a weekend, until the morning after it', ['weekends'], undefined, '2026-10-03T10:00', '2026-10-05T09:00'],
  ['the night after a weekend', ['weekends'], undefined, '2026-10-05T00:30', '2026-10-05T09:00'],
  ['that morning', ['weekends'], undefined, '2026-10-05T09:00', undefined],
  ['a weekend and a holiday behind it', ['weekends', 'holidays'], undefined, '2026-10-03T10:00', '2026-10-06T09:00'],
  ['a holiday', ['holidays'], undefined, '2026-10-09T10:00', '2026-10-10T09:00'],
  ['a weekend without holidays', ['holidays'], undefined, '2026-10-11T10:00', undefined],
  ['a rest', [], '2026-10-08T09:00', '2026-10-06T10:00', '2026-10-08T09:00'],
  ['a rest that ends in a quiet day', ['holidays'], '2026-10-09T09:00', '2026-10-06T10:00', '2026-10-10T09:00'],
  ['a rest that is over', [], '2026-10-06T09:00', '2026-10-06T10:00', undefined],
] as const)('quiet through %s', (_, days, until, now, end) => {
  const seoul = (time: string) => Date.parse(`${time}:00+09:00`)
  const quiet = { days: [...days], ...(until ? { until: seoul(until) } : {}) }
  expect(endOfQuiet(quiet, seoul(now))).toBe(end && seoul(end))
})

test('a night before quiet days lasts until the morning after them', () => {
  const quiet: QuietHours = { ...NIGHT, days: ['weekends'] }
  expect(endOfQuiet(quiet, at('20T23:00:00'))).toBe(at('21T07:00:00') + 2 * 24 * 3_600_000 + 2 * 3_600_000)
})

test('what stands is written in parts and read back; parts that are none are refused', () => {
  const until = Date.parse('2026-12-04T09:00:00+09:00')
  const quiet: QuietHours = { ...NIGHT, days: ['weekends', 'holidays'], until }
  const parts = ['22:00-07:00', 'weekends', 'holidays', 'until 2026-12-04']
  expect(quietParts(quiet, until - 1)).toEqual(parts)
  expect(quietParts(quiet, until)).toEqual(parts.slice(0, 3))
  expect(readQuietParts(parts)).toEqual(quiet)
  expect(readQuietParts(['weekdays'])).toBeUndefined()
})

test('a rest that is ended early leaves its end behind, so that what waited for it is not too old', async () => {
  const { kept } = await set({ until: 5000 }, undefined, 2000)
  expect(kept).toEqual({ until: 2000 })
})

async function set(before: QuietHours | undefined, hours: QuietHours | undefined, now = 0) {
  let kept: QuietHours | undefined
  const done: string[] = []
  const notes: ChangeNote[] = []
  const deps = {
    quietHoursOf: async () => before,
    setQuietHours: async (_: object, quiet: QuietHours | undefined) => {
      kept = quiet
      done.push('set')
    },
    wakeChannel: async () => void done.push('wake'),
    noteChange: async (_: object, note: ChangeNote) => void notes.push(note),
  }
  const stood = await setQuietHours(deps, { team: 'T1', channel: 'C1' }, hours, 'U1', now)
  return { stood, done, notes, kept }
}

test('hours that are set have the channel looked at after that, and answer what stood before', async () => {
  expect(await set(LUNCH, NIGHT)).toMatchObject({ stood: LUNCH, done: ['set', 'wake'] })
})

test.each([
  ['set', undefined, NIGHT, [{ by: 'U1', change: 'quiet hours', queries: ['22:00-07:00'] }]],
  ['set to others', LUNCH, NIGHT, [{ by: 'U1', change: 'quiet hours', queries: ['22:00-07:00'] }]],
  ['set to what they were', NIGHT, NIGHT, []],
  ['ended', LUNCH, undefined, [{ by: 'U1', change: 'no quiet hours', queries: ['12:00-13:00'] }]],
  ['ended where there were none', undefined, undefined, []],
])('quiet hours that are %s are noted for the channel as far as they changed', async (_, before, hours, notes) => {
  expect((await set(before, hours)).notes).toEqual(notes)
})
