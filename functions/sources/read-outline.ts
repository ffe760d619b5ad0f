import { type FeedOutline, isComplete } from './feed-row.ts'
import { readWithFeedsmith } from './feedsmith-reader.ts'
import { mendXml } from './mend-xml.ts'
import { readWithRssParser } from './rss-parser-reader.ts'

/** What a feed holds, and how many releases of it were beyond reading. */
export interface OutlineRead {
  outline: FeedOutline
  cutOff: number
}

/** rss-parser first; what it rejects or leaves without title or link is mended and read again, by it and by feedsmith. */
export async function readOutline(text: string): Promise<OutlineRead | undefined> {
  if (/^\s*\{/.test(text)) return asRead(attempt(() => readWithFeedsmith(text)))
  const first = await attempted(readWithRssParser(text))
  if (first && isComplete(first)) return asRead(first)
  const mended = attempt(() => mendXml(text))
  if (!mended) return asRead(first)
  const second = await attempted(readWithRssParser(mended.xml))
  if (second && isComplete(second)) return asRead(second, mended.cutOff)
  const third = attempt(() => readWithFeedsmith(mended.xml))
  const [best] = [first, second, third]
    .filter((outline) => outline !== undefined)
    .toSorted((a, b) => worth(b) - worth(a))
  return asRead(best, best === first ? 0 : mended.cutOff)
}

function asRead(outline: FeedOutline | undefined, cutOff = 0): OutlineRead | undefined {
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

async function attempted<T>(read: Promise<T>): Promise<T | undefined> {
  return read.catch(() => undefined)
}
