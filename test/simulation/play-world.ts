import { unlessUnreadable } from '../../functions/releases/unreadable-row.ts'
import { DAY, HOUR, MINUTE } from '../../functions/text/seoul.ts'
import { seededRandom } from '../support/seeded-random.ts'
import type { Backend } from './backend.ts'
import { createChannels } from './channels.ts'
import type { Complaint } from './complaint.ts'
import { type Faults, openFaults } from './faults.ts'
import { checkInvariants, type Findings, findUnwoken } from './invariants.ts'
import { openMemoryBackend } from './memory-backend.ts'
import { openPeople } from './people.ts'
import { scheduleRewordings } from './rewording.ts'
import { publishOldReleases, scheduleEvents } from './scenario.ts'
import { openSimulatedSource, type SimulatedSource } from './simulated-source.ts'
import { scheduleStickyFaults } from './sticky-scenario.ts'
import { noTrace, openTrace } from './trace.ts'
import { watchFailures } from './untold.ts'
import { openVirtualTime, type VirtualTime } from './virtual-time.ts'
import { openWorld, type World } from './world.ts'

export interface WorldOptions {
  /** About how many deliveries the world is to have. */
  deliveries: number
  seed: number
  /** How much goes wrong; 1 is about three faults for every four deliveries. */
  intensity?: number | undefined
  /** For how long things happen (ms). */
  lasting?: number | undefined
  /** Whether a send whose answer was lost is looked for in its channel. */
  readBack?: boolean | undefined
  /** The store; a new one in memory unless given. */
  backend?: ((time: VirtualTime) => Backend) | undefined
  openSource?: ((id: string, ministry: string, faults: Faults, time: VirtualTime) => SimulatedSource) | undefined
  /** Traces what is done about all of these together. */
  follow?: string[] | undefined
  /** Whether nothing happens that does not pass by itself. */
  withoutSticky?: boolean | undefined
  /** Whether to judge now and then, and to end the world as soon as anything is found broken. */
  stopAtFirst?: boolean | undefined
  progress?: ((share: number) => void) | undefined
}

export interface WorldResult extends Findings {
  events: number
  faults: Map<string, number>
  /** The trace of what was followed. */
  lines: string[]
}

/** 2026-11-23 09:00 in Seoul, a Monday. */
export const START = Date.parse('2026-11-23T09:00:00+09:00')
/** A world that lasts longer than this has channels that stay closed until what waits for them is too old. */
const LONG_WORLD_MS = 24 * HOUR
/** A source that failed too often rests for six hours at most. */
const POLLED_AT_THE_END_MS = 8 * HOUR

const JUDGED_EVERY_MS = 2 * HOUR
/** What needs no waiting for the end to be known as broken. */
const KNOWN_AT_ONCE = ['duplicated', 'uninvited', 'leaked', 'loud', 'too soon', 'too many', 'swallowed', 'endless']

/** Plays one world to its end and checks every invariant. The same seed plays the same world. */
export async function playWorld(options: WorldOptions): Promise<WorldResult> {
  const { deliveries, seed, intensity = 1, lasting = 36 * HOUR, readBack } = options
  const random = seededRandom(seed)
  const time = openVirtualTime(START, maxEvents(deliveries))
  const faults = openFaults(seededRandom(seed + 0x5eed), intensity)
  const { trace, lines } = options.follow ? openTrace(options.follow, time.now) : { trace: noTrace, lines: [] }
  const backend = options.backend?.(time) ?? openMemoryBackend()
  const sources = Array.from({ length: Math.min(2 + Math.round(deliveries / 1_000), 12) }, (_, index) =>
    (options.openSource ?? openSimulatedSource)(`s${index}`, `시험${index}부`, faults, time),
  )
  const world = openWorld({ time, backend, faults, trace, sources, readBack })
  const people = openPeople(world)
  const channels = createChannels(random, deliveries)
  await people.subscribeAll(channels)
  publishOldReleases(sources, START)
  const isLong = lasting > LONG_WORLD_MS
  const urls = scheduleEvents(world, people, random, { channels, deliveries, lasting, isLong })
  const sticky = { channels, lasting, isLong }
  // What is published while the world is played is added to these.
  const more = options.withoutSticky
    ? []
    : [
        scheduleStickyFaults(world, people, seededRandom(seed + 0x571c), sticky),
        scheduleRewordings(world, people, seededRandom(seed + 0x4e3d), sticky),
      ]
  watchFailures(world)

  const unwoken: Complaint[] = []
  const ended = { faults: faults.counts, lines }
  for (let at = START; at < START + lasting; at += MINUTE) {
    await time.runUntil(at)
    world.sweep()
    if ((at - START) % (10 * MINUTE) === 0) world.poll()
    if ((at - START) % (10 * MINUTE) === 0) unwoken.push(...(await findUnwoken(world, channels)))
    if ((at - START) % HOUR === 0) options.progress?.((at - START) / lasting)
    if (!options.stopAtFirst || (at - START) % JUDGED_EVERY_MS !== 0) continue
    // Where a row is of a later version just now, the next look will do.
    const look = checkInvariants(world, channels, [...urls, ...more.flat()], { readBack, intensity })
    const soFar = await unlessUnreadable(look, undefined)
    if (!soFar) continue
    const complaints = [...soFar.complaints.filter(({ kind }) => KNOWN_AT_ONCE.includes(kind)), ...unwoken]
    if (complaints.length > 0) return { ...soFar, ...ended, complaints, events: time.eventCount() }
  }
  faults.stop()
  const restless = await comeToRest(world, isLong ? 12 : 8)
  const untold = people.pausedUntold.map((channel) => `${channel} was paused and nobody was told`)
  const findings = await checkInvariants(world, channels, [...urls, ...more.flat()], { readBack, intensity })
  const endless = time.eventCount() < maxEvents(deliveries) ? [] : ['something went on for ever']
  const alsoBroken = [...endless, ...restless, ...untold].map((about) => ({ kind: 'restless', about, subjects: [] }))
  return {
    ...findings,
    complaints: [...findings.complaints, ...unwoken, ...alsoBroken],
    ...ended,
    events: time.eventCount(),
  }
}

/** Several times what a world needs, so that a door that works in circles is found out instead of hanging the simulation. */
function maxEvents(deliveries: number): number {
  return 200_000 + 400 * deliveries
}

/** Lets everything come to rest, for at least `days`. Returns a sentence for whatever is still restless then. */
export async function comeToRest(world: World, days: number): Promise<string[]> {
  const { time, backend } = world
  const from = time.now()
  const until = from + days * DAY
  while (time.now() < from + POLLED_AT_THE_END_MS) {
    world.poll()
    world.sweep()
    await time.runUntil(time.now() + 10 * MINUTE)
  }
  for (let next = await backend.nextBell(); time.now() < until; next = await backend.nextBell()) {
    // Between two bells nothing happens but what people do.
    await time.runUntil(Math.min(Math.max(next ?? until, time.now()), time.now() + 6 * HOUR))
    world.sweep()
    await time.runUntil(time.now() + MINUTE)
  }
  const ringing = await backend.store.overdueBells(until + 30 * DAY, 10)
  const restless = ringing.map(
    ({ bell, ringAt, rings }) => `${JSON.stringify(bell)} rang ${rings} times and is due at ${ringAt}`,
  )
  return world.isIdle() ? restless : [...restless, 'a door or a queue is still at work']
}
