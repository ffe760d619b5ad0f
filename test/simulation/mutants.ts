import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commandLine } from '../../lib/commands/command-line/command-line.ts'
import { FAILURE_MUTANTS } from './failure-mutants.ts'
import { MUTANTS, type Mutant } from './mutant-table.ts'
import { TESTED_MUTANTS } from './tested-mutants.ts'

const { values } = commandLine({
  command: 'npm run mutants --',
  takes: "[--only 'WORDS|OTHER WORDS']",
  does: `Breaks a copy of the code on purpose, one promise at a time, and lets the simulation find out, or the test that guards it. The last
line is JSON; exits 1 when a breakage went unnoticed.

  --only  just the breakages whose name holds these words; several, divided by |`,
  options: { only: { type: 'string', default: '' } },
})
const ROOT = join(import.meta.dirname, '../..')
const COPIED = ['functions', 'lib', 'test', 'package.json', 'tsconfig.json', 'vitest.config.ts']
const SEEDS = [1, 2, 3]

type MutantWorld = Pick<Mutant, 'store' | 'atEveryCall' | 'deliveries' | 'readBack' | 'backlogs' | 'intensity'>

interface Verdict {
  name: string
  /** The kind of the first invariant that broke, or the test file that failed; undefined when nothing did. */
  caughtAs: string | undefined
}

/** Copies the source tree to a temporary folder. Things are broken there, never in the working tree. */
async function copyTree(): Promise<string> {
  const tree = await mkdtemp(join(tmpdir(), 'chorok-mutants-'))
  for (const name of COPIED) await cp(join(ROOT, name), join(tree, name), { recursive: true })
  await symlink(join(ROOT, 'node_modules'), join(tree, 'node_modules'))
  return tree
}

/** Breaks one thing, simulates until some seed shows it or runs its test, and repairs it. */
async function tryMutant(tree: string, { name, file, find, replace, test, ...world }: Mutant): Promise<Verdict> {
  const path = join(tree, file)
  const original = await readFile(path, 'utf8')
  if (original.split(find).length !== 2) throw new Error(`${name}: \`${find}\` does not stand exactly once in ${file}`)
  await writeFile(
    path,
    original.replace(find, () => replace),
  )
  let caughtAs = test && (await testIn(tree, test)) === 'failed' ? test : undefined
  for (const seed of test ? [] : SEEDS) {
    caughtAs ??= await simulateIn(tree, seed, world)
  }
  await writeFile(path, original)
  return { name, caughtAs }
}

/** The kind of the first invariant that the simulation found broken; undefined when it found none. Throws when it does not end. */
async function simulateIn(tree: string, seed: number, world: MutantWorld): Promise<string | undefined> {
  const { store, atEveryCall, readBack, backlogs, intensity = 4, deliveries = store ? 150 : 500 } = world
  const size = ['--deliveries', `${deliveries}`, ...(store ? ['--store', store] : [])]
  const script = [
    join(tree, 'test/simulation/simulate.ts'),
    ...size,
    '--seed',
    `${seed}`,
    '--intensity',
    `${intensity}`,
    ...(atEveryCall || backlogs ? [] : ['--quick']),
    ...(readBack ? ['--read-back'] : []),
  ]
  const child = spawn(process.execPath, script, { cwd: tree, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data))
  await once(child, 'close')
  const last = output.trim().split('\n').at(-1) ?? ''
  if (!last.startsWith('{')) throw new Error(`the simulation did not end: ${output.slice(-600)}`)
  const { broken } = JSON.parse(last) as { broken: Record<string, number> }
  return Object.keys(broken)[0]
}

/** Runs one test file. Throws where it could not be run at all. */
async function testIn(tree: string, file: string): Promise<'passed' | 'failed'> {
  const vitest = join(tree, 'node_modules/vitest/vitest.mjs')
  const reportPath = join(tree, 'report.json')
  await rm(reportPath, { force: true })
  const child = spawn(process.execPath, [vitest, 'run', file, '--reporter=json', `--outputFile=${reportPath}`], {
    cwd: tree,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data))
  await once(child, 'close')
  const report = await readFile(reportPath, 'utf8').catch(() => '{}')
  const { numTotalTests = 0, numFailedTests = 0 } = JSON.parse(report)
  if (numTotalTests === 0) throw new Error(`${file} did not run: ${output.slice(-600)}`)
  return numFailedTests > 0 ? 'failed' : 'passed'
}

const tree = await copyTree()
try {
  const wanted = values.only.split('|')
  const chosen = [...MUTANTS, ...FAILURE_MUTANTS, ...TESTED_MUTANTS].filter(({ name }) =>
    wanted.some((words) => name.includes(words)),
  )
  const isSimulated = chosen.some(({ test }) => test === undefined)
  for (const store of isSimulated ? ([undefined, 'dynamodb'] satisfies Mutant['store'][]) : []) {
    const complaint = await simulateIn(tree, SEEDS[0] as number, { store })
    if (complaint) throw new Error(`the unbroken tree is not right over ${store ?? 'memory'}: ${complaint}`)
  }
  for (const test of new Set(chosen.flatMap((mutant) => mutant.test ?? [])))
    if ((await testIn(tree, test)) === 'failed') throw new Error(`${test} fails over the unbroken tree`)
  const verdicts: Verdict[] = []
  for (const mutant of chosen) {
    const verdict = await tryMutant(tree, mutant)
    verdicts.push(verdict)
    console.log(
      `${verdict.caughtAs ? 'caught  ' : 'SURVIVED'} ${verdict.name}${verdict.caughtAs ? `: ${verdict.caughtAs}` : ''}`,
    )
  }
  const survived = verdicts.filter(({ caughtAs }) => !caughtAs).map(({ name }) => name)
  console.log(JSON.stringify({ mutants: verdicts.length, caught: verdicts.length - survived.length, survived }))
  process.exitCode = survived.length === 0 ? 0 : 1
} finally {
  await rm(tree, { recursive: true })
}
