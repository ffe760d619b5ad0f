import { whenNeeded } from '../words/word-file.ts'
import { kindredAloneOf } from './kindred-words.ts'
import { type Concept, conceptOf, concepts, namesOfConcept } from './thesaurus.ts'

const conceptsAround = whenNeeded(() => {
  const around = new Map<Concept, Set<Concept>>()
  const add = (concept: Concept, other: Concept) =>
    around.set(concept, (around.get(concept) ?? new Set<Concept>()).add(other))
  for (const concept of concepts())
    for (const name of [...concept.related, ...concept.wider]) {
      const other = conceptOf(name)
      if (!other) continue
      add(concept, other)
      add(other, concept)
    }
  return around
})

/** The names of what the thesaurus knows to be about the same subject as a word, narrower or wider, and its kindred words. */
export function relatedNames(word: string): string[] {
  const concept = conceptOf(word)
  const others = concept ? [...(conceptsAround().get(concept) ?? [])] : []
  const named = concept ? [...concept.related, ...concept.wider] : []
  return [...new Set([...named, ...others.flatMap(namesOfConcept), ...kindredAloneOf(word)])]
}
