import type { Copy } from '../../copy/copy.ts'
import { attentionFor, fallbackHealthOf } from '../../releases/health/needs-attention.ts'
import { daysMissing, type Health, healthOf } from '../../releases/health/source-health.ts'
import { type FileCounts, type Source, SourceState } from '../../releases/source.ts'
import { type Day, type Instant, seoulDay } from '../../text/seoul.ts'
import { type Answer, answerWith } from '../blocks/ephemeral.ts'
import { oneLine, shorten } from '../blocks/slack-text.ts'
import type { SlashCommand } from '../incoming/slash-command.ts'

export interface SourceStatusDeps {
  now(): Instant
  /** Every source that is read. */
  sources: Source[]
  sourceStates(): Promise<SourceState[]>
}

export interface SourcesCommandDeps extends SourceStatusDeps {
  copy: Copy
}

/** One source as it is shown. */
export interface SourceStatus {
  name: string
  health: Health
  /** The day of its newest release, if it had any. */
  newest?: Day | undefined
  /** Days that could not be read. */
  missing: Day[]
  /** How its second way is, while the first is ill. */
  fallback?: Health | undefined
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

const MAX_SOURCES_NAMED = 15
const MAX_NAME_GRAPHEMES = 60
const MAX_WORDS_GRAPHEMES = 40
const MAX_SOURCES_OF_FILES = 5

/** `/sources`: the state of each source. Those somebody should look at come first, then those that are not read yet, a line each. */
export async function sourcesCommand(deps: SourcesCommandDeps, { words, command }: SlashCommand): Promise<Answer> {
  const { copy } = deps
  const { well, needAttention, notYet } = await readSourceStatuses(deps)
  const all = well.length + needAttention.length + notYet.length
  if (all === 0) return answerWith([copy.sources.none])
  return answerWith([
    words === '' ? '' : copy.answer.notUnderstood(shorten(words, MAX_WORDS_GRAPHEMES), command),
    copy.sources.head(well.length, all),
    sourceLines([...needAttention, ...notYet], MAX_SOURCES_NAMED, copy),
    well.length > 0 ? copy.sources.healthy(well.map(({ name }) => name)) : '',
    unreadFiles([...well, ...needAttention, ...notYet], copy),
  ])
}

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
    const fallback = fallbackHealthOf(source, state, deps.now())
    const files = filesOf(state)
    groups[attentionFor(health, state)].push({ name, health, newest, missing: daysMissing(state), fallback, files })
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

/** The sources with most files that could not be read, on one line; empty where there are none. */
function unreadFiles(sources: SourceStatus[], copy: Copy): string {
  const unread = sources
    .map(({ name, files }) => {
      const { pdf = 0, locked = 0, unreadable = 0, 'too large': tooLarge = 0 } = files
      return { name, pdf, other: locked + unreadable + tooLarge }
    })
    .filter(({ pdf, other }) => pdf + other > 0)
    .toSorted((a, b) => b.pdf + b.other - (a.pdf + a.other))
  if (unread.length === 0) return ''
  const named = unread.slice(0, MAX_SOURCES_OF_FILES)
  return copy.sources.unreadFiles(named, unread.length - named.length)
}

/** The day of the newest release, whichever way it came. */
function newestDayOf({ newestDay, newAt, fallback }: SourceState): Day | undefined {
  const days = [newestDay, fallback?.newestDay].filter((day) => day !== undefined)
  return days.sort().at(-1) ?? (newAt === undefined ? undefined : seoulDay(newAt))
}

/** A line for each source, at most `maxNamed` of them, then how many there are besides. Not escaped. */
export function sourceLines(sources: SourceStatus[], maxNamed: number, copy: Copy): string {
  const more = sources.length > maxNamed ? [copy.sources.more(sources.length - maxNamed)] : []
  return [...sources.slice(0, maxNamed).map(copy.sources.line), ...more].join('\n')
}
