import type { RawRelease } from '../releases/raw-release.ts'
import type { Failure } from '../releases/source.ts'
import { board } from './board/board.ts'
import { catalog } from './catalog/catalog.ts'
import { type Markup, markups } from './catalog/markup.ts'
import { recognise } from './catalog/recognise-source.ts'
import { absoluteUrl } from './document/absolute-url.ts'
import { type Node, parseMarkup, values } from './document/select.ts'
import { feed } from './feed/feed.ts'
import { openApi } from './open-api/open-api.ts'
import { releasePage } from './page/release-page.ts'

export type DocumentReading = { outcome: 'read'; releases: RawRelease[] } | ({ outcome: 'failed' } & Failure)

/**
 * Reads a document of whatever kind, wherever it came from: a feed, a board's list or page, an answer of the open API. Without an
 * address it is recognised by what it says of itself. What a feed leaves out (a title, an address) is empty here.
 */
export async function readDocument(text: string, address?: string): Promise<DocumentReading> {
  const answer = /<(?:OpenAPI_ServiceResponse|response)\b/.test(text.slice(0, 1000)) ? openApi(text) : undefined
  if (answer) return answer
  const read = await feed(text, { base: address })
  if (read.outcome === 'failed') return (read.reason === 'not a feed' && readPage(text, address)) || read
  const line = address ? undefined : recognise(catalog, read.title, read.link)
  if (line?.kind !== 'feed') return { outcome: 'read', releases: read.rows }
  const again = await feed(text, { base: line.url, clock: line.clock })
  return again.outcome === 'read' ? { outcome: 'read', releases: again.rows } : again
}

/** The board whose markup finds most in the page, be it a list or a single release. */
function readPage(text: string, address: string | undefined): DocumentReading | undefined {
  const page = parseMarkup(text)
  const own = address ?? ownAddress(page)
  const named = Object.values(markups)
  const lists = named.map(({ list, site }) => board(page, list, own ?? site).rows)
  const rows = lists.reduce((most, next) => (next.length > most.length ? next : most), [])
  if (rows.length > 0) return { outcome: 'read', releases: rows }
  const release = named.map((markup) => single(page, markup, own)).find(Boolean)
  return release && { outcome: 'read', releases: [release] }
}

function single(page: Node, markup: Markup, address: string | undefined): RawRelease | undefined {
  if (typeof markup.page !== 'object') return undefined
  const read = releasePage(page, markup.page, address)
  if (!read?.title) return undefined
  const [original] = read.alsoAt ?? []
  return { ...read, title: read.title, url: original ?? address ?? '' }
}

function ownAddress(page: Node): string | undefined {
  const [address] = values(page, "link[rel='canonical']@href, meta[property='og:url']@content")
  return absoluteUrl(address)
}
