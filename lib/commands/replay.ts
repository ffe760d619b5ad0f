import { parseArgs } from 'node:util'
import { openMemoryStore } from '../local/memory-store.ts'
import { readPlayed } from './replay/played-release.ts'
import { progressBar } from './replay/progress-bar.ts'
import { replay } from './replay/replay.ts'
import { simulatedBoard } from './replay/simulated-board.ts'

// npm run replay -- FILE.jsonl[.gz] [--board [--share 0.3] [--seed 1]] [--channel "QUERIES"]...: the file's releases through the
// local pipeline. The last line is JSON; exits 1 when something was told twice or two releases became one.

const CHANNELS = ['탄소중립, 희소금속', '핵심광물, 공급망', '중대재해, 산업안전', '배출권, 재생에너지, 수소']

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    board: { type: 'boolean', default: false },
    share: { type: 'string', default: '0.3' },
    seed: { type: 'string', default: '1' },
    channel: { type: 'string', multiple: true, default: CHANNELS },
  },
})
const [file] = positionals
if (!file) {
  console.error(
    'usage: npm run replay -- FILE.jsonl[.gz] [--board [--share 0.3] [--seed 1]] [--channel "희소금속, 수소"]...',
  )
  process.exit(2)
}
const releases = readPlayed(file)
const copies = values.board ? simulatedBoard(releases, Number(values.share), Number(values.seed)) : []
const { store, stop } = await openMemoryStore()
const bar = progressBar(releases.length + copies.length)
try {
  const began = performance.now()
  const { wrongPairs, ...counts } = await replay(store, releases, copies, values.channel, bar.at)
  const seconds = (performance.now() - began) / 1000
  bar.end()
  for (const { stands, joined } of wrongPairs) console.log(`wrongly merged: ${joined}\n           into: ${stands}`)
  const rate = { seconds: rounded(seconds), perSecond: rounded(counts.releases / seconds) }
  console.log(JSON.stringify({ ...counts, ...(values.board ? { copies: copies.length } : {}), ...rate }))
  if (counts.duplicatesSent + counts.wronglyMerged > 0) process.exitCode = 1
} finally {
  await stop()
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10
}
