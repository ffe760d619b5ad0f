import { absoluteUrl, isLink } from './urls.ts'

const FEED_TYPE = /\btype\s*=\s*["']?\s*application\/(?:rss|atom|rdf|feed)\+(?:xml|json)/i
const FEED_ADDRESS =
  /(?:\brss|\batom|\bfeed)(?:[\w-]*\.(?:xml|do|es|jsp|php|asp|aspx|rdf|json)|s?\/?(?:\?|$)|s?\/[\w-]+)/i
const ELEMENT = /<(link|a)\b[^<>]*>/gi
const HREF = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))/i
const SEARCHED_LETTERS = 500_000
const MAX_FEEDS = 3

/** The feeds that a page links to: those its head declares, else those its anchors lead to. Relative ones only with a `base`. */
export function linkedFeeds(page: string, base?: string): string[] {
  const declared: string[] = []
  const anchored: string[] = []
  for (const [element, name] of page.slice(0, SEARCHED_LETTERS).matchAll(ELEMENT)) {
    const [, double, single, bare] = HREF.exec(element) ?? []
    const href = double ?? single ?? bare
    if (!isLink(href)) continue
    const address = absoluteUrl(href, base) ?? href.trim()
    if (FEED_TYPE.test(element)) declared.push(address)
    else if (name?.toLowerCase() === 'a' && FEED_ADDRESS.test(href)) anchored.push(address)
  }
  return [...new Set(declared.length > 0 ? declared : anchored)].slice(0, MAX_FEEDS)
}
