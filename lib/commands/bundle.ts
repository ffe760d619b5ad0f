import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { bundle, DOORS, type Door, nodeOptions } from '../bundling/bundle.ts'
import { commandLine } from './command-line/command-line.ts'

commandLine({
  command: 'npm run bundle',
  takes: '',
  does: 'Bundles every door as the stack does and prints its size and the median time to import it in a fresh Node. The last line is JSON.',
})

interface Measured {
  door: Door
  bytes: number
  gzipped: number
  /** Median of importing the bundle in a fresh Node, ms. */
  importMs: number
}

const SPAWNS = 9
const TIMED_IMPORT =
  'const from = performance.now(); await import(process.argv[1]); console.log(performance.now() - from)'

// A door reads these names and builds its clients as it is imported; nothing answers there and nothing is asked.
const ENVIRONMENT = {
  AWS_REGION: 'ap-northeast-2',
  CHOROK_TABLE: 'table',
  CHOROK_BUS: 'bus',
  CHOROK_DELIVER_QUEUE: 'http://127.0.0.1:9/000000000000/deliver',
  CHOROK_ANSWER_QUEUE: 'http://127.0.0.1:9/000000000000/answer',
  CHOROK_PARAMETERS: '/chorok',
}

const folder = mkdtempSync(join(tmpdir(), 'chorok-bundle-'))
try {
  const doors = DOORS.map((door) => {
    const measured = measure(door)
    console.log(row(measured))
    return measured
  })
  console.log(JSON.stringify({ node: process.version, spawns: SPAWNS, doors }))
} finally {
  rmSync(folder, { recursive: true })
}

function measure(door: Door): Measured {
  const file = bundle(door, join(folder, door))
  const code = readFileSync(file)
  const times = Array.from({ length: SPAWNS }, () => timeImport(door, file)).sort((a, b) => a - b)
  const importMs = Math.round((times[Math.floor(SPAWNS / 2)] as number) * 10) / 10
  return { door, bytes: code.length, gzipped: gzipSync(code).length, importMs }
}

function timeImport(door: Door, file: string): number {
  const args = ['--input-type=module', '--eval', TIMED_IMPORT, pathToFileURL(file).href]
  const env = { ...ENVIRONMENT, NODE_OPTIONS: nodeOptions(door) }
  return Number(execFileSync(process.execPath, args, { env, encoding: 'utf8' }).trim().split('\n').at(-1))
}

function row({ door, bytes, gzipped, importMs }: Measured): string {
  const kilobytes = (count: number) => `${Math.round(count / 1000)} kB`.padStart(9)
  return `${door.padEnd(10)}${kilobytes(bytes)}${kilobytes(gzipped)} gzipped${importMs.toFixed(1).padStart(8)} ms to import`
}
