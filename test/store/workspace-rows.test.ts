import { describe, expect, test } from 'vitest'
import { DAY } from '../../functions/text/seoul.ts'
import { MONDAY } from '../support/a-release.ts'
import { openTestStore, testStores } from '../support/test-stores.ts'

describe.each(await testStores())('in $name', ({ store }) => {
  test('a workspace speaks Korean until it is told otherwise, its budget untouched', async () => {
    expect(await store.languageOf('T1')).toBe('ko')
    const turn = await store.reserveSlot('T1', MONDAY)
    await store.setLanguage('T1', 'en')
    expect(await store.languageOf('T1')).toBe('en')
    expect(await store.languageOf('T2')).toBe('ko')
    expect(await store.reserveSlot('T1', MONDAY)).toBeGreaterThanOrEqual(turn)
  })

  test('a workspace gives out a burst of turns, then one each 136 ms', async () => {
    const turns: number[] = []
    for (let n = 0; n < 60; n += 1) turns.push((await store.reserveSlot('T-budget', MONDAY)) - MONDAY)
    expect(turns.slice(0, 50)).toEqual(turns.slice(0, 50).map(() => 0))
    expect(turns.slice(50, 54)).toEqual([136, 272, 408, 544])
    expect(await store.reserveSlot('T-budget', MONDAY + 60_000)).toBe(MONDAY + 60_000)
  })

  test('a workspace that took nothing is listed with the last word for it until it takes something, however long nobody tries', async () => {
    const minutes = (n: number) => MONDAY + n * 60_000
    await store.noteRefusedWorkspace('T-dead', 'invalid_auth', MONDAY)
    await store.noteRefusedWorkspace('T-dead', 'token_revoked', minutes(10))
    const dead = { team: 'T-dead', reason: 'token_revoked' }
    expect(await store.refusedWorkspaces(minutes(10))).toEqual([{ ...dead, isLate: false }])
    expect(await store.refusedWorkspaces(minutes(35))).toEqual([{ ...dead, isLate: true }])
    // A clock that ran ahead noted it: nobody knows when that was.
    expect(await store.refusedWorkspaces(MONDAY)).toEqual([{ ...dead, isLate: true }])
    await store.noteAccepted('T-alive', minutes(40))
    expect(await store.refusedWorkspaces(minutes(40))).toHaveLength(1)
    await store.noteAccepted('T-dead', minutes(40))
    expect(await store.refusedWorkspaces(minutes(40))).toEqual([])
  })

  test('nor does one of a clock that is some minutes ahead', async () => {
    for (const aheadMs of [2, 10, 60, 70].map((minutes) => minutes * 60_000)) {
      await store.reserveSlot('T-little', MONDAY + aheadMs)
      expect(await store.reserveSlot('T-little', MONDAY)).toBe(MONDAY)
      expect(await store.reserveSlot('T-little', MONDAY + 1)).toBeLessThan(MONDAY + 1_000)
    }
    const limited = (channel: string, at: number) => store.noteRateLimit({ team: 'T-little', channel }, at, at + 30_000)
    await limited('C1', MONDAY + 600_000)
    await limited('C2', MONDAY + 600_001)
    expect(await store.reserveSlot('T-little', MONDAY + 2)).toBe(MONDAY + 2)
  })

  test('clocks that differ by seconds share one budget', async () => {
    const turns: number[] = []
    for (let n = 0; n < 70; n += 1) turns.push(await store.reserveSlot('T-skew', MONDAY + (n % 2) * 1_000))
    expect(turns.at(-1)).toBeGreaterThan(MONDAY + 1_500)
  })

  test('a turn given out by a clock that ran far ahead keeps nobody waiting', async () => {
    await store.reserveSlot('T-ahead', MONDAY + DAY)
    expect(await store.reserveSlot('T-ahead', MONDAY)).toBe(MONDAY)
    const limited = (channel: string, at: number) =>
      store.noteRateLimit({ team: 'T-ahead', channel }, at, MONDAY + 30_000)
    await store.reserveSlot('T-ahead', MONDAY + DAY)
    await limited('C1', MONDAY)
    await limited('C2', MONDAY + 1)
    const turn = await store.reserveSlot('T-ahead', MONDAY + 2)
    expect([turn >= MONDAY + 30_000, turn < MONDAY + 60_000]).toEqual([true, true])
  })

  test('turns taken at once are all different', async () => {
    for (let n = 0; n < 50; n += 1) await store.reserveSlot('T-many', MONDAY)
    const turns = await Promise.all(Array.from({ length: 20 }, () => store.reserveSlot('T-many', MONDAY)))
    expect(new Set(turns).size).toBe(20)
  })

  test('two channels put off within ten seconds put off the workspace', async () => {
    const at = (channel: string) => ({ team: 'T-limited', channel })
    await store.noteRateLimit(at('C1'), MONDAY, MONDAY + 30_000)
    await store.noteRateLimit(at('C1'), MONDAY + 1, MONDAY + 30_000)
    expect(await store.reserveSlot('T-limited', MONDAY + 2)).toBe(MONDAY + 2)
    await store.noteRateLimit(at('C2'), MONDAY + 3, MONDAY + 30_000)
    expect(await store.reserveSlot('T-limited', MONDAY + 4)).toBeGreaterThanOrEqual(MONDAY + 30_000)
  })
})

test.each([1, 2, 20, 100])(
  'a workspace that may have %i posts a minute never has more, in whatever minute',
  async (limit) => {
    const store = await openTestStore(limit)
    const posts: number[] = []
    // Nothing was sent for an hour, and then everything at once, a second before its turn where it has to wait for one.
    for (let n = 0; n < 2 * limit + 5; n += 1)
      posts.push(Math.max(MONDAY, (await store.reserveSlot('T1', MONDAY)) - 1_000))
    const most = Math.max(...posts.map((from) => posts.filter((at) => at >= from && at < from + 60_000).length))
    expect(most).toBeLessThanOrEqual(limit)
    expect(most).toBeGreaterThanOrEqual(Math.floor(0.98 * limit))
  },
)
