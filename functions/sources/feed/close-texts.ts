const CDATA = '<![CDATA['
const CDATA_END = ']]>'
const END_OF_TEXT = /<\/(?:title|description|summary|content|content:encoded|link|guid|pubdate|item|entry)\s*>/gi
/** An attribute value whose quotation mark is missing: the next tag begins in it. CDATA sections and comments are passed over. */
const UNCLOSED_QUOTE =
  /<!\[CDATA\[.*?(?:\]\]>|$)|<!--.*?(?:-->|$)|(<(?:link|enclosure|guid|category|source|author|media:\w+)(?:\s+[\w:.-]+="[^"<>]*")*\s+[\w:.-]+="[^"<>]*)(?=<)/gs
const RELEASE_START = /(?=<(?:item|entry)\b)/gi
const TEXT_START = /<(description|summary|content:encoded)(?:\s[^<>]*)?(?<!\/)>(?!\s*<!\[CDATA\[)/i
const NEXT_FIELD =
  /<(?:title|link|guid|id|pubdate|dc:date|published|updated|issued|modified|author|dc:creator|category)\b/i

/**
 * Closes what a feed left open: a CDATA section, the quotation marks of an attribute, and a text that would swallow the next field of its
 * release.
 */
export function closeTexts(text: string): string {
  const quoted = withCdataEnds(text).replace(UNCLOSED_QUOTE, (whole, open) =>
    open === undefined ? whole : `${open}">`,
  )
  return quoted.split(RELEASE_START).map(withTextEnd).join('')
}

/** A CDATA section without an end (before the next one begins, or before the document ends) is ended where its element ends. */
function withCdataEnds(text: string): string {
  const parts: string[] = []
  let from = 0
  let ending = -1
  for (let at = text.indexOf(CDATA); at !== -1; ) {
    const nextStart = text.indexOf(CDATA, at + CDATA.length)
    const next = nextStart === -1 ? text.length : nextStart
    if (!text.slice(at, next).includes(CDATA_END)) {
      if (ending < at) ending = endOfText(text, at)
      const close = Math.min(ending, next)
      parts.push(text.slice(from, close), CDATA_END)
      from = close
    }
    at = nextStart
  }
  return parts.length === 0 ? text : parts.join('') + text.slice(from)
}

function endOfText(text: string, from: number): number {
  END_OF_TEXT.lastIndex = from
  return END_OF_TEXT.exec(text)?.index ?? text.length
}

function withTextEnd(release: string): string {
  const open = TEXT_START.exec(release)
  if (!open || release.toLowerCase().includes(`</${open[1]?.toLowerCase()}`)) return release
  const begin = open.index + open[0].length
  const at = release.slice(begin).search(NEXT_FIELD)
  return at === -1 ? release : `${release.slice(0, begin + at)}</${open[1]}>${release.slice(begin + at)}`
}
