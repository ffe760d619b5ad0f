import { attentionFor } from '../../releases/health/needs-attention.ts'
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

/** Each in the order of the catalog. */
export interface SourceFares {
  /** Read as they should be. */
  well: SourceFare[]
  /** Somebody should look at them. */
  ailing: SourceFare[]
  /** Not read, without anything being wrong. */
  notYet: SourceFare[]
}

const NAMED = 60

/** Every source, apart by whether somebody should look at it. */
export async function howSourcesFare(deps: Deps): Promise<SourceFares> {
  const states = new Map((await deps.sourceStates()).map((state) => [state.sourceId, state]))
  const fares: SourceFares = { well: [], ailing: [], notYet: [] }
  const of = { none: fares.well, needed: fares.ailing, 'not yet': fares.notYet }
  for (const source of deps.sources) {
    const state = states.get(source.id) ?? SourceState.parse({ sourceId: source.id })
    const newest = state.newestDay ?? (state.newAt === undefined ? undefined : seoulDay(state.newAt))
    const health = healthOf(source, state, deps.now())
    const name = shorten(oneLine(source.name), NAMED)
    of[attentionFor(health, state)].push({ name, health, newest, missing: daysMissing(state) })
  }
  return fares
}
