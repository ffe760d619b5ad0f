import { type Health, healthOf } from '../../../functions/releases/health/source-health.ts'
import { type Reading, type Source, SourceState } from '../../../functions/releases/source.ts'
import type { Day, Instant } from '../../../functions/text/seoul.ts'

/** Each health in a word, for a column. */
export const PROBED: Record<Health, string> = {
  healthy: '정상',
  quiet: '조용함',
  stale: '오래 멈춤',
  empty: '비어 있음',
  changed: '바뀜',
  blocked: '막힘',
  unreachable: '연결 안 됨',
  'needs a key': '키 필요',
  discontinued: '제공 종료',
  incomplete: '빠진 날',
  'not read yet': '아직 안 읽음',
}

/** How a source is by one reading of it, as a poll on an empty table would find. */
export function probed(source: Source, reading: Reading, at: Instant): Health {
  return healthOf(source, stateAfter(source, reading, at), at)
}

export function newestDay(reading: Reading): Day | undefined {
  const releases = reading.outcome === 'read' ? reading.releases : []
  const days = releases.flatMap(({ published }) => published?.day ?? [])
  return days.toSorted().at(-1)
}

function stateAfter({ id: sourceId }: Source, reading: Reading, firstReadAt: Instant): SourceState {
  if (reading.outcome === 'failed') return SourceState.parse({ sourceId, failure: reading })
  const garbled = reading.outcome === 'read' && reading.skipped > reading.releases.length
  return SourceState.parse({ sourceId, firstReadAt, newestDay: newestDay(reading), garbled })
}
