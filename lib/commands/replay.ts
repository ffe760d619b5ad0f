import { parseArgs } from 'node:util'
import { parseQueries } from '../../functions/subscriptions/query/query.ts'
import { openMemoryStore } from '../local/database/memory-store.ts'
import { alikePairs } from './replay/alike-pairs.ts'
import { type PlayedRelease, readPlayed } from './replay/played-release.ts'
import { progressBar } from './replay/progress-bar.ts'
import { replay } from './replay/replay-releases.ts'
import { isLeftOut, simulatedBoard } from './replay/simulated-board.ts'
import { named } from './replay/tally.ts'

// npm run replay -- FILE.jsonl[.gz] [--board [--share 0.3] [--left-out 0]] [--seed 1] [--channel "QUERIES"]...: the file's releases
// through the local pipeline; with --left-out the ministries leave a share out, which the board shows alone. The last line is JSON; exits 1 when something was told twice or two releases became one.

const USAGE =
  'usage: npm run replay -- FILE.jsonl[.gz] [--board [--share 0.3] [--left-out 0]] [--seed 1] [--channel "희소금속, 수소"]...'
const CHANNELS = ['탄소중립, 희소금속', '핵심광물, 공급망', '중대재해, 산업안전', '배출권, 재생에너지, 수소']

const { file, board, share, leftOut, seed, channels } = readArguments()
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

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        board: { type: 'boolean', default: false },
        share: { type: 'string', default: '0.3' },
        'left-out': { type: 'string', default: '0' },
        seed: { type: 'string', default: '1' },
        channel: { type: 'string', multiple: true, default: CHANNELS },
      },
    })
    const [file] = positionals
    const [share, leftOut, seed] = [Number(values.share), Number(values['left-out']), Number(values.seed)]
    const isAsked = values.channel.every((asked) => parseQueries(asked).refused.length === 0)
    const areShares = [share, leftOut].every((one) => one >= 0 && one <= 1)
    if (file && isAsked && areShares && !Number.isNaN(seed))
      return { file, board: values.board, share, leftOut, seed, channels: values.channel }
  } catch {
    // An option nobody knows: the usage says which there are.
  }
  return end(USAGE)
}

function readFile(path: string): PlayedRelease[] {
  try {
    return readPlayed(path)
  } catch (error) {
    return end(error instanceof Error ? error.message : String(error))
  }
}

function end(sentence: string): never {
  console.error(sentence)
  process.exit(2)
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10
}
