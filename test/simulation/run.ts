import { DAY, HOUR, MINUTE } from '../../functions/text/seoul.ts'
import type { Backend } from './backend.ts'
import { check, type Findings } from './check.ts'
import { type Faults, openFaults } from './faults.ts'
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
  /** How much goes wrong; 1 is about one fault for every two deliveries. */
  intensity?: number
  /** Notes what was done about any of these. */
  follow?: string[]
  backend?(time: VirtualTime): Promise<Backend>
  /** How long releases come (ms). */
  lasting?: number
  progress?(share: number): void
}

export interface Ran extends Findings {
  faults: Map<string, number>
  lines: string[]
}

/** 2026-11-23 09:00 in Seoul, a Monday. */
export const START = Date.parse('2026-11-23T09:00:00+09:00')

/** Plays one world to its end and judges it. The same seed plays the same world. */
export async function run(asked: Asked): Promise<Ran> {
  const { deliveries, seed, intensity = 1, lasting = 36 * HOUR } = asked
  const random = seeded(seed)
  const time = openVirtualTime(START)
  const faults = openFaults(seeded(seed + 0x5eed), intensity)
  const { trace, lines } = asked.follow ? openTrace(asked.follow, time.now, 20_000) : { trace: noTrace, lines: [] }
  const backend = await (asked.backend?.(time) ?? openMemoryBackend())
  try {
    const layout = layOut(random, deliveries)
    const count = Math.min(2 + Math.round(deliveries / 1_000), 12)
    const sources = Array.from({ length: count }, (_, index) =>
      openSimulatedSource(`s${index}`, `시험${index}부`, faults),
    )
    const world = openWorld({ time, backend, faults, trace, sources })
    const people = openPeople(world)
    await people.settle(layout)
    publishOld(sources, START)
    const urls = stage(world, people, random, { layout, deliveries, lasting, long: lasting > 24 * HOUR })

    for (let at = START; at < START + lasting; at += MINUTE) {
      await time.runUntil(at)
      world.sweep()
      if ((at - START) % (10 * MINUTE) === 0) world.poll()
      if ((at - START) % HOUR === 0) asked.progress?.((at - START) / lasting)
    }
    faults.stop()
    const undrained = await drain(time, world, backend, lasting)
    const findings = await check(world, layout, urls)
    findings.complaints.push(...undrained)
    findings.complaints.push(
      ...people.untold.map((channel) => ({
        kind: 'untold',
        about: `${channel} was paused in silence`,
        subjects: [channel],
      })),
    )
    return { ...findings, faults: faults.counts, lines }
  } finally {
    await backend.close()
  }
}

type World = ReturnType<typeof openWorld>

/** Lets everything come to rest. Sources that were left alone are asked again for half a day. */
async function drain(time: VirtualTime, world: World, backend: Backend, lasting: number) {
  const from = time.now()
  const long = lasting > 24 * HOUR
  const until = START + (long ? 18 * DAY : 12 * DAY)
  while (time.now() < until) {
    const polls = time.now() < from + 12 * HOUR
    if (polls) world.poll()
    world.sweep()
    await time.runUntil(time.now() + MINUTE)
    if (polls) {
      await time.runUntil(time.now() + 9 * MINUTE)
      continue
    }
    const next = await backend.nextBell()
    if (next === undefined && world.isIdle() && time.now() > until - 2 * DAY) return []
    await time.runUntil(Math.min(Math.max(next ?? until, time.now()), time.now() + HOUR))
  }
  const ringing = await backend.store.overdueBells(time.now() + 30 * DAY, 10)
  return ringing.map(({ bell, ringAt }) => ({
    kind: 'undrained',
    about: `${JSON.stringify(bell)} still rings, at ${ringAt}`,
    subjects: [bell.of === 'channel' ? bell.channel : bell.releaseId],
  }))
}

export function isFaultFree(faults: Faults): boolean {
  return faults.counts.size === 0
}
