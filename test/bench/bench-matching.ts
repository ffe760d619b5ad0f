import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { gunzipSync } from 'node:zlib'
import { AhoCorasick } from '@monyone/aho-corasick/fast'
import PeerAhoCorasick from 'modern-ahocorasick'
import { z } from 'zod'
import { compileMatcher, type Matchable } from '../../functions/subscriptions/matching/matcher.ts'
import { type Query, queryId } from '../../functions/subscriptions/query/query.ts'
import { fold } from '../../functions/text/korean.ts'

const Row = z
  .object({ title: z.string(), summary: z.string() })
  .transform(({ title, summary }) => ({ title, text: summary }))

/**
 * Matches releases of two months against 1,000, 10,000 and 100,000 queries. The queries are distinct pieces of words, 2 to 8 letters
 * long, from the releases of another year.
 */
export function benchMatching(folder: string) {
  const words = releasesIn(join(folder, 'releases-2022.jsonl.gz')).flatMap(
    ({ title, text }) => `${title} ${text}`.match(/[가-힣]+/g) ?? [],
  )
  const releases = releasesIn(join(folder, 'releases-2023-11-12.jsonl.gz'))
  return [1_000, 10_000, 100_000].map((count) => benchQueries(wordPieces(words, count), releases))
}

/**
 * What matching costs for these queries, in ms for one release: the bare search (`scanMs`), the whole matcher (`judgedMs`), another
 * library's search (`peerScanMs`) and a loop over all queries (`loopMs`).
 */
function benchQueries(texts: string[], releases: Matchable[]) {
  const queries = texts.map((text): Query => ({ id: queryId(text), text }))
  const bytesBefore = usedBytes()
  const compileStart = performance.now()
  const matcher = compileMatcher(queries)
  const compileMs = performance.now() - compileStart
  const matches = timeEach(releases, matcher)
  // Includes what the matcher keeps about the words it has read in these releases.
  const memoryMb = (usedBytes() - bytesBefore) / 1e6
  const searcher = new AhoCorasick(texts)
  const scans = timeEach(releases, (release) => searcher.matchInText(fold(`${release.title}\n${release.text}`).text))
  const peer = new PeerAhoCorasick(texts)
  const peerScans = timeEach(releases, ({ title, text }) => peer.search(`${title}\n${text}`))
  // The loop is so slow that a few releases must do.
  const fewReleases = releases.slice(0, Math.max(20, 200_000 / texts.length))
  const loops = timeEach(fewReleases, ({ title, text }) =>
    texts.filter((query) => title.includes(query) || text.includes(query)),
  )
  return {
    queries: texts.length,
    releases: releases.length,
    hitsPerRelease: rounded(scans.results / releases.length),
    matchesPerRelease: rounded(matches.results / releases.length),
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

/** Runs a search over each release; median and 99th percentile in ms, and how many results there were in all. */
function timeEach(releases: Matchable[], search: (release: Matchable) => unknown[]) {
  let results = 0
  const times = releases.map((release) => {
    const start = performance.now()
    results += search(release).length
    return performance.now() - start
  })
  times.sort((a, b) => a - b)
  const percentile = (share: number) => rounded(times[Math.floor(times.length * share)] as number)
  return { results, median: percentile(0.5), p99: percentile(0.99) }
}

/** Distinct pieces of words. A linear congruential generator with a fixed seed chooses the same ones on every run. */
function wordPieces(words: string[], count: number): string[] {
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

/** Bytes in use after a full garbage collection. */
function usedBytes(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
