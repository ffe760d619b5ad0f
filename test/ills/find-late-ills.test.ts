import { describe, expect, test } from 'vitest'
import { findLate, findUnplanned } from '../../functions/ills/find-late-ills.ts'
import type { Ill } from '../../functions/ills/ill.ts'
import { sweepBells } from '../../functions/releases/sweep-bells.ts'
import { UnreadableRow } from '../../functions/releases/unreadable-row.ts'
import type { Store } from '../../functions/store/store.ts'
import type { Instant } from '../../functions/text/seoul.ts'
import { DAY, HOUR, MINUTE } from '../../functions/text/seoul.ts'
import { anIncomingRelease, MONDAY } from '../support/a-release.ts'
import { openMemoryStore } from '../support/memory-store/memory-store.ts'
import { openTestStore } from '../support/test-stores.ts'

const ESG = { team: 'T1', channel: 'C1' }

/** Sweeps each minute, as long as nobody takes what is rung. */
async function sweepFor(store: Store, from: Instant, minutes: number): Promise<Instant> {
  const deps = { ...store, ring: async () => undefined }
  for (let minute = 0; minute < minutes; minute += 1) await sweepBells(deps, from + minute * MINUTE)
  return from + minutes * MINUTE
}

function standingOf(members: string[]): Ill[] {
  const ill = { kind: 'late deliveries' as const, members, began: MONDAY, told: 'beginning' as const, tellings: [] }
  return [{ ...ill, id: 'late deliveries', version: 1 }]
}

describe.each([
  ['DynamoDB', openTestStore],
  ['memory', async () => openMemoryStore().store],
])('late deliveries over %s', (_, openStore) => {
  test('a channel whose rings are all lost is late five minutes after its time, and stays so while its bell is moved', async () => {
    const store = await openStore()
    await store.wakeChannel(ESG, MONDAY)
    const early = await sweepFor(store, MONDAY, 5)
    expect(await findLate(store, early, [])).toEqual([])
    const now = await sweepFor(store, early, 2)
    expect(await findLate(store, now, [])).toEqual([
      { kind: 'late deliveries', count: 1, since: MONDAY, members: ['T1#C1'] },
    ])
    const later = await sweepFor(store, now, 90)
    expect(await findLate(store, later, [])).toMatchObject([{ since: MONDAY }])
  })

  test('a channel that a worker gives back, held up again and again, is late though its bell begins anew each time', async () => {
    const store = await openStore()
    await store.wakeChannel(ESG, MONDAY)
    let now = MONDAY
    for (let round = 0; round < 4; round += 1) {
      const lease = await store.leaseChannel(ESG, now)
      if (!lease) throw new Error('held by another')
      await store.giveBackChannel(lease, now + 10 * MINUTE, now + 10 * MINUTE, lease.waitingSince ?? now)
      now += 10 * MINUTE
    }
    expect(await findLate(store, now, [])).toMatchObject([{ count: 1, since: MONDAY }])
    // Between its bells it is not to be seen but by name.
    expect(await findLate(store, now - MINUTE, [])).toEqual([])
    expect(await findLate(store, now - MINUTE, standingOf(['T1#C1']))).toMatchObject([{ count: 1 }])
  })

  test('once its work is done a channel is late no more', async () => {
    const store = await openStore()
    await store.wakeChannel(ESG, MONDAY)
    const now = await sweepFor(store, MONDAY, 10)
    const lease = await store.leaseChannel(ESG, now)
    if (!lease) throw new Error('held by another')
    await store.giveBackChannel(lease, now + DAY, now)
    expect(await findLate(store, now, standingOf(['T1#C1']))).toEqual([])
  })

  test('what waits for the next morning is not late', async () => {
    const store = await openStore()
    await store.wakeChannel(ESG, MONDAY + 30 * MINUTE)
    expect(await findLate(store, MONDAY, [])).toEqual([])
    expect(await findLate(store, MONDAY + 29 * MINUTE, [])).toEqual([])
  })

  test('a release that match does not plan is found after its third ring', async () => {
    const store = await openStore()
    await store.storeRelease(anIncomingRelease({}, ['r1']), MONDAY)
    const early = await sweepFor(store, MONDAY, 6)
    expect(await findUnplanned(store, early)).toEqual([])
    const now = await sweepFor(store, early, 60)
    expect(await findUnplanned(store, now)).toEqual([{ kind: 'unplanned releases', count: 1 }])
    expect(await findLate(store, now + HOUR, [])).toEqual([])
  })
})

test('a channel whose row cannot be read hides no other late channel', async () => {
  const bells = ['C1', 'C2'].map((channel) => ({ bell: { of: 'channel' as const, team: 'T1', channel }, rings: 1 }))
  const waitingSinceOf = async ({ channel }: { channel: string }) => {
    if (channel === 'C1') throw new UnreadableRow('CHANNEL#T1#C1 CHANNEL', 'fence: invalid_type')
    return MONDAY
  }
  const found = await findLate({ rungBells: async () => bells, waitingSinceOf }, MONDAY + HOUR, [])
  expect(found).toMatchObject([{ count: 1, since: MONDAY, members: ['T1#C2'] }])
})
