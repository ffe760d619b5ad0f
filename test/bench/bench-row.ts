/** One figure of the bench. Counts are the same on every machine; milliseconds are CPU time. */
export interface BenchRow {
  about: string
  value: number
  unit: 'requests' | 'read units' | 'write units' | 'kB' | 'ms CPU' | 'MB'
  /** What it may be at most. `npm run bench` ends with 1 where a count is over it. */
  limit?: number
  /** What it is to become. */
  goal?: number
  /** The same of another program, measured beside it. */
  peer?: { name: string; value: number }
}

const COUNTS = ['requests', 'read units', 'write units', 'kB']

/** Counts that are over their limit. Times are never judged: they are the machine's. */
export function overLimit(rows: BenchRow[]): BenchRow[] {
  return rows.filter(({ unit, value, limit }) => COUNTS.includes(unit) && limit !== undefined && value > limit)
}

export function printRows(rows: BenchRow[]): void {
  console.table(
    rows.map(({ about, value, unit, limit, goal, peer }) => ({
      about,
      value,
      unit,
      limit: limit ?? '',
      goal: goal ?? '',
      peer: peer ? `${peer.value} (${peer.name})` : '',
    })),
  )
}

/** CPU time that this process spends on something, ms: the median of some runs. */
export async function cpuOf(work: () => unknown, runs = 3): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const before = process.cpuUsage()
    await work()
    const { user, system } = process.cpuUsage(before)
    times.push((user + system) / 1000)
  }
  return rounded(times.sort((one, other) => one - other)[runs >> 1] as number)
}

export function rounded(value: number): number {
  return value < 10 ? Math.round(value * 1000) / 1000 : Math.round(value)
}
