import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { buildSync } from 'esbuild'
import { bundleDoor, nodeOptions } from '../../lib/bundling/bundle-door.ts'
import { DOORS, type Door, IMPORT_ENVIRONMENT } from '../../lib/bundling/doors.ts'
import { type BenchRow, rounded } from './bench-row.ts'

const GOAL_KB: Record<Door, number> = {
  slack: 700,
  answer: 700,
  poll: 1_000,
  reconcile: 1_000,
  match: 560,
  deliver: 560,
  sweep: 560,
}
const IMPORTS = 7
const COSTLY_IMPORT = `const before = process.cpuUsage(); await import(process.argv[1]); const { user, system } = process.cpuUsage(before)
console.log(JSON.stringify({ ms: (user + system) / 1000, mb: process.resourceUsage().maxRSS / 1024 })); process.exit()`

/** The size of each door; with `imports` also what importing it costs a new process, the Slack door beside an unmodified Bolt app in turns. */
export function benchDoors(imports: boolean): BenchRow[] {
  const folder = mkdtempSync(join(tmpdir(), 'chorok-bench-'))
  try {
    const files = new Map(DOORS.map((door) => [door, bundleDoor(door, join(folder, door))]))
    const sizes = [...files].map(
      ([door, file]): BenchRow => ({
        about: `door ${door}, its bundle`,
        value: Math.round(statSync(file).size / 1000),
        unit: 'kB',
        goal: GOAL_KB[door],
      }),
    )
    return imports ? [...sizes, ...importRows(files, bundlePeer(folder))] : sizes
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function importRows(files: Map<Door, string>, peerFile: string): BenchRow[] {
  const rows = [...files].filter(([door]) => door !== 'slack')
  const pairs = Array.from({ length: IMPORTS }, () => ({
    ours: costOfImport(files.get('slack') as string, 'slack'),
    peer: costOfImport(peerFile, 'slack'),
  }))
  const peer = { name: 'unmodified Bolt', value: median(pairs.map((pair) => pair.peer.ms)) }
  const peerMb = { name: 'unmodified Bolt', value: median(pairs.map((pair) => pair.peer.mb)) }
  const ours = median(pairs.map((pair) => pair.ours.ms))
  const oursMb = median(pairs.map((pair) => pair.ours.mb))
  return [
    { about: 'door slack, importing it', value: ours, unit: 'ms CPU', goal: rounded(peer.value * 0.8), peer },
    { about: 'door slack, memory once imported', value: oursMb, unit: 'MB', peer: peerMb },
    ...rows.map(([door, file]): BenchRow => {
      const costs = Array.from({ length: 3 }, () => costOfImport(file, door).ms)
      return { about: `door ${door}, importing it`, value: median(costs), unit: 'ms CPU' }
    }),
  ]
}

function bundlePeer(folder: string): string {
  const outfile = join(folder, 'peer', 'index.mjs')
  buildSync({
    entryPoints: [fileURLToPath(new URL('plain-bolt.ts', import.meta.url))],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    banner: {
      js: `import{createRequire as chorokRequire}from'node:module';const require=chorokRequire(import.meta.url);`,
    },
    logLevel: 'error',
  })
  return outfile
}

function costOfImport(file: string, door: Door): { ms: number; mb: number } {
  const args = ['--input-type=module', '--eval', COSTLY_IMPORT, pathToFileURL(file).href]
  const env = { ...IMPORT_ENVIRONMENT, NODE_OPTIONS: nodeOptions(door) }
  return JSON.parse(execFileSync(process.execPath, args, { env, encoding: 'utf8' }).trim().split('\n').at(-1) ?? '')
}

function median(values: number[]): number {
  return rounded(values.toSorted((one, other) => one - other)[values.length >> 1] as number)
}
