import { HOUR, MINUTE } from '../../functions/text/seoul.ts'
import { findAsleep } from './asleep.ts'
import type { Backend } from './backend.ts'
import { type Complaint, check, type Findings } from './check.ts'
import { drain } from './drain.ts'
import { openFaults } from './faults.ts'
import { layOut } from './layout.ts'
import { openMemoryBackend } from './memory-backend.ts'
import { openPeople } from './people.ts'
import { seeded } from './random.ts'
import { publishOld, stage } from './scenario.ts'
import { openSimulatedSource } from './simulated-source.ts'
import { noTrace, openTrace } from './trace.ts'
import { openVirtualTime, type VirtualTime } from './virtual-time.ts'
import { openWorld } from './world.ts'

export interface Asked {
  deliveries: number
  seed: number
  /** How much goes wrong; 1 is about three faults for every four deliveries. */
  intensity?: number | undefined
  /** How long things happen (ms). */
  lasting?: number | undefined
  /** Whether a send whose answer was lost is looked for in its channel. */
  readBack?: boolean | undefined
  /** Where the ledger is kept; in memory unless given. */
  backend?: ((time: VirtualTime) => Backend) | undefined
  /** Notes what was done about any of these. */
  follow?: string[] | undefined
  progress?: ((share: number) => void) | undefined
}

export interface Ran extends Findings {
  events: number
  faults: Map<string, number>
  /** The trace of what was followed. */
  lines: string[]
}

/** 2026-11-23 09:00 in Seoul, a Monday. */
export const START = Date.parse('2026-11-23T09:00:00+09:00')
const LONG = 24 * HOUR

/** Plays one world to its end and judges it. The same seed plays the same world. */
export async function run(asked: Asked): Promise<Ran> {
  const { deliveries, seed, intensity = 1, lasting = 36 * HOUR, readBack } = asked
  const random = seeded(seed)
  const time = openVirtualTime(START, mostEvents(deliveries))
  const faults = openFaults(seeded(seed + 0x5eed), intensity)
  const { trace, lines } = asked.follow ? openTrace(asked.follow, time.now) : { trace: noTrace, lines: [] }
  const backend = asked.backend?.(time) ?? openMemoryBackend()
  const sources = Array.from({ length: Math.min(2 + Math.round(deliveries / 1_000), 12) }, (_, index) =>
    openSimulatedSource(`s${index}`, `시험${index}부`, faults),
  )
  const world = openWorld({ time, backend, faults, trace, sources, readBack })
  const people = openPeople(world)
  const layout = layOut(random, deliveries)
  await people.settle(layout)
  publishOld(sources, START)
  const urls = stage(world, people, random, { layout, deliveries, lasting, long: lasting > LONG })

  const asleep: Complaint[] = []
  for (let at = START; at < START + lasting; at += MINUTE) {
    await time.runUntil(at)
    world.sweep()
    if ((at - START) % (10 * MINUTE) === 0) world.poll()
    if ((at - START) % (10 * MINUTE) === 0) asleep.push(...(await findAsleep(world, layout)))
    if ((at - START) % HOUR === 0) asked.progress?.((at - START) / lasting)
  }
  faults.stop()
  const restless = await drain(world, lasting > LONG ? 12 : 8)
  const untold = people.untold.map((channel) => `${channel} was paused and nobody was told`)
  const findings = await check(world, layout, urls, readBack)
  const endless = time.happened() < mostEvents(deliveries) ? [] : ['something went on for ever']
  const more = [...endless, ...restless, ...untold].map((about) => ({ kind: 'restless', about, subjects: [] }))
  return {
    ...findings,
    complaints: [...findings.complaints, ...asleep, ...more],
    events: time.happened(),
    faults: faults.counts,
    lines,
  }
}

/** Several times what a world needs: a door that turns in circles is found out, and does not hang the simulation. */
function mostEvents(deliveries: number): number {
  return 200_000 + 400 * deliveries
}
