import { isHangul } from '../../text/korean.ts'

/*
Finds the nouns of a text without reading it as a sentence: from left to right, at each place the longest noun of a list that begins there.
해상운송비용 is 해상, 운송 and 비용. It is quick rather than right; what is made of many nouns of a text bears a wrong one now and then.
*/
export interface NounLexicon {
  /** The place of each noun in its list. */
  indexOf: Map<string, number>
  /** How long the longest noun is that begins with two letters. */
  longestBy: Map<string, number>
}

const RUN = /[가-힣]{2,}|[A-Z][A-Za-z0-9&]+/g
const FIRST_LETTERS = 2

export function nounLexicon(nouns: string[]): NounLexicon {
  const longestBy = new Map<string, number>()
  for (const noun of nouns) {
    const start = noun.slice(0, FIRST_LETTERS)
    longestBy.set(start, Math.max(noun.length, longestBy.get(start) ?? 0))
  }
  return { indexOf: new Map(nouns.map((noun, index) => [noun, index])), longestBy }
}

/** The places in the list of the nouns of a text, in the order of the text. An abbreviation must stand there whole. */
export function nounsIn(text: string, lexicon: NounLexicon): number[] {
  const found: number[] = []
  for (const [run] of text.matchAll(RUN)) {
    if (isHangul(run.charCodeAt(0))) {
      addNounsOf(run, lexicon, found)
      continue
    }
    const abbreviation = lexicon.indexOf.get(run)
    if (abbreviation !== undefined) found.push(abbreviation)
  }
  return found
}

function addNounsOf(run: string, { indexOf, longestBy }: NounLexicon, found: number[]): void {
  for (let at = 0; at <= run.length - FIRST_LETTERS; ) {
    let length = Math.min(longestBy.get(run.slice(at, at + FIRST_LETTERS)) ?? 0, run.length - at)
    let index: number | undefined
    while (length >= FIRST_LETTERS && index === undefined) {
      index = indexOf.get(run.slice(at, at + length))
      if (index === undefined) length -= 1
    }
    if (index !== undefined) found.push(index)
    at += index === undefined ? 1 : length
  }
}
