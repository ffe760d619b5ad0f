import { type Health, healthOf } from '../../../functions/releases/health/source-health.ts'
import { type Reading, type Source, SourceState } from '../../../functions/releases/source.ts'
import type { Day, Instant } from '../../../functions/text/seoul.ts'

/** Each health in a word or two, for a column of the table. */
export const PROBE_HEALTH_WORDS: Record<Health, string> = {
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

/** The health of a source judged by a single reading, as the first poll on an empty table would judge it. */
export function healthFromReading(source: Source, reading: Reading, readAt: Instant): Health {
  return healthOf(source, stateAfter(source, reading, readAt), readAt)
}

/** The day of the newest release in a reading; undefined when it has none with a day. */
export function newestDayIn(reading: Reading): Day | undefined {
  const releases = reading.outcome === 'read' ? reading.releases : []
  const days = releases.flatMap(({ published }) => published?.day ?? [])
  return days.toSorted().at(-1)
}

function stateAfter({ id: sourceId }: Source, reading: Reading, firstReadAt: Instant): SourceState {
  if (reading.outcome === 'failed') return SourceState.parse({ sourceId, failure: reading })
  const garbled = reading.outcome === 'read' && reading.skipped > reading.releases.length
  return SourceState.parse({ sourceId, firstReadAt, newestDay: newestDayIn(reading), garbled })
}
