import { learnedRhythm, publishedDays } from '../../../functions/releases/health/rhythm.ts'
import type { RawRelease } from '../../../functions/releases/raw-release.ts'
import { parseBoard } from '../../../functions/sources/board/parse-board.ts'
import { catalog } from '../../../functions/sources/catalog/catalog.ts'
import { CatalogLine } from '../../../functions/sources/catalog/catalog-line.ts'
import { type Markup, markups } from '../../../functions/sources/catalog/markup.ts'
import {
  type Node,
  parseMarkup,
  selectElements,
  selectValues,
} from '../../../functions/sources/document/markup-tree.ts'
import { parseFeed } from '../../../functions/sources/feed/parse-feed.ts'
import { parseOpenApi } from '../../../functions/sources/open-api/parse-open-api.ts'
import type { Day } from '../../../functions/text/seoul.ts'
import { describeFeeds, type ListedFeed, listedFeeds } from './feed-guide.ts'
import { boardFixture, feedFixture } from './invent-fixture.ts'
import { listDoubts } from './list-doubts.ts'
import { type ProposedMarkup, proposeMarkup } from './propose-markup.ts'

/** What a document proposes to be in the catalog. */
export interface Inspection {
  /** As it would stand in catalog.json. */
  line: CatalogLine & { evidence: string }
  /** The line as JSON, with the name of its markup. */
  lineText: string
  /** A markup that markups.json does not have yet. */
  markup: Markup | undefined
  rows: RawRelease[]
  nextPage: string | undefined
  /** Korean sentences about what a person should look at. */
  doubts: string[]
  /** A document of invented words in the same shape, for the contract suite; undefined where it could not be made. */
  fixture: { name: string; text: string } | undefined
}

export interface InspectedDocument {
  text: string
  /** Where it came from, or would: relative links begin there. */
  address: string
  today: Day
}

/** Looks at a feed or a board's list. A sentence where it is neither. */
export async function inspectDocument(document: InspectedDocument): Promise<Inspection | string> {
  const { text, address, today } = document
  const fromService = serviceAnswer(text)
  if (fromService) return fromService
  const feed = await parseFeed(text, { base: address })
  if (feed.outcome === 'read' && feed.rows.length > 0) {
    const fields = fieldsOf(address, feed.title, feed.rows, today)
    const { line, lineText } = catalogLine({ ...fields, kind: 'feed', page: 'any' }, { ...fields, kind: 'feed' })
    const fixture = await feedFixture(text, feed.rows, address)
    const doubts = listDoubts(feed.rows, { today, cutOff: feed.cutOff })
    return {
      line,
      lineText,
      markup: undefined,
      rows: feed.rows,
      nextPage: undefined,
      doubts,
      fixture: fixture === undefined ? undefined : { name: `${fields.id}.xml`, text: fixture },
    }
  }
  if (feed.outcome === 'failed' && feed.reason !== 'not a feed') return feed.detail
  const page = parseMarkup(text)
  const proposed = proposeMarkup(page, address)
  const rows = proposed ? rowsBy(text, proposed.markup, address, today) : []
  const feeds = listedFeeds(page, address)
  if (!proposed || rows.length === 0 || isGuideOf(feeds, rows)) return withoutList(page, feeds)
  return inspectBoard(document, page, proposed, rows)
}

/** What to say of an answer of data.go.kr's services of 정책브리핑, which are in the catalog already. */
function serviceAnswer(text: string): string | undefined {
  const answer = /<(?:OpenAPI_ServiceResponse|response)\b/.test(text.slice(0, 1000)) ? parseOpenApi(text) : undefined
  if (!answer) return undefined
  if (answer.outcome === 'failed') return `목록이 아니라 서비스의 오류입니다. ${answer.detail}`
  const lines = catalog.filter(({ kind }) => kind === 'open api').map(({ id }) => id)
  return `공공데이터포털의 정책브리핑 API가 보낸 응답입니다 (발표 ${answer.releases.length}건). 이 API는 이미 카탈로그에 있습니다: ${lines.join(', ')}`
}

function inspectBoard(
  { text, address, today }: InspectedDocument,
  page: Node,
  proposed: ProposedMarkup,
  rows: RawRelease[],
): Inspection {
  const fields = fieldsOf(address, pageTitle(page), rows, today)
  const known = knownMarkup(text, rows, address, today)
  const name = known ?? fields.id
  const markup = known ? (markups[known] as Markup) : proposed.markup
  const { line, lineText } = catalogLine(
    { ...fields, kind: 'board', markup },
    { ...fields, kind: 'board', markup: name },
  )
  const [feed] = listedFeeds(page, address)
  const doubts = listDoubts(rows, {
    today,
    feed: feed?.address,
    isLinkGuessed: proposed.isLinkGuessed && !known,
    isPageGuessed: proposed.isPageGuessed && !known,
    expected: proposed.rows,
  })
  const fixture = boardFixture(page, markup.list, address, today)
  return {
    line,
    lineText,
    markup: known ? undefined : proposed.markup,
    rows,
    nextPage: markup.list.nextPage ?? proposed.nextPage,
    doubts,
    fixture: fixture === undefined ? undefined : { name: `${name}.html`, text: fixture },
  }
}

