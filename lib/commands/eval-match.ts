import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { compileMatcher } from '../../functions/subscriptions/matching/matcher.ts'
import { isTrapTerm } from '../../functions/subscriptions/matching/trap-words.ts'
import { parseQueries } from '../../functions/subscriptions/query/query.ts'
import { synonymsOf } from '../../functions/subscriptions/query/thesaurus.ts'
import { commandLine } from './command-line/command-line.ts'

const Pair = z.object({
  keyword: z.string(),
  title: z.string(),
  text: z.string(),
  label: z.boolean(),
  kind: z.string(),
})
type Pair = z.infer<typeof Pair>

interface JudgedPair extends Pair {
  /** Whether the matcher finds the keyword in the release; right when it equals `label`. */
  found: boolean
}

const { positionals } = commandLine({
  command: 'npm run eval:match --',
  takes: 'FILE.jsonl   (lines of {keyword, title, text, label, kind})',
  does: 'Precision and recall of the matcher over labelled pairs of a keyword and a release, in all and by kind. The last line is JSON.',
  positionals: { min: 1, max: 1 },
})
const file = positionals[0] as string
const pairs = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => Pair.parse(JSON.parse(line)))

const judged = judge(pairs, true)
const figures = {
  ...score(judged),
  pairs: pairs.length,
  byKind: Object.fromEntries(Object.entries(Object.groupBy(judged, ({ kind }) => kind)).map(shareRight)),
  withoutOtherSense: score(judged.filter(({ kind }) => kind !== 'other-sense')),
  // Keywords with neither a synonym in the thesaurus nor a row in the trap list show what the matcher does without those lists.
  unlistedKeywords: score(judged.filter(({ keyword }) => synonymsOf(keyword).length === 0 && !isTrapTerm(keyword))),
  withoutTrapList: score(judge(pairs, false)),
}
console.table({
  all: score(judged),
  'without other-sense': figures.withoutOtherSense,
  'unlisted keywords': figures.unlistedKeywords,
  'without the trap list': figures.withoutTrapList,
})
console.table(figures.byKind)
console.log(JSON.stringify(figures))

function judge(all: Pair[], traps: boolean): JudgedPair[] {
  const byKeyword = Object.entries(Object.groupBy(all, ({ keyword }) => keyword))
  return byKeyword.flatMap(([keyword, of = []]) => {
    const matcher = compileMatcher(parseQueries(keyword).queries, { traps })
    return of.map((pair) => ({ ...pair, found: matcher({ title: pair.title, text: pair.text }).length > 0 }))
  })
}

function score(rows: JudgedPair[]) {
  const both = rows.filter(({ found, label }) => found && label).length
  const precision = rounded(both / rows.filter(({ found }) => found).length)
  const recall = rounded(both / rows.filter(({ label }) => label).length)
  return { precision, recall, f1: rounded((2 * precision * recall) / (precision + recall)), pairs: rows.length }
}

function shareRight([kind, rows = []]: [string, JudgedPair[] | undefined]) {
  const right = rows.filter(({ found, label }) => found === label).length
  return [kind, { right, pairs: rows.length, share: rounded(right / rows.length) }] as const
}

function rounded(share: number): number {
  return Math.round(share * 10_000) / 10_000
}
