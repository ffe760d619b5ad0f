import * as z from 'zod'
import { fold } from '../../text/korean.ts'
import { readWordFile, whenNeeded } from '../words/word-file.ts'

/*
The laws that teams for ESG, safety, labour and fair trade keep a register of, by every name people write: the full one, the short ones, those
the law had before. A law has statutes below it: its 시행령 and 시행규칙, which have its name in theirs, and `rules`, which do not.
*/
const Law = z.object({
  name: z.string(),
  /** The number that 국가법령정보센터 gives a law for good (법령ID), where it is known. */
  id: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  short: z.array(z.string()).default([]),
  former: z.array(z.string()).default([]),
  rules: z.array(z.string()).default([]),
})
export type Law = z.infer<typeof Law>

export const laws: () => Law[] = whenNeeded(
  () => z.object({ laws: z.array(Law) }).parse(readWordFile(new URL('laws.json', import.meta.url))).laws,
)

/** A law, or one statute below it. */
export interface NamedLaw {
  law: Law
  /** 시행령 or 시행규칙 where only that is named. */
  part?: string | undefined
}

const PARTS = ['시행령', '시행규칙'] as const
const lawByName = whenNeeded(
  () => new Map(laws().flatMap((law) => namesOfLaw(law).map((name) => [fold(name).text, law]))),
)

/** The law a name means, in any spacing and with any dots; undefined for a name that is not listed. */
export function lawNamed(name: string): NamedLaw | undefined {
  const folded = fold(name).text
  const law = lawByName().get(folded)
  if (law) return { law }
  const part = PARTS.find((one) => folded.endsWith(one))
  const main = part && lawByName().get(folded.slice(0, -part.length))
  return main && { law: main, part }
}

/** Its present name: `산업안전보건법 시행령`. */
export function fullName({ law, part }: NamedLaw): string {
  return part ? `${law.name} ${part}` : law.name
}

/** Every name of a law, the present one first. */
export function namesOfLaw({ name, short, former }: Law): string[] {
  return [name, ...short, ...former]
}

/**
 * What a release about a law, or about a statute below it, is known by: the folded names of all of these, whether the law is listed or not, and
 * its number as a release follows it, `법령:001766`.
 */
export function keysOfLaw(name: string): string[] {
  const named = lawNamed(name)
  const names = named ? namesOfLaw(named.law) : [name]
  const parts = named?.part ? [named.part] : ['', ...PARTS]
  const rules = named && !named.part ? named.law.rules : []
  const statutes = [...names.flatMap((one) => parts.map((part) => one + part)), ...rules]
  const id = named && !named.part ? named.law.id : undefined
  return [...new Set([...statutes.map((one) => fold(one).text), ...(id ? [`법령:${id}`] : [])])]
}

const MIN_LIKENESS = 0.5

/** The full names of the listed laws whose names are written most alike; none that is unlike. */
export function lawsNamedLike(name: string, most: number): string[] {
  const pairs = pairsOf(name)
  const likeness = laws().map((law) => ({
    name: law.name,
    like: Math.max(...namesOfLaw(law).map((one) => likenessOf(pairs, pairsOf(one)))),
  }))
  return likeness
    .filter(({ like }) => like >= MIN_LIKENESS)
    .sort((one, other) => other.like - one.like)
    .slice(0, most)
    .map((one) => one.name)
}

/** Pairs of neighbouring jamo: a mistyped syllable leaves most of them as they are. */
function pairsOf(name: string): Set<string> {
  const letters = fold(name).text.normalize('NFD')
  return new Set([...letters].slice(0, -1).map((letter, index) => letter + letters[index + 1]))
}

function likenessOf(one: Set<string>, other: Set<string>): number {
  const shared = [...one].filter((pair) => other.has(pair)).length
  return (2 * shared) / Math.max(1, one.size + other.size)
}
