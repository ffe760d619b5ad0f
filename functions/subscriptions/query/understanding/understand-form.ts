import { addConditions } from '../add-conditions.ts'
import { parseQueries, type Query } from '../query.ts'
import { understand } from './understand.ts'
import type { RefusedText, Understanding } from './understanding.ts'

/** What is chosen in a form beside the words, for each of the queries in it. */
export interface ChosenConditions {
  ministries: string[]
  inTitle: boolean
}

const MAX_QUERIES = 20

/**
 * What a form asks for: the words as a command would understand them and the queries of chosen packs (`taken`), each with the chosen
 * conditions. Without either, everything of each ministry that was chosen.
 */
export function understandForm(
  typed: string,
  chosen: ChosenConditions,
  { standing = [], taken = [] }: { standing?: string[]; taken?: Query[] } = {},
): Understanding {
  const isBlank = !/[\p{L}\p{N}]/u.test(typed)
  if (isBlank && taken.length === 0 && chosen.ministries.length > 0)
    return understand(chosen.ministries.map((name) => `부처:${name}`).join(', '))
  const understood =
    isBlank && taken.length > 0
      ? understand(
          taken.map(({ text }) => text).join('\n'),
          taken.map(({ text }) => text),
        )
      : withTaken(understand(typed, standing), taken)
  // A form asks about everything in it at once.
  const asked = { ...understood, questions: [] }
  return chosen.ministries.length === 0 && !chosen.inTitle ? capped(asked) : capped(conditioned(asked, chosen))
}

/** A pack comes with each reading of the words. */
function withTaken(understood: Understanding, taken: Query[]): Understanding {
  const more = (queries: Query[]): Query[] => distinct([...queries, ...taken])
  return {
    ...understood,
    queries: understood.offers.length > 0 ? understood.queries : more(understood.queries),
    offers: understood.offers.map(more),
  }
}

function conditioned(understood: Understanding, chosen: ChosenConditions): Understanding {
  const refused: RefusedText[] = []
  const narrowed = (query: Query): Query[] => {
    const parsed = parseQueries(addConditions(query.text, chosen))
    refused.push(...parsed.refused.map(({ why }) => ({ text: query.text, why })))
    return parsed.queries
  }
  const queries = understood.queries.flatMap(narrowed)
  const offers = understood.offers.map((reading) => reading.flatMap(narrowed))
  const repairs = understood.repairs.map((repair) => ({
    ...repair,
    became: repair.became.flatMap((query) => parseQueries(addConditions(query.text, chosen)).queries),
    asTyped: undefined,
  }))
  return { ...understood, queries, offers, repairs, refused: [...understood.refused, ...refused] }
}

/** As many as are subscribed at once; each of the others is refused by name. */
function capped(understood: Understanding): Understanding {
  const over = understood.queries.slice(MAX_QUERIES).map(({ text }): RefusedText => ({ text, why: 'too many' }))
  return {
    ...understood,
    queries: understood.queries.slice(0, MAX_QUERIES),
    offers: understood.offers.map((reading) => reading.slice(0, MAX_QUERIES)),
    refused: [...understood.refused, ...over],
  }
}

function distinct(queries: Query[]): Query[] {
  return [...new Map(queries.map((query) => [query.id, query])).values()]
}
