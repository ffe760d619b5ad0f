import { DAY, MINUTE, seoulTime } from '../../functions/text/seoul.ts'
import { seededRandom } from '../support/seeded-random.ts'
import { createChannels } from './channels.ts'
import type { Complaint } from './complaint.ts'
import { type DeadlineFindings, judgeDeadlines } from './deadline-judge.ts'
import { scheduleDeadlines, withReminders } from './deadline-scenario.ts'
import { openFaults } from './faults.ts'
import { checkInvariants, type Findings, findUnwoken } from './invariants.ts'
import { openMemoryBackend } from './memory-backend.ts'
import { openPeople } from './people.ts'
import { comeToRest, START } from './play-world.ts'
import { openSimulatedSource } from './simulated-source.ts'
import { noTrace, openTrace } from './trace.ts'
import { openVirtualTime } from './virtual-time.ts'
import { openWorld } from './world.ts'

interface DeadlineWorldOptions {
  /** About how many deliveries the world is to have, with reminders and news. */
  deliveries: number
  seed: number
  intensity?: number
  /** Traces what is done about all of these together. */
  follow?: string[] | undefined
  progress?: ((share: number) => void) | undefined
}

export interface DeadlineWorldResult extends Findings, Omit<DeadlineFindings, 'complaints'> {
  faults: Map<string, number>
  events: number
  lines: string[]
}

const LASTING_MS = 15 * DAY
/** Until the last law of the world binds, that is moved to a later day. */
const REST_DAYS = 60
/** A source shows its newest sixty rows, and a change behind them is not seen. */
const NOTICES_PER_SOURCE = 55
const MAX_EVENTS = 20_000_000

/**
 * Plays two weeks of notices with last days under faults that never stop in between, until the last day is over. What the channels are told of
 * the notices themselves is judged as in any world; reminders and news by themselves.
 */
export async function playDeadlines(options: DeadlineWorldOptions): Promise<DeadlineWorldResult> {
  const { deliveries, seed, intensity = 1 } = options
  const random = seededRandom(seed + 0xdead)
  const time = openVirtualTime(START, MAX_EVENTS)
  const faults = openFaults(seededRandom(seed + 0x5eed), intensity)
  const { trace, lines } = options.follow ? openTrace(options.follow, time.now) : { trace: noTrace, lines: [] }
  const backend = openMemoryBackend()
  const channels = withReminders(random, createChannels(random, deliveries))
  // A channel asks for two words of twelve, and about every second notice brings it a reminder or news besides.
  const notices = Math.max(20, Math.round((deliveries * 3) / channels.length))
  const sources = Array.from({ length: Math.ceil(notices / NOTICES_PER_SOURCE) }, (_, index) =>
    openSimulatedSource(`d${index}`, `시험${index}부`, faults),
  )
  const world = openWorld({ time, backend, faults, trace, sources })
  const people = openPeople(world)
  await people.subscribeAll(channels)
  const bindings = scheduleDeadlines(world, people, random, { channels, notices, lasting: LASTING_MS })

  const unwoken: Complaint[] = []
  for (let at = START; at < START + LASTING_MS; at += MINUTE) {
    const minute = (at - START) / MINUTE
    await time.runUntil(at)
    // The door sweeps every minute. Where nothing is due a lost bell may as well wait for ten.
    if (minute % 10 === 0 || isMorning(at)) world.sweep()
    if (minute % 10 === 0) world.poll()
    if (minute % 60 === 0) unwoken.push(...(await findUnwoken(world, channels)))
    if (minute % 1_440 === 0) options.progress?.((at - START) / LASTING_MS)
  }
  faults.stop()
  const restless = await comeToRest(world, REST_DAYS)
  const findings = await checkInvariants(
    world,
    channels,
    bindings.map(({ url }) => url),
    { intensity },
  )
  const judged = await judgeDeadlines(world, channels, bindings)
  const endless = time.eventCount() < MAX_EVENTS ? [] : ['something went on for ever']
  const alsoBroken = [...endless, ...restless].map((about) => ({ kind: 'restless', about, subjects: [] }))
  return {
    ...findings,
    ...judged,
    complaints: [...findings.complaints, ...judged.complaints, ...unwoken, ...alsoBroken],
    faults: faults.counts,
    events: time.eventCount(),
    lines,
  }
}

function isMorning(at: number): boolean {
  const time = seoulTime(at).slice(11, 16)
  return time >= '08:50' && time <= '13:00'
}
