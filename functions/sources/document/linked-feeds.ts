import { absoluteUrl, isLink } from './urls.ts'

const FEED_TYPE = /\btype\s*=\s*["']?\s*application\/(?:rss|atom|rdf|feed)\+(?:xml|json)/i
const FEED_ADDRESS =
  /(?:\brss|\batom|\bfeed)(?:[\w-]*\.(?:xml|do|es|jsp|php|asp|aspx|rdf|json)|s?\/?(?:\?|$)|s?\/[\w-]+)/i
const ELEMENT = /<(link|a)\b[^<>]*>/gi
const HREF = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))/i
const SEARCHED_LETTERS = 500_000
const MAX_FEEDS = 3

const REFRESH = /<meta\b[^<>]*http-equiv\s*=\s*["']?refresh\b[^<>]*>/gi
const REFRESH_TARGET = /\burl\s*=\s*["']?\s*([^"'\s<>]+)/i
const LOCATION =
  /\blocation(?:\.href)?\s*=\s*["']([^"'\s<>]+)["']|\blocation\.(?:assign|replace)\(\s*["']([^"'\s<>]+)["']/
const OUTLINE = /<outline\b[^<>]*\bxmlUrl\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)')/gi

/** Where a page sends its reader on at once; as it is written where nothing completes it. */
export function leadsTo(page: string, base?: string): string | undefined {
  const [refresh = ''] = page.slice(0, SEARCHED_LETTERS).match(REFRESH) ?? []
  const [, called, replaced] = LOCATION.exec(page.slice(0, SEARCHED_LETTERS)) ?? []
  const target = REFRESH_TARGET.exec(refresh)?.[1] ?? called ?? replaced
  return isLink(target) ? (absoluteUrl(target, base) ?? target.replaceAll('&amp;', '&')) : undefined
}

/** The feeds of a list of feeds (OPML). */
export function feedsOfOutline(opml: string): string[] {
  const addresses = Array.from(opml.matchAll(OUTLINE), ([, double, single]) => absoluteUrl(double ?? single))
  return [...new Set(addresses.filter((address) => address !== undefined))].slice(0, MAX_FEEDS)
}

/** The feeds that a page links to: one to which it sends its reader, those its head declares, else those its anchors lead to. Relative ones only with a `base`. */
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
  const next = leadsTo(page, base)
  const ahead =
    next !== undefined && (FEED_ADDRESS.test(next) || /\.(?:xml|rdf|atom)(?=\?|$)/i.test(next)) ? [next] : []
  return [...new Set([...ahead, ...(declared.length > 0 ? declared : anchored)])].slice(0, MAX_FEEDS)
}
