import { conceptOf, namesOfConcept } from '../query/thesaurus.ts'

/*
A text says what it means by an abbreviation where it first writes it: 조류인플루엔자(AI). Where that shares nothing with the names
the thesaurus has for it, and nothing of those names stands anywhere else in the text, the abbreviation means something else there.
*/
const ABBREVIATION = /^[A-Z]{2,3}$/
// Letters spelled out (에이아이) say nothing about the meaning.
const SPELLED_OUT =
  /^(?:에이|비|씨|시|디|이|에프|지|에이치|아이|제이|케이|엘|엠|엔|오|피|큐|알|에스|티|유|브이|더블유|엑스|와이|제트)+$/

/** Whether a text explains an abbreviation of the thesaurus in brackets, and not as anything that the thesaurus means by it. */
export function isGlossedOtherwise(text: string, name: string): boolean {
  if (!ABBREVIATION.test(name)) return false
  const concept = conceptOf(name)
  const gloss = concept && new RegExp(`([가-힣]{3,})\\s?\\(${name}(?:\\)|,\\s?[A-Za-z]{3})`).exec(text)?.[1]
  if (!gloss || SPELLED_OUT.test(gloss)) return false
  return !namesOfConcept(concept)
    .flatMap(pairsOfSyllables)
    .some((pair) => text.includes(pair))
}

function pairsOfSyllables(name: string): string[] {
  const syllables = name.replace(/[^가-힣]/g, '')
  return Array.from({ length: Math.max(0, syllables.length - 1) }, (_, index) => syllables.slice(index, index + 2))
}
