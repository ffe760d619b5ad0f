import { loadavg } from 'node:os'
import type { ParseArgsOptionsConfig } from 'node:util'
import { type CommandLine, commandLine, refuse } from '../../lib/commands/command-line/command-line.ts'
import { writeNumbers } from '../../lib/commands/command-line/numbers.ts'
import { benchCommands } from './bench-commands.ts'
import { benchDocuments } from './bench-documents.ts'
import { benchDoors } from './bench-doors.ts'
import { benchFanOut } from './bench-fan-out.ts'
import { benchFeeds } from './bench-feeds.ts'
import { benchLatest } from './bench-latest.ts'
import { benchMatching } from './bench-matching.ts'
import { benchPoll } from './bench-poll.ts'
import { benchQueries } from './bench-queries.ts'
import { benchQuerySet } from './bench-query-set.ts'
import { type BenchRow, overLimit, printRows } from './bench-row.ts'
import { benchUsage } from './bench-usage.ts'
import { readmeFigures } from './readme-figures.ts'

/** What the bench measures, by the names `--only` takes; a quick one is for the counts alone. */
const PARTS: Record<string, (quick: boolean) => BenchRow[] | Promise<BenchRow[]>> = {
  usage: benchUsage,
  doors: (quick) => benchDoors(!quick),
  feeds: (quick) => (quick ? [] : benchFeeds()),
  latest: (quick) => each(quick ? [1_000] : [1_000, 10_000, 100_000], benchLatest),
  queries: (quick) => each(quick ? [] : [50, 500, 5_000, 100_000], benchQueries),
  'query-set': (quick) => (quick ? [] : benchQuerySet()),
  commands: (quick) => (quick ? benchCommands(200, 3) : benchCommands(2_000, 100)),
  'fan-out': (quick) => (quick ? benchFanOut(100, 1) : benchFanOut(2_000, 5)),
}

const COMMAND = {
  command: 'npm run bench --',
  takes: '[--quick] [--only PART]... [--write] [FOLDER] [--documents FOLDER] [--poll DOCUMENT]',
  does: `What Chorok costs, as one table: CPU time (never wall time), requests and units of the table, bytes, each beside its limit, its goal or a peer that
is measured in the same run. Releases and queries are generated, the same on every machine. --quick is without what takes long, for the
counts alone; --only measures some parts (${Object.keys(PARTS).join(', ')}); --write writes what README.md names of it into
docs/numbers.json and into README.md. Ends with 1 where a count is over its limit. The last line is JSON.

Instead of all that: speed and memory of 1,000, 10,000 and 100,000 queries over a FOLDER of releases (releases-2022.jsonl.gz and
releases-2023-11-12.jsonl.gz), of reading each document of a folder (hwpx, hwp) by a new process, and of a poll's readings of 30 changed
feeds and one document.`,
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: Object.keys(PARTS) },
    write: { type: 'boolean', default: false },
    documents: { type: 'string' },
    poll: { type: 'string' },
  },
  positionals: { min: 0, max: 1 },
} as const satisfies CommandLine<ParseArgsOptionsConfig>

const { values, positionals } = commandLine(COMMAND)
const [folder] = positionals
const unknown = values.only.find((part) => !(part in PARTS))
if (unknown !== undefined) refuse(COMMAND, `--only takes ${Object.keys(PARTS).join(', ')}, which ${unknown} is not.`)
if (folder !== undefined || values.documents !== undefined || values.poll !== undefined) await benchOwnFiles()
else await benchParts(values.quick, values.only)

async function benchParts(quick: boolean, only: string[]): Promise<void> {
  const rows: BenchRow[] = []
  for (const [name, measure] of Object.entries(PARTS)) if (only.includes(name)) rows.push(...(await measure(quick)))
  printRows(rows)
  const over = overLimit(rows)
  for (const { about, value, unit, limit } of over) console.log(`${about}: ${value} ${unit}, at most ${limit}`)
  if (values.write) writeNumbers(readmeFigures(rows), new Date())
  const load = loadavg().map((one) => Math.round(one * 10) / 10)
  console.log(JSON.stringify({ node: process.version, quick, load, over: over.length, rows }))
  process.exitCode = over.length > 0 ? 1 : 0
}

async function each(sizes: number[], measure: (size: number) => Promise<BenchRow[]>): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  for (const size of sizes) rows.push(...(await measure(size)))
  return rows
}

async function benchOwnFiles(): Promise<void> {
  // First, since a process never holds less than it once did.
  const poll = values.poll === undefined ? undefined : await benchPoll(values.poll)
  if (poll) console.table(poll)
  const documents = values.documents === undefined ? undefined : benchDocuments(values.documents)
  if (documents) console.table(documents)
  const matching = folder === undefined ? undefined : benchMatching(folder)
  if (matching) console.table(matching)
  console.log(JSON.stringify({ matching, documents, poll }))
}
