import type { RawRelease } from '../../releases/raw-release.ts'
import { identityOf } from '../../releases/same-release/identity.ts'
import type { Failure } from '../../releases/source.ts'
import { type OrderOf, ordersIn } from '../../text/date/date-order.ts'
import { readDate, readPartialDate } from '../../text/dates.ts'
import { htmlToText, plainTitle } from '../../text/html.ts'
import { distinctReleases } from '../document/distinct-releases.ts'
import { linkedFeeds } from '../document/linked-feeds.ts'
import { occursMoreThan } from '../document/occurs-more-than.ts'
import { hostOf } from '../document/page-site.ts'
import { refusalInPlace } from '../document/refusal-in-place.ts'
import { absoluteUrl, addressBefore } from '../document/urls.ts'
import type { FeedRow } from './feed-row.ts'
import { readOutline } from './read-outline.ts'

export interface FeedOptions {
  /** The base of relative links: the address the feed was read from. Without it the feed's own link is used. */
  base?: string | undefined
  /** `seoul, called utc`: times are those of Seoul, though the feed labels them +0000. */
  clock?: 'seoul, called utc' | undefined
}

/** A title or url that a row lacks is empty: such rows are not stored. `cutOff` counts releases that the document's end cut off. */
export type ParsedFeed =
  | { outcome: 'read'; title: string; link?: string | undefined; rows: RawRelease[]; cutOff: number }
  | ({ outcome: 'failed' } & Failure)

/** Reads the releases from a feed's text, in the feed's order. */
export async function parseFeed(text: string, options: FeedOptions = {}): Promise<ParsedFeed> {
  const start = text.slice(0, 2000).trimStart()
  if (start === '') return { outcome: 'failed', reason: 'empty', detail: '내용이 비어 있습니다.' }
  if (isTooMuch(text)) return TOO_MUCH
  const parts = await Promise.all(gluedFeeds(text).map(readOutline))
  const [outlineRead, ...behind] = parts.filter((part) => part !== undefined)
  if (!outlineRead || (outlineRead.outline.rows.length === 0 && NO_FEED_START.test(start)))
    return notAFeed(text, options.base)
  const { title, link } = outlineRead.outline
  const allRows = [outlineRead, ...behind].flatMap(({ outline }) => outline.rows)
  const rows = isChannelItself(allRows[0], title, absoluteUrl(link, options.base)) ? allRows.slice(1) : allRows
  if (rows.length > MAX_RELEASES) return TOO_MUCH
  if (rows.length === 0 && !WHOLE_FEED.test(text)) return CUT_OFF
  const bases = { now: baseOfLinks(options.base, link), before: options.base ?? addressBefore(link) }
  const clock = options.clock ?? (rows.every(isOfKBoard) ? 'seoul, called utc' : undefined)
  const orderOf = ordersIn(() => rows.flatMap(({ dates }) => dates))
  return {
    outcome: 'read',
    title: plainTitle(title),
    link: absoluteUrl(link) ?? link,
    rows: distinctReleases(
      rows.map((row) => ({
        release: releaseOf(row, { base: bases.now, clock }, orderOf),
        name: row.names[0],
        urlBefore: firstAddress(row, bases.before, addressBefore),
      })),
      absoluteUrl(link, options.base),
    ),
    cutOff: [outlineRead, ...behind].reduce((sum, { cutOff }) => sum + cutOff, 0),
  }
}

const MAX_RELEASES = 5_000
const TOO_MUCH: ParsedFeed = { outcome: 'failed', reason: 'too large', detail: '피드에 담긴 것이 너무 많습니다.' }
const HTML_START = /^(?:<!--.*?-->\s*|<\?xml.*?\?>\s*)*<(?:!doctype html|html|head|body|script|meta|div|p|table)\b/is

