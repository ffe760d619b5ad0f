import { htmlToText } from '../../text/html.ts'
import { innerHtml, type Node } from '../document/markup-tree.ts'
import { absoluteUrl, isLink } from '../document/urls.ts'

/**
 * How a site's script makes the address of a file: the expression finds its ids in the call (`fn_download('7','2','hwpx')`), and `to` is the
 * address with {id}, {id2} and {id3} in it.
 */
export interface FileScript {
  id: string
  to: string
}

/** `location.href='/down/1'`, `window.open("/down/1")`, `location.replace('/down/1')`: the script says the address itself. */
const SAID_ADDRESS =
  /(?:location(?:\.href)?\s*=\s*|location\.(?:assign|replace)\s*\(\s*|window\.open\s*\(\s*)(?:'([^']+)'|"([^"]+)")/i
/** Put together from pieces that only the browser knows. */
const UNFINISHED = /^\s*(?:\+|\))?\s*\+/
/** Pages that show a file within the browser. They are pages, not the file. */
const PREVIEW = /viewer|preview|docview|synap|streamdocs|convert|바로\s?보기|미리\s?보기|뷰어|새\s?창으로 보기/i

/** The address of the file behind a link or button; undefined where nothing says for certain what it is. */
export function fileAddress(link: Node, base: string | undefined, script: FileScript | undefined): string | undefined {
  if (!('attribs' in link) || isPreview(link)) return undefined
  const { href = '', onclick = '' } = link.attribs
  // A link to the page itself or to nothing has its work done by a script.
  if (isLink(href) && !isOfPage(href, base)) return absoluteUrl(href, base)
  for (const code of [onclick, href]) {
    const said = addressIn(code)
    const made = said ?? addressBy(code, script)
    if (made) return absoluteUrl(made, base)
  }
  return undefined
}

export function isPreview(link: Node): boolean {
  if (!('attribs' in link)) return false
  const { href = '', onclick = '', title = '', class: names = '' } = link.attribs
  return PREVIEW.test(`${href} ${onclick} ${title} ${names} ${htmlToText(innerHtml(link))}`)
}

function addressIn(code: string): string | undefined {
  const found = SAID_ADDRESS.exec(code)
  if (!found) return undefined
  const isPart = UNFINISHED.test(code.slice(found.index + found[0].length))
  const address = (found[1] ?? found[2] ?? '').trim()
  return isPart || !isLink(address) ? undefined : address
}

function addressBy(code: string, script: FileScript | undefined): string | undefined {
  const found = script && new RegExp(script.id).exec(code)
  if (!found) return undefined
  const [, id = '', id2 = '', id3 = ''] = found
  const parts: Record<string, string> = { id, id2, id3 }
  return script.to.replace(/\{(id[23]?)\}/g, (_, name: string) => encodeURIComponent(parts[name] ?? ''))
}

/** `?#none`, `./#`: it stays on the page. */
function isOfPage(href: string, base: string | undefined): boolean {
  const url = absoluteUrl(href, base)
  return base !== undefined && url !== undefined && url.replace(/#.*/, '') === base.replace(/#.*/, '')
}
