import type { Rhythm } from '../../subscription-options.ts'
import { isListed, isSide, isTopic, SET_ASIDE, standTogether } from '../known-words.ts'
import { ministryMisspelt, ministryNamed } from '../named-ministry.ts'
import { conceptOf, namesOfConcept } from '../thesaurus.ts'
import { readBracketed } from './bracketed-names.ts'
import { readDashed, withJoinedMinus } from './dashed-names.ts'
import { isCountry } from './doubtful-words.ts'
import { withExclusions } from './exclusions.ts'
import { dottedNames, joinedParts, slashedNames } from './joined-words.ts'
import { withoutLabels } from './labels.ts'
import { isOneName, repairWords } from './repair-words.ts'
import { takeRhythm } from './rhythm-words.ts'
import { isHeading } from './sentences/side-words.ts'
import { withTitleSign } from './title-words.ts'
import { readExpression } from './typed-text/boolean-query.ts'
import { splitOutsideBrackets, withoutBrackets } from './typed-text/brackets.ts'
import { combineReadings, distinctReadings, type Readings } from './typed-text/readings.ts'

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
  /** None when the item asks for nothing. */
  readings: Readings
  /** What the item leaves out, where it names nothing to leave it out of: `자동차 제외`. */
  without: string[]
}

interface Group {
  sign: '' | '+' | '-'
  words: string[]
}

/** Between two names, of which one has brackets: `공급망실사지침(CSDDD) 및 강제노동`. */
const JOINED_APART = /(?<=[)\]}])\s+(?:및|그리고|&|and|과|와|랑)\s+|\s+(?:및|그리고|&|and)\s+(?=[^()]+\([^()]+\))/u
const MINISTRY = /^부처:(.*)$/u
const TITLE = /^제목:(.*)$/u
// A listed name is whole without signs and quotes.
const SIGNED = /(?:^|\s)[-+!]|×|\p{Co}/u
/** Goes with the law before it. */
const OF_A_LAW = /^(?:시행령|시행규칙|시행세칙|개정안|제정안|개정|제정|입법예고|행정예고|고시|지침|위반|처벌)$/u

