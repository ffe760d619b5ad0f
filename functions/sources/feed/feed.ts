import type { RawRelease } from '../../releases/raw-release.ts'
import type { Failure } from '../../releases/source.ts'
import { readDate, readPartialDate } from '../../text/dates.ts'
import { htmlToText, plainTitle } from '../../text/html.ts'
import { absoluteUrl } from '../document/absolute-url.ts'
import { exceeds } from '../document/exceeds.ts'
import { tellApart } from '../document/tell-apart.ts'
import type { FeedRow } from './feed-row.ts'
import { readOutline } from './read-outline.ts'

export interface FeedOptions {
  /** Where relative links begin: the address the feed was read from. Without one the feed's own link serves. */
  base?: string | undefined
  /** `seoul, called utc`: the site's clock shows Seoul and its feed labels it +0000. */
  clock?: 'seoul, called utc' | undefined
}

/** A row may lack a title or an address (then empty): whoever keeps releases skips those. */
export type FeedReading =
  | { outcome: 'read'; title: string; link?: string | undefined; rows: RawRelease[]; cutOff: number }
  | ({ outcome: 'failed' } & Failure)

/** A feed's text to its releases, in the feed's order. */
export async function feed(text: string, options: FeedOptions = {}): Promise<FeedReading> {
  const start = text.slice(0, 2000).trimStart()
  if (start === '') return { outcome: 'failed', reason: 'empty', detail: '내용이 비어 있습니다.' }
  if (isTooMuch(text)) return TOO_MUCH
  const read = await readOutline(text)
  if (!read || (read.outline.rows.length === 0 && PAGE.test(start))) return notAFeed(start)
  const { title, link, rows } = read.outline
  if (rows.length > MOST_RELEASES) return TOO_MUCH
  const base = options.base ?? absoluteUrl(link)
  const clock = options.clock ?? (rows.every(isOfKBoard) ? 'seoul, called utc' : undefined)
  return {
    outcome: 'read',
    title: plainTitle(title),
    link,
    rows: tellApart(
      rows.map((row) => ({ release: releaseOf(row, { base, clock }), name: row.names[0] })),
      absoluteUrl(link, options.base),
    ),
    cutOff: read.cutOff,
  }
}

const MOST_RELEASES = 5_000
const TOO_MUCH: FeedReading = { outcome: 'failed', reason: 'too large', detail: '피드에 담긴 것이 너무 많습니다.' }
const PAGE = /^(?:<!--.*?-->\s*|<\?xml.*?\?>\s*)*<(?:!doctype html|html|head|body|script|meta|div|p|table)\b/is

/** A bound on the readers' work, which grows with the count of elements, attributes, entities and releases, not with bytes. */
function isTooMuch(text: string): boolean {
  if (/^\s*\{/.test(text)) return text.length > 2_000_000
  return exceeds(text, /<|="|&|]]>/g, 500_000) || exceeds(text, /<(?:item|entry)\b/gi, MOST_RELEASES)
}

function notAFeed(start: string): FeedReading {
  if (PAGE.test(start)) {
    return { outcome: 'failed', reason: 'not a feed', detail: '피드가 아니라 웹 페이지(HTML)가 왔습니다.' }
  }
  if (/<(?:rss|feed|rdf:RDF|channel)\b/i.test(start)) {
    return { outcome: 'failed', reason: 'broken', detail: '피드가 깨져 있어 읽을 수 없습니다.' }
  }
  return { outcome: 'failed', reason: 'not a feed', detail: '피드(RSS, Atom)가 아닌 내용이 왔습니다.' }
}

/** KBoard's rss.php runs in WordPress, where PHP's own clock is set to UTC, and labels Seoul's wall clock with it. */
function isOfKBoard({ links }: FeedRow): boolean {
  return links.some((link) => /[?&]kboard_content_redirect=\d/.test(link))
}

function releaseOf(row: FeedRow, { base, clock }: FeedOptions): RawRelease {
  const rowBase = absoluteUrl(row.base, base) ?? base
  const texts = row.texts.map(htmlToText)
  const dates = row.dates.map((raw) => readDate(clock ? raw.replace(/\s*(?:[+-]00:?00|GMT|UTC?|Z)$/i, '') : raw))
  const partial = row.dates.map(readPartialDate).find((day) => day !== undefined)
  return {
    title: row.titles.map(plainTitle).find((title) => title !== '') ?? '',
    url: row.links.flatMap((link) => absoluteUrl(link, rowBase) ?? [])[0] ?? '',
    // Where a release has several, one is cut short for lists: the longest is the whole.
    text: texts.reduce((longest, next) => (next.length > longest.length ? next : longest), ''),
    published: dates.find((date) => date !== undefined) ?? (partial ? { day: partial } : undefined),
    ministry: row.publishers.map(plainTitle).find((name) => name !== ''),
  }
}
