import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Mutant } from './mutant-table.ts'

const ROOT = join(import.meta.dirname, '../..')
const COPIED = ['functions', 'lib', 'test', 'package.json', 'tsconfig.json', 'vitest.config.ts']
const SEEDS = [1, 2, 3]

/** A copy of the source tree in which things are broken, never in the working tree. */
export interface MutantTree {
  /** Breaks one thing, simulates until some seed shows it or runs its test, and repairs it. */
  tryMutant(mutant: Mutant): Promise<Verdict>
  /** The kind of the first promise that the simulation found broken, or the test file that failed; undefined when all is right. */
  judge(how: Judgement, seeds?: number[]): Promise<string | undefined>
  remove(): Promise<void>
}

export interface Verdict {
  name: string
  /** The kind of the first promise that broke, or the test file that failed; undefined when nothing did. */
  caughtAs: string | undefined
  seconds: number
}

/** What judges a tree: a test file, or worlds, of which the one with `seed` is played first. */
type Judgement = Pick<
  Mutant,
  'test' | 'seed' | 'store' | 'atEveryCall' | 'deliveries' | 'readBack' | 'backlogs' | 'deadlines' | 'intensity'
>

export async function openMutantTree(): Promise<MutantTree> {
  const tree = await mkdtemp(join(tmpdir(), 'chorok-mutants-'))
  for (const name of COPIED) await cp(join(ROOT, name), join(tree, name), { recursive: true })
  await symlink(join(ROOT, 'node_modules'), join(tree, 'node_modules'))

  async function judge({ test, ...world }: Judgement, seeds = [world.seed ?? 1, ...SEEDS]) {
    if (test !== undefined) return (await testIn(tree, test)) === 'failed' ? test : undefined
    for (const seed of new Set(seeds)) {
      const broken = await simulateIn(tree, seed, world)
      if (broken) return broken
    }
    return undefined
  }

  return {
    judge,
    remove: () => rm(tree, { recursive: true }),
    async tryMutant({ name, file, find, replace, ...how }) {
      const startedAt = Date.now()
      const path = join(tree, file)
      const original = await readFile(path, 'utf8')
      if (original.split(find).length !== 2)
        throw new Error(`${name}: \`${find}\` does not stand exactly once in ${file}`)
      await writeFile(
        path,
        original.replace(find, () => replace),
      )
      const caughtAs = await judge(how)
      await writeFile(path, original)
      return { name, caughtAs, seconds: Math.round((Date.now() - startedAt) / 1000) }
    },
  }
}

/** Plays one world. Throws when it does not end. */
async function simulateIn(tree: string, seed: number, world: Judgement): Promise<string | undefined> {
  const {
    store,
    atEveryCall,
    readBack,
    backlogs,
    deadlines,
    intensity = deadlines ? 1 : 4,
    deliveries = store ? 150 : 500,
  } = world
  const output = await run(tree, [
    join(tree, 'test/simulation/simulate.ts'),
    '--first',
    ...['--deliveries', `${deliveries}`, '--seed', `${seed}`, '--intensity', `${intensity}`],
    ...(store ? ['--store', store] : []),
    ...(atEveryCall || backlogs ? [] : ['--quick']),
    ...(readBack ? ['--read-back'] : []),
    ...(deadlines ? ['--deadlines'] : []),
  ])
  const last = output.trim().split('\n').at(-1) ?? ''
  if (!last.startsWith('{')) throw new Error(`the simulation did not end: ${output.slice(-600)}`)
  const { broken } = JSON.parse(last) as { broken: Record<string, number> }
  return Object.keys(broken)[0]
}

/** Runs one test file. Throws where it could not be run at all. */
async function testIn(tree: string, file: string): Promise<'passed' | 'failed'> {
  const reportPath = join(tree, 'report.json')
  await rm(reportPath, { force: true })
  const vitest = join(tree, 'node_modules/vitest/vitest.mjs')
  const output = await run(tree, [vitest, 'run', file, '--bail=1', '--reporter=json', `--outputFile=${reportPath}`])
  const report = await readFile(reportPath, 'utf8').catch(() => '{}')
  const { numTotalTests = 0, numFailedTests = 0 } = JSON.parse(report)
  if (numTotalTests === 0) throw new Error(`${file} did not run: ${output.slice(-600)}`)
  return numFailedTests > 0 ? 'failed' : 'passed'
}

/** Runs a program of Node to its end. Returns everything it printed. */
async function run(tree: string, script: string[]): Promise<string> {
  // What is compiled for one run, most of it of node_modules, need not be compiled for the next.
  const env = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'chorok-mutants-compiled') }
  const child = spawn(process.execPath, script, { cwd: tree, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data))
  await once(child, 'close')
  return output
}
