import type { Rhythm } from '../../subscription-options.ts'
import { isEveryday, isKnown, isListed, isSameThing, isSide, isTopic, standTogether } from '../known-words.ts'
import { withoutLabels } from './labels.ts'
import { ministryMisspelt } from './named-ministry.ts'
import { isOneName, repairWords } from './repair-words.ts'
import { takeRhythm } from './rhythm-words.ts'
import { isHeading } from './side-words.ts'
import { withTitleSign } from './title-words.ts'

/** What an item says beside what it asks for. */
export interface SaidBeside {
  rhythm?: Rhythm | undefined
  /** The words of the rhythm, and whether there is none like it: `rhythm` is the nearest then. */
  rhythmSaid?: string | undefined
  isNearestRhythm?: boolean | undefined
  /** Labels that could be subjects themselves. */
  leftOut?: string[]
}

/** What one item of a list asks for, in the words of the query language. Several readings are a question to whoever typed it. */
export interface RepairedItem extends SaidBeside {
  /** Readings, each a list of queries, the likeliest first. None when the item asks for nothing. */
  readings: string[][]
}

interface Group {
  sign: '' | '+' | '-'
  words: string[]
}

const MINISTRY = /^부처:(.*)$/u
const TITLE = /^제목:(.*)$/u
const SET_ASIDE = /^[\ue000-\uf8ff]$/
const JOINED = /(?:^|\s)(?:및|그리고|와|과|랑|이랑|하고|and|&)(?:\s|$)/iu

