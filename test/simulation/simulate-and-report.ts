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
  /** Leaves out the crash at every call of one delivery. */
  quick: boolean
  /** Whether a send whose answer was lost is looked for in its channel. */
  readBack: boolean
}

const MAX_TRACE_LINES = 80

/** Simulates, prints how it goes, and ends with the figures as one line of JSON. False when an invariant was broken. */
export async function simulateAndReport(options: SimulationOptions, print: (line: string) => void): Promise<boolean> {
  const { deliveries, seed, intensity, readBack } = options
  const { table, stop } = await openStore(options.store)
  // Each minute's sweep of a real table costs real requests, so there everything happens within two hours.
  const world: WorldOptions = {
    deliveries,
    seed,
    intensity,
    readBack,
    ...(table && { backend: table.over, lasting: 2 * HOUR }),
  }
  const startedAt = Date.now()
  try {
    const crashes = options.quick ? { points: 0, complaints: [] } : await crashAtEveryCall(table)
    print(`one delivery, a crash before and after each of its calls: ${crashes.points} points`)
    const backlogs = options.quick ? undefined : await playBacklogs()
    const result = await playWorld({ ...world, progress: progressOf(print) })
    const broken = [...crashes.complaints, ...(backlogs?.complaints ?? []), ...result.complaints]
    if (result.complaints.length > 0) await explain(world, result, options, print)
    for (const { kind, about } of [...crashes.complaints, ...(backlogs?.complaints ?? [])]) print(`${kind}: ${about}`)
    print(`${((Date.now() - startedAt) / 1000).toFixed(1)} s`)
    print(JSON.stringify({ ...figures(options, result, broken, crashes.points), ...figuresOf(backlogs) }))
    return broken.length === 0
  } finally {
    await stop()
  }
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
    faults: [...result.faults.values()].reduce((sum, times) => sum + times, 0),
    faultsByKind: Object.fromEntries([...result.faults].sort(([, a], [, b]) => b - a)),
    lost: count('lost'),
    duplicated: count('duplicated'),
    broken: Object.fromEntries([...new Set(broken.map(({ kind }) => kind))].map((kind) => [kind, count(kind)])),
    posts: result.posts,
    ambiguous: result.ambiguous,
    settled: result.settled,
    repeated: result.repeated,
    repeatedBySleepers: result.repeatedBySleepers,
    untold: count('untold'),
    blocked: count('blocked'),
    secondsToPost: { p50: secondsAt(0.5, result.timesToPost), p99: secondsAt(0.99, result.timesToPost) },
    crashPoints,
    seed,
  }
}

/** Absent where the backlogs were left out. */
function figuresOf(backlogs: BacklogResult | undefined) {
  if (!backlogs) return {}
  return { secondsBesideBacklog: backlogs.besideBacklog / 1_000, postsInBusiestMinute: backlogs.busiestMinute }
}

function secondsAt(share: number, sorted: number[]): number {
  return Math.round((sorted[Math.floor(share * (sorted.length - 1))] ?? 0) / 100) / 10
}
