import type { RawRelease } from '../../releases/raw-release.ts'
import { readDate } from '../../text/dates.ts'
import { htmlToText, plainTitle } from '../../text/html.ts'
import type { PageSelectors } from '../catalog/markup.ts'
import { absoluteUrl } from '../document/absolute-url.ts'
import { releaseUrl } from '../document/release-url.ts'
import { elements, html, type Node, remove, values } from '../document/select.ts'

/** What the page behind a row adds to it. */
export type ReleasePage = Omit<Partial<RawRelease>, 'text'> & { text: string }

/** `(산업통상자원부, 2023.12.15)`, with whatever hands make of it: two ministries, no comma, a short year, a weekday. */
const ATTRIBUTION =
  /^\(\s*(?<ministry>[^(),]{2,30}?)(?:\s*,\s*[^(),\d]{2,30}?){0,5}\s*[,\s]\s*(?<date>['’]?(?:\d{4}|\d{2})\s*[-./]\s*\d{1,2}\s*[-./]\s*\d{1,2}\s*\.?\s*(?:\([^()]{1,3}\))?)\s*\)[?.\s]*$/
const ADDRESS = /^https?:\/\/[^\s<>"']+$/
/** A post that names more is about none of them; a release cannot go by a hundred names. */
const MOST_ORIGINALS = 10
/** Lines that hold nothing but what a bullet was before its encoding was lost. */
const LOST_BULLET = /^[?？·.\s-]*$/

/** Reads the page of one release. Undefined when nothing of the markup is there. */
export function releasePage(document: Node, page: PageSelectors, base?: string): ReleasePage | undefined {
  const [body] = elements(document, page.text)
  if (!body) return undefined
  if (page.without) remove(body, page.without)
  const [title] = page.title ? values(document, page.title) : []
  const extra = page.extra ? [...values(document, page.extra)] : []
  const [department] = extra.flatMap((field) => /^담당부서\s*[:：]?\s*(.+)/.exec(field)?.[1] ?? [])
  const files = page.files ? elements(document, page.files).flatMap((file) => attachment(file, base)) : []
  const read = page.attribution ? attributed(html(body)) : { text: htmlToText(html(body)) }
  return {
    ...read,
    title: title && plainTitle(title),
    ministry: read.ministry ?? department,
    ...(files.length > 0 && { attachments: files }),
  }
}

/** A curated text without its last lines, and what they say: whose it is, of which day, and where the original stands. */
function attributed(body: string): ReleasePage {
  const lines = htmlToText(body).split('\n')
  const named = lines.map((line) => attributionIn(line)).findLast((groups) => groups !== undefined)
  const linked = [...body.matchAll(/href\s*=\s*["']([^"']+)["']/gi)].map((match) => plainTitle(match[1] as string))
  const alone = lines.filter((line) => ADDRESS.test(line))
  const originals = [...alone, ...linked.filter((address) => /[?&]newsId=\d/.test(address))]
  const text = lines.filter((line) => !attributionIn(line) && !ADDRESS.test(line) && !LOST_BULLET.test(line))
  return {
    text: text.join('\n'),
    ministry: named?.ministry,
    published: readDate(named?.date ?? ''),
    alsoAt: [...new Set(originals.flatMap((address) => releaseUrl(address) ?? []))].slice(0, MOST_ORIGINALS),
  }
}

function attributionIn(line: string): Record<string, string> | undefined {
  return ATTRIBUTION.exec(line.normalize('NFKC'))?.groups
}

function attachment(file: Node, base: string | undefined): { name: string; url?: string }[] {
  const name = htmlToText(html(file)).replace(/\n/g, ' ')
  const url = absoluteUrl('attribs' in file ? file.attribs.href : undefined, base)
  return name === '' ? [] : [{ name, ...(url && { url }) }]
}
