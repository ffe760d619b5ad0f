import { addConditions } from '../add-conditions.ts'
import { parseQueries, type Query } from '../query.ts'
import { type RefusedText, type Understanding, understand } from './understand.ts'

/** What is chosen in a form beside the words, for each of the queries in it. */
export interface ChosenConditions {
  ministries: string[]
  inTitle: boolean
}

/**
 * What a form asks for: the words as a command would understand them, each query with the chosen conditions. Without words, everything of
 * each ministry that was chosen.
 */
export function understandForm(typed: string, chosen: ChosenConditions, standing: string[] = []): Understanding {
  const isBlank = !/[\p{L}\p{N}]/u.test(typed)
  if (isBlank && chosen.ministries.length > 0)
    return understand(chosen.ministries.map((name) => `부처:${name}`).join(', '))
  const understood = understand(typed, standing)
  if (chosen.ministries.length === 0 && !chosen.inTitle) return understood
  const refused: RefusedText[] = []
  const conditioned = (query: Query): Query[] => {
    const parsed = parseQueries(addConditions(query.text, chosen))
    refused.push(...parsed.refused.map(({ why }) => ({ text: query.text, why })))
    return parsed.queries
  }
  const queries = understood.queries.flatMap(conditioned)
  const offers = understood.offers.map((reading) => reading.flatMap(conditioned))
  const repairs = understood.repairs.map((repair) => ({
    ...repair,
    became: repair.became.flatMap(conditioned),
    asTyped: undefined,
  }))
  return { ...understood, queries, offers, repairs, refused: [...understood.refused, ...refused] }
}
