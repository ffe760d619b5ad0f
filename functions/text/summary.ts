import { chooseSentences, countGraphemes } from './choose-sentences.ts'
import { extractProse } from './release-prose.ts'

const MAX_SENTENCES = 4
const MAX_GRAPHEMES = 400

interface SummariseOptions {
  /** Sentences that only repeat it are left out. */
  title?: string | undefined
  /** Words that matched: a sentence that holds one of them is among those chosen. */
  words?: string[] | undefined
}

/** Up to four sentences of a release, verbatim, one a line, at most 400 graphemes in all. Empty when the text says nothing but its title. */
export function summarise(text: string, { title, words }: SummariseOptions = {}): string {
  const { sentences, fragments } = extractProse(text, title)
  const all = sentences.length > 0 ? sentences : fragments
  const limits = { maxSentences: MAX_SENTENCES, maxGraphemes: MAX_GRAPHEMES }
  const chosen = chooseSentences(all, { ...limits, title, words })
  if (chosen.length > 0) return chosen.map((index) => all[index]).join('\n')
  return cut(all[0] ?? '')
}

/** Cuts a single sentence that is longer than a whole summary may be. */
function cut(sentence: string): string {
  if (countGraphemes(sentence) <= MAX_GRAPHEMES) return sentence
  const graphemes = new Intl.Segmenter('ko', { granularity: 'grapheme' }).segment(sentence)
  const kept = [...graphemes].slice(0, MAX_GRAPHEMES - 1).map(({ segment }) => segment)
  return `${kept.join('')}…`
}
