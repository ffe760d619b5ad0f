import { type FeedOutline, isComplete } from './feed-row.ts'
import { readWithFeedsmith } from './feedsmith-reader.ts'
import { mendXml } from './mend-xml.ts'
import { readWithRssParser } from './rss-parser-reader.ts'

/** What a feed holds, and how many releases of it were beyond reading. */
export interface OutlineRead {
  outline: FeedOutline
  cutOff: number
}

/**
 * The reader is rss-parser. It works on well-formed XML only, takes a fifth of a millisecond for each fault and sometimes never ends, so
 * it is given mended documents. What it rejects or leaves without title or link is read again by feedsmith; the fuller reading counts.
 */
export async function readOutline(text: string): Promise<OutlineRead | undefined> {
  if (/^\s*\{/.test(text))
    return asRead(
      attempt(() => readWithFeedsmith(withVersion(text))),
      0,
    )
  const mended = attempt(() => mendXml(text))
  if (!mended) return undefined
  const first = await readWithRssParser(mended.xml).catch(() => undefined)
  if (first && isComplete(first)) return asRead(first, mended.cutOff)
  const second = attempt(() => readWithFeedsmith(mended.xml))
  return asRead(second && (!first || worth(second) > worth(first)) ? second : first, mended.cutOff)
}

function asRead(outline: FeedOutline | undefined, cutOff: number): OutlineRead | undefined {
  return outline && { outline, cutOff }
}

function worth({ rows }: FeedOutline): number {
  return rows.reduce(
    (sum, row) => sum + Number(row.titles.length > 0) + Number(row.links.length > 0) + Number(row.dates.length > 0),
    0,
  )
}

// The libraries say "this is no feed I know" by throwing: for a reader with a second opinion that is an answer.
function attempt<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

/** A JSON Feed that forgot to say that it is one. */
function withVersion(json: string): string {
  const feed = JSON.parse(json)
  return JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', ...feed })
}
