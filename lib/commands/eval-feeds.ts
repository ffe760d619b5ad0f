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

const COMMAND = {
  command: 'npm run eval:feeds --',
  takes: 'DIR   (with input/ and expected/)',
  does: 'Reads the feeds in DIR/input and compares titles, links and dates with DIR/expected, beside rss-parser alone. The last line is JSON.',
  positionals: { min: 1, max: 1 },
}
const { positionals } = commandLine(COMMAND)
const argument = positionals[0] as string
const folder = parse(argument).name === 'input' ? dirname(argument) : argument
if (!['input', 'expected'].every((part) => existsSync(join(folder, part)))) {
  refuse(COMMAND, `There is no input/ and expected/ in ${folder}.`)
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

/** Adds the fields that are as expected to `score`. With `name`, the feed's file, prints those that are not. */
function add(score: Score, rows: Row[], expected: Row[], name?: string): void {
  if (rows.length === expected.length) score.feeds += 1
  for (const [index, expectedRow] of expected.entries()) {
    const row = rows[index] ?? {}
    const isRight = {
      titles: sameTitle(row.title, expectedRow.title),
      links: sameLink(row.link, expectedRow.link),
      dates: sameDate(row, expectedRow),
    }
    for (const [field, right] of Object.entries(isRight)) {
      if (right) score[field as keyof Score] += 1
      else if (name)
        console.log(`${name} ${index + 1} ${field}: ${JSON.stringify(row)} instead of ${JSON.stringify(expectedRow)}`)
    }
  }
}

/** Where a wrong encoding has lost letters of the expectation itself, only ASCII is compared. */
function sameTitle(title = '', expected = ''): boolean {
  const clean = (text: string) => (expected.includes('\ufffd') ? text.replace(/[^\x21-\x7e]/g, '') : plainTitle(text))
  return clean(title) === clean(expected)
}

/** Expected links may be relative, as they stand in the feed. */
function sameLink(link = '', expected = ''): boolean {
  return (
    (URL.parse(link)?.href ?? link) === (expected && (URL.parse(expected.trim(), link || undefined)?.href ?? expected))
  )
}

/** Compares to the second. */
function sameDate(row: Row, expected: Row): boolean {
  return row.isoDate?.slice(0, 19) === expected.isoDate?.slice(0, 19)
}
