import { daysMissing, type Health, healthOf } from '../../releases/health/source-health.ts'
import { type Source, SourceState } from '../../releases/source.ts'
import { type Day, type Instant, seoulDay } from '../../text/seoul.ts'
import { oneLine, shorten } from '../blocks/slack-text.ts'

export interface Deps {
  now(): Instant
  /** Every source that is read. */
  sources: Source[]
  sourceStates(): Promise<SourceState[]>
}

export interface SourceFare {
  name: string
  health: Health
  newest?: Day | undefined
  /** Days that could not be read. */
  missing: Day[]
}

const WELL: Health[] = ['healthy', 'quiet']
const NAMED = 60

/** Every source in the order of the catalog, apart by whether somebody should look. */
export async function howSourcesFare(deps: Deps): Promise<{ well: SourceFare[]; ailing: SourceFare[] }> {
  const states = new Map((await deps.sourceStates()).map((state) => [state.sourceId, state]))
  const all = deps.sources.map((source): SourceFare => {
    const state = states.get(source.id) ?? SourceState.parse({ sourceId: source.id })
    const newest = state.newestDay ?? (state.newAt === undefined ? undefined : seoulDay(state.newAt))
    const health = healthOf(source, state, deps.now())
    return { name: shorten(oneLine(source.name), NAMED), health, newest, missing: daysMissing(state) }
  })
  return {
    well: all.filter(({ health }) => WELL.includes(health)),
    ailing: all.filter(({ health }) => !WELL.includes(health)),
  }
}
