import * as z from 'zod'
import { type Folded, fold } from '../../text/korean.ts'
import rows from './trap-words.json' with { type: 'json' }

/*
What only looks like a word. A row with `words` names longer words a term is caught in without being meant (물류 in 음식물류, 대기
in 대기시간), `but` words in which it is meant after all, whatever their borders say (해상도 is no 해상, 해상도시 is; 상하수도 has its 하수).
A row with `near` tells a homonym by the company it keeps: the term is not meant when one of `near` stands close by (or anywhere,
with `within: text`) and none of `unless` does. Each row says where it is from.
*/
const TrapRow = z.object({
  of: z.array(z.string()),
  words: z.array(z.string()).default([]),
  but: z.array(z.string()).default([]),
  near: z.array(z.string()).default([]),
  unless: z.array(z.string()).default([]),
  within: z.enum(['sentence', 'text']).default('sentence'),
  why: z.string(),
  source: z.string().min(2),
})

/** A longer word, with a place where the term begins in it. */
interface Longer {
  word: Folded
  offset: number
}

interface Company {
  near: string[]
  unless: string[]
  within: 'sentence' | 'text'
}

interface Traps {
  words: Longer[]
  but: Longer[]
  companies: Company[]
}

const BEFORE = 30
const AFTER = 15

const traps = new Map<string, Traps>()
for (const row of z.array(TrapRow).parse(rows)) {
  for (const term of row.of.map(plain)) {
    const of = traps.get(term) ?? { words: [], but: [], companies: [] }
    traps.set(term, of)
    of.words.push(...longerThan(term, row.words))
    of.but.push(...longerThan(term, row.but))
    if (row.near.length > 0)
      of.companies.push({ near: row.near.map(plain), unless: row.unless.map(plain), within: row.within })
  }
}

export function isTrapTerm(term: string): boolean {
  return traps.has(plain(term))
}

/** Whether the folded letters [from, to) stand there in another sense, or by accident. */
export function isTrapped(folded: Folded, from: number, to: number): boolean {
  const { text } = folded
  const of = traps.get(text.slice(from, to))
  if (!of) return false
  const isIn = (longer: Longer): boolean => isWithin(folded, from, longer)
  if (of.but.some(isIn)) return false
  if (of.words.some(isIn)) return true
  const around = text.slice(Math.max(0, from - BEFORE), to + AFTER)
  return of.companies.some(({ near, unless, within }) => {
    const company = within === 'text' ? text : around
    return near.some((word) => company.includes(word)) && !unless.some((word) => company.includes(word))
  })
}

/** Whether the folded letters [from, to) stand in a word known to hold them in their own sense. */
export function isMeant(folded: Folded, from: number, to: number): boolean {
  const of = traps.get(folded.text.slice(from, to))
  return of?.but.some((longer) => isWithin(folded, from, longer)) ?? false
}

/** A space in a trap word may be there or not; where it has none the text must have none (고해상도 is not 산출하고 해상). */
function isWithin({ text, gap }: Folded, from: number, { word, offset }: Longer): boolean {
  const start = from - offset
  if (start < 0 || !text.startsWith(word.text, start)) return false
  return word.gap.every((allowed, index) => index === 0 || (gap[start + index] as number) <= allowed)
}

function longerThan(term: string, words: string[]): Longer[] {
  return words.flatMap((one) => {
    const word = fold(one)
    const places = [...word.text].keys().filter((offset) => word.text.startsWith(term, offset))
    return [...places].map((offset) => ({ word, offset }))
  })
}

function plain(word: string): string {
  return fold(word).text
}
