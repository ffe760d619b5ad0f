import type { ParseArgsOptionsConfig } from 'node:util'
import * as z from 'zod'
import { type CommandLine, commandLine, refuse } from '../../lib/commands/command-line/command-line.ts'
import { killLines } from './kill-lines.ts'

const LINE = {
  command: 'npm run lines --',
  takes: '[--dead N]',
  does: `Opens N lines to a stand-in Slack, with the timing of a real one, lets each of them die in one of four ways, and measures how soon it is
noticed and whether commands are answered afterwards. Takes about a minute and a half, however many. The last line is JSON; exits 1 when a
death was not noticed within sixty seconds or a command was lost.

  --dead  how many lines die (100)`,
  options: { dead: { type: 'string', default: '100' } },
} as const satisfies CommandLine<ParseArgsOptionsConfig>
const { values } = commandLine(LINE)
const parsed = z.coerce.number().int().min(1).max(1000).safeParse(values.dead)
if (!parsed.success) throw refuse(LINE, z.prettifyError(parsed.error))
const result = await killLines(parsed.data)
console.log(JSON.stringify(result))
process.exit(result.unnoticed + result.commandsLost === 0 ? 0 : 1)
