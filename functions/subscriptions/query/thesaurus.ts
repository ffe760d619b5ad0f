import * as z from 'zod'
import { namesOfMinistry } from '../../releases/ministry.ts'
import { fold } from '../../text/korean.ts'
import { readWordFile, whenNeeded } from '../words/word-file.ts'

/*
Concepts and their names. `same` holds names that people use for the same thing: synonyms, abbreviations, English, old and long
names of laws. A query for one of them finds all of them. `related` and `wider` only feed suggestions; they never match. A name in
`company` also means something else, and is a synonym only in a text that holds one of the words it stands with there (CBD with 생물).
Each row names its source.
*/
const Concept = z.object({
  concept: z.string(),
  same: z.array(z.string()),
  related: z.array(z.string()).default([]),
  wider: z.array(z.string()).default([]),
  company: z.record(z.string(), z.array(z.string())).default({}),
  source: z.string().min(2),
})
export type Concept = z.infer<typeof Concept>

export const concepts: () => Concept[] = whenNeeded(() =>
  z.array(Concept).parse(readWordFile(new URL('thesaurus.json', import.meta.url))),
)

const conceptByName = whenNeeded(
  () => new Map(concepts().flatMap((concept) => namesOfConcept(concept).map((name) => [fold(name).text, concept]))),
)

export function conceptOf(name: string): Concept | undefined {
  return conceptByName().get(fold(name).text)
}

/** The other names of a concept or a ministry; empty for a word that neither list knows. */
export function synonymsOf(word: string): string[] {
  const folded = fold(word).text
  const concept = conceptByName().get(folded)
  const names = concept ? namesOfConcept(concept) : namesOfMinistry(word).filter(isTelling)
  return names.filter((name) => fold(name).text !== folded)
}

/** The folded words one of which must stand in a text for a name to be taken for its concept; none where the name says enough. */
export function companyOf(name: string): string[] {
  return (conceptOf(name)?.company[name] ?? []).map((word) => fold(word).text)
}

/** Two or three letters name ministries of several countries, and more besides: FTC, ME. */
function isTelling(name: string): boolean {
  return !/^[A-Z]{2,3}$/.test(name)
}

export function namesOfConcept(concept: Concept): string[] {
  return [concept.concept, ...concept.same]
}
