import type { RawRelease } from '../../releases/raw-release.ts'
import { isNoise, withoutSessions } from '../../releases/same-release/address-noise.ts'
import { identityOf } from '../../releases/same-release/identity.ts'
import { foldTitle } from '../../releases/same-release/title-claim.ts'
import type { Failure } from '../../releases/source.ts'
import { type OrderOf, ordersIn } from '../../text/date/date-order.ts'
import { readDate, readPartialDate } from '../../text/dates.ts'
import { htmlToText, plainTitle } from '../../text/html.ts'
import { distinctReleases, type NamedRelease } from '../document/distinct-releases.ts'
import { occursMoreThan } from '../document/occurs-more-than.ts'
import { hostOf } from '../document/page-site.ts'
import { publicLink } from '../document/public-link.ts'
import { unwrapDocument } from '../document/unwrap-document.ts'
import { absoluteUrl, addressBefore } from '../document/urls.ts'
import { isWhole } from './feed-end.ts'
import type { FeedOutline, FeedRow } from './feed-row.ts'
import { gluedFeeds } from './glued-feeds.ts'
import { readOutline } from './read-outline.ts'
import { refusalInFeed } from './refusal-in-feed.ts'
import { HTML_START, whyNoFeed } from './why-no-feed.ts'

export interface FeedOptions {
  /** The base of relative links: the address the feed was read from. Without it the feed's own link is used. */
  base?: string | undefined
  /** `seoul, called utc`: times are those of Seoul, though the feed labels them +0000. */
  clock?: 'seoul, called utc' | undefined
}

/** A title or url that a row lacks is empty: such rows are not stored. `cutOff` counts releases that the document's end cut off. */
export type ParsedFeed =
  | {
      outcome: 'read'
      title: string
      link?: string | undefined
      rows: RawRelease[]
      cutOff: number
      /** The document ends before the feed does: what was whole is read. */
      cut?: Failure
    }
  | ({ outcome: 'failed' } & Failure)

/** Reads the releases from a feed's text, in the feed's order. */
export async function parseFeed(document: string, options: FeedOptions = {}): Promise<ParsedFeed> {
  const text = unwrapDocument(document)
  const start = text.slice(0, 2000).trimStart()
  if (start === '') return { outcome: 'failed', reason: 'empty', detail: '내용이 비어 있습니다.' }
  if (isTooMuch(text)) return TOO_MUCH
  const parts = (await Promise.all(gluedFeeds(text).map(readOutline))).filter((part) => part !== undefined)
  const [first] = parts
  if (!first || (parts.every(({ outline }) => outline.rows.length === 0) && NO_FEED_START.test(start)))
    return { outcome: 'failed', ...whyNoFeed(text, options.base) }
  const outlines = parts.map(({ outline }) => withoutChannelItself(outline, options.base))
  const rows = outlines.flatMap((outline) => outline.rows)
  if (rows.length > MAX_RELEASES) return TOO_MUCH
  if (rows.length === 0 && !WHOLE_FEED.test(text)) return CUT_OFF
  const refusal = refusalInFeed({ ...first.outline, rows }, options.base)
  if (refusal) return { outcome: 'failed', ...refusal }
  const clock = options.clock ?? (rows.every(isOfKBoard) ? 'seoul, called utc' : undefined)
  const orderOf = ordersIn(() => rows.flatMap(({ dates }) => dates))
  const { title, link } = first.outline
  const cutOff = parts.reduce((sum, part) => sum + part.cutOff, 0)
  const isCut = cutOff > 0 || (rows.length > 0 && !isWhole(text))
  return {
    outcome: 'read',
    title: plainTitle(title),
    link: absoluteUrl(link) ?? link,
    rows: distinctReleases(
      outlines.flatMap((outline) =>
        namedReleases(outline, outline.link ?? (options.base ? undefined : link), { ...options, clock }, orderOf),
      ),
      outlines.flatMap((outline) => absoluteUrl(outline.link, options.base) ?? []),
    ),
    cutOff,
    ...(isCut && { cut: CUT_BEHIND }),
  }
}

/** The releases of one feed of a document, each with what it is known by: relative links are those of the feed's own site. */
function namedReleases(
  { rows }: FeedOutline,
  link: string | undefined,
  options: FeedOptions,
  orderOf: OrderOf,
): NamedRelease[] {
  const now = baseOfLinks(options.base, link)
  const before = options.base ?? addressBefore(link)
  // A feed whose channel is inside a network is one of that network, wherever it was read.
  const readFrom = options.base ?? (publicLink(now, undefined) === undefined ? now : undefined)
  return rows.map((row) => ({
    release: releaseOf(row, { ...options, base: now }, orderOf, readFrom),
    name: row.names[0],
    urlBefore: firstAddress(row, before, addressBefore),
    link: row.links[0],
  }))
}

