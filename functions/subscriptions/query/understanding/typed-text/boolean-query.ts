import { insideWholeBrackets, splitOutsideBrackets } from './brackets.ts'

/*
AND, OR and NOT with brackets, for which the query language has only several queries: `(탄소중립 OR ESG) AND 공시` are `탄소중립 +공시` and
`ESG +공시`.
*/

/** Words that must all stand in a release, and words none of which may. */
interface Alternative {
  all: string[]
  none: string[]
}

const MAX_ALTERNATIVES = 20
const OR = /\s+(?:OR|or|또는|혹은|이나|및)\s+|\s*(?:[,、;/]|\|{1,2}|·)\s*/u
const AND = /\s+(?:AND|and|그리고)\s+|\s*&{1,2}\s*|\s+\+\s*/u
const NOT = /^(?:NOT\s+|not\s+|-\s*|!\s*)(?=\S)/u
// A bracket that holds a choice, with something outside that goes with it.
const CHOICE_IN_BRACKETS = /\([^()]*(?:\s(?:OR|or|AND|and|또는|혹은|이나)\s|[,|/&;·])[^()]*\)/u
const WITH_BRACKETS = /^\(|(?:\s(?:AND|and|NOT|not|그리고)|[&+!-])\s*\(/u

/** The queries of an item that is an expression with brackets; undefined where it is none, or cannot be said. */
export function readExpression(item: string): string[] | undefined {
  if (!CHOICE_IN_BRACKETS.test(item) || !WITH_BRACKETS.test(item)) return undefined
  const alternatives = readAlternatives(item)
  if (!alternatives || alternatives.length === 0 || alternatives.length > MAX_ALTERNATIVES) return undefined
  if (alternatives.some(({ all }) => all.length === 0)) return undefined
  return alternatives.map(({ all, none }) => {
    const [first = '', ...others] = all
    return [first, ...others.map((one) => (one.includes(':') ? one : `+${one}`)), ...none.map((one) => `-${one}`)].join(
      ' ',
    )
  })
}

function readAlternatives(text: string): Alternative[] | undefined {
  const inside = insideWholeBrackets(text.trim())
  if (inside !== undefined) return readAlternatives(inside)
  const choices = partsOf(text, OR)
  if (choices.length > 1) return allOrNone(choices.map(readAlternatives))?.flat()
  const factors = partsOf(text, AND).flatMap(atBrackets)
  if (factors.length > 1) return allOrNone(factors.map(readAlternatives))?.reduce(both)
  if (NOT.test(text))
    return readAlternatives(text.replace(NOT, ''))?.reduce<Alternative[] | undefined>(neither, [NOTHING])
  return text === '' ? undefined : [{ all: [text], none: [] }]
}

const NOTHING: Alternative = { all: [], none: [] }

/** Both of two choices: each of the one with each of the other. */
function both(one: Alternative[], other: Alternative[]): Alternative[] {
  return one.flatMap((left) =>
    other.map((right) => ({ all: [...left.all, ...right.all], none: [...left.none, ...right.none] })),
  )
}

/** None of several. `NOT (A AND B)` cannot be said. */
function neither(before: Alternative[] | undefined, { all, none }: Alternative): Alternative[] | undefined {
  const [first] = before ?? []
  return first && all.length === 1 && none.length === 0 ? [{ all: [], none: [...first.none, ...all] }] : undefined
}

function allOrNone<T>(values: (T | undefined)[]): T[] | undefined {
  return values.every((value) => value !== undefined) ? values : undefined
}

/** `(A OR B) -C`, `A NOT (B)`, `(A OR B) 환경부`: factors without a word between them. */
function atBrackets(text: string): string[] {
  const before = text.match(/^(.*\S)\s+((?:NOT|not)\s+\S.*|[-!]\s*[\p{L}\p{N}(\p{Co}].*)$/u)
  if (before && isPaired(before[1] as string)) return [...atBrackets(before[1] as string), before[2] as string]
  const [, group, rest] = text.match(/^([-!]?\s?\(.*?\))\s+([^)]+)$/u) ?? []
  return group && rest && isPaired(group) ? [group, rest] : [text]
}

function isPaired(text: string): boolean {
  return text.split('(').length === text.split(')').length
}

function partsOf(text: string, separator: RegExp): string[] {
  return splitOutsideBrackets(text, separator)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
