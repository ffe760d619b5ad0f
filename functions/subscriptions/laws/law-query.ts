import { fold } from '../../text/korean.ts'
import { fullName, lawNamed } from './law-names.ts'

/*
A law of a channel's register is a subscription whose canonical text is `법령:"산업안전보건법"`. The quotes make it one: without them
`법령:산업안전보건법` was a word like any other to people who typed it before there were registers, and stays one where it is stored.
*/
const LAW_QUERY = /^법령:"\s*([^"\n]+?)\s*"$/

/** The name of the law that a normalised query asks for; undefined for any other query. */
export function lawOfQuery(text: string): string | undefined {
  const [, name] = LAW_QUERY.exec(text) ?? []
  return name !== undefined && fold(name).text !== '' ? name : undefined
}

export function lawQueryText(name: string): string {
  return `법령:"${name.replaceAll('"', ' ').replace(/\s+/g, ' ').trim()}"`
}

const TYPED_LAW = /^법령\s*[:：=]\s*["“”']?([^"“”']+)["“”']?$/u
const ENDS_AS_LAWS_DO = /(?:법|법률|시행령|시행규칙|규칙|규정|령)$/u

/** Whether a name ends as names of laws and statutes do. */
export function looksLikeLaw(name: string): boolean {
  return ENDS_AS_LAWS_DO.test(name.trim()) && fold(name).text.length > 1
}

/** The query that is meant by `법령:산안법`: the law by its present name, or where it is not listed, by the name as it was typed. */
export function lawQueryTyped(typed: string): string | undefined {
  const name = TYPED_LAW.exec(typed.trim())?.[1]?.trim()
  if (name === undefined) return undefined
  const named = lawNamed(name)
  if (named) return lawQueryText(fullName(named))
  return looksLikeLaw(name) ? lawQueryText(name) : undefined
}
