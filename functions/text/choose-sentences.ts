/*
Which sentences say what a text says: those whose pairs of letters are nearest to the pairs of the whole (its centroid, rare pairs
weighing more), a little more so near the beginning, and none that says again what another said. The lead, the first whole
sentence, is always among them: there Korean news and releases put the gist. Pairs of letters stand in for words, whose particles vary.
*/
export interface Choice {
  /** At most so many sentences, of so many graphemes together. */
  most: number
  graphemes: number
  title?: string | undefined
  /** One of the sentences chosen holds one of these, if any sentence does. */
  words?: string[] | undefined
}

type Pairs = Map<string, number>

const LEAD = 0.2
const EARLY = 0.2
const TITLE = 0.1
const AGAIN = 0.3
const FRAGMENT = 0.3
const SHORTEST_LEAD = 20
const ENDS_WELL = /[다요까죠함임음됨][.!?]?['"”’)\]]*$|[a-z%)][.!?]['"”’)]*$/u

/** The indexes of the chosen sentences, in the order of the text. */
export function chooseSentences(sentences: string[], { most, graphemes, title = '', words = [] }: Choice): number[] {
  const all = sentences.map(pairsOf)
  const rarity = rarityOf(all)
  const weighted = all.map((pairs) => weigh(pairs, rarity))
  const whole = sum(weighted)
  const heading = weigh(pairsOf(title), rarity)
  const central = weighted.map((pairs) => likeness(pairs, whole))
  const highest = Math.max(...central, Number.MIN_VALUE)
  const score = sentences.map((sentence, index) => {
    const place = LEAD / (1 + index) + EARLY * (1 - index / sentences.length)
    const shape = ENDS_WELL.test(sentence) ? 0 : -FRAGMENT
    return (central[index] as number) / highest + place + TITLE * likeness(weighted[index] as Pairs, heading) + shape
  })
  const chosen: number[] = []
  let left = graphemes
  const take = (among: number[]): void => {
    const fitting = among.filter((index) => !chosen.includes(index) && lengthOf(sentences[index] as string) <= left)
    const again = (index: number) =>
      Math.max(0, ...chosen.map((one) => likeness(weighted[one] as Pairs, weighted[index] as Pairs)))
    const [best] = fitting
      .map((index) => ({ index, score: (score[index] as number) - AGAIN * again(index) }))
      .sort((a, b) => b.score - a.score)
    if (!best) return
    chosen.push(best.index)
    left -= lengthOf(sentences[best.index] as string) + 1
  }
  const everything = [...sentences.keys()]
  const lead = sentences.findIndex((sentence) => sentence.length >= SHORTEST_LEAD && ENDS_WELL.test(sentence))
  take(lead >= 0 && lengthOf(sentences[lead] as string) <= graphemes / 2 ? [lead] : everything)
  const own = everything.filter((index) => words.some((word) => sentences[index]?.includes(word)))
  if (!chosen.some((index) => own.includes(index))) take(own)
  while (chosen.length < most) {
    const before = chosen.length
    take(everything)
    if (chosen.length === before) break
  }
  return chosen.sort((a, b) => a - b)
}

const segmenter = new Intl.Segmenter('ko', { granularity: 'grapheme' })

export function lengthOf(text: string): number {
  return [...segmenter.segment(text)].length
}

function pairsOf(sentence: string): Pairs {
  const pairs: Pairs = new Map()
  for (const [word] of sentence.toLowerCase().matchAll(/[가-힣]+|[a-z]+|\d+/g)) {
    if (!/[가-힣]/.test(word)) add(pairs, word, 1)
    else for (let at = 0; at < word.length - 1; at += 1) add(pairs, word.slice(at, at + 2), 1)
  }
  return pairs
}

function rarityOf(all: Pairs[]): Pairs {
  const seen: Pairs = new Map()
  for (const pairs of all) for (const pair of pairs.keys()) add(seen, pair, 1)
  return new Map([...seen].map(([pair, times]) => [pair, Math.log(1 + all.length / times)]))
}

function weigh(pairs: Pairs, rarity: Pairs): Pairs {
  return new Map([...pairs].map(([pair, times]) => [pair, times * (rarity.get(pair) ?? 0)]))
}

function sum(all: Pairs[]): Pairs {
  const whole: Pairs = new Map()
  for (const pairs of all) for (const [pair, weight] of pairs) add(whole, pair, weight)
  return whole
}

/** The cosine of the angle between two: 1 when they hold the same in the same shares. */
function likeness(one: Pairs, other: Pairs): number {
  let both = 0
  for (const [pair, weight] of one) both += weight * (other.get(pair) ?? 0)
  return both === 0 ? 0 : both / (sizeOf(one) * sizeOf(other))
}

function sizeOf(pairs: Pairs): number {
  return Math.sqrt([...pairs.values()].reduce((total, weight) => total + weight * weight, 0))
}

function add(pairs: Pairs, pair: string, weight: number): void {
  pairs.set(pair, (pairs.get(pair) ?? 0) + weight)
}