function rowsBy(text: string, { list }: Markup, address: string, today: Day): RawRelease[] {
  return parseBoard(parseMarkup(text), list, address, today).rows
}

/** The markup of markups.json that reads the same releases: one shape needs no second name. */
function knownMarkup(text: string, rows: RawRelease[], address: string, today: Day): string | undefined {
  const keyOf = ({ title, published }: RawRelease) => `${title} ${published?.day ?? ''}`
  const wanted = rows.map(keyOf).join('\n')
  return Object.keys(markups).find((name) => {
    const found = rowsBy(text, markups[name] as Markup, address, today)
    const isItsSite = hostOf(markups[name]?.site) === hostOf(address) || markups[name]?.site === undefined
    return isItsSite && found.map(keyOf).join('\n') === wanted
  })
}

interface LineFields {
  id: string
  name: string
  ministry?: string
  url: string
  rhythm?: number
  licence: string
  evidence: string
}

function fieldsOf(address: string, title: string, rows: RawRelease[], today: Day): LineFields {
  const days = publishedDays(
    undefined,
    rows.flatMap(({ published }) => published?.day ?? []),
  )
  const rhythm = learnedRhythm(days)
  const institution = INSTITUTION.exec(title)?.[0]
  return {
    id: freeId(address),
    name: title || (hostOf(address) ?? ''),
    ...(institution && { ministry: institution }),
    url: address,
    ...(rhythm !== undefined && { rhythm: Math.ceil(rhythm) }),
    licence: '확인해 주세요: 공공누리 유형 또는 이용 약관',
    evidence: `looked at on ${today}, ${rows.length} rows`,
  }
}

const INSTITUTION =
  /[가-힣]{2,}(?:부|처|청|실|위원회|공단|공사|진흥원|기술원|연구원|개발원|은행|협회|재단|거래소|감독원)(?=$|[\s|:<>·-])/

/** A short id by the host that no line has yet. */
function freeId(address: string): string {
  const [label = 'source'] = new URL(address).hostname.replace(/^(?:www|m|opinion|info)\./, '').split('.')
  const id = label.toLowerCase().replace(/[^a-z0-9-]/g, '-')
  const taken = new Set(catalog.map((line) => line.id))
  return (
    [id, `${id}-board`, ...Array.from({ length: 99 }, (_, n) => `${id}-${n + 2}`)].find((one) => !taken.has(one)) ?? id
  )
}

function catalogLine(fields: object, shown: object): Pick<Inspection, 'line' | 'lineText'> {
  return { line: CatalogLine.parse(fields) as Inspection['line'], lineText: JSON.stringify(shown, undefined, 2) }
}

function pageTitle(page: Node): string {
  const [title = ''] = [...selectValues(page, "meta[property='og:title']@content"), ...selectValues(page, 'title')]
  return title.replace(/\s+/g, ' ').trim()
}

/** Whether the rows of a page are no releases but feeds: most of them lead to one, or stand without dates on a page of several. */
function isGuideOf(feeds: ListedFeed[], rows: RawRelease[]): boolean {
  const addresses = new Set(feeds.map((feed) => feed.address))
  const leading = rows.filter(({ url }) => addresses.has(url)).length
  return leading * 2 > rows.length || (feeds.length > 1 && rows.every(({ published }) => !published))
}

function withoutList(page: Node, feeds: ListedFeed[]): string {
  if (feeds.length > 1) return describeFeeds(feeds)
  const [feed] = feeds
  if (feed)
    return `목록을 찾지 못했습니다. 이 쪽은 피드를 알립니다. 피드로 다시 해 보세요: npm run source -- ${feed.address}`
  const isDrawnByScript = selectElements(page, 'script').length > 0 && selectElements(page, 'tr, li').length < 5
  return isDrawnByScript
    ? '목록을 찾지 못했습니다. 스크립트가 목록을 그리는 쪽으로 보입니다. 브라우저의 개발자 도구에서 목록을 받아 오는 주소를 찾아 그 주소로 다시 해 보세요.'
    : '발표 목록을 찾지 못했습니다. 발표 하나의 쪽이거나, 로그인·오류 안내일 수 있습니다. 목록이 보이는 주소인지 확인해 주세요.'
}

function hostOf(address: string | undefined): string | undefined {
  return address === undefined ? undefined : URL.parse(address)?.hostname.replace(/^(?:www|m)\./, '')
}
