import type { ParseArgsOptionsConfig } from 'node:util'
import { parseQueries } from '../../functions/subscriptions/query/query.ts'
import { openMemoryStore } from '../local/database/memory-store.ts'
import { type CommandLine, commandLine, refuse } from './command-line/command-line.ts'
import { type ArchivedRelease, describeRelease, readArchive } from './replay/archived-release.ts'
import { replayReleases } from './replay/replay-releases.ts'
import { findLookalikes } from './replay/replay-tally.ts'
import { isLeftOut, simulatedBoard } from './replay/simulated-board.ts'

const DEFAULT_CHANNELS = ['탄소중립, 희소금속', '핵심광물, 공급망', '중대재해, 산업안전', '배출권, 재생에너지, 수소']
const PROGRESS_BAR_COLUMNS = 30
const COMMAND = {
  command: 'npm run replay --',
  takes:
    'FILE.jsonl[.gz] [--board [--share 0.3] [--left-out 0]] [--addresses-change] [--seed 1] [--channel "희소금속, 수소"]...',
  does: `Plays the releases of a file through the real local pipeline. The last line is JSON; exits 1 when something was told twice or two
releases became one.

  --board     a curated board repeats some of them; --share says how many (0 to 1)
  --left-out  the share that ministries leave out and the board alone shows
  --addresses-change
              each site lists its releases twice in one document, and later again under a renamed host, with pagers and parameters
              without a value
  --seed      which ones
  --channel   the queries of a channel; several channels by repeating it`,
  options: {
    board: { type: 'boolean', default: false },
    share: { type: 'string', default: '0.3' },
    'left-out': { type: 'string', default: '0' },
    'addresses-change': { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    channel: { type: 'string', multiple: true, default: DEFAULT_CHANNELS },
  },
  positionals: { min: 1, max: 1 },
} as const satisfies CommandLine<ParseArgsOptionsConfig>

const {
  values: { board, channel: channels, ...values },
  positionals: [file = ''],
} = commandLine(COMMAND)
const [share, leftOut, seed] = [Number(values.share), Number(values['left-out']), Number(values.seed)]
if (![share, leftOut].every((one) => one >= 0 && one <= 1))
  refuse(COMMAND, '--share and --left-out take a number from 0 to 1.')
if (Number.isNaN(seed)) refuse(COMMAND, '--seed takes a number.')
const refused = channels.find((text) => parseQueries(text).refused.length > 0)
if (refused !== undefined) refuse(COMMAND, `--channel takes queries, which this is not: ${refused}`)
const all = readArchiveOrRefuse(file)
const copies = board ? simulatedBoard(all, share, seed) : []
const releases = all.filter((release) => !isLeftOut(release, leftOut, seed))
const { store, stop } = await openMemoryStore()
const bar = progressBar(releases.length + copies.length)
try {
  const start = performance.now()
  const { twicePairs, wrongPairs, ...counts } = await replayReleases(
    store,
    releases,
    copies,
    channels,
    bar.show,
    values['addresses-change'],
  )
  const seconds = (performance.now() - start) / 1000
  bar.end()
  const wrong = new Set(wrongPairs.flatMap(({ stands, joined }) => [`${stands} ${joined}`, `${joined} ${stands}`]))
  const keptApart = findLookalikes(all)
    .map((pair) => pair.map(describeRelease))
    .filter((pair) => !wrong.has(pair.join(' ')))
  for (const [one, other] of keptApart) console.log(`kept apart: ${one}\n       and: ${other}`)
  for (const { stands, joined } of twicePairs) console.log(`published twice: ${joined}\n           and as: ${stands}`)
  for (const { stands, joined } of wrongPairs) console.log(`wrongly merged: ${joined}\n           into: ${stands}`)
  const speed = { seconds: rounded(seconds), perSecond: rounded(counts.releases / seconds) }
  console.log(
    JSON.stringify({ ...counts, keptApart: keptApart.length, ...(board ? { copies: copies.length } : {}), ...speed }),
  )
  if (counts.duplicatesSent + counts.wronglyMerged > 0) process.exitCode = 1
} finally {
  await stop()
}

function readArchiveOrRefuse(path: string): ArchivedRelease[] {
  try {
    return readArchive(path)
  } catch (error) {
    return refuse(COMMAND, error instanceof Error ? error.message : String(error))
  }
}

/** A progress bar on standard error: redrawn in place on a terminal, a line for every tenth elsewhere. */
function progressBar(total: number): { show(done: number, note: string): void; end(): void } {
  const isTerminal = process.stderr.isTTY === true
  let tenthsShown = 0
  return {
    show(done, note) {
      const share = total === 0 ? 1 : done / total
      const filled = Math.round(share * PROGRESS_BAR_COLUMNS)
      const bar = `${'█'.repeat(filled)}${'░'.repeat(PROGRESS_BAR_COLUMNS - filled)} ${done}/${total} ${note}`
      if (isTerminal) process.stderr.write(`\r\x1b[K${bar}`)
      else if (Math.floor(share * 10) > tenthsShown) process.stderr.write(`${bar}\n`)
      tenthsShown = Math.floor(share * 10)
    },
    end() {
      if (isTerminal) process.stderr.write('\n')
    },
  }
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10
}
