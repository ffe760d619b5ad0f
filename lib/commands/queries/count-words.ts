/*
What a corpus says about words, as words and figures only:

  nouns     what stands in it by itself and with several particles: 제도, 제도를, 제도의 make 제도 a noun. A particle is never taken
            off one of them, however it ends.
  together  two nouns written side by side, with only a space between, in several releases: 반도체 공급망.
  related   for a noun, those that stand in the same releases far more often than chance would have it: 체불 → 대지급금.
*/

export interface CorpusWords {
  /** By how many releases hold them, most first. */
  nouns: string[]
  together: string[]
  /** `체불 대지급금 체불사업주`: a word, then what is related to it, nearest first. */
  related: string[]
}

interface Document {
  title: string
  summary: string
}

const PARTICLES =
  '에서는 으로는 으로도 에서도 에서의 까지의 에게 에서 에는 에도 으로 까지 부터 이나 이며 이고 와의 과의 을 를 은 는 이 가 의 에 와 과 로 도 만 나'
    .split(' ')
    .sort((a, b) => b.length - a.length)

// Particles that hardly any noun of three letters or more ends in.
const ENDS_IN_PARTICLE = /^(.{2,}?)(에서는|에서|으로|에게|까지|부터|이며|인지|에|를|을|은|는|의|과|와)$/
const RUN = /[가-힣A-Za-z0-9&]+/g
const HANGUL_WORD = /^[가-힣]{2,8}$/
const MIN_STANDING_ALONE = 3
const MIN_DIFFERENT_PARTICLES = 2
const MIN_RELEASES_OF_NOUN = 12
/** Of two known terms; of others there are so many that they must share one more release. */
const MIN_RELEASES_TOGETHER = 2
const MIN_RELEASES_OF_RELATED = 8
const MIN_JOINT_RELEASES = 4
/** How many times likelier than by chance two related nouns share a release. */
const MIN_LIFT = 15
const MIN_STRENGTH = 0.2
const MAX_RELATED_PER_WORD = 3
const MAX_RELATED_WORDS = 860
/** Longer words are names of single schemes and bodies. */
const MAX_HEAD_LETTERS = 5
const MAX_SHARE_OF_RELEASES = 0.02

/** Counts the words of a corpus. `isTopic` says of which words pairs and relations are of use. */
export function countWords(documents: Document[], isTopic: (word: string) => boolean, known: string[]): CorpusWords {
  const nouns = findNouns(documents)
  const knownSet = new Set(known)
  const nounSet = new Set([...nouns, ...known])
  const texts = documents.map(({ title, summary }) => `${title}\n${summary}`)
  const nounsOfTexts = texts.map((text) => nounsOf(text, nounSet))
  const releases = new Map<string, number>()
  for (const those of nounsOfTexts) for (const noun of new Set(those)) add(releases, noun)
  return {
    nouns: nouns
      .filter((noun) => (releases.get(noun) ?? 0) >= MIN_RELEASES_OF_NOUN && !isMadeOf(noun, nounSet))
      .sort((a, b) => (releases.get(b) ?? 0) - (releases.get(a) ?? 0) || (a < b ? -1 : 1)),
    together: pairsIn(texts, nounSet, knownSet, isTopic),
    related: relatedIn(nounsOfTexts, releases, documents.length),
  }
}

/** What stands by itself often enough, and with enough different particles. */
export function findNouns(documents: Document[]): string[] {
  const alone = new Map<string, number>()
  const withParticles = new Map<string, Set<string>>()
  for (const { title, summary } of documents) {
    for (const [word] of `${title}\n${summary}`.matchAll(RUN)) {
      add(alone, word)
      for (const particle of PARTICLES) {
        if (!word.endsWith(particle) || word.length - particle.length < 2) continue
        const noun = word.slice(0, -particle.length)
        const particles = withParticles.get(noun) ?? new Set()
        withParticles.set(noun, particles.add(particle))
      }
    }
  }
  const isNoun = (word: string): boolean =>
    HANGUL_WORD.test(word) &&
    (alone.get(word) ?? 0) >= MIN_STANDING_ALONE &&
    (withParticles.get(word)?.size ?? 0) >= MIN_DIFFERENT_PARTICLES &&
    !PARTICLES.includes(word)
  // `현장에서는` does not make 현장에서 a noun.
  return [...alone.keys()].filter((word) => {
    const [, stem, ending] = word.match(ENDS_IN_PARTICLE) ?? []
    return isNoun(word) && !(stem && ending && isNoun(stem))
  })
}

