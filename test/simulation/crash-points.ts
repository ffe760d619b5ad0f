import { identityOf } from '../../functions/releases/same-release/identity.ts'
import { DAY, HOUR, MINUTE, seoulDay } from '../../functions/text/seoul.ts'
import type { Backend } from './backend.ts'
import { type Complaint, check } from './check.ts'
import type { DynamoTable } from './dynamo-backend.ts'
import { type Strike, strikeAt } from './faults.ts'
import { type Listening, TOPICS, type Topic } from './layout.ts'
import { openMemoryBackend } from './memory-backend.ts'
import { openPeople } from './people.ts'
import { START } from './run.ts'
import { openSimulatedSource } from './simulated-source.ts'
import { noTrace } from './trace.ts'
import { openVirtualTime } from './virtual-time.ts'
import { openWorld } from './world.ts'

export interface Points {
  /** How many crashes were tried, each in a world of its own. */
  points: number
  complaints: Complaint[]
}

/** One release, and its revision, on their way to one channel, once for each call any door makes: struck down before it, or after, or asleep until another took over. */
export async function crashEverywhere(table?: DynamoTable): Promise<Points> {
  const { calls } = await play(0, 'crash before', 0, table)
  const complaints: Complaint[] = []
  let points = 0
  for (let nth = 1; nth <= calls; nth += 1) {
    for (const how of ['crash before', 'crash after', 'sleep before'] as const) {
      points += 1
      const played = await play(nth, how, points, table)
      const what = `${how} ${played.reached}, call ${nth} of ${calls}`
      complaints.push(
        ...played.complaints.map(({ kind, about }) => ({ kind, about: `${about} (${what})`, subjects: [] })),
      )
    }
  }
  return { points, complaints }
}

async function play(nth: number, how: Strike, number: number, table: DynamoTable | undefined) {
  const time = openVirtualTime(START + number * DAY)
  const faults = strikeAt(nth, how)
  const backend: Backend = table?.over(time) ?? openMemoryBackend()
  const source = openSimulatedSource(`p${number}`, '시험부', faults)
  const world = openWorld({ time, backend, faults, trace: noTrace, sources: [source] })
  const topic = TOPICS[0] as Topic
  const listening: Listening = { team: `P${number}`, channel: `P${number}C`, topics: [topic], rhythm: 'at once' }
  const url = `https://p${number}.example.go.kr/view?id=1`
  await openPeople(world).settle([listening])

  async function readAndRest(): Promise<void> {
    world.poll()
    await time.runUntil(time.now() + 5_000)
  }
  await readAndRest()
  const published = { day: seoulDay(time.now()), at: time.now() }
  source.publish({ title: `${topic.word} ${number}차 대책`, url, text: '처음 글', published })
  await readAndRest()
  // Over a real table, where each call is many requests, the release alone.
  if (!table) source.change(url, { text: '고친 글' })
  if (!table) await readAndRest()
  const calls = faults.calls()
  const until = time.now() + 6 * HOUR
  for (let polled = false; time.now() < until && (await stirs()); polled = true) {
    if (!polled) world.poll()
    world.sweep()
    await time.runUntil(Math.max(time.now() + MINUTE, (await backend.nextBell()) ?? 0))
  }
  async function stirs(): Promise<boolean> {
    if (!world.isIdle() || (await backend.nextBell()) !== undefined) return true
    // Nothing rings; what was lost before it was stored comes with the next reading.
    await readAndRest()
    await readAndRest()
    return !world.isIdle() || (await backend.nextBell()) !== undefined
  }
  const { complaints } = await check(world, [listening], [url])
  const [delivery] = await backend.deliveriesOf(listening)
  if (delivery?.state !== 'posted')
    complaints.push({ kind: 'lost', about: `${identityOf(url)} was not posted`, subjects: [] })
  if (await stirs()) complaints.push({ kind: 'restless', about: 'a bell still rings', subjects: [] })
  await backend.store.unsubscribe(listening, [topic.query.id])
  return { calls, reached: faults.reached(), complaints }
}
