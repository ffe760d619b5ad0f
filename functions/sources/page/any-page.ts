import { foldTitle } from '../../releases/same-release/title-claim.ts'
import { htmlToText, plainTitle } from '../../text/html.ts'
import { extractProse } from '../../text/release-prose.ts'
import { childrenOf, html, type Node, nameOf, remove, values } from '../document/select.ts'
import { mainBlock } from './main-block.ts'
import { pageFiles } from './page-files.ts'
import type { ReleasePage } from './release-page.ts'
import { standsAround } from './site-lines.ts'
import { withoutChrome } from './without-chrome.ts'

const NO_WORDS = new Set(['a', 'script', 'style', 'option'])
const LEAST_NAMED = 6
const MOST_NAMED = 12

/**
 * Reads the page of a release on a site whose markup nobody described. Undefined where the page does not name the release: a login, an
 * error or the front page instead. Its text is empty where all it has to say is attached.
 */
export function anyPage(page: Node, title: string, base?: string): ReleasePage | undefined {
  const named = foldTitle(title).slice(0, MOST_NAMED)
  // What stands there is attached to the site, not to the release.
  remove(page, 'nav, footer, aside')
  const files = pageFiles(page, base)
  const described = description(page, named)
  const isNamed = named.length >= LEAST_NAMED && foldTitle(wordsOutsideLinks(page)).includes(named)
  if (!isNamed && !described) return undefined
  withoutChrome(page)
  const text = isNamed ? said(htmlToText(html(mainBlock(page))), title) : ''
  return { text: text || said(described ?? '', title), ...(files.length > 0 && { attachments: files }) }
}

/** A list of the latest releases names each by a link; the page of one names it in words of its own. */
function wordsOutsideLinks(node: Node): string {
  if (node.type === 'text') return node.data
  return NO_WORDS.has(nameOf(node)) ? '' : childrenOf(node).map(wordsOutsideLinks).join('')
}

/** What the page tells other sites of itself; only where it means this release by it, and not the whole site. */
function description(page: Node, named: string): string | undefined {
  const [title = ''] = values(page, "meta[property='og:title']@content, meta[name='title']@content")
  const [text] = values(page, "meta[property='og:description']@content, meta[name='description']@content")
  return named.length >= LEAST_NAMED && foldTitle(title).includes(named) ? text && plainTitle(text) : undefined
}

/** A text without lines about something else; nothing where no sentence is left. */
function said(text: string, title: string): string {
  const own = foldTitle(title)
  const lines = text.split('\n').filter((line) => !standsAround(line) && foldTitle(line) !== own)
  const { sentences, fragments } = extractProse(lines.join('\n'), title)
  return sentences.length + fragments.length > 0 ? lines.join('\n') : ''
}
