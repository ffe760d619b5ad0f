import type { ParseArgsOptionsConfig } from 'node:util'
import * as z from 'zod'
import { type CommandLine, commandLine, refuse } from '../../lib/commands/command-line/command-line.ts'
import { crashAndJudge } from './crash-and-judge.ts'

const LINE = {
  command: 'npm run crash --',
  takes: '[--kills N] [--channels N] [--seed S]',
  does: `Starts the whole bot against a stand-in Slack, kills it (kill -9) while its feed grows and a backlog waits, by turns at a random moment and
in the moment in which Slack takes a message, starts it again each time, and at last lets it come to rest. Judges what every channel was
told. Takes about ten seconds a kill and five minutes at the end. The last line is JSON; exits 1 when a release was lost or told twice.

  --kills     how often it is killed (50)
  --channels  how many channels have subscribed (8)
  --seed      the same seed kills after the same times`,
  options: {
    kills: { type: 'string', default: '50' },
    channels: { type: 'string', default: '8' },
    seed: { type: 'string', default: '1' },
  },
} as const satisfies CommandLine<ParseArgsOptionsConfig>
const { values } = commandLine(LINE)
const CrashOptions = z.object({
  kills: z.coerce.number().int().min(0),
  channels: z.coerce.number().int().min(1).max(50),
  seed: z.coerce.number().int().nonnegative(),
})
const parsed = CrashOptions.safeParse(values)
if (!parsed.success) refuse(LINE, z.prettifyError(parsed.error))
const result = await crashAndJudge(parsed.data, console.log)
console.log(JSON.stringify(result))
process.exit(result.lost + result.twice === 0 ? 0 : 1)
