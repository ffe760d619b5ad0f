import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { withoutHeadNames } from '../../functions/text/head-names.ts'
import { splitSentences } from '../../functions/text/split-sentences.ts'
import { statesDeadline, statesEffectiveDay } from '../../functions/text/stated-days.ts'
import { summarise } from '../../functions/text/summary.ts'
import { commandLine } from './command-line/command-line.ts'

/** A whole release with what its summary must say and what must not stand there. test/eval/README.md says how it is written. */
interface Layout {
  id: string
  title: string
  text: string
  /** Each fact by its kind (who, what, number, date, deadline, effective, must) and the wordings that say it. */
  facts: { kind: string; wordings: string[] }[]
  never: string[]
}

const LayoutLine = z
  .object({
    id: z.string(),
    title: z.string(),
    text: z.string(),
    must: z.array(z.array(z.string())),
    mustNot: z.array(z.string()),
  })
  .transform(
    ({ must, mustNot, ...line }): Layout => ({
      ...line,
      facts: must.map((wordings) => ({ kind: 'must', wordings })),
      never: mustNot,
    }),
  )
const Release = z
  .object({ title: z.string(), summary: z.string() })
  .transform(({ title, summary }) => ({ title, text: summary }))

const LAYOUTS = 'test/eval/press-layouts'
const LABEL = /^(who|what|number|date|deadline|effective|never|title):\s*(.*)$/
/** What no summary may hold: numbers to call, notices, heads of boxes, bullets, footnote stars. */
const BOILERPLATE =
  /☎|☏|0\d{1,2}[-)]\s?\d{3,4}-\d{4}|\w@\w|공공누리|저작권자|보도시점|보도일시|배포\s?즉시|보도하여 주시|보도 가능|담당\s?부서|무단\s?전재|만족하십니까|뷰어|추후 배포|첨부파일|국정과제|^\s*(?:[□○ㅇ◦◇※*√☞]|[-–•▪‣]\s)|[가-힣)]\*/m

const { positionals, values } = commandLine({
  command: 'npm run eval:prose --',
  takes: `[--show] [PATH...]   (folders or files of press layouts, ${LAYOUTS} by default; .jsonl.gz files of {title, summary})`,
  does: 'How many facts of whole press layouts their summaries keep and what they keep wrongly; for a corpus, how many releases that state a deadline or an effective day still do in the summary. --show prints what failed. The last line is JSON.',
  options: { show: { type: 'boolean', default: false } },
  positionals: { min: 0, max: Number.POSITIVE_INFINITY },
})
const paths = (positionals.length > 0 ? positionals : [LAYOUTS]).flatMap(filesOf)
const layouts = paths.filter((path) => !path.endsWith('.gz')).flatMap(layoutsIn)
const releases = paths.filter((path) => path.endsWith('.gz')).flatMap(releasesIn)
console.log(
  JSON.stringify({
    ...(layouts.length > 0 && judgeLayouts(layouts)),
    ...(releases.length > 0 && judgeCorpus(releases)),
  }),
)

function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path]
  const files = readdirSync(path, { withFileTypes: true, recursive: true })
  return files
    .filter((entry) => entry.isFile() && /\.(?:txt|jsonl|jsonl\.gz)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

function layoutsIn(path: string): Layout[] {
  const content = readFileSync(path, 'utf8')
  if (path.endsWith('.jsonl')) return linesOf(content).map((line) => LayoutLine.parse(JSON.parse(line)))
  return content.split(/^====\n/m).map((part, index) => readLayout(part, `${path} ${index + 1}`))
}

function readLayout(part: string, id: string): Layout {
  const [head = '', ...text] = part.split('\n\n')
  const labels = head.split('\n').map((line) => {
    const [, kind, value] = LABEL.exec(line) ?? []
    if (!kind || !value) throw new Error(`${id}: this line has no label: ${line}`)
    return { kind, value }
  })
  const valuesOf = (label: string) => labels.filter(({ kind }) => kind === label).map(({ value }) => value)
  const facts = labels.filter(({ kind }) => kind !== 'never' && kind !== 'title')
  return {
    id,
    title: valuesOf('title').join(' '),
    text: text.join('\n\n').trim(),
    facts: facts.map(({ kind, value }) => ({ kind, wordings: value.split(' | ') })),
    never: valuesOf('never'),
  }
}

/** The share of facts kept, in all and by kind, and how many summaries hold what must not stand there. */
function judgeLayouts(all: Layout[]) {
  const kept: Record<string, { kept: number; facts: number }> = {}
  let withBoilerplate = 0
  for (const { id, title, text, facts, never } of all) {
    const summary = summarise(withoutHeadNames(text), { title })
    const has = (wording: string) => squeezed(summary).includes(squeezed(wording))
    const lost = facts.filter(({ wordings }) => !wordings.some(has))
    for (const fact of facts) {
      kept[fact.kind] ??= { kept: 0, facts: 0 }
      const count = kept[fact.kind] as { kept: number; facts: number }
      count.facts += 1
      if (!lost.includes(fact)) count.kept += 1
    }
    const wrong = [...never.filter(has), ...(BOILERPLATE.exec(summary) ?? [])]
    if (wrong.length > 0) withBoilerplate += 1
    if (values.show && lost.length + wrong.length > 0) {
      const failed = lost.map(({ kind, wordings }) => `${kind} ${wordings.join(' | ')}`)
      console.log(
        `${id} ${title}\n  lost: ${failed.join('; ')}\n  wrong: ${wrong.join('; ')}\n${summary.replace(/^/gm, '    ')}`,
      )
    }
  }
  const sum = (of: 'kept' | 'facts') => Object.values(kept).reduce((total, count) => total + count[of], 0)
  return {
    layouts: all.length,
    facts: sum('facts'),
    share: share(sum('kept'), sum('facts')),
    byKind: kept,
    withBoilerplate,
  }
}

/** Of the releases that state a deadline or an effective day, how many still state one in the summary. */
function judgeCorpus(all: { title: string; text: string }[]) {
  const count = { deadline: { stated: 0, kept: 0 }, effective: { stated: 0, kept: 0 } }
  let empty = 0
  const start = performance.now()
  const summaries = all.map(({ title, text }) => summarise(text, { title }))
  const msEach = Math.round(((performance.now() - start) / all.length) * 1000) / 1000
  for (const [index, { title, text }] of all.entries()) {
    const summary = summaries[index] as string
    if (summary === '') empty += 1
    for (const [kind, states] of [
      ['deadline', statesDeadline],
      ['effective', statesEffectiveDay],
    ] as const) {
      const stated = sentencesOf(text).filter(states)
      if (stated.length === 0) continue
      count[kind].stated += 1
      if (sentencesOf(summary).some(states)) count[kind].kept += 1
      else if (values.show)
        console.log(`${kind} lost: ${title}\n  stated: ${stated.join(' / ')}\n${summary.replace(/^/gm, '    ')}`)
    }
  }
  const shares = Object.entries(count).map(([kind, { stated, kept }]) => [
    kind,
    { stated, kept, share: share(kept, stated) },
  ])
  return { releases: all.length, empty, msEach, ...Object.fromEntries(shares) }
}

function sentencesOf(text: string): string[] {
  return text.split('\n').flatMap(splitSentences)
}

function releasesIn(path: string) {
  return linesOf(gunzipSync(readFileSync(path)).toString('utf8')).map((line) => Release.parse(JSON.parse(line)))
}

function linesOf(content: string): string[] {
  return content.split('\n').filter((line) => line.trim() !== '')
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, '')
}

function share(part: number, whole: number): number {
  return Math.round((part / whole) * 1000) / 1000
}
