import { type Health, healthOf } from '../releases/health.ts'
import { type Source, SourceState } from '../releases/source.ts'
import { type Instant, seoulDay } from '../text/seoul.ts'
import { type Answer, answerWith } from './answer.ts'
import type { Copy } from './copy/copy.ts'
import { oneLine, shorten } from './graphemes.ts'

export interface Deps {
  copy: Copy
  now(): Instant
  /** Every source that is read. */
  sources: Source[]
  sourceStates(): Promise<SourceState[]>
}

const WELL: Health[] = ['healthy', 'quiet']
const NAMED = 60
const AILING = 15

/** `/sources`: how each source is, the ailing ones first and one by one. */
export async function sourcesCommand({ copy, now, ...deps }: Deps): Promise<Answer> {
  const states = new Map((await deps.sourceStates()).map((state) => [state.sourceId, state]))
  const all = deps.sources.map((source) => {
    const state = states.get(source.id) ?? SourceState.parse({ sourceId: source.id })
    const newest = state.newestDay ?? (state.newAt === undefined ? undefined : seoulDay(state.newAt))
    return { name: shorten(oneLine(source.name), NAMED), health: healthOf(source, state, now()), newest }
  })
  if (all.length === 0) return answerWith([copy.sources.none])
  const well = all.filter(({ health }) => WELL.includes(health))
  const ailing = all.filter(({ health }) => !WELL.includes(health))
  const more = ailing.length > AILING ? [copy.sources.more(ailing.length - AILING)] : []
  return answerWith([
    copy.sources.head(well.length, all.length),
    [...ailing.slice(0, AILING).map(copy.sources.line), ...more].join('\n'),
    well.length > 0 ? copy.sources.well(well.map(({ name }) => name)) : '',
  ])
}
