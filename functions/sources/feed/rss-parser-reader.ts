import { isUtf8 } from 'node:buffer'
import Parser from 'rss-parser'
import { absoluteUrl } from '../document/urls.ts'
import type { FeedOutline, FeedRow } from './feed-row.ts'

// The elements that may hold a field, best first.
const TITLES = ['title', 'dc:title', 'media:title']
const LINKS = ['link', 'guid', 'atom:link', 'id']
const PUBLISHED_DATES =
  `pubDate published issued created atom:published dc:date dcterms:issued dcterms:created dc:date.issued
  prism:publicationDate date`.split(/\s+/)
const CHANGED_DATES = 'updated modified atom:updated dcterms:modified'.split(' ')
const DATES = [...PUBLISHED_DATES, ...CHANGED_DATES]
const IANA_RELATION = 'http://www.iana.org/assignments/relation/'
const RANK_OF_RELATION: Record<string, number> = { alternate: 0, '': 0, self: 1 }
const PUBLISHERS = ['dc:publisher']
const TEXTS = 'description content:encoded content summary dc:description itunes:summary'.split(' ')

// rss-parser drops repeats of elements it knows, reads dates in the local zone, rejects a whole Atom feed for one bad date and
// strips tags in quadratic time. It passes unknown elements through, so we rename them all.
const RENAMED = new Map([...TITLES, ...LINKS, ...DATES, ...PUBLISHERS, ...TEXTS].map((name) => [name, `our:${name}`]))
const keepAll = (name: string) => [name, name, { keepArray: true }] as [string, string, { keepArray: true }]

type Raw = Record<string, unknown>

const options: Parser.ParserOptions<Raw, Raw> = {
  defaultRSS: 2,
  xml2js: { tagNameProcessors: [(name: string) => RENAMED.get(name) ?? name] },
  customFields: {
    feed: [keepAll('$'), keepAll('our:title'), keepAll('our:link'), keepAll('our:atom:link')] as unknown as string[],
    item: ['$', ...RENAMED.values()].map(keepAll),
  },
}

/** Reads well-formed RSS 0.9x, 1.0, 2.0 and Atom with rss-parser. Throws on anything else. */
export async function readWithRssParser(xml: string): Promise<FeedOutline> {
  const feed = await settledAtOnce(new Parser(options).parseString(xml))
  const base = baseOf(feed)
  return {
    title: allValues(feed, 'title').flatMap((value) => textOf(value))[0] ?? '',
    link: linksOf(feed)[0],
    rows: feed.items.map((row) => rowOf(row, base)),
  }
}

/** The XML parser inside rss-parser either ends synchronously or, on some broken documents, never: then it has failed. Each document gets a new one. */
async function settledAtOnce<T>(read: Promise<T>): Promise<T> {
  const tooLate = new Promise<never>((_, reject) => setImmediate(() => reject(new Error('the XML parser never ended'))))
  return Promise.race([read, tooLate])
}

function rowOf(row: Raw, feedBase: string | undefined): FeedRow {
  const texts = (names: string[]) =>
    names.flatMap((name) => allValues(row, name).flatMap((value) => textOf(value, name === 'content')))
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

function allValues(row: Raw, name: string): unknown[] {
  const values = row[`our:${name}`]
  return Array.isArray(values) ? values : []
}

interface Attributes {
  mode?: string
  type?: string
}

/** The text of an element with or without attributes; none when it is empty. Atom may encode a content in base64. */
function textOf(value: unknown, isContent = false): string[] {
  const { _, $ } = (typeof value === 'string' ? { _: value } : (value ?? {})) as { _?: unknown; $?: Attributes }
  if (typeof _ !== 'string' || _.trim() === '') return []
  return [isBase64(_, $, isContent) ? Buffer.from(_, 'base64').toString() : _.trim()]
}

/**
 * Atom 0.3 says so by `mode`; Atom 1.0 by the type of bytes or, of a content, by any type that is neither text nor XML. An element of
 * another type is text, and so is what gives no text when it is decoded: a word such as `Policies` has the shape of base64.
 */
function isBase64(text: string, { mode, type = '' }: Attributes = {}, isContent = false): boolean {
  if (mode) return mode === 'base64'
  const isOfBytes = /^\s*application\/octet-stream\s*$/i.test(type)
  const mayBe = isOfBytes || (isContent && /^(?!text\/)[^/]+\/(?!.*xml)/i.test(type))
  if (!mayBe || !/^[A-Za-z0-9+/\s]+=*\s*$/.test(text) || text.replace(/\s/g, '').length % 4 > 0) return false
  const bytes = Buffer.from(text, 'base64')
  return isUtf8(bytes) && !/[\u0000-\u0008\u000e-\u001f]/.test(bytes.toString())
}

/** A row's addresses, best first: HTML pages before other forms; its own address as data (`self`) only after those. */
function linksOf(row: Raw): string[] {
  const links = LINKS.flatMap((name) => allValues(row, name).flatMap((value) => linkOf(value, name)))
  return [0, 1, 2].flatMap((rank) => links.filter((link) => link.rank === rank)).map(({ href }) => href)
}

function linkOf(value: unknown, name: string): { href: string; rank: number }[] {
  const attributes = ((value as Raw | undefined)?.$ ?? {}) as Record<string, string>
  const { rel = 'alternate', type = 'text/html' } = attributes
  if (name === 'guid' && /^false$/i.test(attributes.isPermaLink ?? '')) return []
  const target = attributes.href ?? attributes['rdf:resource']
  const isName = name === 'guid' || name === 'id'
  const texts = target ? [target] : textOf(value).filter((text) => !isName || /^https?:\/\//i.test(text))
  const rank = RANK_OF_RELATION[rel.trim().toLowerCase().replace(IANA_RELATION, '')]
  if (rank === undefined) return []
  const form = /html|text/i.test(type) ? 0 : 1
  const base = attributes['xml:base']
  const href = (text: string) => (base && absoluteUrl(text, base)) || text.trim()
  return texts.map((text) => ({ href: href(text), rank: rank + form }))
}

/** RSS 1.0 names each release by its address. */
function aboutOf(row: Raw): string[] {
  return (row.$ as Record<string, string> | undefined)?.['rdf:about']?.trim().split(' ', 1) ?? []
}

function baseOf(row: Raw): string | undefined {
  return (row.$ as Record<string, string> | undefined)?.['xml:base']
}

interface PlainRow {
  title?: string | undefined
  link?: string | undefined
  isoDate?: string | undefined
}

/** What rss-parser makes of a feed without any of our code: the measure that our reading is compared with. */
export async function readWithPlainRssParser(xml: string): Promise<PlainRow[]> {
  const feed = await new Parser().parseString(xml)
  return feed.items
}
