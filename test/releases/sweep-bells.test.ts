import { expect, test } from 'vitest'
import { type Bell, ringAgainAt } from '../../functions/releases/bell.ts'
import { sweepBells } from '../../functions/releases/sweep-bells.ts'
import { HOUR, MINUTE } from '../../functions/text/seoul.ts'
import { MONDAY } from '../support/a-release.ts'

test.each([
  [0, 2 * MINUTE],
  [1, 4 * MINUTE],
  [4, 32 * MINUTE],
  [5, HOUR],
  [400, HOUR],
])('after %i rings a bell is due again in %i ms', (rings, wait) => {
  expect(ringAgainAt(MONDAY, rings)).toBe(MONDAY + wait)
})

test('the sweep moves each overdue bell forward, then rings those it moved', async () => {
  const overdue = ['a', 'b'].map((releaseId, rings) => ({
    bell: { of: 'release', releaseId } as Bell,
    ringAt: MONDAY,
    rings,
  }))
  const rung: Bell[] = []
  const postponed: number[] = []
  const swept = await sweepBells(
    {
      overdueBells: async () => overdue,
      postponeBell: async ({ rings }, to) => {
        postponed.push(to - MONDAY)
        return rings > 0
      },
      ring: async (bells) => {
        rung.push(...bells)
      },
    },
    MONDAY,
  )
  expect(swept).toBe(1)
  expect(postponed).toEqual([4 * MINUTE, 8 * MINUTE])
  expect(rung).toEqual([{ of: 'release', releaseId: 'b' }])
})
