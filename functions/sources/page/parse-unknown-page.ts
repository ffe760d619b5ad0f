import { foldTitle } from '../../releases/same-release/title-claim.ts'
import { htmlToText, plainTitle } from '../../text/html.ts'
import { extractProse } from '../../text/release-prose.ts'
import { childrenOf, innerHtml, type Node, nameOf, removeSelected, selectValues } from '../document/markup-tree.ts'
import type { FileScript } from './file-address.ts'
import { pageFiles } from './page-files.ts'
import { isSiteLine, removeSurroundings } from './page-surroundings.ts'
import type { ReleasePage } from './parse-marked-page.ts'
import { textWeights } from './text-weights.ts'

/** Elements whose text does not count when the title is searched for. */
const NOT_IN_WORDS = new Set(['a', 'script', 'style', 'option'])
/** So many letters of the title, without signs and spaces, must stand on the page: sites cut and decorate titles. */
const MIN_TITLE_LETTERS = 6
const MAX_TITLE_LETTERS = 12

/**
 * Reads the page of a release on a site whose markup is not described. Undefined when the page does not name the release: then it is a login,
 * an error or the front page. The text is empty when all the page has to say is in its attachments.
 */
export function parseUnknownPage(
  page: Node,
  title: string,
  base?: string,
  script?: FileScript,
): ReleasePage | undefined {
  const titleStart = foldTitle(title).slice(0, MAX_TITLE_LETTERS)
  // What is linked here belongs to the site, not to the release.
  removeSelected(page, 'nav, footer, aside')
  const files = pageFiles(page, base, script)
  const description = metaDescription(page, titleStart)
  const isNamed = titleStart.length >= MIN_TITLE_LETTERS && foldTitle(wordsOutsideLinks(page)).includes(titleStart)
  if (!isNamed && !description) return undefined
  removeSurroundings(page)
  const text = isNamed ? releaseText(htmlToText(innerHtml(mainBlock(page))), title) : ''
  return { text: text || releaseText(description ?? '', title), ...(files.length > 0 && { attachments: files }) }
}

/**
 * A list of latest releases has each title in a link; the release's own page has it outside links. So only text outside links is
 * searched.
 */
function wordsOutsideLinks(node: Node): string {
  if (node.type === 'text') return node.data
  return NOT_IN_WORDS.has(nameOf(node)) ? '' : childrenOf(node).map(wordsOutsideLinks).join('')
}

/** The description in the page's meta elements, if their title is that of the release: on some sites they describe the whole site. */
function metaDescription(page: Node, titleStart: string): string | undefined {
  const [title = ''] = selectValues(page, "meta[property='og:title']@content, meta[name='title']@content")
  const [text] = selectValues(page, "meta[property='og:description']@content, meta[name='description']@content")
  const isOfRelease = titleStart.length >= MIN_TITLE_LETTERS && foldTitle(title).includes(titleStart)
  return isOfRelease ? text && plainTitle(text) : undefined
}

/** The text without lines of the site and without the title; empty where no sentence is left. */
function releaseText(text: string, title: string): string {
  const ownTitle = foldTitle(title)
  const lines = text.split('\n').filter((line) => !isSiteLine(line) && foldTitle(line) !== ownTitle)
  return extractProse(lines.join('\n'), title).length > 0 ? lines.join('\n') : ''
}

/** The main block holds at least this share of the page's letters outside links. */
const MIN_MAIN_SHARE = 0.75
const BLOCK_ELEMENTS = new Set('html body center main section article div font table tbody tr td'.split(' '))

/** The innermost block that holds most of a page's text. */
function mainBlock(page: Node): Node {
  const weights = textWeights(page)
  const weightOf = (node: Node) => weights.get(node)?.outsideLinks ?? 0
  const minLetters = Math.max(1, weightOf(page) * MIN_MAIN_SHARE)
  let block = page
  for (;;) {
    const children = childrenOf(block).filter((child) => weightOf(child) > 0)
    const heaviest = children.find((child) => BLOCK_ELEMENTS.has(nameOf(child)) && weightOf(child) >= minLetters)
    if (!heaviest || isOneParagraph(heaviest, children)) return block
    block = heaviest
  }
}

/** Some editors write each paragraph as a `div`: the longest of several alike is not the whole text. */
function isOneParagraph(node: Node, siblings: Node[]): boolean {
  const kind = elementKind(node)
  return nameOf(node) === 'div' && siblings.some((other) => other !== node && elementKind(other) === kind)
}

function elementKind(node: Node): string {
  return 'attribs' in node ? `${node.name} ${node.attribs.class ?? ''} ${node.attribs.id ?? ''}` : ''
}