/** Reads one item whose quotes are set aside. */
export function repairItem(item: string): RepairedItem {
  const tagged = item.match(/^([^#]*[^\s#])\s+#([^\s#]+)$/u)
  if (tagged) {
    const before = repairItem(tagged[1] as string)
    const [first = []] = before.readings
    const readings = distinctReadings([...before.readings, [...first, tagged[2] as string]])
    return { ...before, readings }
  }
  const { rest: unlabelled, leftOut } = withoutLabels(item)
  const { rest, rhythm, said: rhythmSaid, isNearest } = takeRhythm(withPlainSigns(unlabelled))
  const said = { rhythm, rhythmSaid, isNearestRhythm: isNearest, leftOut }
  if (rest === '') return { readings: [], without: [], ...said }
  if (!SIGNED.test(rest) && isOneName(rest.split(' ')))
    return { readings: [[asSpelled(rest.replace(/[[\](){}]/g, ''))]], without: [], ...said }
  return { ...readSigned(rest), ...said }
}

/** A listed name that was typed with its syllables apart (`탄소 중 립`), as it is written. */
function asSpelled(name: string): string {
  const concept = /(?<!\S)[가-힣](?!\S)/u.test(name) ? conceptOf(name) : undefined
  const letters = name.replaceAll(' ', '')
  const spelled = (concept ? namesOfConcept(concept) : []).filter((one) => one.replaceAll(' ', '') === letters)
  return spelled.includes(name) ? name : (spelled[0] ?? name)
}

/** Reads an item whose signs are plain. */
function readSigned(text: string): Pick<RepairedItem, 'readings' | 'without'> {
  const expression = readExpression(text)
  if (expression) return { readings: combineReadings(expression.map(readingsOf)), without: [] }
  const dashed = readDashed(text, readingsOf)
  if (dashed) return { readings: dashed, without: [] }
  const { readings, only } = withExclusions(text)
  const read = readings.flatMap((reading) => combineReadings(reading.map(withMinistryAsked)))
  return { readings: distinctReadings(read), without: only.map(conditionOf).filter((one) => one !== '') }
}

function conditionOf(text: string): string {
  const { words, ministries } = repairWords(text.split(' '))
  return words.length > 0 ? words.join(' ') : ministries.map((name) => `부처:${name}`).join(' -')
}

/** A ministry that is nearly named is asked about: with it, or with the word as it was typed. */
function withMinistryAsked(text: string): Readings {
  const words = text.split(' ')
  const near = words.map((word) => ministryMisspelt(word.replace(/^부처:/u, '')))
  if (near.every((name) => name === undefined)) return readingsOf(text)
  const meant = words.filter((_, index) => near[index] === undefined)
  const named = near.flatMap((name) => (name ? [`부처:${name}`] : []))
  return distinctReadings([...readingsOf([...meant, ...named].join(' ')), ...readingsOf(text)])
}

/** Signs as the query language has them: no space behind, words for signs replaced. */
function withPlainSigns(item: string): string {
  return withTitleSign(withJoinedMinus(item))
    .replace(/(?<!\S)(?:소관\s?)?부처(?:명|는|가)?\s*[:=]\s*/gu, ' 부처:')
    .replace(/\s(?:AND|&&)\s+(?:NOT\s+|!\s*|-\s*)/gu, ' -')
    .replace(/\s(?:AND|&&)\s/gu, ' +')
    .replace(/\s\+\s*(?=\S)/gu, ' +')
    .replace(/(?<=[가-힣A-Za-z0-9\p{Co}]{2})\+(?=[가-힣A-Za-z0-9\p{Co}]{2})/gu, ' +')
    .replace(/(?:^|\s)(?:NOT|-)\s?(?=\()/gu, ' -')
    .replace(/(?:^|\s)NOT\s+/gu, ' -')
    .replace(/\s+/gu, ' ')
    .trim()
}

function readingsOf(text: string): Readings {
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
        ? [`${sign}${asOne(condition.words, words.length === 0)}`]
        : condition.ministries.map((name) => `${sign === '+' ? '' : '-'}부처:${name}`)
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

/** Of several words behind a sign the query language takes all but the first for the subject, where there is no other. */
function asOne(words: string[], isWithoutSubject: boolean): string {
  const text = words.join(' ')
  return isWithoutSubject && words.length > 1 && !SET_ASIDE.test(text) ? `"${text}"` : text
}

/** Brackets, `A와 B` and `A·B`, which are read before words are: undefined where there are none. */
function readWhole(text: string): Readings | undefined {
  const joined =
    /[([{]/u.test(text) && !isOneName(withoutBrackets(text).split(' ')) ? splitOutsideBrackets(text, JOINED_APART) : []
  if (joined.length > 1) return combineReadings(joined.map((part) => readingsOf(part.trim())))
  const bracketed = readBracketed(text, readingsOf)
  if (bracketed) return bracketed
  const slashed = slashedNames(text)
  if (slashed && slashed.before === '' && slashed.behind === '') return combineReadings(slashed.names.map(readingsOf))
  const dotted = slashed ?? dottedNames(text)
  if (dotted) return readDotted(dotted, text)
  const parts = ministriesJoined(joinedParts(text))
  if (parts.length === 1 && parts[0] !== text) return readingsOf(parts[0] as string)
  return parts.length < 2 ? undefined : readJoined(parts)
}

/** `산업부 및 환경부 공동 발표 재생에너지`: several who publish one thing. */
function ministriesJoined(parts: string[]): string[] {
  const [first = '', second = '', ...others] = parts
  const isMinistry = (word: string): boolean => ministryNamed(word) !== undefined
  const [next = '', ...behind] = second.split(' ')
  if (parts.length < 2 || behind.length === 0 || !first.split(' ').every(isMinistry) || !isMinistry(next)) return parts
  return ministriesJoined([`${first} ${second}`, ...others])
}

/** `통상임금·퇴직금` are two; with words behind them those may belong to each, or to the last. */
function readDotted(
  { before, names, behind }: { before: string; names: string[]; behind: string },
  text: string,
): Readings {
  if (names.every((name) => ministryNamed(name) !== undefined))
    return readingsOf([before, ...names, behind].filter((part) => part !== '').join(' '))
  // Of a name and what stands beside it, the reading that keeps the two together.
  const together = (readings: Readings): Readings =>
    readings.toSorted((one, other) => one.length - other.length).slice(0, 1)
  const each = (parts: string[]): Readings => combineReadings(parts.map((part) => together(readingsOf(part.trim()))))
  if (before === '' && repairWords(behind.split(' ')).words.length === 0)
    return each(names.map((name) => `${name} ${behind}`))
  return distinctReadings([
    ...each(names.map((name) => `${before} ${name} ${behind}`)).slice(0, 1),
    [text.replaceAll('/', '·')],
    ...each([`${before} ${names[0]}`, ...names.slice(1, -1), `${names.at(-1)} ${behind}`]).slice(0, 1),
  ])
}

/** Each part by itself. What stands behind the last (`가맹점주와 대리점주 보호`) may be meant of all. */
function readJoined(parts: string[]): Readings {
  const readings = parts.map(readingsOf)
  const each = combineReadings(readings).map(spreadConditions)
  const last = repairWords((parts.at(-1) as string).split(' ')).words
  const [name = '', ...behind] = last
  const isPhrase = behind.length === 0 || isListed(last.join(' ')) || standTogether(name, behind[0] as string)
  // `근로자 직접고용 판례나 지침`: the last is no subject of its own.
  const before = (parts[0] as string).split(' ').slice(0, -1).join(' ')
  if (parts.length === 2 && before !== '' && last.length === 1 && !isTopic(name) && !name.includes(':'))
    return combineReadings([readings[0] as Readings, readingsOf(`${before} ${parts[1]}`)]).map(spreadConditions)
  const isPlain = parts.every((part) => !/[-+:]/.test(part) && !SET_ASIDE.test(part))
  if (isPhrase || !isPlain || parts.slice(0, -1).some((part) => part.includes(' '))) return each
  const spread = combineReadings(parts.slice(0, -1).map((part) => readingsOf(`${part} ${behind.join(' ')}`)))
  return distinctReadings([
    ...each.slice(0, 1),
    ...combineReadings([spread, readings.at(-1) as Readings]),
    ...each.slice(1),
  ])
}

/** The ministry behind the last of several (`배출권과 폐기물 부처:환경부`) is meant for all of them. */
function spreadConditions(queries: string[]): string[] {
  const last = queries.at(-1) ?? ''
  const ministries = last.match(/ 부처:\S+/gu)?.join('') ?? ''
  return queries.map((query) => (query.includes('부처:') ? query : `${query}${ministries}`))
}

/** One reading for words that belong together; where each is a subject of its own, each, all together, or one phrase. */
function unitsReadings(words: string[]): Readings {
  const phrase = words.join(' ')
  // Beside a quoted text, words mean what the query language says they do.
  if (words.length === 1 || isListed(phrase) || words.some((word) => SET_ASIDE.test(word))) return [[phrase]]
  const units = groupWords(words)
  if (units.length < 2 || (units.length === 2 && units.some(isSide)) || !units.every(isTopic)) return [[phrase]]
  if (units.length === 2 && units.some(isCountry)) return [[phrase]]
  const [first = '', ...others] = units
  return [units, [`${first} ${others.map((unit) => `+${unit}`).join(' ')}`], [phrase]]
}

/** `EU Deforestation Regulation`; abbreviations side by side (`CBAM EUDR`) are two. */
function isLatinPhrase(one: string, other: string): boolean {
  return /^[A-Za-z]/.test(one) && /^[A-Za-z]+[a-z]/.test(other)
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
    if (
      before &&
      lastWord &&
      (isLatinPhrase(lastWord, unit) || OF_A_LAW.test(unit) || standTogether(lastWord, words[from] as string))
    )
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
