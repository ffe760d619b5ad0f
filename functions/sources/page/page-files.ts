import type { Attachment } from '../../releases/release.ts'
import { htmlToText } from '../../text/html.ts'
import { innerHtml, type Node, selectElements } from '../document/markup-tree.ts'
import { absoluteUrl } from '../document/urls.ts'
import { textWeights } from './text-weights.ts'

/** A file's name up to its extension; what follows, a size or a word like 다운로드, is not part of it. */
const FILE_NAME = /^(?:첨부파일\s*[:：]?\s*)?(.*?\S\.(?:hwpx?|hwt|pdf|docx?|xlsx?|pptx?|odt|zip))(?![\w가-힣])/i
const MAX_FILES = 30
/** A link with more text is one whose end tag is missing. */
const MAX_LINK_LETTERS = 300

/** The files attached to a page, recognised by their names: each site links to them in its own way. */
export function pageFiles(page: Node, base: string | undefined): Attachment[] {
  const files = new Map<string, Attachment>()
  const weights = textWeights(page)
  const isShort = (link: Node) => (weights.get(link)?.all ?? 0) <= MAX_LINK_LETTERS
  for (const link of selectElements(page, 'a').filter(isShort)) {
    const { href, title = '' } = 'attribs' in link ? link.attribs : {}
    const [name] = [htmlToText(innerHtml(link)), title].flatMap(
      (text) => FILE_NAME.exec(text.replace(/\n/g, ' '))?.[1]?.trim() ?? [],
    )
    const url = absoluteUrl(href, base)
    if (name && !files.has(name)) files.set(name, { name, ...(url && { url }) })
  }
  return [...files.values()].slice(0, MAX_FILES)
}
