import { SOURCE_GROUPS, type SourceGroup, type SourceLine } from '../../copy/source-copy.ts'
import { attentionFor, fallbackHealthOf } from '../../releases/health/needs-attention.ts'
import { daysMissing, healthOf } from '../../releases/health/source-health.ts'
import { type FileCounts, type Source, SourceState } from '../../releases/source.ts'
import { type Day, type Instant, seoulDay } from '../../text/seoul.ts'
import { oneLine, shorten } from '../blocks/slack-text.ts'

export interface SourceStatusDeps {
  now(): Instant
  /** Every source that is read. */
  sources: Source[]
  sourceStates(): Promise<SourceState[]>
}

/** One source as it is shown, and its files. */
export interface SourceStatus extends SourceLine {
  /** What became of the files in which its releases had their words. */
  files: FileCounts
}

/** Every source, in the order of the catalog within each group. */
export interface SourceStatuses {
  /** Read as they should be. */
  well: SourceStatus[]
  /** Somebody should look at them. */
  needAttention: SourceStatus[]
  /** Not read, without anything being wrong. */
  notYet: SourceStatus[]
}

const MAX_NAME_GRAPHEMES = 60

/** Every source, grouped by whether somebody should look at it. */
export async function readSourceStatuses(deps: SourceStatusDeps): Promise<SourceStatuses> {
  const states = new Map((await deps.sourceStates()).map((state) => [state.sourceId, state]))
  const statuses: SourceStatuses = { well: [], needAttention: [], notYet: [] }
  const groups = { none: statuses.well, needed: statuses.needAttention, 'not yet': statuses.notYet }
  for (const source of deps.sources) {
    const state = states.get(source.id) ?? SourceState.parse({ sourceId: source.id })
    const newest = newestDayOf(state)
    const health = healthOf(source, state, deps.now())
    const name = shorten(oneLine(source.name), MAX_NAME_GRAPHEMES)
    const keyHint = health === 'needs a key' ? state.failure?.detail : undefined
    const fallback = fallbackHealthOf(source, state, deps.now())
    const files = filesOf(state)
    groups[attentionFor(health, state)].push({
      name,
      health,
      keyHint,
      newest,
      missing: daysMissing(state),
      fallback,
      files,
    })
  }
  return statuses
}

/** In both ways. */
function filesOf({ files = {}, fallback }: SourceState): FileCounts {
  const all = { ...files }
  for (const [what, count] of Object.entries(fallback?.files ?? {}) as [keyof FileCounts, number][])
    all[what] = (all[what] ?? 0) + count
  return all
}

/** The day of the newest release, whichever way it came. */
function newestDayOf({ newestDay, newAt, fallback }: SourceState): Day | undefined {
  const days = [newestDay, fallback?.newestDay].filter((day) => day !== undefined)
  return days.sort().at(-1) ?? (newAt === undefined ? undefined : seoulDay(newAt))
}

/** What a reader is told of a source: which of the groups it stands in. */
function groupOf({ health, fallback }: SourceStatus): SourceGroup {
  if (fallback === 'healthy' || fallback === 'quiet') return 'in its second way'
  if (health === 'stale' || health === 'empty') return 'silent'
  return health === 'incomplete' ? 'partly read' : 'not read'
}

/** The names of the sources somebody should look at and of those not read yet, by what a reader is told of them; empty groups are left out. */
export function groupSources({ needAttention, notYet }: SourceStatuses): Map<SourceGroup, string[]> {
  const names = Map.groupBy(needAttention, groupOf)
  if (notYet.length > 0) names.set('not yet', notYet)
  return new Map(
    SOURCE_GROUPS.flatMap((group) => {
      const sources = names.get(group)
      return sources ? [[group, sources.map(({ name }) => name)] as const] : []
    }),
  )
}
