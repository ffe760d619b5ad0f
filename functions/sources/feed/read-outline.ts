import { jsonUpToLastRelease } from './feed-end.ts'
import { type FeedOutline, isComplete } from './feed-row.ts'
import { readWithFeedsmith } from './feedsmith-reader.ts'
import { mendXml } from './mend-xml.ts'
import { readWithRssParser } from './rss-parser-reader.ts'

/** A feed as one of the libraries read it. `cutOff` counts releases that the document's end cut off. */
export interface OutlineRead {
  outline: FeedOutline
  cutOff: number
}

/**
 * Reads a feed with rss-parser. That library wants well-formed XML (on anything else it is slow, and sometimes never ends), so it gets a
 * mended document. What it rejects, or leaves without titles or links, is read again by feedsmith, and the fuller reading counts. Undefined
 * when neither can read it.
 */
export async function readOutline(text: string): Promise<OutlineRead | undefined> {
  if (/^\s*\{/.test(text)) return readJson(text)
  const mended = resultOrUndefined(() => mendXml(text))
  if (!mended) return undefined
  const first = await readWithRssParser(mended.xml).catch(() => undefined)
  if (first && isComplete(first)) return outlineRead(first, mended.cutOff)
  const second = resultOrUndefined(() => readWithFeedsmith(mended.xml))
  return outlineRead(second && (!first || countFields(second) > countFields(first)) ? second : first, mended.cutOff)
}

function readJson(json: string): OutlineRead | undefined {
  const read = (text: string) => resultOrUndefined(() => readWithFeedsmith(withVersion(text)))
  const whole = read(json)
  if (whole) return { outline: whole, cutOff: 0 }
  const begin = jsonUpToLastRelease(json)
  return outlineRead(begin === undefined ? undefined : read(begin), json.startsWith(begin ?? '') ? 0 : 1)
}

function outlineRead(outline: FeedOutline | undefined, cutOff: number): OutlineRead | undefined {
  return outline && { outline, cutOff }
}

function countFields({ rows }: FeedOutline): number {
  return rows.reduce(
    (sum, row) => sum + Number(row.titles.length > 0) + Number(row.links.length > 0) + Number(row.dates.length > 0),
    0,
  )
}

// The libraries throw on what they do not know as a feed. With two of them that is an expected outcome.
function resultOrUndefined<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

/** A JSON Feed with its version, which some leave out and feedsmith insists on. */
function withVersion(json: string): string {
  const feed = JSON.parse(json)
  return JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', ...feed })
}
