import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { type Bell, ringAgainAt } from '../../functions/releases/bell.ts'
import { type SweepBellsDeps, sweepBells } from '../../functions/releases/sweep-bells.ts'
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
  expect(swept).toEqual({ rung: 1, errors: [] })
  expect(postponed).toEqual([4 * MINUTE, 8 * MINUTE])
  expect(rung).toEqual([{ of: 'release', releaseId: 'b' }])
})

/** Sweeps 100 overdue bells. Returns what was moved and rung, and what went wrong. */
async function sweepHundred(deps: Partial<SweepBellsDeps>) {
  const bells = Array.from({ length: 100 }, (_, n) => ({ of: 'channel', team: 'T1', channel: `C${n}` }) as const)
  const moved: Bell[] = []
  const rung: Bell[] = []
  const swept = sweepBells(
    {
      overdueBells: async () => bells.map((bell) => ({ bell, ringAt: MONDAY, rings: 0 })),
      postponeBell: async ({ bell }, to) => {
        const isMoved = (await deps.postponeBell?.({ bell, ringAt: MONDAY, rings: 0 }, to)) ?? true
        if (isMoved) moved.push(bell)
        return isMoved
      },
      ring: async (some) => {
        await deps.ring?.(some)
        rung.push(...some)
      },
    },
    MONDAY,
  )
  return { moved, rung, bells, swept }
}

test('a bell that cannot be moved holds up no other, and its error is told', async () => {
  const { rung, bells, swept } = await sweepHundred({
    async postponeBell({ bell }) {
      if (bell.of === 'channel' && bell.channel === 'C50') throw new Error('throttled')
      return true
    },
  })
  expect(await swept).toEqual({ rung: 99, errors: [new Error('throttled')] })
  expect(rung).toEqual(bells.filter(({ channel }) => channel !== 'C50'))
})

test('a ring that is refused holds up no other group, and its error is told', async () => {
  let rings = 0
  const { rung, swept } = await sweepHundred({
    async ring() {
      rings += 1
      if (rings === 2) throw new Error('refused')
    },
  })
  const { rung: count, errors } = await swept
  expect(count).toBe(rung.length)
  expect(count).toBeGreaterThan(50)
  expect(count).toBeLessThan(100)
  expect(errors).toMatchObject([{ cause: new Error('refused') }])
})

test('a sweep that is cut off has moved few bells that it did not ring', async () => {
  let rings = 0
  const cutOff = new Promise<never>(() => undefined)
  const { moved, rung } = await sweepHundred({
    async ring() {
      rings += 1
      if (rings === 3) await cutOff
    },
  })
  await setImmediate()
  expect(rung.length).toBeGreaterThan(0)
  expect(moved.length - rung.length).toBeLessThanOrEqual(25)
})
