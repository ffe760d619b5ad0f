import { expect, test } from 'vitest'
import { seoulTime } from '../../../functions/text/seoul.ts'
import { movableClock } from '../../../lib/local/process/movable-clock.ts'

test.each([
  ['월요일 새벽', '2026-11-23T08:59:59', '2026-11-23T09:00:00'],
  ['월요일 아홉 시 정각', '2026-11-23T09:00:00', '2026-11-24T09:00:00'],
  ['목요일 낮', '2026-11-26T12:00:00', '2026-11-27T09:00:00'],
  ['금요일 낮', '2026-11-27T12:00:00', '2026-11-30T09:00:00'],
  ['토요일', '2026-11-28T02:50:00', '2026-11-30T09:00:00'],
  ['일요일 밤', '2026-11-29T23:59:59', '2026-11-30T09:00:00'],
  ['추석 전날', '2026-09-23T18:00:00', '2026-09-28T09:00:00'],
  ['해가 바뀔 때(2027-01-01 금)', '2026-12-31T23:30:00', '2027-01-04T09:00:00'],
  ['공휴일을 아직 모르는 해', '2031-12-31T23:30:00', '2032-01-01T09:00:00'],
])('the clock goes from %s to nine on the next business morning', (_, from, to) => {
  const clock = movableClock(
    0,
    () => undefined,
    () => Date.parse(`${from}+09:00`),
  )
  clock.toNextBusinessMorning()
  expect(seoulTime(clock.now())).toBe(`${to}+09:00`)
})

test('it goes on from where it was put, and says each time how far it is ahead of the real one', () => {
  const moves: number[] = []
  const friday = Date.parse('2026-11-27T09:00:00+09:00')
  const clock = movableClock(
    1_000,
    (ahead) => moves.push(ahead),
    () => friday,
  )
  clock.toNextBusinessMorning()
  clock.toNextBusinessMorning()
  expect(moves).toEqual([1_000, 3 * 86_400_000, 4 * 86_400_000])
  expect(clock.ahead()).toBe(4 * 86_400_000)
})
