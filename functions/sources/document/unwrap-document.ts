import { htmlToText } from '../../text/html.ts'

/*
Some servers send a feed inside something else: as the text of an element of a web service (`<string>`), in a `<pre>` of a page, as a string of
JSON or in a field of it, behind a line of JSON, or escaped as a whole once more. The feed inside is what was asked for.
*/

const FEED_START = /^\s*(?:<\?xml|<!--|<(?:[\w-]+:)?(?:rss|feed|rdf)[\s>])/i
const HAS_FEED = /<(?:[\w-]+:)?(?:rss|feed|rdf)[\s>]/i
/** How a feed begins whose markup is escaped once, and how it ends. */
const ESCAPED_START =
  /&(?:amp;)*(?:lt|#0*60|#x0*3c);(?:\?xml\s|(?:rss|feed|rdf:rdf)(?:\s|&(?:amp;)*(?:gt|#0*62|#x0*3e);))/i
const ESCAPED_END = /&(?:amp;)*(?:lt|#0*60|#x0*3c);\/(?:rss|feed|rdf:rdf)\s*&(?:amp;)*(?:gt|#0*62|#x0*3e);/gi
/** What stands between JSON and a feed behind it. */
const BEHIND_JSON = /[\]}"]\s*;?\s*(?=<\?xml\s|<(?:rss|feed|rdf:rdf)[\s>])/i
const JSON_CALL = /^\s*(?:\/\*\*\/\s*)?[\w$.]{1,60}\(\s*(?=["'{[])([\s\S]*)\)\s*;?\s*$/
const MAX_WRAPPINGS = 4
const MAX_JSON_DEPTH = 4
const MAX_JSON_LETTERS = 5_000_000
/** A page with more words around a feed shows it as an example. */
const MAX_WORDS_AROUND = 120

/** The feed that a document holds in place of being one; any other document as it is. */
export function unwrapDocument(document: string): string {
  let text = document
  for (let times = 0; times < MAX_WRAPPINGS; times += 1) {
    const inner = fromJson(text) ?? fromEscaped(text)
    if (inner === undefined) return text
    text = inner
  }
  return text
}

function fromJson(text: string): string | undefined {
  const json = JSON_CALL.exec(text)?.[1] ?? text
  if (!/^\s*["{[]/.test(json) || json.length > MAX_JSON_LETTERS) return undefined
  const value = parsedJson(json)
  if (value !== undefined) return feedWithin(value, 0) ?? (json === text ? undefined : json)
  const before = BEHIND_JSON.exec(text)
  const start = before && before.index + before[0].length
  return start && parsedJson(text.slice(0, start).replace(/[;\s]+$/, '')) !== undefined ? text.slice(start) : undefined
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The first string of a JSON value that is a feed. The items of a JSON Feed are none, whatever their texts begin with. */
function feedWithin(value: unknown, depth: number): string | undefined {
  if (typeof value === 'string') {
    const isFeed = FEED_START.test(value) && HAS_FEED.test(value)
    return isFeed || (depth === 0 && ESCAPED_START.test(value.slice(0, 200))) ? value : undefined
  }
  if (typeof value !== 'object' || value === null || depth > MAX_JSON_DEPTH) return undefined
  for (const [name, inner] of Object.entries(value)) {
    const found = name === 'items' ? undefined : feedWithin(inner, depth + 1)
    if (found !== undefined) return found
  }
  return undefined
}

/** A feed whose markup is escaped, without the elements around it. In a feed of its own it is a text that speaks of feeds. */
function fromEscaped(text: string): string | undefined {
  if (HAS_FEED.test(text)) return undefined
  const start = ESCAPED_START.exec(text)?.index
  if (start === undefined) return undefined
  const [last] = Array.from(text.slice(start).matchAll(ESCAPED_END)).slice(-1)
  const end = last ? start + last.index + last[0].length : text.length
  const around = htmlToText(text.slice(0, start)) + (last ? htmlToText(text.slice(end)) : '')
  return around.length > MAX_WORDS_AROUND ? undefined : unescapedOnce(text.slice(start, end))
}

const CHARACTERS: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }
const MARKUP_ENTITY = /&(?:(lt|gt|quot|apos|amp)|#(?:0*(60|62|34|39|38)|x0*(3c|3e|22|27|26)));/gi

function unescapedOnce(text: string): string {
  return text.replace(MARKUP_ENTITY, (_, name?: string, decimal?: string, hex?: string) => {
    if (name) return CHARACTERS[name.toLowerCase()] as string
    return String.fromCharCode(decimal ? Number(decimal) : Number.parseInt(hex as string, 16))
  })
}
