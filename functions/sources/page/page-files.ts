import type { Attachment } from '../../releases/release.ts'
import { htmlToText } from '../../text/html.ts'
import { absoluteUrl } from '../document/absolute-url.ts'
import { elements, html, type Node } from '../document/select.ts'
import { weigh } from './weigh.ts'

/** A file's name as far as its ending; what follows, a size or a word like 다운로드, is not part of it. */
const NAME = /^(?:첨부파일\s*[:：]?\s*)?(.*?\S\.(?:hwpx?|hwt|pdf|docx?|xlsx?|pptx?|odt|zip))(?![\w가-힣])/i
const MOST = 30
/** Letters; a link that holds more is one that nobody closed. */
const LONGEST = 300

/** The files attached to a page, told by their names: each site links to them in its own way. */
export function pageFiles(page: Node, base: string | undefined): Attachment[] {
  const files = new Map<string, Attachment>()
  const weights = weigh(page)
  const isShort = (link: Node) => (weights.get(link)?.letters ?? 0) <= LONGEST
  for (const link of elements(page, 'a').filter(isShort)) {
    const { href, title = '' } = 'attribs' in link ? link.attribs : {}
    const [name] = [htmlToText(html(link)), title].flatMap(
      (text) => NAME.exec(text.replace(/\n/g, ' '))?.[1]?.trim() ?? [],
    )
    const url = absoluteUrl(href, base)
    if (name && !files.has(name)) files.set(name, { name, ...(url && { url }) })
  }
  return [...files.values()].slice(0, MOST)
}
