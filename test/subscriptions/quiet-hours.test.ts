import { expect, test } from 'vitest'
import type { ChangeNote } from '../../functions/subscriptions/noted-change.ts'
import { endOfQuiet, type QuietHours, setQuietHours } from '../../functions/subscriptions/quiet-hours.ts'

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

async function set(before: QuietHours | undefined, hours: QuietHours | undefined) {
  const done: string[] = []
  const notes: ChangeNote[] = []
  const deps = {
    quietHoursOf: async () => before,
    setQuietHours: async () => void done.push('set'),
    wakeChannel: async () => void done.push('wake'),
    noteChange: async (_: object, note: ChangeNote) => void notes.push(note),
  }
  const stood = await setQuietHours(deps, { team: 'T1', channel: 'C1' }, hours, 'U1', 0)
  return { stood, done, notes }
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
