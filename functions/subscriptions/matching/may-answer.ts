import { bitsOfName, bitsOfPublisher, type DaySignature, mayHold } from '../../releases/day-signature.ts'
import { ministryOf, namesOfMinistry } from '../../releases/ministry.ts'
import type { Query } from '../query/query.ts'
import { compileQuery } from './matcher.ts'
import type { Pattern } from './pattern.ts'
import { type CompiledTerm, namesOfWord } from './several-words.ts'

type Bits = ReturnType<typeof bitsOfName>
/** All of some sides, each by any of its names. */
type Sides = Bits[][]

/**
 * Whether a day may have a release that answers one of these queries, by the day's signature: the letters of each term occur, under one of
 * its names, and one of the ministries published something. What a query leaves out says nothing about a day, nor does a kind or a law.
 * `parts` are those of the signature that this asks.
 */
export function openMayAnswer(queries: Query[]): { mayStandIn(signature: DaySignature): boolean; parts: number[] } {
  const compiled = queries.flatMap(compileQuery).map(({ law, term, with: others, ministries }) => ({
    terms: law === undefined ? [...(term ? [term] : []), ...others].map(readingsOf) : [],
    publishers: law === undefined ? [...new Set(ministries.flatMap(publishedAs))].map(bitsOfPublisher) : [],
  }))
  const asked = compiled.flatMap(({ terms, publishers }) => [...terms.flat(2), publishers].flat(2))
  return {
    parts: [...new Set(asked.map(({ part }) => part))].sort((one, other) => one - other),
    mayStandIn: (signature) =>
      compiled.some(
        ({ terms, publishers }) =>
          (publishers.length === 0 || publishers.some((bits) => mayHold(signature, bits))) &&
          terms.every((readings) =>
            readings.some((sides) => sides.every((names) => names.some((bits) => mayHold(signature, bits)))),
          ),
      ),
  }
}

/** A term stands under a name of the whole of it, or by each of its words. */
function readingsOf({ names, words, phrases }: CompiledTerm): Sides[] {
  const ofWords = [words, phrases].filter((all) => all.length > 0).map((all) => all.map(namesOfWord))
  return [[names], ...ofWords].map((sides) => sides.map(bitsOfNames))
}

function bitsOfNames(names: Pattern[]): Bits[] {
  return names.map(({ folded }) => bitsOfName(folded))
}

function publishedAs(ministry: string): string[] {
  const current = ministryOf(ministry)
  return [current, ...namesOfMinistry(current)]
}
