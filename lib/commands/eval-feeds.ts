import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, parse } from 'node:path'
import { z } from 'zod'
import { parseFeed } from '../../functions/sources/feed/parse-feed.ts'
import { readWithPlainRssParser } from '../../functions/sources/feed/rss-parser-reader.ts'
import { decode } from '../../functions/text/charset.ts'
import { plainTitle } from '../../functions/text/html.ts'
import { startOfDay } from '../../functions/text/seoul.ts'
import { commandLine, refuse } from './command-line/command-line.ts'

const Expected = z.object({
  feed: z.object({ items: z.array(z.object({ title: z.string(), link: z.string(), isoDate: z.string() }).partial()) }),
})
type Row = z.infer<typeof Expected>['feed']['items'][number]
interface Score {
  feeds: number
  titles: number
  links: number
  dates: number
}

const LINE = {
  command: 'npm run eval:feeds --',
  takes: 'DIR   (with input/ and expected/)',
  does: 'Reads the feeds in DIR/input and compares titles, links and dates with DIR/expected, beside rss-parser alone. The last line is JSON.',
  positionals: { min: 1, max: 1 },
}
const { positionals } = commandLine(LINE)
const given = positionals[0] as string
const folder = parse(given).name === 'input' ? dirname(given) : given
if (!['input', 'expected'].every((part) => existsSync(join(folder, part)))) {
  refuse(LINE, `There is no input/ and expected/ in ${folder}.`)
}
const ours: Score = { feeds: 0, titles: 0, links: 0, dates: 0 }
const baseline: Score = { feeds: 0, titles: 0, links: 0, dates: 0 }
const all: Score = { feeds: 0, titles: 0, links: 0, dates: 0 }
for (const name of readdirSync(join(folder, 'input')).sort()) {
  const file = join(folder, 'expected', `${parse(name).name}.json`)
  if (!existsSync(file)) continue
  const expected = Expected.parse(JSON.parse(decode(readFileSync(file)))).feed.items
  const bytes = readFileSync(join(folder, 'input', name))
  add(all, expected, expected, name)
  add(ours, await readByUs(bytes), expected, name)
  add(baseline, await readWithPlainRssParser(bytes.toString('utf8')).catch(() => []), expected)
}
console.log(JSON.stringify({ ours, rssParserAlone: baseline, all }))

async function readByUs(bytes: Buffer): Promise<Row[]> {
  const read = await parseFeed(decode(bytes))
  if (read.outcome === 'failed') return []
  return read.rows.map(({ title, url, published }) => {
    const at = published && (published.at ?? startOfDay(published.day))
    return { title, link: url, isoDate: at === undefined ? undefined : new Date(at).toISOString() }
  })
}

/** Counts the rows that say what is expected; of ours, prints those that do not. */
function add(score: Score, rows: Row[], expected: Row[], name?: string): void {
  if (rows.length === expected.length) score.feeds += 1
  for (const [index, wanted] of expected.entries()) {
    const row = rows[index] ?? {}
    const said = {
      titles: sameTitle(row.title, wanted.title),
      links: sameLink(row.link, wanted.link),
      dates: sameDate(row, wanted),
    }
    for (const [field, right] of Object.entries(said)) {
      if (right) score[field as keyof Score] += 1
      else if (name)
        console.log(`${name} ${index + 1} ${field}: ${JSON.stringify(row)} instead of ${JSON.stringify(wanted)}`)
    }
  }
}

/** Where the expectation itself lost letters to a wrong encoding, those do not count. */
function sameTitle(title = '', wanted = ''): boolean {
  const clean = (text: string) => (wanted.includes('\ufffd') ? text.replace(/[^\x21-\x7e]/g, '') : plainTitle(text))
  return clean(title) === clean(wanted)
}

/** The expectations keep relative links as they stand. */
function sameLink(link = '', wanted = ''): boolean {
  return (URL.parse(link)?.href ?? link) === (wanted && (URL.parse(wanted.trim(), link || undefined)?.href ?? wanted))
}

/** To the second. */
function sameDate(row: Row, wanted: Row): boolean {
  return row.isoDate?.slice(0, 19) === wanted.isoDate?.slice(0, 19)
}
