import type { ParseArgsOptionsConfig } from 'node:util'
import { type CommandLine, commandLine } from '../../lib/commands/command-line/command-line.ts'
import { benchDocuments } from './bench-documents.ts'
import { benchDoors } from './bench-doors.ts'
import { benchLatest } from './bench-latest.ts'
import { benchMatching } from './bench-matching.ts'
import { benchPoll } from './bench-poll.ts'
import { benchQueries } from './bench-queries.ts'
import { type BenchRow, overLimit, printRows } from './bench-row.ts'
import { benchUsage } from './bench-usage.ts'

const COMMAND = {
  command: 'npm run bench --',
  takes: '[--quick] [FOLDER] [--documents FOLDER] [--poll DOCUMENT]',
  does: `What Chorok costs, as one table: CPU time (never wall time), requests and units of the table, bytes, each beside its limit, its goal or a peer that
is measured in the same run. Releases and queries are generated, the same on every machine. --quick is without what takes long, for the
counts alone. Ends with 1 where a count is over its limit. The last line is JSON.

Instead of all that: speed and memory of 1,000, 10,000 and 100,000 queries over a FOLDER of releases (releases-2022.jsonl.gz and
releases-2023-11-12.jsonl.gz), of reading each document of a folder (hwpx, hwp) by a new process, and of a poll's readings of 30 changed
feeds and one document.`,
  options: {
    quick: { type: 'boolean', default: false },
    documents: { type: 'string' },
    poll: { type: 'string' },
  },
  positionals: { min: 0, max: 1 },
} as const satisfies CommandLine<ParseArgsOptionsConfig>

const { values, positionals } = commandLine(COMMAND)
const [folder] = positionals
if (folder !== undefined || values.documents !== undefined || values.poll !== undefined) await benchOwnFiles()
else await benchAll(values.quick)

async function benchAll(quick: boolean): Promise<void> {
  const rows: BenchRow[] = [...benchUsage(), ...benchDoors(!quick)]
  for (const releases of quick ? [1_000] : [1_000, 10_000, 100_000]) rows.push(...(await benchLatest(releases)))
  for (const queries of quick ? [] : [50, 500, 5_000, 100_000]) rows.push(...(await benchQueries(queries)))
  printRows(rows)
  const over = overLimit(rows)
  for (const { about, value, unit, limit } of over) console.log(`${about}: ${value} ${unit}, at most ${limit}`)
  console.log(JSON.stringify({ node: process.version, quick, over: over.length, rows }))
  process.exitCode = over.length > 0 ? 1 : 0
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
