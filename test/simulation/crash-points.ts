import { identityOf } from '../../functions/releases/same-release/identity.ts'
import { DAY, HOUR, MINUTE, seoulDay } from '../../functions/text/seoul.ts'
import type { Backend } from './backend.ts'
import { type SimulatedChannel, TOPICS, type Topic } from './channels.ts'
import type { Complaint } from './complaint.ts'
import type { DynamoTable } from './dynamo-backend.ts'
import { faultAtCall, type SingleFault } from './faults.ts'
import { checkInvariants } from './invariants.ts'
import { openMemoryBackend } from './memory-backend.ts'
import { openPeople } from './people.ts'
import { START } from './play-world.ts'
import { openSimulatedSource } from './simulated-source.ts'
import { noTrace } from './trace.ts'
import { openVirtualTime } from './virtual-time.ts'
import { openWorld } from './world.ts'

export interface CrashPointResult {
  /** How many crashes and sleeps were tried, each in a world of its own. */
  points: number
  complaints: Complaint[]
}

/**
 * Sends one release and its revision to one channel, three times for each call that any door makes on the way: the container crashes before
 * the call, after it, or sleeps before it until another has taken over. `stopAtFirst`: goes no further than what is found broken.
 */
export async function crashAtEveryCall(table?: DynamoTable, stopAtFirst = false): Promise<CrashPointResult> {
  const { calls } = await playOne(0, 'crash before', 0, table)
  const complaints: Complaint[] = []
  let points = 0
  for (let nth = 1; nth <= calls; nth += 1) {
    for (const how of ['crash before', 'crash after', 'sleep before'] as const) {
      if (stopAtFirst && complaints.length > 0) return { points, complaints }
      points += 1
      const result = await playOne(nth, how, points, table)
      const what = `${how} ${result.reached}, call ${nth} of ${calls}`
      complaints.push(
        ...result.complaints.map(({ kind, about }) => ({ kind, about: `${about} (${what})`, subjects: [] })),
      )
    }
  }
  return { points, complaints }
}

async function playOne(nth: number, how: SingleFault, worldNumber: number, table: DynamoTable | undefined) {
  const time = openVirtualTime(START + worldNumber * DAY)
  const faults = faultAtCall(nth, how)
  const backend: Backend = table?.over(time) ?? openMemoryBackend()
  const source = openSimulatedSource(`p${worldNumber}`, '시험부', faults)
  const world = openWorld({ time, backend, faults, trace: noTrace, sources: [source], judgesIlls: false })
  const topic = TOPICS[0] as Topic
  const channel: SimulatedChannel = {
    team: `P${worldNumber}`,
    channel: `P${worldNumber}C`,
    topics: [topic],
    rhythm: 'at once',
  }
  const url = `https://p${worldNumber}.example.go.kr/view?id=1`
  await openPeople(world).subscribeAll([channel])

  async function pollAndWait(): Promise<void> {
    world.poll()
    await time.runUntil(time.now() + 5_000)
  }
  await pollAndWait()
  const published = { day: seoulDay(time.now()), at: time.now() }
  source.publish({ title: `${topic.word} ${worldNumber}차 대책`, url, text: '처음 글', published })
  await pollAndWait()
  // A real table makes many requests of each call, so there the release alone is sent.
  if (!table) source.change(url, { text: '고친 글' })
  if (!table) await pollAndWait()
  const calls = faults.calls()
  const until = time.now() + 6 * HOUR
  for (let polled = false; time.now() < until && (await hasWorkLeft()); polled = true) {
    if (!polled) world.poll()
    world.sweep()
    await time.runUntil(Math.max(time.now() + MINUTE, (await backend.nextBell()) ?? 0))
  }
  async function hasWorkLeft(): Promise<boolean> {
    if (!world.isIdle() || (await backend.nextBell()) !== undefined) return true
    // No bell is set. What was lost before it was stored comes back with the next readings.
    await pollAndWait()
    await pollAndWait()
    return !world.isIdle() || (await backend.nextBell()) !== undefined
  }
  const { complaints } = await checkInvariants(world, [channel], [url])
  const [delivery] = await backend.deliveriesOf(channel)
  if (delivery?.state !== 'posted')
    complaints.push({ kind: 'lost', about: `${identityOf(url)} was not posted`, subjects: [] })
  if (await hasWorkLeft()) complaints.push({ kind: 'restless', about: 'a bell still rings', subjects: [] })
  await backend.store.unsubscribe(channel, [topic.query.id])
  return { calls, reached: faults.reached(), complaints }
}
