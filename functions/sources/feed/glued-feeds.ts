/*
Some servers send several feeds in one document: one behind the other, with whatever begins a document between them (a declaration, a DOCTYPE, a
stylesheet, a comment, a mark of byte order), or several channels in one `<rss>`. The end tags of the feed before may be missing. Each
is read as a document of its own: it has its own title, its own link for its relative links, and its own language.
*/

const MAX_GLUED_FEEDS = 20
/** A longer start tag is one whose end is missing. */
const ATTRIBUTES = String.raw`(?:\s[^<>]{0,2000})?`
const BETWEEN = String.raw`(?:\s|<!--(?:(?!-->)[\s\S]){0,2000}-->)*`
/**
 * What begins a feed: a root that has a namespace or a version, or that is followed by what only a feed begins with; in a text `<rss>` and
 * `<feed>` may be words. A channel has a title, a link or a description at once. CDATA sections and comments are passed over, ends of releases are noted.
 */
const MARKS = new RegExp(
  [
    String.raw`<!\[CDATA\[[\s\S]*?(?:\]\]>|$)`,
    '<!--[\\s\\S]*?(?:-->|$)',
    String.raw`(?<root><(?:[\w-]+:)?(?:rss|feed|RDF)(?=[\s>])(?:(?=[^<>]{0,2000}\b(?:xmlns|version)\b)${ATTRIBUTES}>|${ATTRIBUTES}>(?=${BETWEEN}<(?:[\w-]+:)?(?:channel|title|id|entry|updated|link)[\s>])))`,
    String.raw`(?<channel><channel${ATTRIBUTES}>(?=${BETWEEN}<(?:title|link|description|language|item)[\s>]))`,
    String.raw`(?<end></channel\s*>)`,
    String.raw`(?<release><(?<close>/?)(?:item|entry)(?=[\s>]))`,
  ].join('|'),
  'gi',
)
/** A document that holds several feeds as several; any other as it is. */
export function gluedFeeds(text: string): string[] {
  if (/^\s*[[{]/.test(text)) return [text]
  const starts: { at: number; before: string }[] = []
  let root = ''
  let channels = 0
  let isWithinRelease = false
  for (const { index, groups = {} } of text.matchAll(MARKS)) {
    if (groups.root !== undefined) {
      // The first root may be behind messages of the server, which stay before it.
      starts.push({ at: starts.length === 0 ? 0 : beginOfDocument(text, index, starts.at(-1)?.at ?? 0), before: '' })
      root = groups.root
      channels = 0
      isWithinRelease = false
    } else if (groups.channel !== undefined && !isWithinRelease) {
      if (channels > 0 && root !== '') starts.push({ at: index, before: root })
      channels += 1
    } else if (groups.release !== undefined) isWithinRelease = groups.close === ''
    else if (groups.end !== undefined) isWithinRelease = false
    if (starts.length > MAX_GLUED_FEEDS) break
  }
  if (starts.length < 2) return [text]
  return starts
    .slice(0, MAX_GLUED_FEEDS)
    .map(({ at, before }, index) => `${before}${text.slice(at, starts[index + 1]?.at)}`)
}

/** Where the declarations, comments and blanks begin that stand before a root and belong to its document. */
function beginOfDocument(text: string, root: number, after: number): number {
  let begin = root
  for (;;) {
    const before = text.slice(Math.max(after, begin - MAX_DECLARATION_LENGTH), begin).trimEnd()
    const from = DECLARATION_MARKS.map(([start, end]) => (before.endsWith(end) ? before.lastIndexOf(start) : -1))
    const at = Math.max(...from)
    // What ends like a DOCTYPE may be a tag.
    if (at === -1 || !IS_DECLARATION.test(before.slice(at))) return begin
    begin = Math.max(after, begin - MAX_DECLARATION_LENGTH) + at
  }
}

const DECLARATION_MARKS = [
  ['<?', '?>'],
  ['<!--', '-->'],
  ['<!DOCTYPE', '>'],
] as const
const IS_DECLARATION = /^(?:<\?[^<>]*\?>|<!--|<!DOCTYPE[^<>[]*(?:\[[^\]]*\]\s*)?>)/
const MAX_DECLARATION_LENGTH = 20_000
