import type { ParseArgsOptionsConfig } from 'node:util'
import * as z from 'zod'
import { type CommandLine, commandLine, refuse } from '../../lib/commands/command-line/command-line.ts'

// The doors log whatever goes wrong, which here is nearly everything.
process.env.POWERTOOLS_LOG_LEVEL = 'SILENT'
const { playDeadlinesAndReport } = await import('./report-deadlines.ts')
const { simulateAndReport } = await import('./simulate-and-report.ts')

const LINE = {
  command: 'npm run simulate --',
  takes:
    '[--deliveries N] [--seed S] [--store memory|dynamodb] [--intensity 1] [--quick] [--read-back] [--first] [--deadlines]',
  does: `Runs the real use cases on a virtual clock under injected faults and judges what became of every delivery. The last line is JSON;
exits 1 when a promise was broken.

  --deliveries  how many come about, roughly (2000)
  --seed        the same seed plays the same world
  --store       memory, or a real DynamoDB server
  --intensity   scales all faults
  --quick       leaves out all but the one world
  --read-back   channels may be read back after a lost answer
  --first       ends at the first promise that is found broken
  --deadlines   two weeks of notices with last days instead: reminders, moved days, withdrawals`,
  options: {
    deliveries: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    store: { type: 'string', default: 'memory' },
    intensity: { type: 'string', default: '1' },
    quick: { type: 'boolean', default: false },
    'read-back': { type: 'boolean', default: false },
    first: { type: 'boolean', default: false },
    deadlines: { type: 'boolean', default: false },
  },
} as const satisfies CommandLine<ParseArgsOptionsConfig>
const { values } = commandLine(LINE)
const SimulateOptions = z.object({
  deliveries: z.coerce.number().int().positive(),
  seed: z.coerce.number().int().nonnegative(),
  store: z.enum(['memory', 'dynamodb']),
  intensity: z.coerce.number().nonnegative(),
  quick: z.boolean(),
  'read-back': z.boolean(),
  first: z.boolean(),
  deadlines: z.boolean(),
})
const parsed = SimulateOptions.safeParse(values)
if (!parsed.success) refuse(LINE, z.prettifyError(parsed.error))
const { 'read-back': readBack, first: stopAtFirst, deadlines, ...options } = parsed.data
const keptEveryPromise = deadlines
  ? await playDeadlinesAndReport(options, console.log)
  : await simulateAndReport({ ...options, readBack, stopAtFirst }, console.log)
process.exit(keptEveryPromise ? 0 : 1)
