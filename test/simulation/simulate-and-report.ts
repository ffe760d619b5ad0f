import { HOUR } from '../../functions/text/seoul.ts'
import { startDynoxide } from '../../lib/local/database/dynoxide.ts'
import { type BacklogResult, playBacklogs } from './backlog.ts'
import type { Complaint } from './complaint.ts'
import { crashAtEveryCall } from './crash-points.ts'
import { openDynamoTable } from './dynamo-backend.ts'
import { playWorld, type WorldOptions, type WorldResult } from './play-world.ts'

export interface SimulationOptions {
  deliveries: number
  seed: number
  store: 'memory' | 'dynamodb'
  intensity: number
  /** Leaves out the crash at every call of one delivery, the backlogs, and the world without faults. */
  quick: boolean
  /** Whether to end as soon as anything is found broken, without a word on how it came. */
  stopAtFirst: boolean
  /** Whether a send whose answer was lost is looked for in its channel. */
  readBack: boolean
}

const MAX_TRACE_LINES = 80
const MAX_CALM_DELIVERIES = 2_000

/** Simulates, prints how it goes, and ends with the figures as one line of JSON. False when an invariant was broken. */
export async function simulateAndReport(options: SimulationOptions, print: (line: string) => void): Promise<boolean> {
  const { deliveries, seed, intensity, readBack, stopAtFirst } = options
  const { table, stop } = await openStore(options.store)
  // Each minute's sweep of a real table costs real requests, so there everything happens within two hours.
  const world: WorldOptions = {
    deliveries,
    seed,
    intensity,
    readBack,
    stopAtFirst,
    ...(table && { backend: table.over, lasting: 2 * HOUR }),
  }
  const startedAt = Date.now()
  try {
    const backlogs = options.quick ? undefined : await playBacklogs()
    const calm = options.quick || stopAtFirst ? undefined : await playCalm(options)
    const crashes = options.quick ? { points: 0, complaints: [] } : await crashAtEveryCall(table, stopAtFirst)
    print(`one delivery, a crash before and after each of its calls: ${crashes.points} points`)
    const asides = [...(backlogs?.complaints ?? []), ...(calm?.complaints ?? []), ...crashes.complaints]
    for (const { kind, about } of asides) print(`${kind}: ${about}`)
    if (stopAtFirst && asides.length > 0) {
      print(JSON.stringify({ broken: countsOf(asides) }))
      return false
    }
    const result = await playWorld({ ...world, progress: progressOf(print) })
    if (result.complaints.length > 0 && !stopAtFirst) await explain(world, result, options, print)
    const broken = [...asides, ...result.complaints]
    const seconds = { seconds: secondsSince(startedAt), cpuSeconds: Math.round(process.cpuUsage().user / 100_000) / 10 }
    const inCalm = calm && { secondsToPostInCalm: percentiles(calm.timesToPost) }
    print(
      JSON.stringify({
        ...figures(options, result, broken, crashes.points),
        ...inCalm,
        ...figuresOf(backlogs),
        ...seconds,
      }),
    )
    return broken.length === 0
  } finally {
    await stop()
  }
}

/** The same people and sources where nothing goes wrong: how fast the bot is by itself. */
function playCalm({ deliveries, seed }: SimulationOptions): Promise<WorldResult> {
  return playWorld({ deliveries: Math.min(deliveries, MAX_CALM_DELIVERIES), seed, intensity: 0, withoutSticky: true })
}

async function openStore(store: SimulationOptions['store']) {
  if (store === 'memory') return { table: undefined, stop: async () => undefined }
  const database = await startDynoxide()
  const table = await openDynamoTable(database.endpoint)
  return {
    table,
    async stop() {
      table.close()
      await database.stop()
    },
  }
}

function progressOf(print: (line: string) => void) {
  let printed = 0
  return (share: number) => {
    if (share * 10 < printed) return
    printed += 1
    print(`${Math.round(share * 100)} %`)
  }
}

/** Prints what was broken, the trace of the first of it, and how to see it again. */
async function explain(
  world: WorldOptions,
  { complaints }: WorldResult,
  options: SimulationOptions,
  print: (line: string) => void,
): Promise<void> {
  for (const { kind, about } of complaints.slice(0, 20)) print(`${kind}: ${about}`)
  const [first] = complaints.filter(({ subjects }) => subjects.length > 0)
  if (first && options.store === 'memory') {
    const { lines } = await playWorld({ ...world, follow: first.subjects })
    print(`\nthe last that happened around it (${first.kind}: ${first.about}):`)
    for (const line of lines.slice(-MAX_TRACE_LINES)) print(line)
  }
  const store = options.store === 'memory' ? '' : ' --store dynamodb'
  const intensity = options.intensity === 1 ? '' : ` --intensity ${options.intensity}`
  const readBack = options.readBack ? ' --read-back' : ''
  print(
    `\nsee it again: npm run simulate -- --deliveries ${options.deliveries} --seed ${options.seed}${store}${intensity}${readBack}`,
  )
}

function figures({ seed }: SimulationOptions, result: WorldResult, broken: Complaint[], crashPoints: number) {
  const count = (kind: string) => broken.filter((one) => one.kind === kind).length
  return {
    deliveries: result.deliveries,
    events: result.events,
    faults: [...result.faults.values()].reduce((sum, times) => sum + times, 0),
    faultsByKind: Object.fromEntries([...result.faults].sort(([, a], [, b]) => b - a)),
    lost: count('lost'),
    duplicated: count('duplicated'),
    broken: countsOf(broken),
    posts: result.posts,
    ambiguous: result.ambiguous,
    settled: result.settled,
    repeated: result.repeated,
    repeatedBySleepers: result.repeatedBySleepers,
    untold: count('untold'),
    blocked: count('blocked'),
    secondsToPost: percentiles(result.timesToPost),
    crashPoints,
    seed,
  }
}

/** Absent where the backlogs were left out. */
function figuresOf(backlogs: BacklogResult | undefined) {
  if (!backlogs) return {}
  return { secondsBesideBacklog: backlogs.besideBacklog / 1_000, postsInBusiestMinute: backlogs.busiestMinute }
}

function countsOf(complaints: Complaint[]): Record<string, number> {
  return Object.fromEntries([...Map.groupBy(complaints, ({ kind }) => kind)].map(([kind, some]) => [kind, some.length]))
}

function percentiles(sorted: number[]) {
  return { p50: secondsAt(0.5, sorted), p99: secondsAt(0.99, sorted) }
}

function secondsSince(at: number): number {
  return Math.round((Date.now() - at) / 100) / 10
}

function secondsAt(share: number, sorted: number[]): number {
  return Math.round((sorted[Math.floor(share * (sorted.length - 1))] ?? 0) / 100) / 10
}