/** The end of a feed, or a feed that is one tag or JSON. */
const WHOLE_FEED = /<\/(?:rss|feed|rdf:RDF|channel)\s*>|\/>\s*$|^\s*\{/i
const CUT_OFF: ParsedFeed = { outcome: 'failed', reason: 'broken', detail: '피드가 첫 발표보다 앞에서 끊겼습니다.' }

/** What may pass for a feed without releases: a page, and the JSON of an error with a title. */
const NO_FEED_START = new RegExp(`${HTML_START.source}|^\\{(?!.*"items")`, 'is')

/** Bounds the libraries' work, which grows with the number of elements, attributes, entities and releases, not with bytes. */
function isTooMuch(text: string): boolean {
  if (/^\s*\{/.test(text)) return text.length > 2_000_000
  return occursMoreThan(text, /<|="|&|]]>/g, 500_000) || occursMoreThan(text, /<(?:item|entry)\b/gi, MAX_RELEASES)
}

function notAFeed(text: string, base: string | undefined): ParsedFeed {
  const start = text.slice(0, 2000).trimStart()
  const refusal = refusalInPlace(text)
  if (refusal) return { outcome: 'failed', ...refusal }
  if (HTML_START.test(start)) {
    const feeds = linkedFeeds(text, base)
    const hint = feeds.length > 0 ? ` 이 페이지가 알려 주는 피드: ${feeds.join(' , ')}` : ''
    return { outcome: 'failed', reason: 'not a feed', detail: `피드가 아니라 웹 페이지(HTML)가 왔습니다.${hint}` }
  }
  if (/<(?:rss|feed|rdf:RDF|channel)\b/i.test(start)) {
    return { outcome: 'failed', reason: 'broken', detail: '피드가 깨져 있어 읽을 수 없습니다.' }
  }
  return { outcome: 'failed', reason: 'not a feed', detail: '피드(RSS, Atom)가 아닌 내용이 왔습니다.' }
}

/** Where one feed ends and the next begins: an end tag or an XML declaration, and then the root of a feed. CDATA sections and comments are passed over. */
const GLUED =
  /<!\[CDATA\[.*?(?:\]\]>|$)|<!--.*?(?:-->|$)|(?:<\/(?:rss|feed|rdf:RDF)\s*>\s*|(?=<\?xml\b))((?:<\?[^<>]*\?>\s*)*)(?=<(?:rss|feed|rdf:RDF)[\s>])/gis
const MAX_GLUED_FEEDS = 20

/** A document that holds several feeds, one behind the other, as several; any other as it is. */
function gluedFeeds(text: string): string[] {
  const starts: number[] = [0]
  for (const match of text.matchAll(GLUED)) {
    const [whole, declarations] = match
    const start = match.index + whole.length - (declarations?.length ?? 0)
    if (declarations !== undefined && start > 0 && text.slice(0, start).trim() !== '') starts.push(start)
  }
  return starts.slice(0, MAX_GLUED_FEEDS).map((start, index) => text.slice(start, starts[index + 1]))
}

/** Some sites list the channel as the first of its releases. */
function isChannelItself(row: FeedRow | undefined, title: string, link: string | undefined): boolean {
  if (!row || title === '') return false
  const isTitle = row.titles.some((one) => plainTitle(one) === plainTitle(title))
  const addresses = row.links.flatMap((one) => absoluteUrl(one, link) ?? [])
  return isTitle && addresses.every((one) => link !== undefined && identityOf(one) === identityOf(link))
}

/** KBoard's rss.php runs in WordPress, which sets PHP's zone to UTC: it writes Seoul's time and labels it +0000. */
function isOfKBoard({ links }: FeedRow): boolean {
  return links.some((link) => /[?&]kboard_content_redirect=\d/.test(link))
}

/** Where relative links begin: at the feed's own address; where another host relays it, at the address its channel links to. */
function baseOfLinks(address: string | undefined, link: string | undefined): string | undefined {
  const origin = absoluteUrl(link, address)
  if (!address || !origin) return address ?? origin
  // Some sites link to the machine they were set up on.
  const isPublic = /\.[a-z]{2,}$/i.test(new URL(origin).hostname)
  return isPublic && hostOf(origin) !== hostOf(address) ? origin : address
}

function firstAddress(row: FeedRow, base: string | undefined, read: typeof absoluteUrl): string | undefined {
  const rowBase = read(row.base, base) ?? base
  return row.links.flatMap((link) => read(link, rowBase) ?? [])[0]
}

function releaseOf(row: FeedRow, { base, clock }: FeedOptions, orderOf: OrderOf): RawRelease {
  const texts = row.texts.map(htmlToText)
  const dates = row.dates.map((raw) =>
    readDate(clock ? raw.replace(/\s*(?:[+-]00:?00|GMT|UTC?|Z)$/i, '') : raw, orderOf),
  )
  const partial = row.dates.map(readPartialDate).find((day) => day !== undefined)
  return {
    title: row.titles.map(plainTitle).find((title) => title !== '') ?? '',
    url: firstAddress(row, base, absoluteUrl) ?? '',
    // Of several texts, some are cut short for lists: the longest is the whole.
    text: texts.reduce((longest, next) => (next.length > longest.length ? next : longest), ''),
    published: dates.find((date) => date !== undefined) ?? (partial ? { day: partial } : undefined),
    ministry: row.publishers.map(plainTitle).find((name) => name !== ''),
  }
}
