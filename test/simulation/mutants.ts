import { commandLine } from '../../lib/commands/command-line/command-line.ts'
import { DEADLINE_MUTANTS } from './deadline-mutants.ts'
import { FAILURE_MUTANTS } from './failure-mutants.ts'
import { MUTANTS, type Mutant } from './mutant-table.ts'
import { TESTED_MUTANTS } from './tested-mutants.ts'
import { type MutantTree, openMutantTree, type Verdict } from './try-mutant.ts'

const { values } = commandLine({
  command: 'npm run mutants --',
  takes: "[--only 'WORDS|OTHER WORDS']",
  does: `Breaks copies of the code on purpose, one promise at a time and two side by side, and lets the simulation find out, or the test
that guards it. The last line is JSON; exits 1 when a breakage went unnoticed.

  --only  just the breakages whose name holds these words; several, divided by |`,
  options: { only: { type: 'string', default: '' } },
})
const SIDE_BY_SIDE = 2

const startedAt = Date.now()
const wanted = values.only.split('|')
const listed = [...MUTANTS, ...FAILURE_MUTANTS, ...DEADLINE_MUTANTS, ...TESTED_MUTANTS].filter(({ name }) =>
  wanted.some((words) => name.includes(words)),
)
const trees = await Promise.all(Array.from({ length: SIDE_BY_SIDE }, openMutantTree))
try {
  // What is judged by is right over the unbroken tree, or nothing that it finds in a broken one says anything.
  const stores = new Set(listed.flatMap(({ test, store }) => (test === undefined ? [store] : [])))
  const tests = new Set(listed.flatMap(({ test }) => test ?? []))
  const deadlines = listed.some((one) => one.deadlines) ? [{ deadlines: true }] : []
  const worlds = [...[...stores].map((store) => ({ store })), ...deadlines]
  await eachSideBySide([...worlds, ...[...tests].map((test) => ({ test }))], check)
  const verdicts: Verdict[] = []
  await eachSideBySide(listed.toSorted(largestFirst), async (tree, mutant) => {
    const verdict = await tree.tryMutant(mutant)
    verdicts.push(verdict)
    const { name, caughtAs, seconds } = verdict
    console.log(`${caughtAs ? 'caught  ' : 'SURVIVED'} ${name}${caughtAs ? `: ${caughtAs}` : ''} (${seconds} s)`)
  })
  const survived = verdicts.flatMap(({ name, caughtAs }) => (caughtAs ? [] : [name]))
  const seconds = Math.round((Date.now() - startedAt) / 1000)
  console.log(JSON.stringify({ listed: listed.length, caught: listed.length - survived.length, survived, seconds }))
  process.exitCode = survived.length === 0 ? 0 : 1
} finally {
  for (const tree of trees) await tree.remove()
}

async function check(tree: MutantTree, how: Pick<Mutant, 'store' | 'test' | 'deadlines'>): Promise<void> {
  const complaint = await tree.judge(how, [1])
  if (complaint)
    throw new Error(`the unbroken tree is not right over ${how.test ?? how.store ?? 'memory'}: ${complaint}`)
}

/** Works through a list, each tree on one of them at a time. */
async function eachSideBySide<T>(list: T[], work: (tree: MutantTree, one: T) => Promise<void>): Promise<void> {
  const left = [...list]
  const ended = await Promise.allSettled(
    trees.map(async (tree) => {
      for (let one = left.shift(); one !== undefined; one = left.shift()) await work(tree, one)
    }),
  )
  // A tree is removed only once nothing works in it any more.
  for (const one of ended) if (one.status === 'rejected') throw one.reason
}

/** What takes longest begins first, so that nobody waits for it at the end. */
function largestFirst(one: Mutant, other: Mutant): number {
  return (other.deliveries ?? 0) - (one.deliveries ?? 0)
}
