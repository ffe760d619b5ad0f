import type { RawRelease } from '../releases/raw-release.ts'
import type { Failure } from '../releases/source.ts'
import type { Day } from '../text/seoul.ts'
import { billNotice, parseAssembly } from './assembly/parse-assembly.ts'
import { type MarkedList, readAsList } from './board/choose-markup.ts'
import { catalog } from './catalog/catalog.ts'
import type { CatalogLine } from './catalog/catalog-line.ts'
import { type Markup, markups } from './catalog/markup.ts'
import { linkedFeeds } from './document/linked-feeds.ts'
import { type Node, parseMarkup } from './document/markup-tree.ts'
import { hostOf, namesAnother, ownAddress, partsOfTitle, type SiteEvidence } from './document/page-site.ts'
import { unwrapDocument } from './document/unwrap-document.ts'
import { parseFeed } from './feed/parse-feed.ts'
import { parseLawList } from './law/parse-law-list.ts'
import { parseLawmaking } from './lawmaking/parse-lawmaking.ts'
import { parseOpenApi } from './open-api/parse-open-api.ts'
import { parseMarkedPage } from './page/parse-marked-page.ts'

/** How a document was understood, for a person who has to trust the addresses that were made of it. */
interface ReadAs {
  /** The name of a markup, or the id of a catalog line whose site relative links were taken to belong to. */
  markup?: string
  line?: string
  /** One Korean sentence. */
  because: string
}

export type DocumentReading =
  | {
      outcome: 'read'
      releases: RawRelease[]
      readAs?: ReadAs
      /** The document ends early: what came before is read. */
      cut?: Failure
    }
  | ({ outcome: 'failed'; readAs?: ReadAs } & Failure)

/**
 * Reads a document of any kind, wherever it came from: a feed, a board's list or page, or an answer of the open API. Without an address,
 * what the document says of itself shows which source it is from. A title or address that a feed leaves out is empty here, and so is an
 * address that only the page's own would complete. With `today`, rows of a list that show only a time, or no year, have a date.
 */
export async function readDocument(document: string, address?: string, today?: Day): Promise<DocumentReading> {
  const reading = await readAsItIs(document, address, today)
  return reading.outcome === 'read' && reading.releases.length === 0 ? EMPTY : reading
}

const EMPTY: DocumentReading = { outcome: 'failed', reason: 'empty', detail: '문서에 발표가 하나도 없습니다.' }

async function readAsItIs(document: string, address?: string, today?: Day): Promise<DocumentReading> {
  const text = unwrapDocument(document)
  const fromApi = /<(?:OpenAPI_ServiceResponse|response)\b/.test(text.slice(0, 1000)) ? parseOpenApi(text) : undefined
  if (fromApi) return fromApi
  const service = readServiceAnswer(text)
  if (service) return service
  const feed = await parseFeed(text, { base: address })
  if (feed.outcome === 'failed') return pageInstead(feed, () => readPage(text, address, today))
  const line = address ? undefined : lineOfFeed(catalog, feed.title, feed.link)
  const cut = feed.cut && { cut: feed.cut }
  if (line?.kind !== 'feed') return { outcome: 'read', releases: feed.rows, ...cut }
  const asInCatalog = await parseFeed(text, { base: line.url, clock: line.clock })
  if (asInCatalog.outcome === 'failed') return asInCatalog
  const because = hostOf(feed.link) ? '피드의 링크가 이 출처의 누리집입니다.' : '피드의 제목이 이 출처의 부처입니다.'
  return { outcome: 'read', releases: asInCatalog.rows, readAs: { line: line.id, because }, ...cut }
}

/** What is no feed may be a page with a list. */
function pageInstead(feed: DocumentReading & Failure, asPage: () => DocumentReading | undefined): DocumentReading {
  if (feed.reason !== 'not a feed' && feed.reason !== 'empty') return feed
  const page = asPage()
  return page && (page.outcome === 'read' || feed.reason === 'not a feed') ? page : feed
}

/** An answer of a service that publishes what binds, or its refusal. */
function readServiceAnswer(text: string): DocumentReading | undefined {
  const notices = /<result[\s>]/.test(text.slice(0, 300)) ? parseLawmaking(text) : undefined
  if (notices?.outcome === 'failed') return notices
  if (notices) return { outcome: 'read', releases: notices.notices }
  if (/<(?:LawSearch|AdmRulSearch|Response)[\s>]/.test(text.slice(0, 1000))) return parseLawList(text)
  const bills = parseAssembly(text)
  if (bills?.outcome !== 'read') return bills
  return { outcome: 'read', releases: bills.rows.map(billNotice).filter((bill) => bill !== undefined) }
}

/**
 * The catalog line of a feed without an address: one on the host it links to; where it links to none, one of the ministry that its title
 * names as a whole, not among other words.
 */
function lineOfFeed(lines: CatalogLine[], title: string, link: string | undefined): CatalogLine | undefined {
  const host = hostOf(link)
  if (host !== undefined) return lines.find((line) => hostOf(line.url) === host)
  const names = partsOfTitle(title)
  return lines.find(({ ministry }) => {
    if (ministry === undefined || namesAnother({ names, marks: [] }, [ministry])) return false
    return names.includes(ministry)
  })
}

const BECAUSE: Record<SiteEvidence, string> = {
  address: '페이지의 주소가 이 누리집의 것입니다.',
  name: '페이지가 제목이나 이름으로 이 누리집이라고 밝힙니다.',
  links: '이 누리집에만 있는 링크가 있습니다.',
}

/** Reads a page by the markup that fits it best, as a list or as a single release. */
function readPage(text: string, address?: string, today?: Day): DocumentReading | undefined {
  const page = parseMarkup(text)
  const pageUrl = address ?? ownAddress(page)
  const list = readAsList(page, markups, pageUrl, today)
  if (list && list.rows.length > 0)
    return { outcome: 'read', releases: list.rows, readAs: { markup: list.markup, because: reasonFor(list) } }
  for (const [markup, selectors] of Object.entries(markups)) {
    const release = singleRelease(page, selectors, pageUrl)
    const because = '발표 한 건의 페이지로, 본문의 모양이 맞습니다.'
    if (release) return { outcome: 'read', releases: [release], readAs: { markup, because } }
  }
  if (!list) return undefined
  const feeds = linkedFeeds(text, pageUrl)
  const hint = feeds.length > 0 ? ` 이 페이지가 알려 주는 피드: ${feeds.join(' , ')}` : ''
  const whose = pageUrl === undefined ? ' 어느 누리집인지도 알 수 없습니다.' : ` (${new URL(pageUrl).host})`
  return { outcome: 'failed', reason: 'not a feed', detail: `${NO_LINKS}${whose}${hint}` }
}

const NO_LINKS = '게시판 같지만 발표로 가는 주소가 없습니다. 링크가 스크립트이거나 페이지 안(#)에 머뭅니다.'

function reasonFor({ evidence, rows }: MarkedList): string {
  if (evidence) return BECAUSE[evidence]
  const shape = '목록의 모양이 맞습니다.'
  const isIncomplete = rows.some(({ url }) => url === '')
  return isIncomplete ? `${shape} 어느 누리집인지 페이지가 밝히지 않아 상대 주소는 비워 두었습니다.` : shape
}

function singleRelease(page: Node, markup: Markup, address: string | undefined): RawRelease | undefined {
  if (typeof markup.page !== 'object') return undefined
  const read = parseMarkedPage(page, markup.page, address)
  if (!read?.title) return undefined
  const [original] = read.alsoAt ?? []
  return { ...read, title: read.title, url: original ?? address ?? '' }
}
