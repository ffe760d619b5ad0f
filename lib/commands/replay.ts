import type { ParseArgsOptionsConfig } from 'node:util'
import { parseQueries } from '../../functions/subscriptions/query/query.ts'
import { openMemoryStore } from '../local/database/memory-store.ts'
import { type CommandLine, commandLine, refuse } from './command-line/command-line.ts'
import { alikePairs } from './replay/alike-pairs.ts'
import { type PlayedRelease, readPlayed } from './replay/played-release.ts'
import { progressBar } from './replay/progress-bar.ts'
import { replay } from './replay/replay-releases.ts'
import { isLeftOut, simulatedBoard } from './replay/simulated-board.ts'
import { named } from './replay/tally.ts'

const CHANNELS = ['탄소중립, 희소금속', '핵심광물, 공급망', '중대재해, 산업안전', '배출권, 재생에너지, 수소']
const LINE = {
  command: 'npm run replay --',
  takes: 'FILE.jsonl[.gz] [--board [--share 0.3] [--left-out 0]] [--seed 1] [--channel "희소금속, 수소"]...',
  does: `Plays the releases of a file through the real local pipeline. The last line is JSON; exits 1 when something was told twice or two
releases became one.

  --board     a curated board repeats some of them; --share says how many (0 to 1)
  --left-out  the share that ministries leave out and the board alone shows
  --seed      which ones
  --channel   the queries of a channel; several channels by repeating it`,
  options: {
    board: { type: 'boolean', default: false },
    share: { type: 'string', default: '0.3' },
    'left-out': { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    channel: { type: 'string', multiple: true, default: CHANNELS },
  },
  positionals: { min: 1, max: 1 },
} as const satisfies CommandLine<ParseArgsOptionsConfig>

const {
  values: { board, channel: channels, ...values },
  positionals: [file = ''],
} = commandLine(LINE)
const [share, leftOut, seed] = [Number(values.share), Number(values['left-out']), Number(values.seed)]
if (![share, leftOut].every((one) => one >= 0 && one <= 1))
  refuse(LINE, '--share and --left-out take a number from 0 to 1.')
if (Number.isNaN(seed)) refuse(LINE, '--seed takes a number.')
const odd = channels.find((queries) => parseQueries(queries).refused.length > 0)
if (odd !== undefined) refuse(LINE, `--channel takes queries, which this is not: ${odd}`)
const all = readFile(file)
const copies = board ? simulatedBoard(all, share, seed) : []
const releases = all.filter((release) => !isLeftOut(release, leftOut, seed))
const { store, stop } = await openMemoryStore()
const bar = progressBar(releases.length + copies.length)
try {
  const began = performance.now()
  const { twicePairs, wrongPairs, ...counts } = await replay(store, releases, copies, channels, bar.at)
  const seconds = (performance.now() - began) / 1000
  bar.end()
  const wrong = new Set(wrongPairs.flatMap(({ stands, joined }) => [`${stands} ${joined}`, `${joined} ${stands}`]))
  const apart = alikePairs(all)
    .map((pair) => pair.map(named))
    .filter((pair) => !wrong.has(pair.join(' ')))
  for (const [one, other] of apart) console.log(`kept apart: ${one}\n       and: ${other}`)
  for (const { stands, joined } of twicePairs) console.log(`published twice: ${joined}\n           and as: ${stands}`)
  for (const { stands, joined } of wrongPairs) console.log(`wrongly merged: ${joined}\n           into: ${stands}`)
  const rate = { seconds: rounded(seconds), perSecond: rounded(counts.releases / seconds) }
  console.log(
    JSON.stringify({ ...counts, keptApart: apart.length, ...(board ? { copies: copies.length } : {}), ...rate }),
  )
  if (counts.duplicatesSent + counts.wronglyMerged > 0) process.exitCode = 1
} finally {
  await stop()
}

function readFile(path: string): PlayedRelease[] {
  try {
    return readPlayed(path)
  } catch (error) {
    return refuse(LINE, error instanceof Error ? error.message : String(error))
  }
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10
}
