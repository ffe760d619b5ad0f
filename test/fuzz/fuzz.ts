import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ParseArgsOptionsConfig } from 'node:util'
import { type CommandLine, commandLine, refuse } from '../../lib/commands/command-line/command-line.ts'
import { fuzzReaders } from './fuzz-readers.ts'

process.env.POWERTOOLS_LOG_LEVEL = 'SILENT'
const { fuzzDoor } = await import('./fuzz-door.ts')

const LINE = {
  command: 'npm run fuzz --',
  takes: '[--runs N] [--seed S] [--from DIR]',
  does: `Hostile bytes, made of the files in DIR, into the readers of sources and into the Slack door; and the same files with changes that mean
nothing (escaped once more, schemes lost, guids numbered, feeds glued, parameters gained, hosts renamed). The last line is JSON; exits 1 on
an exception, when such a change changed a title, a day or a release's address, or when one document took over 2 s or 200 MB.`,
  options: {
    runs: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: 'test/fixtures' },
  },
} as const satisfies CommandLine<ParseArgsOptionsConfig>
const { values } = commandLine(LINE)
const [runs, seed] = [Number(values.runs), Number(values.seed)]
if (!(Number.isInteger(runs) && runs > 0 && Number.isInteger(seed)))
  refuse(LINE, '--runs takes a number above 0, --seed a number.')
const names = readdirSync(values.from, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\.(?:xml|html|rss|atom)$|^sources\/.*\.json$/.test(name),
)
const samples = names.sort().map((name) => readFileSync(join(values.from, name)))
const fuzzed = await fuzzReaders(samples, runs, seed)
const slackDoor = await fuzzDoor(runs, seed)
console.log(JSON.stringify({ seed, ...fuzzed, slackDoor }))
const thrown = fuzzed.exceptions.length + slackDoor.exceptions.length
if (thrown > 0 || fuzzed.changed.length > 0 || fuzzed.slowest.ms > 2000 || fuzzed.largest.mb > 200) process.exitCode = 1
