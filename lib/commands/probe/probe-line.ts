import type { Health } from '../../../functions/releases/health/source-health.ts'
import type { Reading, ReadSource } from '../../../functions/releases/source.ts'
import { fallbackOf } from '../../../functions/sources/catalog/catalog.ts'
import type { CatalogLine } from '../../../functions/sources/catalog/catalog-line.ts'
import type { Day, Instant } from '../../../functions/text/seoul.ts'
import { healthFromReading, newestDayIn } from './probe-health.ts'

/** One way of a source, read once. */
export interface ProbedWay {
  kind: CatalogLine['kind']
  health: Health
  newest: Day | undefined
  count: number
  ms: number
  failure?: { reason: string; detail: string }
}

export interface ProbedLine {
  line: CatalogLine
  first: ProbedWay
  /** The second way, where the line names one; it is probed whether or not the first answers. */
  fallback?: ProbedWay
}

export interface ProbeDeps {
  now(): Instant
  read: ReadSource<CatalogLine>
  /** Waits until the site may be asked again, so that the wait does not count as response time. */
  turn(url: string): Promise<void>
}

/** Reads a source once in each of its ways. Nothing is stored. */
export async function probeLine(deps: ProbeDeps, line: CatalogLine): Promise<ProbedLine> {
  const first = await probeWay(deps, line)
  const second = fallbackOf(line)
  return { line, first, ...(second && { fallback: await probeWay(deps, second) }) }
}

async function probeWay({ now, read, turn }: ProbeDeps, line: CatalogLine): Promise<ProbedWay> {
  await turn(line.url)
  const start = now()
  const reading: Reading = await read(line, {}, start)
  return {
    kind: line.kind,
    health: healthFromReading(line, reading, start),
    newest: newestDayIn(reading),
    count: reading.outcome === 'read' ? reading.releases.length : 0,
    ms: now() - start,
    ...(reading.outcome === 'failed' && { failure: { reason: reading.reason, detail: reading.detail } }),
  }
}

/** Which way of a source answers: its first where it does, else its second. */
export function answeringWay({ first, fallback }: ProbedLine): 'first' | 'fallback' | 'none' {
  if (!first.failure) return 'first'
  return fallback && !fallback.failure ? 'fallback' : 'none'
}
