import type { RawRelease } from '../../releases/raw-release.ts'
import { readDate } from '../../text/dates.ts'
import { htmlToText, plainTitle } from '../../text/html.ts'
import type { PageSelectors } from '../catalog/markup.ts'
import { innerHtml, type Node, removeSelected, selectElements, selectValues } from '../document/markup-tree.ts'
import { releaseUrl } from '../document/urls.ts'
import { type FileScript, fileAddress } from './file-address.ts'
import { pageFiles } from './page-files.ts'

/** What the page behind a row adds to it. */
export type ReleasePage = Omit<Partial<RawRelease>, 'text'> & {
  text: string
  /** What the site has set while the page was read: its files may be given only with it. */
  foundOn?: { referer: string; cookies: string }
}

/** `(산업통상자원부, 2023.12.15)`, as people write it: with two ministries, no comma, a short year or a weekday. */
const ATTRIBUTION =
  /^\(\s*(?<ministry>[^(),]{2,30}?)(?:\s*,\s*[^(),\d]{2,30}?){0,5}\s*[,\s]\s*(?<date>['’]?(?:\d{4}|\d{2})\s*[-./]\s*\d{1,2}\s*[-./]\s*\d{1,2}\s*\.?\s*(?:\([^()]{1,3}\))?)\s*\)[?.\s]*$/
const ADDRESS = /^https?:\/\/[^\s<>"']+$/
/** How many originals of a post are kept: one that links to more is about no single one of them. */
const MAX_ORIGINALS = 10
/** A line with nothing but a bullet that became `?` when its encoding was lost. */
const LOST_BULLET = /^[?？·.\s-]*$/

/** Reads the page of a release by its selectors. Undefined when the selector of its text finds nothing. */
export function parseMarkedPage(
  document: Node,
  page: PageSelectors,
  base?: string,
  script?: FileScript,
): ReleasePage | undefined {
  const [body] = selectElements(document, page.text)
  if (!body) return undefined
  if (page.without) removeSelected(body, page.without)
  const [title] = page.title ? selectValues(document, page.title) : []
  const extra = page.extra ? [...selectValues(document, page.extra)] : []
  const [department] = extra.flatMap((field) => /^담당부서\s*[:：]?\s*(.+)/.exec(field)?.[1] ?? [])
  const files = page.files
    ? selectElements(document, page.files).flatMap((file) => attachment(file, base, script))
    : pageFiles(document, base, script)
  const content = page.attribution ? attributed(innerHtml(body)) : { text: htmlToText(innerHtml(body)) }
  return {
    ...content,
    title: title && plainTitle(title),
    ministry: content.ministry ?? department,
    ...(files.length > 0 && { attachments: files }),
  }
}

/** A curated text without its attribution, and what the attribution says: the ministry, the day, and the originals' addresses. */
function attributed(body: string): ReleasePage {
  const lines = htmlToText(body).split('\n')
  const attribution = lines.map((line) => attributionIn(line)).findLast((groups) => groups !== undefined)
  const linked = [...body.matchAll(/href\s*=\s*["']([^"']+)["']/gi)].map((match) => plainTitle(match[1] as string))
  const onLines = lines.filter((line) => ADDRESS.test(line))
  const originals = [...onLines, ...linked.filter((address) => /[?&]newsId=\d/.test(address))]
  const text = lines.filter((line) => !attributionIn(line) && !ADDRESS.test(line) && !LOST_BULLET.test(line))
  return {
    text: text.join('\n'),
    ministry: attribution?.ministry,
    published: readDate(attribution?.date ?? ''),
    alsoAt: [...new Set(originals.flatMap((address) => releaseUrl(address) ?? []))].slice(0, MAX_ORIGINALS),
  }
}

function attributionIn(line: string): Record<string, string> | undefined {
  return ATTRIBUTION.exec(line.normalize('NFKC'))?.groups
}

function attachment(file: Node, base: string | undefined, script?: FileScript): { name: string; url?: string }[] {
  const name = htmlToText(innerHtml(file)).replace(/\n/g, ' ')
  const url = fileAddress(file, base, script)
  return name === '' ? [] : [{ name, ...(url && { url }) }]
}
