import { describe, expect, test } from 'vitest'
import { ordersIn } from '../../../functions/text/date/date-order.ts'
import { readDate } from '../../../functions/text/dates.ts'

describe('an order of numbers that could mean two days is not read', () => {
  test.each([
    ['09/23/2026', '2026-09-23'],
    ['9/23/2026 15:05', '2026-09-23'],
    ['23/09/2026', '2026-09-23'],
    ['09-23-2026', '2026-09-23'],
    ['11/24/26', '2026-11-24'],
    ['09.09.09', '2009-09-09'],
    ['26-11-24', '2026-11-24'],
    ['26/09/23', undefined],
    ['24/11/26 14:05', undefined],
    ['26/13/11', undefined],
    ['09/11/2026', undefined],
    ['09-11-2026', undefined],
    ['09.11.2026', undefined],
    ['09/10/26', undefined],
  ])('%s', (raw, day) => {
    expect(readDate(raw)?.day).toBe(day)
  })
})

describe('the other dates of a document may prove what such numbers mean', () => {
  test.each([
    ['the first number is of one year', ['26/11/24', '26/11/23', '26/10/30'], '2026-11-24'],
    ['the last number is of one year', ['24/11/26', '23/11/26', '13/10/26'], '2026-11-24'],
    ['a year ends', ['26/01/02', '25/12/31', '25/12/30'], '2026-01-02'],
    ['a day after the twelfth', ['09/11/2026', '23/09/2026'], '2026-11-09'],
    ['a day after the twelfth, behind the month', ['09/11/2026', '09/23/2026'], '2026-09-11'],
    ['a year of two digits behind such a day', ['11/05/26', '11/23/26'], '2026-11-05'],
    ['labels around them', ['등록일 26/11/24', '등록일 26/11/23', '등록일 26/10/30'], '2026-11-24'],
    ['with dots against the custom of Korea', ['24.11.26', '23.11.26', '13.10.26'], '2026-11-24'],
    ['two orders that both keep to two years prove nothing', ['27/11/26', '26/11/26', '26/10/27'], undefined],
    ['two dates prove nothing', ['26/11/24', '26/11/23'], undefined],
    ['nor do dates of another shape', ['09/11/2026', '23.09.2026', '24/12/26'], undefined],
    ['nor do dates that contradict each other', ['09/11/2026', '23/09/2026', '09/23/2026'], undefined],
    ['nor does a day that does not exist', ['26/11/24', '26/02/30'], undefined],
    ['which does not turn what is certain', ['26.11.24', '26.02.30'], '2026-11-24'],
  ])('%s', (_, dates, day) => {
    expect(
      readDate(
        dates[0] ?? '',
        ordersIn(() => dates),
      )?.day,
    ).toBe(day)
  })

  test('they are looked at once, however many dates are in doubt', () => {
    const dates = Array.from({ length: 3000 }, (_, n) => `26/${1 + (n % 12)}/${10 + (n % 18)}`)
    let times = 0
    const orderOf = ordersIn(() => {
      times += 1
      return dates
    })
    expect(dates.map((date) => readDate(date, orderOf)?.day.slice(0, 4)).every((year) => year === '2026')).toBe(true)
    expect(times).toBe(1)
  })
})
