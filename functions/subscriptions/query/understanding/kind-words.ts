import { kindsNamed } from '../named-kind.ts'
import { parseQueries, type Query } from '../query.ts'
import { namesKinds, printKinds } from '../query-conditions.ts'
import type { RefusedText } from './understanding.ts'

/*
`종류:입법예고` as people type it, beside a keyword or by itself: `수소 종류:입법예고`, `종류: 법령, 고시 수소`. What is meant has a sign of its own in
the query language (see query-conditions); a kind that cannot be asked for, or that is to be left out, is refused with what can be written.
*/

const SEPARATOR = '\\s*[,、·/&]\\s*'
const NAME = '[^\\s,、;·/&()"]+(?: (?:입법예고|release))?'
/** Several behind one sign, the sign written in any way. */
const LISTED = new RegExp(`(?<![^\\s(])(-?)\\s?종류\\s*(?:는|은)?\\s*[:：=]\\s*(${NAME}(?:${SEPARATOR}${NAME})*)`, 'gu')
const SIGNED = /(?<![^\s(])(-?)종류:(\S*?)(?=[\s)]|$)/gu

/** A text in which each kind has a sign of its own. What is listed behind a kind and names none is an item of its own. */
export function withSignOfEachKind(text: string): string {
  return text.replace(LISTED, (_, minus: string, names: string) => {
    const [first = '', ...others] = names.split(new RegExp(SEPARATOR, 'u'))
    const known = others.findIndex((name) => kindsNamed(name) === undefined)
    const ofKind = kindsNamed(first) ? others.slice(0, known < 0 ? undefined : known) : []
    const signed = [first, ...ofKind].flatMap((name) => {
      // `종류:국회 수소`: the second word is a keyword.
      const [one = '', ...words] = kindsNamed(name) ? [name.replaceAll(' ', '')] : name.split(' ')
      return [`${minus}종류:${one}`, ...words]
    })
    return [signed.join(' '), ...others.slice(ofKind.length)].join(', ')
  })
}

export interface ItemOfKind {
  /** The item without its kinds. */
  rest: string
  /** The sign of the kinds; empty where none is named. */
  sign: string
  refused?: RefusedText['why'] | undefined
}

/** Takes the kinds out of an item whose quotes are set aside. */
export function takeKinds(item: string, restore: (text: string) => string): ItemOfKind {
  const named = [...item.matchAll(SIGNED)].map(([, minus, name = '']) => [minus, restore(name).replaceAll('"', '')])
  const rest = item
    .replace(SIGNED, ' ')
    .replace(/\(\s*\)/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
  if (named.length === 0) return { rest: item, sign: '' }
  if (named.some(([minus]) => minus === '-')) return { rest, sign: '', refused: 'excludes condition' }
  const kinds = named.map(([, name = '']) => kindsNamed(name))
  if (named.some(([, name]) => name === '')) return { rest, sign: '', refused: 'empty label' }
  if (kinds.includes(undefined)) return { rest, sign: '', refused: 'unknown kind' }
  return { rest, sign: printKinds(kinds.flatMap((one) => one ?? [])) }
}

/** Queries with the sign of their kinds. A law says by itself of which kinds it is told. */
export function ofKinds(queries: Query[], sign: string): { queries: Query[]; refused: RefusedText[] } {
  const parsed = queries.map(({ text }) => parseQueries(namesKinds(text) ? text : `${text} ${sign}`))
  return { queries: parsed.flatMap((one) => one.queries), refused: parsed.flatMap((one) => one.refused) }
}
