import { numbersIn } from './stated-amounts.ts'

/*
Chooses the sentences that best say what a whole text says. A sentence scores by how near its pairs of letters are to those of the text
(cosine to the centroid, rare pairs weighing more), a little higher near the beginning, and lower the more it repeats sentences already
chosen. The lead, the first whole sentence, is always chosen: Korean news and releases put the gist there. A caller may ask for more: that one
of some sentences is among those chosen, and that a sentence is worth more or less than it seems. Pairs of letters stand in for
words, which in Korean change with their particles.
*/
export interface ChooseSentencesOptions {
  maxSentences: number
  /** Of all chosen sentences together, one more for each line break between them. */
  maxGraphemes: number
  title?: string | undefined
  /** One sentence of each list is chosen where it fits, the lists in this order. */
  wanted?: number[][] | undefined
  /** What a sentence is worth besides, by its index; the best is worth about 1.5 by itself. */
  bonus?: number[] | undefined
}

/** How often each pair of letters stands in a text, or how much it weighs there. */
type PairWeights = Map<string, number>

const LEAD_WEIGHT = 0.2
const EARLY_WEIGHT = 0.2
const TITLE_WEIGHT = 0.1
const REPETITION_PENALTY = 0.3
const SAYS_THE_SAME = 0.55
const SAME_PENALTY = 0.5
const SAME_NUMBERS_PENALTY = 0.2
const FRAGMENT_PENALTY = 0.3
const MEETS_ANOTHER_WISH = 0.5
const MIN_LEAD_LENGTH = 20
const MIN_INFLECTED_LENGTH = 3
const INFLECTION_WEIGHT = 0.5
const ENDS_LIKE_A_SENTENCE = /[다요까죠함임음됨][.!?]?['"”’)\]]*$|[a-z%)][.!?]['"”’)]*$/u

/** The indexes of the chosen sentences, in the order of the text. */
export function chooseSentences(
  sentences: string[],
  { maxSentences, maxGraphemes, title = '', wanted = [], bonus = [] }: ChooseSentencesOptions,
): number[] {
  const all = sentences.map(pairsOf)
  const rarity = rarityOf(all)
  const weighted = all.map((pairs) => weightByRarity(pairs, rarity))
  const whole = sum(weighted)
  const heading = weightByRarity(pairsOf(title), rarity)
  const centrality = weighted.map((pairs) => cosine(pairs, whole))
  const highest = Math.max(...centrality, Number.MIN_VALUE)
  const lengths = sentences.map(countGraphemes)
  const numbers = sentences.map(numbersIn)
  const scores = sentences.map((sentence, index) => {
    const position = LEAD_WEIGHT / (1 + index) + EARLY_WEIGHT * (1 - index / sentences.length)
    const shape = ENDS_LIKE_A_SENTENCE.test(sentence) ? 0 : -FRAGMENT_PENALTY
    const likeTitle = TITLE_WEIGHT * cosine(weighted[index] as PairWeights, heading)
    return (centrality[index] as number) / highest + position + likeTitle + shape + (bonus[index] ?? 0)
  })
  const chosen: number[] = []
  let left = maxGraphemes
  const wishes = wanted.map((wish) => new Set(wish))
  const chooseBest = (among: number[], unmet: Set<number>[] = []): void => {
    const fitting = among.filter((index) => !chosen.includes(index) && (lengths[index] as number) <= left)
    const repetition = (index: number) =>
      Math.max(0, ...chosen.map((one) => cosine(weighted[one] as PairWeights, weighted[index] as PairWeights)))
    const known = new Set(chosen.flatMap((index) => numbers[index] as string[]))
    const repeatsNumbers = (index: number) =>
      numbers[index]?.length !== 0 && numbers[index]?.every((number) => known.has(number))
    const worth = (index: number) =>
      (scores[index] as number) -
      penaltyOf(repetition(index)) -
      (repeatsNumbers(index) ? SAME_NUMBERS_PENALTY : 0) +
      MEETS_ANOTHER_WISH * unmet.filter((wish) => wish.has(index)).length
    const [best] = fitting.map((index) => ({ index, score: worth(index) })).sort((a, b) => b.score - a.score)
    if (!best) return
    chosen.push(best.index)
    left -= (lengths[best.index] as number) + 1
  }
  const everything = [...sentences.keys()]
  const lead = sentences.findIndex(
    (sentence) => sentence.length >= MIN_LEAD_LENGTH && ENDS_LIKE_A_SENTENCE.test(sentence),
  )
  chooseBest(lead >= 0 && (lengths[lead] as number) <= maxGraphemes / 2 ? [lead] : everything)
  for (const [at, wish] of wishes.entries()) {
    const isUnmet = (other: Set<number>) => !chosen.some((index) => other.has(index))
    if (chosen.length < maxSentences && isUnmet(wish)) chooseBest([...wish], wishes.slice(at + 1).filter(isUnmet))
  }
  while (chosen.length < maxSentences) {
    const before = chosen.length
    chooseBest(everything)
    if (chosen.length === before) break
  }
  return chosen.sort((a, b) => a - b)
}

/** Up to somewhat more than half, two sentences may be about the same thing; beyond, they say the same. */
function penaltyOf(repetition: number): number {
  return REPETITION_PENALTY * repetition + (repetition > SAYS_THE_SAME ? SAME_PENALTY : 0)
}

const segmenter = new Intl.Segmenter('ko', { granularity: 'grapheme' })

/** Marks that join the letter before them; without any, a letter is a UTF-16 unit. Segmenting costs more than all the rest here. */
const MAY_JOIN = /[\p{M}\p{Cf}\p{Cs}\p{Emoji_Presentation}\u1100-\u11ff\r]|[\u{10000}-\u{10ffff}]/u

export function countGraphemes(text: string): number {
  if (!MAY_JOIN.test(text)) return text.length
  return [...segmenter.segment(text)].length
}

/** Pairs of neighbouring letters of Korean words; English words and numbers count whole. */
function pairsOf(sentence: string): PairWeights {
  const pairs: PairWeights = new Map()
  for (const [word] of sentence.toLowerCase().matchAll(/[가-힣]+|[a-z]+|\d+/g)) {
    if (!/[가-힣]/.test(word)) add(pairs, word, 1)
    else for (let at = 0; at < word.length - 1; at += 1) add(pairs, word.slice(at, at + 2), weightAt(at, word))
  }
  return pairs
}

/** The last pair of a longer word is mostly a particle or an ending, which says little of what a sentence is about. */
function weightAt(at: number, word: string): number {
  return word.length >= MIN_INFLECTED_LENGTH && at === word.length - 2 ? INFLECTION_WEIGHT : 1
}

/** The fewer sentences hold a pair, the more it weighs. */
function rarityOf(all: PairWeights[]): PairWeights {
  const sentenceCounts: PairWeights = new Map()
  for (const pairs of all) for (const pair of pairs.keys()) add(sentenceCounts, pair, 1)
  return new Map([...sentenceCounts].map(([pair, times]) => [pair, Math.log(1 + all.length / times)]))
}

function weightByRarity(pairs: PairWeights, rarity: PairWeights): PairWeights {
  return new Map([...pairs].map(([pair, times]) => [pair, times * (rarity.get(pair) ?? 0)]))
}

function sum(all: PairWeights[]): PairWeights {
  const whole: PairWeights = new Map()
  for (const pairs of all) for (const [pair, weight] of pairs) add(whole, pair, weight)
  return whole
}

/** 1 when two texts hold the same pairs in the same shares, 0 when they have none in common. */
function cosine(one: PairWeights, other: PairWeights): number {
  let product = 0
  for (const [pair, weight] of one) product += weight * (other.get(pair) ?? 0)
  return product === 0 ? 0 : product / (norm(one) * norm(other))
}

function norm(pairs: PairWeights): number {
  return Math.sqrt([...pairs.values()].reduce((total, weight) => total + weight * weight, 0))
}

function add(pairs: PairWeights, pair: string, weight: number): void {
  pairs.set(pair, (pairs.get(pair) ?? 0) + weight)
}
