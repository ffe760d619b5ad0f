import { chooseSentences, lengthOf } from './choose-sentences.ts'
import { proseOf } from './release-prose.ts'

const MOST = 4
const GRAPHEMES = 400

interface About {
  title?: string | undefined
  /** Words that matched: their own sentence is shown. */
  words?: string[] | undefined
}

/** Two to four sentences of a release, verbatim, one a line, at most 400 graphemes; empty when it has nothing to say. */
export function summarise(text: string, { title, words }: About = {}): string {
  const { sentences, fragments } = proseOf(text, title)
  const said = sentences.length > 0 ? sentences : fragments
  const chosen = chooseSentences(said, { most: MOST, graphemes: GRAPHEMES, title, words })
  if (chosen.length > 0) return chosen.map((index) => said[index]).join('\n')
  return cut(said[0] ?? '')
}

/** A single sentence longer than all a summary may be. */
function cut(sentence: string): string {
  if (lengthOf(sentence) <= GRAPHEMES) return sentence
  const graphemes = new Intl.Segmenter('ko', { granularity: 'grapheme' }).segment(sentence)
  const kept = [...graphemes].slice(0, GRAPHEMES - 1).map(({ segment }) => segment)
  return `${kept.join('')}…`
}
