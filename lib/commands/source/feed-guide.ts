import { type Node, nameOf, selectElements } from '../../../functions/sources/document/markup-tree.ts'
import { absoluteUrl } from '../../../functions/sources/document/urls.ts'
import { ancestorsOf, attribute, elementsIn, textOf } from './element.ts'

/*
Institutions have a page that explains RSS and gives the addresses of their feeds: as links, as words, or in fields to copy from.
*/

export interface ListedFeed {
  /** What the page calls it; empty where it says nothing. */
  name: string
  address: string
}

const FEED_TYPE = /application\/(?:rss|atom|rdf|feed)\+(?:xml|json)/i
/** A path or parameter of feeds, and not one of the page that explains them. */
const FEED_ADDRESS =
  /(?:[/?&=._-](?:rss|atom|feed)s?(?:\d|[/?&=._-]|list|news|tag)|(?:rss|atom|feed)\.(?:xml|do|es|jsp|php|asp|aspx|json)|\.rss\b|[?&]act=rss|mode=rss|\/(?:rss|feed|atom)\/?$)/i
const EXPLAINS = /(?:guide|info|intro|about|help|service|use|main|index)\.?\w*$/i
const WRITTEN_ADDRESS = /https?:\/\/[^\s"'<>]+/g
const MAX_FEEDS = 30
const MAX_NAME_LETTERS = 40
const NO_NAME = /^(?:rss|xml|rss 2\.0|atom|복사|주소 ?복사|구독(?:하기)?|바로가기|새 ?창.*|클릭|copy|보기)$/i

/** The feeds that a page links to or names, each once, in the order of the page. */
export function listedFeeds(page: Node, address: string): ListedFeed[] {
  const elements = selectElements(page, 'link[href], a[href], input[value], td, dd, li, p, span, code')
  const found = elements.flatMap((element) =>
    addressesIn(element).flatMap((given): ListedFeed[] => {
      const url = absoluteUrl(given, address)
      return url && url !== address ? [{ name: nameBeside(element, given), address: url }] : []
    }),
  )
  const names = Map.groupBy(found, (feed) => feed.address)
  const feeds = [...names].map(([url, same]) => ({ name: same.find(({ name }) => name)?.name ?? '', address: url }))
  return feeds.slice(0, MAX_FEEDS)
}

function addressesIn(element: Node): string[] {
  const href = attribute(element, 'href').replaceAll('&amp;', '&')
  if (href !== '') {
    const isFeed = FEED_TYPE.test(attribute(element, 'type')) || (FEED_ADDRESS.test(href) && !explains(href))
    return isFeed ? [href] : []
  }
  if (elementsIn(element).length > 0) return []
  const written = attribute(element, 'value') || textOf(element)
  return (written.match(WRITTEN_ADDRESS) ?? []).filter((one) => FEED_ADDRESS.test(one) && !explains(one))
}

function explains(address: string): boolean {
  const path = address.replace(/[?#].*$/, '')
  return EXPLAINS.test(path.replace(/\.(?:do|jsp|php|html?|es|asp)$/i, '')) && !/[?&]/.test(address)
}

/** What the link says, else the title it has, else what the row or item begins with. */
function nameBeside(element: Node, given: string): string {
  const around = [element, ...ancestorsOf(element)]
  const row = around.slice(1).find((one) => /^(?:tr|li|dl|p)$/.test(nameOf(one)))
  // In a list of definitions the term before it.
  const term = row && nameOf(row) === 'dl' ? termBefore(elementsIn(row), around) : undefined
  const cells = row ? (term ? [term] : elementsIn(row)).map(textOf) : []
  const words = [textOf(element), attribute(element, 'title'), ...cells, row ? textOf(row) : '']
  const bare = words.map((one) => one.replace(given, '').replace(WRITTEN_ADDRESS, '').replace(/\s+/g, ' ').trim())
  return bare.find((one) => one !== '' && one.length <= MAX_NAME_LETTERS && !NO_NAME.test(one)) ?? ''
}

function termBefore(parts: Node[], around: Node[]): Node | undefined {
  const at = parts.findIndex((part) => around.includes(part))
  return parts.slice(0, Math.max(0, at)).findLast((part) => nameOf(part) === 'dt')
}

/** The sentence for a page that lists feeds. */
export function describeFeeds(feeds: ListedFeed[]): string {
  const lines = feeds.map(({ name, address }) => `• ${name ? `${name}: ` : ''}${address}`)
  return `피드를 알려 주는 쪽입니다. 피드로 다시 해 보세요: npm run source -- 주소\n${lines.join('\n')}`
}
