import { HOUR } from '../../functions/text/seoul.ts'
import { startDynoxide } from '../../lib/local/database/dynoxide.ts'
import type { Complaint } from './check.ts'
import { crashEverywhere } from './crash-points.ts'
import { openDynamoTable } from './dynamo-backend.ts'
import { type Asked, type Ran, run } from './run.ts'

export interface Order {
  deliveries: number
  seed: number
  store: 'memory' | 'dynamodb'
  intensity: number
  /** Without the crash at every point of one delivery. */
  quick: boolean
  /** Whether a send whose answer was lost is looked for in its channel. */
  readBack: boolean
}

const TRACED = 80

/** Simulates as ordered, says how it goes and ends with the figures as JSON. False when a promise was broken. */
export async function simulate(order: Order, say: (line: string) => void): Promise<boolean> {
  const { deliveries, seed, intensity, readBack } = order
  const { table, stop } = await openStore(order.store)
  // A sweep over a real table costs real requests, so there everything happens within two hours.
  const world: Asked = {
    deliveries,
    seed,
    intensity,
    readBack,
    ...(table && { backend: table.over, lasting: 2 * HOUR }),
  }
  const startedAt = Date.now()
  try {
    const points = order.quick ? { points: 0, complaints: [] } : await crashEverywhere(table)
    say(`one delivery, a crash before and after each of its calls: ${points.points} points`)
    const ran = await run({ ...world, progress: progressOf(say) })
    const broken = [...points.complaints, ...ran.complaints]
    if (ran.complaints.length > 0) await explain(world, ran, order, say)
    for (const { kind, about } of points.complaints) say(`${kind}: ${about}`)
    say(`${((Date.now() - startedAt) / 1000).toFixed(1)} s`)
    say(JSON.stringify(figures(order, ran, broken, points.points)))
    return broken.length === 0
  } finally {
    await stop()
  }
}

async function openStore(store: Order['store']) {
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

function progressOf(say: (line: string) => void) {
  let said = 0
  return (share: number) => {
    if (share * 10 < said) return
    said += 1
    say(`${Math.round(share * 100)} %`)
  }
}

/** What was broken, the way of the first of it through the world, and how to see it again. */
async function explain(world: Asked, { complaints }: Ran, order: Order, say: (line: string) => void): Promise<void> {
  for (const { kind, about } of complaints.slice(0, 20)) say(`${kind}: ${about}`)
  const [first] = complaints.filter(({ subjects }) => subjects.length > 0)
  if (first && order.store === 'memory') {
    const { lines } = await run({ ...world, follow: first.subjects })
    say(`\nthe last that happened around it (${first.kind}: ${first.about}):`)
    for (const line of lines.slice(-TRACED)) say(line)
  }
  const store = order.store === 'memory' ? '' : ' --store dynamodb'
  const intensity = order.intensity === 1 ? '' : ` --intensity ${order.intensity}`
  const readBack = order.readBack ? ' --read-back' : ''
  say(
    `\nsee it again: npm run simulate -- --deliveries ${order.deliveries} --seed ${order.seed}${store}${intensity}${readBack}`,
  )
}

function figures({ seed }: Order, ran: Ran, broken: Complaint[], crashPoints: number) {
  const count = (kind: string) => broken.filter((one) => one.kind === kind).length
  return {
    deliveries: ran.deliveries,
    faults: [...ran.faults.values()].reduce((sum, times) => sum + times, 0),
    faultsByKind: Object.fromEntries([...ran.faults].sort(([, a], [, b]) => b - a)),
    lost: count('lost'),
    duplicated: count('duplicated'),
    broken: Object.fromEntries([...new Set(broken.map(({ kind }) => kind))].map((kind) => [kind, count(kind)])),
    posts: ran.posts,
    ambiguous: ran.ambiguous,
    settled: ran.settled,
    repeated: ran.repeated,
    repeatedBySleepers: ran.repeatedBySleepers,
    crashPoints,
    seed,
  }
}
