import type { Attachment } from '../../releases/release.ts'
import { htmlToText } from '../../text/html.ts'
import { childrenOf, innerHtml, type Node, nameOf, selectElements } from '../document/markup-tree.ts'
import { type FileScript, fileAddress, isPreview } from './file-address.ts'
import { textWeights } from './text-weights.ts'

/** A file's name up to its extension; what follows, a size or a word like 다운로드, is not part of it. */
const FILE_NAME =
  /^(?:첨부파일\s*[:：]?\s*)?(.*?\S\.(?:hwpx?|hwt|pdf|docx?|xlsx?|pptx?|odt|zip|jpe?g|png|gif|mp4))(?![\w가-힣])/i
const PICTURE = /\.(?:jpe?g|png|gif|mp4)$/i
const MAX_FILES = 30
/** A link with more text is one whose end tag is missing. */
const MAX_LINK_LETTERS = 300
const LINKS = 'a, button, input[onclick]'
/** What says the name of a file beside its links. */
const NAMES = 'span, strong, em, p, li, dd, td, div, label'
const HOLDERS = new Set(['li', 'tr', 'dd', 'dl', 'p', 'div', 'td', 'ul', 'span'])
/** So far out of a name its link is looked for. */
const MAX_STEPS_OUT = 4

/**
 * The files attached to a page, recognised by their names: each site links to them in its own way. A file has the address of the link that bears
 * its name, or of the only download beside it; where nothing says for certain which that is, it has none.
 */
export function pageFiles(page: Node, base: string | undefined, script?: FileScript): Attachment[] {
  const files = new Map<string, Attachment>()
  const weights = textWeights(page)
  const isShort = (node: Node) => (weights.get(node)?.all ?? 0) <= MAX_LINK_LETTERS
  const add = (name: string, url: string | undefined) => {
    if (PICTURE.test(name)) return
    if (!files.get(name)?.url) files.set(name, { name, ...(url && { url }) })
  }
  const links = selectElements(page, LINKS).filter(isShort)
  for (const link of links) {
    const name = nameOfFile(link)
    if (name) add(name, fileAddress(link, base, script) ?? addressBeside(link, base, script))
  }
  // A name that stands in no link: the innermost element that says it.
  for (const node of selectElements(page, NAMES).filter(isShort)) {
    const name = ownFileName(node)
    if (name) add(name, addressBeside(node, base, script))
  }
  return [...files.values()].slice(0, MAX_FILES)
}

function nameOfFile(link: Node): string | undefined {
  const title = 'attribs' in link ? (link.attribs.title ?? '') : ''
  return [htmlToText(innerHtml(link)), title].map(fileNameIn).find((name) => name !== undefined)
}

/** The name of a file that is said by an element itself, not by a link or another element within it. */
function ownFileName(node: Node): string | undefined {
  const own = childrenOf(node)
    .map((child) => (child.type === 'text' ? child.data : ''))
    .join(' ')
  return fileNameIn(own)
}

function fileNameIn(text: string): string | undefined {
  return FILE_NAME.exec(text.replace(/\s+/g, ' ').trim())?.[1]?.trim()
}

/** The download that stands beside a name, in the smallest part of the page around it that has one, and no other file's name. */
function addressBeside(name: Node, base: string | undefined, script: FileScript | undefined): string | undefined {
  let part: Node | null = name.parent
  for (let steps = 0; part && steps < MAX_STEPS_OUT; steps += 1, part = part.parent) {
    if (!HOLDERS.has(nameOf(part))) continue
    const names = new Set(namesWithin(part))
    if (names.size > 1) return undefined
    const addresses = new Set(
      selectElements(part, LINKS).flatMap((link) => {
        const url = isPreview(link) ? undefined : fileAddress(link, base, script)
        return url && (isDownload(link, url) || nameOfFile(link)) ? [url] : []
      }),
    )
    if (addresses.size > 1) return undefined
    const [url] = addresses
    if (url) return url
  }
  return undefined
}

function namesWithin(part: Node): string[] {
  const said = [
    ...selectElements(part, LINKS).map(nameOfFile),
    ...selectElements(part, NAMES).map(ownFileName),
    ownFileName(part),
  ]
  return said.filter((name) => name !== undefined)
}

function isDownload(link: Node, url: string): boolean {
  const { class: names = '', title = '', download } = 'attribs' in link ? link.attribs : {}
  if (
    download !== undefined ||
    /down|다운로드|내려\s?받기|저장/i.test(`${names} ${title} ${htmlToText(innerHtml(link))}`)
  )
    return true
  return /down|getfile|attach|file|dwn/i.test(new URL(url).pathname)
}
