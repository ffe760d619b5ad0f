import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { z } from 'zod'

const Reading = z.object({
  format: z.string(),
  letters: z.number(),
  ms: z.number(),
  startMb: z.number(),
  peakMb: z.number(),
})

/**
 * What reading each document of a folder costs a new process that has read nothing before, as a poll's does: CPU time in ms, and the most
 * memory it ever held in MB, with what it held before (`startMb`).
 */
export function benchDocuments(from: string) {
  const folder = mkdtempSync(join(tmpdir(), 'chorok-bench-'))
  try {
    const program = join(folder, 'read-one-document.mjs')
    buildSync({
      entryPoints: [join(import.meta.dirname, 'read-one-document.ts')],
      outfile: program,
      bundle: true,
      minify: true,
      platform: 'node',
      format: 'esm',
    })
    const readings = readdirSync(from).map((name) =>
      Reading.parse(JSON.parse(execFileSync(process.execPath, [program, join(from, name)], { encoding: 'utf8' }))),
    )
    return ['hwpx', 'hwp'].map((format) => {
      const all = readings.filter((reading) => reading.format === format)
      const most = (of: (reading: z.infer<typeof Reading>) => number) => Math.max(0, ...all.map(of))
      const times = all.map(({ ms }) => ms).sort((a, b) => a - b)
      return {
        format,
        files: all.length,
        letters: all.reduce((sum, { letters }) => sum + letters, 0),
        ms: Math.round(times[Math.floor(times.length / 2)] ?? 0),
        msMost: Math.round(most(({ ms }) => ms)),
        startMb: most(({ startMb }) => startMb),
        peakMb: most(({ peakMb }) => peakMb),
      }
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}