const MAX_RELEASES = 5_000
const TOO_MUCH: ParsedFeed = { outcome: 'failed', reason: 'too large', detail: '피드에 담긴 것이 너무 많습니다.' }

/** The end of a feed, or a feed that is one tag or JSON. */
const WHOLE_FEED = /<\/(?:rss|feed|rdf:RDF|channel)\s*>|\/>\s*$|^\s*\{/i
const CUT_OFF: ParsedFeed = { outcome: 'failed', reason: 'broken', detail: '피드가 첫 발표보다 앞에서 끊겼습니다.' }
const CUT_BEHIND: Failure = { reason: 'broken', detail: '피드가 끝나기 전에 끊겨, 끊긴 곳까지의 발표만 읽었습니다.' }

/** What may pass for a feed without releases: a page, and the JSON of an error with a title. */
const NO_FEED_START = new RegExp(`${HTML_START.source}|^\\{(?!.*"items")`, 'is')

/** Bounds the libraries' work, which grows with the number of elements, attributes, entities and releases, not with bytes. */
function isTooMuch(text: string): boolean {
  if (/^\s*\{/.test(text)) return text.length > 2_000_000
  return occursMoreThan(text, /<|="|&|]]>/g, 500_000) || occursMoreThan(text, /<(?:item|entry)\b/gi, MAX_RELEASES)
}

/** Some sites list the channel among its releases. */
function withoutChannelItself({ title, link, rows }: FeedOutline, base: string | undefined): FeedOutline {
  const channel = absoluteUrl(link, base)
  const name = plainTitle(title)
  const isChannel = (row: FeedRow) => {
    const titles = row.titles.map(plainTitle)
    const addresses = row.links.flatMap((one) => absoluteUrl(one, channel) ?? [])
    const isAtChannel = addresses.every((one) => channel !== undefined && isSameList(one, channel))
    if (!isAtChannel) return false
    return titles.includes(name) || (addresses.length > 0 && isBare(row) && titles.some((one) => isPartOf(one, name)))
  }
  return { title, link, rows: name === '' ? rows : rows.filter((row) => !isChannel(row)) }
}

/** Whether a row has neither a day nor a text. */
function isBare({ dates, texts }: FeedRow): boolean {
  return dates.length === 0 && texts.every((text) => htmlToText(text) === '')
}

/** Whether one name is the other with words added: `시험부`, `시험부 보도자료`. */
function isPartOf(one: string, other: string): boolean {
  const [short = '', long = ''] = [foldTitle(one), foldTitle(other)].toSorted((a, b) => a.length - b.length)
  return short !== '' && long.includes(short)
}

/** Whether two addresses are those of one list, on whatever page of it: `/news/`, `/news/index.do?pageIndex=1`. */
function isSameList(one: string, other: string): boolean {
  return listIdentityOf(one) === listIdentityOf(other)
}

function listIdentityOf(address: string): string {
  const url = new URL(address)
  for (const name of [...url.searchParams.keys()]) if (isNoise(name)) url.searchParams.delete(name)
  url.pathname = withoutSessions(url.pathname).replace(/\/(?:index|main|default)\.\w{2,5}$/i, '/')
  return identityOf(url.href)
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

/** `readFrom`: where the feed itself was read, as far as that is known. */
function releaseOf(row: FeedRow, { base, clock }: FeedOptions, orderOf: OrderOf, readFrom?: string): RawRelease {
  const read = (link: string | undefined, at?: string) => publicLink(absoluteUrl(link, at), readFrom)
  const texts = row.texts.map(htmlToText)
  const dates = row.dates.map((raw) =>
    readDate(clock ? raw.replace(/\s*(?:[+-]00:?00|GMT|UTC?|Z)$/i, '') : raw, orderOf),
  )
  const partial = row.dates.map(readPartialDate).find((day) => day !== undefined)
  return {
    title: row.titles.map(plainTitle).find((title) => title !== '') ?? '',
    url: firstAddress(row, base, read) ?? '',
    // Of several texts, some are cut short for lists: the longest is the whole.
    text: texts.reduce((longest, next) => (next.length > longest.length ? next : longest), ''),
    published: dates.find((date) => date !== undefined) ?? (partial ? { day: partial } : undefined),
    ministry: row.publishers.map(plainTitle).find((name) => name !== ''),
  }
}