/** Reads one item whose quotes are set aside. */
export function repairItem(item: string): RepairedItem {
  const tagged = item.match(/^([^#]*[^\s#])\s+#([^\s#]+)$/u)
  if (tagged) {
    const { readings } = repairItem(tagged[1] as string)
    const [first = []] = readings
    return { readings: [first, [...first, tagged[2] as string]] }
  }
  const { rest: unlabelled, leftOut } = withoutLabels(item)
  const { rest, rhythm, said: rhythmSaid, isNearest } = takeRhythm(withPlainSigns(unlabelled))
  const said = { rhythm, rhythmSaid, isNearestRhythm: isNearest, leftOut }
  if (rest === '') return { readings: [], ...said }
  if (isOneName(rest.split(' '))) return { readings: [[rest.replace(/[[\](){}]/g, '')]], ...said }
  const dashed = rest.split(/\s-\s/)
  if (dashed.length > 1) return { readings: atDash(dashed), ...said }
  return { readings: withMinistryAsked(rest), ...said }
}

/** A ministry that is nearly named is asked about: with it, or with the word as it was typed. */
function withMinistryAsked(text: string): string[][] {
  const words = text.split(' ')
  const near = words.map((word) => ministryMisspelt(word.replace(/^부처:/u, '')))
  if (near.every((name) => name === undefined)) return readingsOf(text)
  const meant = words.filter((_, index) => near[index] === undefined)
  const named = near.flatMap((name) => (name ? [`부처:${name}`] : []))
  return [readingsOf([...meant, ...named].join(' '))[0] ?? [], readingsOf(text)[0] ?? []]
}

/** `탄소중립 - 자동차` may leave something out, ask for both, or be a list: only who typed it knows. */
function atDash(parts: string[]): string[][] {
  const [first = [], ...others] = parts.map((part) => readingsOf(part)[0] ?? [])
  const rest = others.flat()
  if (first.length !== 1 || rest.length === 0) return [[...first, ...rest]].filter((reading) => reading.length > 0)
  return [
    [`${first[0]} ${rest.map((one) => `-${one}`).join(' ')}`],
    [`${first[0]} ${rest.map((one) => `+${one}`).join(' ')}`],
    [...first, ...rest],
  ]
}

/** Signs as the query language has them: no space behind, words for signs replaced. */
function withPlainSigns(item: string): string {
  return withTitleSign(item)
    .replace(/(?<!\S)(?:소관\s?)?부처(?:명|는|가)?\s*[:=]\s*/gu, ' 부처:')
    .replace(/\s(?:AND|&&)\s/gu, ' +')
    .replace(/\s\+\s*(?=\S)/gu, ' +')
    .replace(/(?<=[가-힣A-Za-z0-9\ue000-\uf8ff]{2})\+(?=[가-힣A-Za-z0-9\ue000-\uf8ff]{2})/gu, ' +')
    .replace(/\s(?:NOT|-)\s?(?=\()/gu, ' -')
    .replace(/\sNOT\s+/gu, ' -')
    .replace(/\(([^()]*?)\s*(?:은|는|을|를)?\s*(?:제외|빼고|말고)\)/gu, ' -$1')
    .replace(/^(\S+?)(?:은|는|을|를)?\s+(?:제외하고|제외한|빼고|말고)\s+(?!\S+(?:줘|세요)$)(.+)$/u, '$2 -$1')
    .replace(/(?<=\S\s)(\S+?)(?:은|는|을|를)?\s+(?:제외하고|제외한|제외|빼고|빼줘|말고|없이)(?=\s|$)/gu, '-$1')
    .replace(/\s+/gu, ' ')
    .trim()
}

function readingsOf(text: string): string[][] {
  const whole = readWhole(text)
  if (whole) return whole
  const named: string[] = []
  let inTitle = false
  const groups: Group[] = [{ sign: '', words: [] }]
  for (const token of text.split(' ')) {
    const ministry = token.match(MINISTRY)
    const title = token.match(TITLE)
    const word = title ? (title[1] as string) : token
    if (title) inTitle = true
    if (ministry) named.push(`부처:${ministry[1]}`)
    else if (/^[+-]\S/u.test(word)) groups.push({ sign: word[0] as '+' | '-', words: [word.slice(1)] })
    else if (word !== '') groups.at(-1)?.words.push(word)
  }
  const [{ words: first }, ...signed] = groups as [Group, ...Group[]]
  const repaired = repairWords(first)
  // `정책 +산불`: beside signs a word is a condition, also one that says nothing by itself.
  const isBareCondition = signed.length > 0 && repaired.words.length === 0 && repaired.ministries.length === 0
  const { words, ministries } = isBareCondition ? { words: first, ministries: [] } : repaired
  const conditions = [
    ...signed.flatMap(({ sign, words: those }) => {
      const condition = repairWords(those)
      return condition.words.length > 0
        ? [`${sign}${condition.words.join(' ')}`]
        : condition.ministries.map((name) => (sign === '+' ? `부처:${name}` : `-${name}`))
    }),
    ...ministries.map((name) => `부처:${name}`),
    ...named,
  ]
  const title = inTitle ? '제목:' : ''
  if (words.length === 0) {
    // Several ministries and nothing else are several subscriptions, each of which can be ended by itself.
    if (signed.length === 0 && named.length === 0)
      return ministries.length > 0 ? [ministries.map((one) => `부처:${one}`)] : []
    return conditions.length > 0 ? [[`${title}${conditions.join(' ')}`]] : []
  }
  const complete = (query: string): string => [`${title}${query}`, ...conditions].join(' ')
  return unitsReadings(words).map((reading) => reading.map(complete))
}

/** Brackets and `A와 B`, which are read before words are: undefined where there are none. */
function readWhole(text: string): string[][] | undefined {
  const brackets = text.match(/^(.*?)\s*[([{<]([^()[\]{}<>]*)[)\]}>](\S?)(.*)$/u)
  if (brackets) return readBrackets(brackets[1] ?? '', brackets[2] ?? '', `${brackets[3]}${brackets[4]}`, text)
  const parts = splitJoined(text)
  if (parts.length === 1 && parts[0] !== text) return readingsOf(parts[0] as string)
  if (parts.length < 2) return undefined
  const readings = parts.map((part) => readingsOf(part)[0] ?? []).filter((reading) => reading.length > 0)
  return [spreadConditions(readings.flat())]
}

/** `탄소국경조정제도(CBAM)` names one thing twice, `탄소중립(ESG)` two; within a word (`중대재해(처벌)법`) brackets mean nothing. */
function readBrackets(before: string, inside: string, after: string, text: string): string[][] {
  const bare = text.replace(/[()[\]{}<>]/gu, '')
  if (inside.replace(/[^\p{L}\p{N}]/gu, '').length < 2) return readingsOf(`${before} ${after}`.trim())
  if (/^[가-힣]/.test(after) && /[가-힣]$/.test(before) && isListed(bare)) return readingsOf(bare)
  const outer = readingsOf(`${before}${/^[가-힣]{1,2}(?:\s|$)/.test(after) ? '' : ' '}${after}`.trim())[0] ?? []
  const inner = readingsOf(inside.trim())[0] ?? []
  if (outer.length === 0) return [inner]
  const [name] = outer
  if (inner.length === 0 || (inner.length === 1 && name && isSameThing(name, inner[0] as string))) return [outer]
  if (inner.every((one) => one.startsWith('부처:'))) return [outer.map((one) => [one, ...inner].join(' '))]
  return [[...outer, ...inner]]
}

/** The parts of `A 및 B`, `A와 B`: each must be something of its own. */
function splitJoined(text: string): string[] {
  if (isOneName(text.split(' '))) return [text]
  const atWords = text
    .split(JOINED)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  if (atWords.length > 1) {
    if (atWords.every(isLatinPhrase) && !atWords.every((part) => isTopic(part) || /^[A-Z]/.test(part))) return [text]
    // `화학물질 등록 및 평가`: the last word is no subject of its own, and goes with the others.
    if (atWords.some(isEveryday)) return [atWords.join(' ')]
    return atWords.flatMap(splitJoined)
  }
  const words = text.split(' ')
  for (const [index, word] of words.slice(0, -1).entries()) {
    const first = joinedWord(word)
    if (!first) continue
    const left = [...words.slice(0, index), first]
    const right = words.slice(index + 1)
    if (repairWords(left).words.length > 0 && repairWords(right).words.length > 0)
      return [left.join(' '), ...splitJoined(right.join(' '))]
  }
  return [text]
}

/** The word that 와, 과, 랑 or 하고 joins to the next; undefined where the letters are its own. */
function joinedWord(word: string): string | undefined {
  const [, first, ending] = word.match(/^(.{2,}?)(와|과|랑|이랑|이나|하고)$/u) ?? []
  if (!first || !ending || isKnown(word)) return undefined
  return isTopicLike(first) && !(ending === '랑' && first.endsWith('이') && isKnown(first.slice(0, -1)))
    ? first
    : joinedWithI(word)
}

function joinedWithI(word: string): string | undefined {
  const [, first] = word.match(/^(.{2,})이랑$/u) ?? []
  return first && isTopicLike(first) ? first : undefined
}

function isTopicLike(word: string): boolean {
  return SET_ASIDE.test(word) || /^[A-Za-z0-9&.+-]+$/.test(word) || isKnown(word) || isTopic(word)
}

function isLatinPhrase(part: string): boolean {
  return /^[A-Za-z0-9 &.'-]+$/.test(part)
}

/** The ministry behind the last of several (`배출권과 폐기물 부처:환경부`) is meant for all of them. */
function spreadConditions(queries: string[]): string[] {
  const last = queries.at(-1) ?? ''
  const ministries = last.match(/ 부처:\S+/gu)?.join('') ?? ''
  return queries.map((query) => (query.includes('부처:') ? query : `${query}${ministries}`))
}

/** One reading for words that belong together; where each is a subject of its own, each, all together, or one phrase. */
function unitsReadings(words: string[]): string[][] {
  const phrase = words.join(' ')
  // Beside a quoted text, words mean what the query language says they do.
  if (words.length === 1 || isListed(phrase) || words.some((word) => SET_ASIDE.test(word))) return [[phrase]]
  const units = groupWords(words)
  if (units.length < 2 || (units.length === 2 && units.some(isSide)) || !units.every(isTopic)) return [[phrase]]
  const [first = '', ...others] = units
  return [units, [`${first} ${others.map((unit) => `+${unit}`).join(' ')}`], [phrase]]
}

/** Words that stand together in the thesaurus or in releases are one unit. */
function groupWords(words: string[]): string[] {
  const units: string[] = []
  for (let from = 0; from < words.length; ) {
    let to = words.length
    while (to > from + 1 && !isListed(words.slice(from, to).join(' '))) to -= 1
    const unit = words.slice(from, to).join(' ')
    const before = units.at(-1)
    const lastWord = before?.split(' ').at(-1)
    if (before && lastWord && standTogether(lastWord, words[from] as string))
      units[units.length - 1] = `${before} ${unit}`
    else units.push(unit)
    from = to
  }
  return units
}

/** Whether an item is only what stands above a list or a column. */
export function isHeadingItem(item: string): boolean {
  return isHeading(item.split(/[\s:]+/u))
}
