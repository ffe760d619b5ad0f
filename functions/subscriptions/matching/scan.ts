import { type Folded, fold } from '../../text/korean.ts'
import { judge, type Pattern } from './pattern.ts'
import type { Rule } from './query-match.ts'

/** A release being searched: title and body in one text, and where each name stands in it. */
export interface Scan {
  original: string
  folded: Folded
  bodyFrom: number
  hits: Map<string, number[]>
  judged: Map<string, Found>
  traps: boolean
}

/** A place where a term stands: a pattern of it, and the folded letter it begins with. */
export interface Place {
  pattern: Pattern
  rule: Rule
  from: number
}

/** The first place in the title, and the first in the body. */
export interface Found {
  title?: Place | undefined
  body?: Place | undefined
}

export interface Searcher {
  matchInText(text: string): { begin: number; keyword: string }[]
}

export function scan(searcher: Searcher, title: string, body: string, traps: boolean): Scan {
  const original = `${title}\n${body}`
  const folded = fold(original)
  const hits = new Map<string, number[]>()
  for (const { begin, keyword } of searcher.matchInText(folded.text)) {
    const places = hits.get(keyword)
    if (places) places.push(begin)
    else hits.set(keyword, [begin])
  }
  return { original, folded, bodyFrom: title.length, hits, judged: new Map(), traps }
}

/** Where any of a term's names stands: the earlier name in the list rather than the later, wherever both do. */
export function find(scanned: Scan, patterns: Pattern[]): Found {
  const found: Found = {}
  for (const pattern of patterns) {
    if (!scanned.hits.has(pattern.folded)) continue
    const { title, body } = findPattern(scanned, pattern)
    found.title ??= title
    found.body ??= body
  }
  return found
}

function findPattern(scanned: Scan, pattern: Pattern): Found {
  const key = `${pattern.kind} ${pattern.name}`
  const known = scanned.judged.get(key)
  if (known) return known
  const found: Found = {}
  for (const from of scanned.hits.get(pattern.folded) ?? []) {
    const where = (scanned.folded.at[from] as number) < scanned.bodyFrom ? 'title' : 'body'
    if (found[where]) continue
    const rule = judge(scanned, pattern, from)
    if (rule) found[where] = { pattern, rule, from }
    if (found.body) break
  }
  scanned.judged.set(key, found)
  return found
}
