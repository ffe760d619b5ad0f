import type { Undelivered } from '../delivery/delivery.ts'
import type { Source, SourceState } from '../releases/source.ts'
import type { Instant } from '../text/seoul.ts'
import {
  FAILED_IS_NEWS_MS,
  findDoubtfulMessages,
  findFailedDeliveries,
  findRefusedWorkspaces,
  findUnheardPauses,
  type RefusedWorkspace,
  tallyUndelivered,
  type UnheardPauses,
} from './find-delivery-ills.ts'
import { type FindLateDeps, findLate, findUnplanned } from './find-late-ills.ts'
import { findAilingSources, findNoLine, findNoPoll, findNothingNew } from './find-source-ills.ts'
import type { Finding, IllKind } from './ill.ts'
import type { FindIlls } from './watch-ills.ts'

export interface FinderDeps extends FindLateDeps {
  /** Every source that is read. */
  sources: Source[]
  sourceStates(): Promise<SourceState[]>
  /** When a poll last reached at least one source. */
  lastPollAt(): Promise<Instant | undefined>
  /** Since when there has been no line to Slack, on one machine; undefined while there is one, and where none is needed. */
  lineDownSince(): Promise<Instant | undefined>
  /** Rows that somebody met and could not read; `first` names some of them. */
  unreadableRows(): Promise<NotedRows>
  /** What could not be sent: set aside, in doubt, or failed since then. */
  undeliveredNews(failedSince: Instant, now: Instant): AsyncIterable<Undelivered>
  /** Workspaces that took nothing when they were last tried, and the carrier's word for why. */
  refusedWorkspaces(now: Instant): Promise<RefusedWorkspace[]>
  /** Channels that are paused while nobody could be told. */
  unheardPauses(now: Instant): Promise<UnheardPauses>
}

interface NotedRows {
  count: number
  first: { key: string; why: string; since: Instant }[]
}

/** How each kind of ill is found. What two kinds are judged by is read once for a judgement. */
export function openFinders(deps: FinderDeps): Record<IllKind, FindIlls> {
  const { sources, lastPollAt, waitingSinceOf } = deps
  const late = { waitingSinceOf, rungBells: oncePerJudgement(deps.rungBells) }
  const sourceStates = oncePerJudgement((_now) => deps.sourceStates())
  const undelivered = oncePerJudgement((now) =>
    tallyUndelivered(deps.undeliveredNews(now - FAILED_IS_NEWS_MS, now), now),
  )
  return {
    'late deliveries': (now, standing) => findLate(late, now, standing),
    'unplanned releases': (now) => findUnplanned(late, now),
    'no poll': async (now) => findNoPoll(await lastPollAt(), now),
    'no line': async (now) => findNoLine(await deps.lineDownSince(), now),
    'nothing new': async (now) => findNothingNew(await sourceStates(now), now),
    source: async (now) => findAilingSources(sources, await sourceStates(now), now),
    'failed deliveries': async (now) => findFailedDeliveries(await undelivered(now)),
    'doubtful messages': async (now) => findDoubtfulMessages(await undelivered(now)),
    'unreadable rows': async () => findUnreadable(await deps.unreadableRows()),
    'refused workspace': async (now, standing) => findRefusedWorkspaces(await deps.refusedWorkspaces(now), standing),
    'unheard pauses': async (now) => findUnheardPauses(await deps.unheardPauses(now)),
  }
}

/** Reads once for each instant at which is judged, for whoever asks. A reading that fails fails for all who asked. */
function oncePerJudgement<Rest extends unknown[], T>(read: (now: Instant, ...rest: Rest) => Promise<T>) {
  let last: { now: Instant; reading: Promise<T> } | undefined
  return (now: Instant, ...rest: Rest): Promise<T> => {
    if (last?.now !== now) last = { now, reading: read(now, ...rest) }
    return last.reading
  }
}

function findUnreadable({ count, first }: NotedRows): Finding[] | 'unknown' {
  const [one] = first
  // So many were mended that those behind them were not looked at.
  if (!one) return count > 0 ? 'unknown' : []
  return [
    {
      kind: 'unreadable rows',
      count,
      since: Math.min(...first.map(({ since }) => since)),
      detail: `${one.key}: ${one.why}`,
    },
  ]
}
