import { expect, test } from 'vitest'
import { onceADay } from '../../../lib/local/process/schedule.ts'

test('work is done once a day, from its hour in Seoul on, even if the clock jumps', async () => {
  const done: string[] = []
  let now = ''
  const at = async (time: string) => {
    now = time
    await work()
  }
  now = '2026-11-23T09:59:00+09:00'
  const work = onceADay(
    10,
    () => Date.parse(now),
    async () => done.push(now.slice(8, 16)),
  )
  for (const time of ['23T09:59', '23T10:00', '23T10:01', '23T23:59', '24T09:00', '24T10:30', '27T09:00', '27T12:00'])
    await at(`2026-11-${time}:00+09:00`)
  expect(done).toEqual(['23T10:00', '24T10:30', '27T09:00', '27T12:00'])
})

test('a day whose hour has passed at the start is left out', async () => {
  const done: number[] = []
  const now = () => Date.parse('2026-11-23T15:00:00+09:00')
  await onceADay(10, now, async () => done.push(1))()
  expect(done).toEqual([])
})
