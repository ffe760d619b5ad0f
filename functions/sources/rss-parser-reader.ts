import Parser from 'rss-parser'
import type { FeedOutline, FeedRow } from './feed-row.ts'

const TITLES = ['title', 'dc:title', 'media:title']
const LINKS = ['link', 'guid', 'atom:link', 'id']
const DATES = 'pubDate published issued dc:date dcterms:issued dcterms:created updated modified dcterms:modified'.split(
  ' ',
)
const TEXTS = 'description content:encoded content summary dc:description itunes:summary'.split(' ')

// rss-parser keeps one of each element, reads dates as machine time, rejects an Atom feed for one odd date and cuts markup out of
// texts with a quadratic expression. Under names it does not know, elements come through untouched and all of them.
const OURS = new Map([...TITLES, ...LINKS, ...DATES, ...TEXTS].map((name) => [name, `our:${name}`]))
const ours = (name: string) => [name, name, { keepArray: true }] as [string, string, { keepArray: true }]

type Raw = Record<string, unknown>

const parser = new Parser<Raw, Raw>({
  defaultRSS: 2,
  xml2js: { tagNameProcessors: [(name: string) => OURS.get(name) ?? name] },
  customFields: {
    feed: [ours('$'), ours('our:title'), ours('our:link')] as unknown as string[],
    item: ['$', ...OURS.values()].map(ours),
  },
})

/** RSS 0.9x, 1.0, 2.0 and Atom as rss-parser reads them. Throws on what is not well formed. */
export async function readWithRssParser(xml: string): Promise<FeedOutline> {
  const feed = await parser.parseString(xml)
  const base = baseOf(feed)
  return {
    title: every(feed, 'title').flatMap(textOf)[0] ?? '',
    link: every(feed, 'link').flatMap((link) => linkOf(link, 'link'))[0],
    rows: feed.items.map((row) => rowOf(row, base)),
  }
}

function rowOf(row: Raw, feedBase: string | undefined): FeedRow {
  const texts = (names: string[]) => names.flatMap((name) => every(row, name)).flatMap(textOf)
  const links = LINKS.flatMap((name) => every(row, name).flatMap((value) => linkOf(value, name)))
  const lacksText = [...TITLES, ...TEXTS].some((name) => every(row, name).some(holdsElements))
  return {
    titles: texts(TITLES),
    links,
    dates: texts(DATES),
    texts: texts(TEXTS),
    base: baseOf(row) ?? feedBase,
    lacksText,
  }
}

function every(row: Raw, name: string): unknown[] {
  const values = row[`our:${name}`]
  return Array.isArray(values) ? values : []
}

/** Text of an element, with or without attributes; nothing when it is empty or holds markup as elements. */
function textOf(value: unknown): string[] {
  const text = typeof value === 'string' ? value : (value as Raw | undefined)?._
  return typeof text === 'string' && text.trim() !== '' ? [text.trim()] : []
}

function holdsElements(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).some((key) => key !== '_' && key !== '$')
}

function linkOf(value: unknown, name: string): string[] {
  const attributes = ((value as Raw | undefined)?.$ ?? {}) as Record<string, string>
  if (name === 'guid' && attributes.isPermaLink === 'false') return []
  if (attributes.href) return (attributes.rel ?? 'alternate') === 'alternate' ? [attributes.href.trim()] : []
  const isName = name === 'guid' || name === 'id'
  return textOf(value).filter((text) => !isName || /^https?:\/\//i.test(text))
}

function baseOf(row: Raw): string | undefined {
  return (row.$ as Record<string, string> | undefined)?.['xml:base']
}
