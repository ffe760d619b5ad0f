import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { isPassing } from '../../../functions/subscriptions/matching/aboutness.ts'
import { compileMatcher } from '../../../functions/subscriptions/matching/matcher.ts'
import type { Match } from '../../../functions/subscriptions/matching/query-match.ts'
import { parseQueries } from '../../../functions/subscriptions/query/query.ts'
import { commandLine } from '../command-line/command-line.ts'
import { checkInstitutions } from './institution-check.ts'

const Row = z.object({ num: z.coerce.string(), title: z.string(), summary: z.string() })
type Row = z.infer<typeof Row>

/** What a reader said of a query of several words (`label`), or of a keyword (`use`), and a release of the corpus. */
const Label = z.union([
  z.object({ query: z.string(), release: z.string(), label: z.boolean(), weight: z.number() }),
  z.object({ keyword: z.string(), release: z.string(), use: z.enum(['much', 'little', 'none']) }),
])
type Label = z.infer<typeof Label>

// What companies' teams for climate, supply chains, safety, labour and data follow.
const USUAL_KEYWORDS =
  '탄소중립 ESG 공급망 중대재해 산업안전 핵심광물 수소 재생에너지 플라스틱 개인정보 전기차 배터리 원전 인권 화학물질 순환경제 하도급 배출권 최저임금 희소금속'.split(
    ' ',
  )

const { positionals } = commandLine({
  command: 'npm run eval:corpus --',
  takes: 'CORPUS.jsonl[.gz] [LABELS.jsonl]   (lines of {num, title, summary}; labels as in test/eval)',
  does: 'Matches over a corpus: how many of the usual keywords are in the title, and how many in passing, and whether institutions’ names alone match; or, with labels, how often a reader agrees, with all matches and with those that are not passing (toldAtOnce). The last line is JSON.',
  positionals: { min: 1, max: 2 },
})
const [corpusFile, labelFile] = positionals as [string, string | undefined]
const corpus = linesOf(corpusFile).map((line) => Row.parse(JSON.parse(line)))
const labels = labelFile ? linesOf(labelFile).map((line) => Label.parse(JSON.parse(line))) : []
const figures = labels.length > 0 ? compare(labels) : countUsual()
console.log(JSON.stringify(figures))

function linesOf(file: string): string[] {
  const bytes = readFileSync(file)
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  return text.split('\n').filter((line) => line.trim() !== '')
}

function countUsual() {
  const matcher = compileMatcher(parseQueries(USUAL_KEYWORDS.join(',')).queries)
  const matches = corpus.flatMap((row) => matcher({ title: row.title, text: row.summary }))
  const byKeyword = Object.fromEntries(
    USUAL_KEYWORDS.map((keyword) => [keyword, count(matches.filter(({ query }) => query === keyword))]),
  )
  console.table({ ...byKeyword, all: count(matches) })
  const institutions = checkInstitutions(corpus)
  console.table({ institutions })
  return { releases: corpus.length, ...count(matches), byKeyword, institutions }
}

function count(matches: Match[]) {
  const inTitle = matches.filter(({ where }) => where === 'title').length
  return { matched: matches.length, inTitle, passing: matches.filter((match) => isPassing(match)).length }
}

function compare(all: Label[]) {
  const byNum = new Map(corpus.map((row) => [row.num, row]))
  const judged = all.flatMap((label) => {
    const row = byNum.get(label.release.replace(/^epic:/, ''))
    return row ? [{ label, match: matchOf('query' in label ? label.query : label.keyword, row) }] : []
  })
  const pairs = judged.flatMap(({ label, match }) =>
    'query' in label
      ? [{ ...label, found: match !== undefined, atOnce: match !== undefined && !isPassing(match) }]
      : [],
  )
  const uses = judged.flatMap(({ label, match }) =>
    'use' in label && match ? [{ ...label, passing: isPassing(match) }] : [],
  )
  if (pairs.length > 0) {
    const byQuery = Object.entries(Object.groupBy(pairs, ({ query }) => query)).map(([query, of = []]) => [
      query,
      score(of),
    ])
    const toldAtOnce = score(pairs.map(({ atOnce, ...pair }) => ({ ...pair, found: atOnce })))
    console.table({ ...Object.fromEntries(byQuery), all: score(pairs), toldAtOnce })
    return { pairs: pairs.length, ...score(pairs), toldAtOnce }
  }
  const figure = {
    matched: uses.length,
    passing: shareOfLittleUse(uses.filter(({ passing }) => passing)),
    others: shareOfLittleUse(uses.filter(({ passing }) => !passing)),
    othersWithTitles: shareWithTitles(uses.filter(({ passing }) => !passing)),
  }
  console.table({ passing: figure.passing, others: figure.others })
  return figure
}

function matchOf(query: string, { title, summary }: Row): Match | undefined {
  return compileMatcher(parseQueries(query).queries)({ title, text: summary })[0]
}

/** Precision and recall, each pair for itself and by its weight: how many releases of the corpus it stands for. */
function score(pairs: { label: boolean; weight: number; found: boolean }[]) {
  const share = (of: typeof pairs, whole: typeof pairs, weigh: (weight: number) => number): number => {
    const sum = (some: typeof pairs): number => some.reduce((total, { weight }) => total + weigh(weight), 0)
    return Math.round((1000 * sum(of)) / sum(whole)) / 1000
  }
  const found = pairs.filter(({ found: is }) => is)
  const wanted = pairs.filter(({ label }) => label)
  const both = found.filter(({ label }) => label)
  const [weighted, each] = [(weight: number) => weight, () => 1]
  return {
    precision: share(both, found, each),
    recall: share(both, wanted, each),
    weightedPrecision: share(both, found, weighted),
    weightedRecall: share(both, wanted, weighted),
  }
}

/** The same share over all matches of the corpus that are not passing: those in titles, which nobody labelled, taken to be of use. */
function shareWithTitles(uses: { use: string }[]): number {
  const { matched, inTitle, passing } = countUsual()
  const little = shareOfLittleUse(uses).share * (matched - inTitle - passing)
  return Math.round((100 * little) / (matched - passing)) / 100
}

function shareOfLittleUse(uses: { use: string }[]) {
  const little = uses.filter(({ use }) => use !== 'much').length
  return { pairs: uses.length, littleOrNoUse: little, share: Math.round((100 * little) / uses.length) / 100 }
}
