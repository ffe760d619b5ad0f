import * as z from 'zod'
import { namesOfMinistry } from '../../releases/ministry.ts'
import { fold } from '../../text/korean.ts'
import rows from './thesaurus.json' with { type: 'json' }

/*
Concepts and their names. `same` holds names that people use for the same thing: synonyms, abbreviations, English, old and long
names of laws. A query for one of them finds all of them. `related` and `wider` only feed suggestions; they never match. Each row
names its source.
*/
const Concept = z.object({
  concept: z.string(),
  same: z.array(z.string()),
  related: z.array(z.string()).default([]),
  wider: z.array(z.string()).default([]),
  source: z.string().min(2),
})
export type Concept = z.infer<typeof Concept>

export const concepts: Concept[] = z.array(Concept).parse(rows)

const conceptByName = new Map(
  concepts.flatMap((concept) => namesOfConcept(concept).map((name) => [fold(name).text, concept])),
)

export function conceptOf(name: string): Concept | undefined {
  return conceptByName.get(fold(name).text)
}

/** The other names of a concept or a ministry; empty for a word that neither list knows. */
export function synonymsOf(word: string): string[] {
  const folded = fold(word).text
  const concept = conceptByName.get(folded)
  const names = concept ? namesOfConcept(concept) : namesOfMinistry(word)
  return names.filter((name) => fold(name).text !== folded)
}

export function namesOfConcept(concept: Concept): string[] {
  return [concept.concept, ...concept.same]
}
