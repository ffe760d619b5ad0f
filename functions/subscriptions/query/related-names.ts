import { kindredOf } from './kindred-words.ts'
import { type Concept, conceptOf, concepts, namesOfConcept } from './thesaurus.ts'

const conceptsAround = new Map<Concept, Set<Concept>>()
for (const concept of concepts)
  for (const name of [...concept.related, ...concept.wider]) {
    const other = conceptOf(name)
    if (!other) continue
    add(concept, other)
    add(other, concept)
  }

/** The names of what the thesaurus knows to be about the same subject as a word, narrower or wider, and its kindred words. */
export function relatedNames(word: string): string[] {
  const concept = conceptOf(word)
  const others = concept ? [...(conceptsAround.get(concept) ?? [])] : []
  const named = concept ? [...concept.related, ...concept.wider] : []
  return [...new Set([...named, ...others.flatMap(namesOfConcept), ...kindredOf(word)])]
}

function add(concept: Concept, other: Concept): void {
  const around = conceptsAround.get(concept) ?? new Set()
  conceptsAround.set(concept, around.add(other))
}
