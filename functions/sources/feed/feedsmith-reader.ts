import { parseFeed as parseWithFeedsmith } from 'feedsmith'
import { absoluteUrl } from '../document/urls.ts'
import type { FeedOutline, FeedRow } from './feed-row.ts'

/** What feedsmith gives, whatever kind of feed it read. */
interface Loose {
  [name: string]: unknown
}

/** Reads whatever kind of feed feedsmith knows, including JSON Feed and unusual namespace prefixes. Throws on anything else. */
export function readWithFeedsmith(text: string): FeedOutline {
  const feed = parseWithFeedsmith(text).feed as Loose
  const rows = (feed.items ?? feed.entries ?? []) as Loose[]
  return {
    title: strings(feed.title)[0] ?? '',
    link: [...strings(feed.link), ...alternates(feed.links), ...strings(feed.home_page_url)][0],
    rows: rows.map((row) => rowOf(row, baseOf(feed))),
  }
}

function rowOf(row: Loose, feedBase: string | undefined): FeedRow {
  const dc = (row.dc ?? {}) as Loose
  const terms = (row.dcterms ?? {}) as Loose
  const content = (row.content ?? {}) as Loose
  const atom = (row.atom ?? {}) as Loose
  const rdf = (row.rdf ?? {}) as Loose
  return {
    titles: strings(row.title, dc.title, dc.titles),
    names: strings(row.guid, row.id),
    links: [
      ...strings(row.link, row.url),
      ...alternates(row.links),
      ...alternates(atom.links),
      ...addresses(row.guid),
      ...addresses(row.id),
      ...addresses(rdf.about),
    ],
    dates: strings(
      row.pubDate,
      row.published,
      row.date_published,
      dc.date,
      dc.dates,
      terms.issued,
      terms.created,
      atom.published,
      row.updated,
      atom.updated,
      row.date_modified,
    ),
    texts: strings(
      row.description,
      content.encoded,
      row.content,
      row.content_html,
      row.content_text,
      row.summary,
      dc.description,
    ),
    publishers: strings(dc.publisher, dc.publishers),
    base: absoluteUrl(baseOf(row), feedBase) ?? feedBase,
  }
}

/** Every text in a value, a list of values, or a value with attributes (`{ value }`). */
function strings(...values: unknown[]): string[] {
  return values.flatMap((value): string[] => {
    if (typeof value === 'string') return value.trim() === '' ? [] : [value.trim()]
    if (Array.isArray(value)) return strings(...value)
    return value && typeof value === 'object' && 'value' in value ? strings(value.value) : []
  })
}

function addresses(value: unknown): string[] {
  if ((value as Loose | undefined)?.isPermaLink === false) return []
  return strings(value).filter((text) => /^https?:\/\//i.test(text))
}

function alternates(links: unknown): string[] {
  const all = (Array.isArray(links) ? links : []) as Loose[]
  return strings(all.filter(({ rel = 'alternate' }) => /(^|\/)alternate$/.test(String(rel))).map((link) => link.href))
}

function baseOf(row: Loose): string | undefined {
  return strings((row.xml as Loose | undefined)?.base)[0]
}
