import { expect, test } from 'vitest'
import { quietParts } from '../../../functions/subscriptions/quiet-hours.ts'
import { quietHoursIn } from '../../../functions/subscriptions/spoken/quiet-words.ts'

test.each([
  ['밤 10시부터 아침 7시까지', '22:00-07:00'],
  ['밤 10시부터 아침 7시까지 조용히 해줘', '22:00-07:00'],
  ['오후 6시 반부터 다음 날 오전 9시', '18:30-09:00'],
  ['저녁 7시~새벽 6시', '19:00-06:00'],
  ['밤 12시부터 아침 8시 30분까지', '00:00-08:30'],
  ['밤 11시에서 밤 1시', '23:00-01:00'],
  ['자정부터 아침 6시', '00:00-06:00'],
  ['점심 12시부터 오후 1시', '12:00-13:00'],
  ['22시부터 7시까지', '22:00-07:00'],
  ['22:00-07:00', '22:00-07:00'],
  ['24:00 ~ 6:30', '00:00-06:30'],
  ['10pm to 7am', '22:00-07:00'],
  ['from 10:30 p.m. to noon', '22:30-12:00'],
])('%s', (text, span) => {
  const hours = quietHoursIn(text)
  expect(quietParts(hours, 0)).toEqual([span])
})

test.each([
  '밤에는 조용히',
  '밤 10시부터',
  '25시부터 7시까지',
  '22:75-7',
  '24:30-7',
  '22시부터 22시까지',
  '1시, 2시, 3시',
  '주말',
  '',
])('%j names no quiet hours', (text) => expect(quietHoursIn(text)).toBeUndefined())
