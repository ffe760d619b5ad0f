import { matchRelease } from '../../functions/delivery/match-release.ts'
import { findListeners } from '../../functions/subscriptions/find-listeners.ts'
import { openMatcher } from '../../functions/subscriptions/matching/open-matcher.ts'
import { MINUTE } from '../../functions/text/seoul.ts'
import { anIncomingRelease, aSubscription, MONDAY } from '../support/a-release.ts'
import { type BenchRow, rounded } from './bench-row.ts'
import { openSeededLedger } from './seeded-ledger.ts'

const WORK_MS_PER_DELIVERY = 2

/** Planning releases that every channel wants over a real table, and the same once more, as after a time-out. */
export async function benchFanOut(channels: number, releases: number): Promise<BenchRow[]> {
  const { store, calls, stop } = await openSeededLedger(0, () => ({ title: '', text: '', ministry: '' }), MONDAY)
  try {
    for (let n = 0; n < channels; n += 1)
      await store.subscribe([aSubscription('희소금속', { channel: `C${n}`, since: MONDAY - MINUTE })])
    for (let n = 0; n < releases; n += 1)
      await store.storeRelease(
        anIncomingRelease({ id: `r${n}`, title: `희소금속 대책 ${n}`, text: '', announcedAt: MONDAY, showAt: MONDAY }, [
          `r${n}`,
        ]),
        MONDAY,
      )
    const matcher = openMatcher(store)
    const deps = {
      ...store,
      morning: '09:00',
      matchesOf: async (of: Parameters<Awaited<ReturnType<typeof matcher>>>[0]) => (await matcher())(of),
      findListeners: (...[of, at, from]: [Parameters<typeof findListeners>[1], number, object?]) =>
        findListeners({ ...store, matcher }, of, at, from),
      ringChannels: async () => undefined,
    }
    calls.reset()
    const before = process.cpuUsage()
    let planned = 0
    for (let n = 0; n < releases; n += 1) planned += (await matchRelease(deps, `r${n}`, MONDAY)) ?? 0
    const { user, system } = process.cpuUsage(before)
    if (planned !== channels * releases) throw new Error(`${planned} of ${channels * releases} deliveries were planned`)
    const about = `fan-out to ${channels} channels, of ${releases} releases`
    return [
      {
        about: `${about}, in all`,
        value: rounded((user + system) / 1000),
        unit: 'ms CPU',
        goal: planned * WORK_MS_PER_DELIVERY,
      },
      { about: `${about}, a delivery`, value: rounded(calls.requests / planned), unit: 'requests', limit: 5 },
      { about: `${about}, a delivery`, value: rounded(calls.writeUnits / planned), unit: 'write units' },
    ]
  } finally {
    await stop()
  }
}
