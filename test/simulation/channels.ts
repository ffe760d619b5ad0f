import { parseQueries, type Query } from '../../functions/subscriptions/query/query.ts'
import type { QuietHours } from '../../functions/subscriptions/quiet-hours.ts'
import type { Rhythm } from '../../functions/subscriptions/subscription-options.ts'
import type { Random } from '../support/seeded-random.ts'

const WORDS = [
  '희소금속',
  '수소경제',
  '배출권거래제',
  '순환경제',
  '중대재해',
  '원전해체',
  '반도체',
  '이차전지',
  '스마트팜',
  '해상풍력',
  '미세먼지',
  '폐플라스틱',
]

/** What a release is about and a channel asks for: exactly one word, so that the invariants need no matcher to say who wants what. */
export interface Topic {
  word: string
  query: Query
}

export const TOPICS: Topic[] = WORDS.map((word) => {
  const [query] = parseQueries(`"${word}"`).queries
  if (!query) throw new Error(`${word} is not a query`)
  return { word, query }
})

export interface SimulatedChannel {
  team: string
  channel: string
  topics: Topic[]
  rhythm: Rhythm
  /** When nothing may be posted there. */
  quiet?: QuietHours | undefined
  /** How many business days ahead it is reminded by its subscription to a word; the default where it says nothing. */
  remind?: Map<string, number> | undefined
}

const CHANNELS_IN_A_TEAM = 50
/** A small workspace of its own, from which the bot is removed for some days. */
export const GONE_TEAM = 'T0'
const IN_GONE_TEAM = [2, 3]
const NIGHT: QuietHours = { from: 22 * 60, to: 7 * 60 }

/** Channels and the topics they subscribe to, as many as it takes for `deliveries` deliveries at sixty to a hundred a channel. */
export function createChannels(random: Random, deliveries: number): SimulatedChannel[] {
  const count = Math.min(4 + Math.round(deliveries / 60), 1_000)
  return Array.from({ length: count }, (_, index) => {
    const topics = new Set(Array.from({ length: random.between(1, 3) }, () => random.pick(TOPICS)))
    const rhythm = random.chance(0.85) ? 'at once' : random.pick(['daily', 'weekly'] as const)
    const team = IN_GONE_TEAM.includes(index) ? GONE_TEAM : `T${Math.floor(index / CHANNELS_IN_A_TEAM) + 1}`
    const quiet = index % 9 === 4 ? NIGHT : undefined
    return { team, channel: `C${index + 1}`, topics: [...topics], rhythm, quiet }
  })
}
