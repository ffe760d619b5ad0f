import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { bundleDoor, nodeOptions } from '../bundling/bundle-door.ts'
import { DOORS, type Door, IMPORT_ENVIRONMENT } from '../bundling/doors.ts'
import { commandLine } from './command-line/command-line.ts'

commandLine({
  command: 'npm run bundle',
  takes: '',
  does: 'Bundles every door as the stack does and prints its size and the median time to import it in a fresh Node. The last line is JSON.',
})

interface BundleFigures {
  door: Door
  bytes: number
  gzipped: number
  /** Median of importing the bundle in a fresh Node, ms. */
  importMs: number
}

const IMPORTS_PER_DOOR = 9
const TIMED_IMPORT =
  'const from = performance.now(); await import(process.argv[1]); console.log(performance.now() - from)'

const folder = mkdtempSync(join(tmpdir(), 'chorok-bundle-'))
try {
  const doors = DOORS.map((door) => {
    const figures = measureBundle(door)
    console.log(tableRow(figures))
    return figures
  })
  console.log(JSON.stringify({ node: process.version, spawns: IMPORTS_PER_DOOR, doors }))
} finally {
  rmSync(folder, { recursive: true })
}

function measureBundle(door: Door): BundleFigures {
  const file = bundleDoor(door, join(folder, door))
  const code = readFileSync(file)
  const times = Array.from({ length: IMPORTS_PER_DOOR }, () => timeImport(door, file)).sort((a, b) => a - b)
  const importMs = Math.round((times[Math.floor(IMPORTS_PER_DOOR / 2)] as number) * 10) / 10
  return { door, bytes: code.length, gzipped: gzipSync(code).length, importMs }
}

function timeImport(door: Door, file: string): number {
  const args = ['--input-type=module', '--eval', TIMED_IMPORT, pathToFileURL(file).href]
  const env = { ...IMPORT_ENVIRONMENT, NODE_OPTIONS: nodeOptions(door) }
  return Number(execFileSync(process.execPath, args, { env, encoding: 'utf8' }).trim().split('\n').at(-1))
}

function tableRow({ door, bytes, gzipped, importMs }: BundleFigures): string {
  const kilobytes = (count: number) => `${Math.round(count / 1000)} kB`.padStart(9)
  return `${door.padEnd(10)}${kilobytes(bytes)}${kilobytes(gzipped)} gzipped${importMs.toFixed(1).padStart(8)} ms to import`
}
