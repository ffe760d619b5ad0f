import { expect, test } from 'vitest'
import type { Signing } from '../../functions/releases/day-signature.ts'
import { signPastDays } from '../../functions/releases/sign-past-days.ts'
import { addDays, DAY, type Day, seoulDay } from '../../functions/text/seoul.ts'
import { MONDAY } from '../support/a-release.ts'

const TODAY = seoulDay(MONDAY)

function tableSignedThrough(signedThrough: Day | undefined) {
  const signing: Signing = { isWhole: true, signedThrough }
  const signed: Day[] = []
  return {
    signed,
    signing: async () => ({ ...signing }),
    async signDay(day: Day) {
      signed.push(day)
    },
    async noteSignedThrough(day: Day) {
      signing.signedThrough = day
    },
  }
}

test('days are signed once they have been over for two days, oldest first, and none twice', async () => {
  const table = tableSignedThrough(addDays(TODAY, -6))
  await signPastDays(table, MONDAY)
  expect(table.signed).toEqual([-5, -4, -3].map((days) => addDays(TODAY, days)))
  await signPastDays(table, MONDAY)
  expect(table.signed).toHaveLength(3)
  await signPastDays(table, MONDAY + DAY)
  expect(table.signed.slice(3)).toEqual([addDays(TODAY, -2)])
})

test('after a year without it a night signs sixty days, and the next goes on', async () => {
  const table = tableSignedThrough(addDays(TODAY, -365))
  await signPastDays(table, MONDAY)
  expect([table.signed.length, table.signed[0]]).toEqual([60, addDays(TODAY, -364)])
  await signPastDays(table, MONDAY)
  expect([table.signed.length, table.signed[60]]).toEqual([120, addDays(TODAY, -304)])
})

test('a run that is cut off is gone on with', async () => {
  const table = tableSignedThrough(addDays(TODAY, -6))
  const cut = async (day: Day) => {
    if (day === addDays(TODAY, -4)) throw new Error('cut off')
    return table.signDay(day)
  }
  await expect(signPastDays({ ...table, signDay: cut }, MONDAY)).rejects.toThrow('cut off')
  await signPastDays(table, MONDAY)
  expect(table.signed).toEqual([-5, -4, -3].map((days) => addDays(TODAY, days)))
})

test('where every day was signed as it came there is nothing to do', async () => {
  const table = tableSignedThrough(undefined)
  await signPastDays(table, MONDAY)
  expect(table.signed).toEqual([])
})
