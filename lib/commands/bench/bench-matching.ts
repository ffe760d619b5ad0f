import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { gunzipSync } from 'node:zlib'
import { AhoCorasick } from '@monyone/aho-corasick/fast'
import PeerAhoCorasick from 'modern-ahocorasick'
import { z } from 'zod'
import { compileMatcher, type Matchable } from '../../../functions/subscriptions/matching/matcher.ts'
import { type Query, queryId } from '../../../functions/subscriptions/query/query.ts'
import { fold } from '../../../functions/text/korean.ts'

const Row = z
  .object({ title: z.string(), summary: z.string() })
  .transform(({ title, summary }) => ({ title, text: summary }))

/** Distinct pieces of words, 2 to 8 letters, as queries over two months of releases: what a scan costs, and what judging adds. */
export function benchMatching(folder: string) {
  const words = releasesIn(join(folder, 'releases-2022.jsonl.gz')).flatMap(
    ({ title, text }) => `${title} ${text}`.match(/[가-힣]+/g) ?? [],
  )
  const releases = releasesIn(join(folder, 'releases-2023-11-12.jsonl.gz'))
  return [1_000, 10_000, 100_000].map((count) => benchOf(piecesOf(words, count), releases))
}

function benchOf(names: string[], releases: Matchable[]) {
  const queries = names.map((text): Query => ({ id: queryId(text), text }))
  const before = heap()
  const compiling = performance.now()
  const matcher = compileMatcher(queries)
  const compileMs = performance.now() - compiling
  const matches = timesOf(releases, matcher)
  // With what was read of the words in these releases.
  const memoryMb = (heap() - before) / 1e6
  const searcher = new AhoCorasick(names)
  const scans = timesOf(releases, (release) => searcher.matchInText(fold(`${release.title}\n${release.text}`).text))
  const peer = new PeerAhoCorasick(names)
  const peerScans = timesOf(releases, ({ title, text }) => peer.search(`${title}\n${text}`))
  const some = releases.slice(0, Math.max(20, 200_000 / names.length))
  const loops = timesOf(some, ({ title, text }) => names.filter((name) => title.includes(name) || text.includes(name)))
  return {
    queries: names.length,
    releases: releases.length,
    hitsPerRelease: rounded(scans.found / releases.length),
    matchesPerRelease: rounded(matches.found / releases.length),
    compileMs: Math.round(compileMs),
    memoryMb: Math.round(memoryMb),
    scanMs: scans.median,
    judgedMs: matches.median,
    judgedMsP99: matches.p99,
    peerScanMs: peerScans.median,
    loopMs: loops.median,
    loopTimes: Math.round(loops.median / scans.median),
  }
}

function timesOf(releases: Matchable[], run: (release: Matchable) => unknown[]) {
  let found = 0
  const times = releases.map((release) => {
    const start = performance.now()
    found += run(release).length
    return performance.now() - start
  })
  times.sort((one, other) => one - other)
  const at = (share: number) => rounded(times[Math.floor(times.length * share)] as number)
  return { found, median: at(0.5), p99: at(0.99) }
}

/** The same pieces on every run: a linear congruential generator from a fixed seed. */
function piecesOf(words: string[], count: number): string[] {
  const pieces = new Set<string>()
  let seed = 20_220_101
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((seed / 2 ** 32) * below)
  }
  while (pieces.size < count) {
    const word = words[random(words.length)] as string
    if (word.length < 2) continue
    const length = 2 + random(Math.min(7, word.length - 1))
    const start = random(word.length - length + 1)
    pieces.add(word.slice(start, start + length))
  }
  return [...pieces]
}

function releasesIn(file: string): Matchable[] {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n')
  return lines.filter((line) => line.trim() !== '').map((line) => Row.parse(JSON.parse(line)))
}

function heap(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
