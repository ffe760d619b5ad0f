import type { ReleaseKind } from '../../releases/release-kind.ts'
import { draftName } from '../../releases/same-release/notice-stage.ts'
import { fold } from '../../text/korean.ts'
import { keysOfLaw } from '../laws/law-names.ts'
import type { Query } from '../query/query.ts'
import type { Match } from './query-match.ts'

/*
A law of a register is answered by what binds or is to bind, never by a text that only mentions it: by the law as it is promulgated, by the
statutes below it, and by the government's drafts of either. Bills of the Assembly are hundreds a year for some laws, and are left out.
*/
const DRAFT = /(?:일부|전부|전면|타법)?(?:개정|제정|폐지)(?:법률|령|규칙)?안?$/u

/** What decides whether a release is about a law. */
interface LawRelease {
  title: string
  kind?: ReleaseKind | undefined
  /** `법령:001766`. */
  follows?: string | undefined
}

/** Queries for laws, by the folded names and the numbers of the statutes they ask for. */
export type LawIndex = Map<string, number[]>

export function addLaw(index: LawIndex, name: string, query: number): void {
  for (const key of keysOfLaw(name)) index.set(key, [...(index.get(key) ?? []), query])
}

/** The queries that ask for the law a release is about. */
export function queriesOfLaw(index: LawIndex, release: LawRelease): number[] {
  if (index.size === 0) return []
  const keys = keysOf(release)
  return [...new Set(keys.flatMap((key) => index.get(key) ?? []))]
}

export function lawMatch({ id, text }: Query, { title }: LawRelease): Match {
  return { queryId: id, query: text, words: title, where: 'title', rule: 'exact', part: 'title', mentions: 1 }
}

function keysOf({ title, kind, follows }: LawRelease): string[] {
  if (kind === '법령') return [fold(title).text, ...(follows ? [follows] : [])]
  if (kind !== '입법예고') return []
  // `산업안전보건법 시행령 일부개정령(안) 입법예고`: several drafts may stand in one title.
  const name = draftName(title)
  return [name, name.replace(DRAFT, '')]
}