/** The nouns of a text in their order, particles taken off. */
function nounsOf(text: string, nouns: Set<string>): string[] {
  return [...text.matchAll(RUN)].flatMap(([word]) => {
    const noun = nounIn(word, nouns)
    return noun ? [noun] : []
  })
}

function nounIn(word: string, nouns: Set<string>): string | undefined {
  if (nouns.has(word)) return word
  return PARTICLES.map((particle) => (word.endsWith(particle) ? word.slice(0, -particle.length) : '')).find((noun) =>
    nouns.has(noun),
  )
}

/** Whether two shorter nouns make the word: it is recognised by its parts and need not be listed. */
export function isMadeOf(word: string, nouns: Set<string>): boolean {
  for (let at = 2; at <= word.length - 2; at += 1)
    if (nouns.has(word.slice(0, at)) && nouns.has(word.slice(at))) return true
  return false
}

function pairsIn(
  texts: string[],
  nouns: Set<string>,
  known: Set<string>,
  isTopic: (word: string) => boolean,
): string[] {
  const releases = new Map<string, number>()
  for (const text of texts) {
    const found = new Set<string>()
    for (const [words] of text.matchAll(/[가-힣A-Za-z0-9&]+(?: [가-힣A-Za-z0-9&]+)+/g)) {
      const parts = words.split(' ')
      for (const [index, first] of parts.slice(0, -1).entries()) {
        const second = nounIn(parts[index + 1] as string, nouns)
        if (second && nouns.has(first) && first !== second && isTopic(first) && isTopic(second))
          found.add(`${first} ${second}`)
      }
    }
    for (const pair of found) add(releases, pair)
  }
  const minReleases = (pair: string): number =>
    MIN_RELEASES_TOGETHER + (pair.split(' ').every((word) => known.has(word)) ? 0 : 1)
  return [...releases].flatMap(([pair, count]) => (count >= minReleases(pair) ? [pair] : [])).sort()
}

function relatedIn(nounsOfTexts: string[][], releases: Map<string, number>, count: number): string[] {
  const isUseful = (noun: string): boolean => {
    const found = releases.get(noun) ?? 0
    return found >= MIN_RELEASES_OF_RELATED && found <= count * MAX_SHARE_OF_RELEASES
  }
  const joint = new Map<string, number>()
  for (const nouns of nounsOfTexts) {
    const distinct = [...new Set(nouns)].filter(isUseful).sort()
    for (const [index, one] of distinct.entries())
      for (const other of distinct.slice(index + 1)) add(joint, `${one} ${other}`)
  }
  const near = new Map<string, { word: string; strength: number }[]>()
  for (const [pair, together] of joint) {
    const [one, other] = pair.split(' ') as [string, string]
    const lift = (together * count) / ((releases.get(one) ?? 1) * (releases.get(other) ?? 1))
    if (together < MIN_JOINT_RELEASES || lift < MIN_LIFT) continue
    // How often they share a release, as a share of the rarer one; lift alone would favour the rarest.
    const strength = together / Math.sqrt((releases.get(one) ?? 1) * (releases.get(other) ?? 1))
    if (strength < MIN_STRENGTH) continue
    near.set(one, [...(near.get(one) ?? []), { word: other, strength }])
    near.set(other, [...(near.get(other) ?? []), { word: one, strength }])
  }
  // Much written about, and with clear company.
  const weightOf = ([word, others]: [string, { strength: number }[]]): number =>
    (releases.get(word) ?? 0) * Math.max(...others.map(({ strength }) => strength)) ** 2
  return [...near]
    .filter(([word]) => word.length <= MAX_HEAD_LETTERS)
    .sort((one, other) => weightOf(other) - weightOf(one) || (one[0] < other[0] ? -1 : 1))
    .slice(0, MAX_RELATED_WORDS)
    .map(([word, others]) => {
      // What holds the word itself is found by it already, and comes after what is not.
      const nearest = others.sort(
        (a, b) =>
          Number(a.word.includes(word)) - Number(b.word.includes(word)) ||
          b.strength - a.strength ||
          (a.word < b.word ? -1 : 1),
      )
      return `${word} ${nearest
        .slice(0, MAX_RELATED_PER_WORD)
        .map((one) => one.word)
        .join(' ')}`
    })
    .sort()
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
