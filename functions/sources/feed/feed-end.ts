/*
Whether a feed came to its end. A connection that breaks, a proxy with a limit or a full disk leaves the first part of a document, often between
two releases, where nothing in what is left is wrong.
*/

const END_OF_FEED = /<\/(?:[\w-]+:)?(?:rss|feed|rdf|channel)\s*>/gi
const RELEASE_TAG = /<\/?(?:[\w-]+:)?(?:item|entry)(?=[\s>/])/gi
const ROOT = /<(?:[\w-]+:)?(?:rss|feed|rdf|channel)(?=[\s>])/i

/** Whether an end tag of a feed stands behind the last release of a document. One that has only releases and no feed around them has no end. */
export function isWhole(xml: string): boolean {
  if (!ROOT.test(xml)) return true
  const end = lastIndexOf(xml, END_OF_FEED)
  return end !== -1 && end > lastIndexOf(xml, RELEASE_TAG)
}

function lastIndexOf(text: string, pattern: RegExp): number {
  let last = -1
  for (const { index } of text.matchAll(pattern)) last = index
  return last
}

const JSON_MARK = /"(?:[^"\\]|\\[\s\S])*"|[{}[\]]/g
/** The releases of a JSON Feed are the objects of a list in an object. */
const DEPTH_OF_RELEASES = 2

/** The JSON up to the last release that is whole, with what is open then closed; undefined where not one is whole. */
export function jsonUpToLastRelease(json: string): string | undefined {
  const open: string[] = []
  let end = -1
  for (const { 0: mark, index } of json.matchAll(JSON_MARK)) {
    if (mark === '{' || mark === '[') open.push(mark)
    else if (mark === '}' || mark === ']') open.pop()
    if (mark !== '}') continue
    // Whatever stands behind the feed is no part of it.
    if (open.length === 0) return json.slice(0, index + 1)
    if (open.length === DEPTH_OF_RELEASES && open[0] === '{' && open[1] === '[') end = index + 1
  }
  return end === -1 ? undefined : `${json.slice(0, end)}]}`
}
