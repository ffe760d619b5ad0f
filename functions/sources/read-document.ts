import type { RawRelease } from '../releases/raw-release.ts'
import type { Failure } from '../releases/source.ts'
import { parseBoard } from './board/parse-board.ts'
import { catalog } from './catalog/catalog.ts'
import type { CatalogLine } from './catalog/catalog-line.ts'
import { type Markup, markups } from './catalog/markup.ts'
import { type Node, parseMarkup, selectValues } from './document/markup-tree.ts'
import { absoluteUrl } from './document/urls.ts'
import { parseFeed } from './feed/parse-feed.ts'
import { parseOpenApi } from './open-api/parse-open-api.ts'
import { parseMarkedPage } from './page/parse-marked-page.ts'

export type DocumentReading = { outcome: 'read'; releases: RawRelease[] } | ({ outcome: 'failed' } & Failure)

/**
 * Reads a document of any kind, wherever it came from: a feed, a board's list or page, or an answer of the open API. Without an address,
 * what the document says of itself shows which source it is from. A title or address that a feed leaves out is empty here.
 */
export async function readDocument(text: string, address?: string): Promise<DocumentReading> {
  const fromApi = /<(?:OpenAPI_ServiceResponse|response)\b/.test(text.slice(0, 1000)) ? parseOpenApi(text) : undefined
  if (fromApi) return fromApi
  const feed = await parseFeed(text, { base: address })
  if (feed.outcome === 'failed') return (feed.reason === 'not a feed' && readPage(text, address)) || feed
  const line = address ? undefined : lineOfFeed(catalog, feed.title, feed.link)
  if (line?.kind !== 'feed') return { outcome: 'read', releases: feed.rows }
  const asInCatalog = await parseFeed(text, { base: line.url, clock: line.clock })
  return asInCatalog.outcome === 'read' ? { outcome: 'read', releases: asInCatalog.rows } : asInCatalog
}

/** The catalog line of a feed without an address: one on the host it links to, else one of the ministry in its title. */
function lineOfFeed(lines: CatalogLine[], title: string, link: string | undefined): CatalogLine | undefined {
  const host = hostOf(link)
  const sameHost = lines.find((line) => host !== undefined && hostOf(line.url) === host)
  return sameHost ?? lines.find((line) => line.ministry !== undefined && title.includes(line.ministry))
}

function hostOf(address: string | undefined): string | undefined {
  return address === undefined ? undefined : URL.parse(address)?.host.replace(/^(www|m)\./, '')
}

/** Reads a page by the markup that finds most in it, as a list or as a single release. */
function readPage(text: string, address: string | undefined): DocumentReading | undefined {
  const page = parseMarkup(text)
  const pageUrl = address ?? canonicalUrl(page)
  const all = Object.values(markups)
  const lists = all.map(({ list, site }) => parseBoard(page, list, pageUrl ?? site).rows)
  const rows = lists.reduce((most, next) => (next.length > most.length ? next : most), [])
  if (rows.length > 0) return { outcome: 'read', releases: rows }
  const release = all.map((markup) => singleRelease(page, markup, pageUrl)).find(Boolean)
  return release && { outcome: 'read', releases: [release] }
}

function singleRelease(page: Node, markup: Markup, address: string | undefined): RawRelease | undefined {
  if (typeof markup.page !== 'object') return undefined
  const read = parseMarkedPage(page, markup.page, address)
  if (!read?.title) return undefined
  const [original] = read.alsoAt ?? []
  return { ...read, title: read.title, url: original ?? address ?? '' }
}

function canonicalUrl(page: Node): string | undefined {
  const [address] = selectValues(page, "link[rel='canonical']@href, meta[property='og:url']@content")
  return absoluteUrl(address)
}
