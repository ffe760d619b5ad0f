import Parser from 'rss-parser'
import { absoluteUrl } from '../document/absolute-url.ts'
import type { FeedOutline, FeedRow } from './feed-row.ts'

const TITLES = ['title', 'dc:title', 'media:title']
const LINKS = ['link', 'guid', 'atom:link', 'id']
const PUBLISHED = `pubDate published issued created atom:published dc:date dcterms:issued dcterms:created dc:date.issued
  prism:publicationDate date`.split(/\s+/)
const CHANGED = 'updated modified atom:updated dcterms:modified'.split(' ')
const DATES = [...PUBLISHED, ...CHANGED]
const IANA = 'http://www.iana.org/assignments/relation/'
const RANKS: Record<string, number> = { alternate: 0, '': 0, self: 1 }
const PUBLISHERS = ['dc:publisher']
const TEXTS = 'description content:encoded content summary dc:description itunes:summary'.split(' ')

// rss-parser keeps one of each element, reads dates as machine time, rejects an Atom feed for one odd date and cuts markup out of
// texts with a quadratic expression. Under names it does not know, elements come through untouched and all of them.
const OURS = new Map([...TITLES, ...LINKS, ...DATES, ...PUBLISHERS, ...TEXTS].map((name) => [name, `our:${name}`]))
const ours = (name: string) => [name, name, { keepArray: true }] as [string, string, { keepArray: true }]

type Raw = Record<string, unknown>

const options: Parser.ParserOptions<Raw, Raw> = {
  defaultRSS: 2,
  xml2js: { tagNameProcessors: [(name: string) => OURS.get(name) ?? name] },
  customFields: {
    feed: [ours('$'), ours('our:title'), ours('our:link'), ours('our:atom:link')] as unknown as string[],
    item: ['$', ...OURS.values()].map(ours),
  },
}

/** RSS 0.9x, 1.0, 2.0 and Atom, well formed, as rss-parser reads them. Throws on anything else. */
export async function readWithRssParser(xml: string): Promise<FeedOutline> {
  const feed = await settled(new Parser(options).parseString(xml))
  const base = baseOf(feed)
  return {
    title: every(feed, 'title').flatMap(textOf)[0] ?? '',
    link: linksOf(feed)[0],
    rows: feed.items.map((row) => rowOf(row, base)),
  }
}

/** The XML parser beneath works at once or, on some broken documents, never calls back: then it has failed. Hence a new one each time. */
async function settled<T>(read: Promise<T>): Promise<T> {
  const silence = new Promise<never>((_, reject) => setImmediate(() => reject(new Error('the XML parser never ended'))))
  return Promise.race([read, silence])
}

function rowOf(row: Raw, feedBase: string | undefined): FeedRow {
  const texts = (names: string[]) => names.flatMap((name) => every(row, name)).flatMap(textOf)
  return {
    titles: texts(TITLES),
    names: texts(['guid', 'id']),
    links: [...linksOf(row), ...aboutOf(row)],
    dates: texts(DATES),
    texts: texts(TEXTS),
    publishers: texts(PUBLISHERS),
    base: absoluteUrl(baseOf(row), feedBase) ?? feedBase,
  }
}

function every(row: Raw, name: string): unknown[] {
  const values = row[`our:${name}`]
  return Array.isArray(values) ? values : []
}

interface Attributes {
  mode?: string
  type?: string
}

/** Text of an element, with or without attributes; nothing when it is empty. Atom may send it as base64. */
function textOf(value: unknown): string[] {
  const { _, $ } = (typeof value === 'string' ? { _: value } : (value ?? {})) as { _?: unknown; $?: Attributes }
  if (typeof _ !== 'string' || _.trim() === '') return []
  return [isBase64(_, $) ? Buffer.from(_, 'base64').toString() : _.trim()]
}

/** Old Atom says so; new Atom means it by a type that is neither text nor XML. */
function isBase64(text: string, { mode, type }: Attributes = {}): boolean {
  if (mode) return mode === 'base64'
  return /^(?!text\/)[^/]+\/(?!.*xml)/i.test(type ?? '') && /^[A-Za-z0-9+/\s]+=*\s*$/.test(text)
}

/** Where it can be read, best first: pages before other forms; its own address as data (`self`) only when nothing better is given. */
function linksOf(row: Raw): string[] {
  const links = LINKS.flatMap((name) => every(row, name).flatMap((value) => linkOf(value, name)))
  return [0, 1, 2].flatMap((rank) => links.filter((link) => link.rank === rank)).map(({ href }) => href)
}

function linkOf(value: unknown, name: string): { href: string; rank: number }[] {
  const attributes = ((value as Raw | undefined)?.$ ?? {}) as Record<string, string>
  const { rel = 'alternate', type = 'text/html' } = attributes
  if (name === 'guid' && /^false$/i.test(attributes.isPermaLink ?? '')) return []
  const given = attributes.href ?? attributes['rdf:resource']
  const isName = name === 'guid' || name === 'id'
  const texts = given ? [given] : textOf(value).filter((text) => !isName || /^https?:\/\//i.test(text))
  const rank = RANKS[rel.trim().toLowerCase().replace(IANA, '')]
  if (rank === undefined) return []
  const form = /html|text/i.test(type) ? 0 : 1
  return texts.map((text) => ({ href: absoluteUrl(text, attributes['xml:base']) ?? text.trim(), rank: rank + form }))
}

/** RSS 1.0 names each release by its address. */
function aboutOf(row: Raw): string[] {
  return (row.$ as Record<string, string> | undefined)?.['rdf:about']?.trim().split(' ', 1) ?? []
}

function baseOf(row: Raw): string | undefined {
  return (row.$ as Record<string, string> | undefined)?.['xml:base']
}
