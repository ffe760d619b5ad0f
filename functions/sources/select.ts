import { selectAll } from 'css-select'
import { DomUtils, parseDocument } from 'htmlparser2'
import { htmlToText } from '../text/html.ts'

type Document = ReturnType<typeof parseDocument>
export type Node = Document | Document['children'][number]

export function parseHtml(html: string): Document {
  return parseDocument(html)
}

export function elements(within: Node, selector: string): Node[] {
  return selectAll(selector, within)
}

/** The texts, or `@attributes`, that a selector finds, in the order of its comma-separated parts; empty ones left out. */
export function values(within: Node, selector: string): string[] {
  return selector.split(/,\s*(?![^([]*[)\]])/).flatMap((part) => {
    const [, css = '', attribute] = /^(.*?)(?:@([\w-]+))?$/s.exec(part) ?? []
    const found = selectAll(css, within)
    const read = attribute ? found.map((element) => attributeOf(element, attribute)) : found.map(text)
    return read.map((value) => value.trim()).filter((value) => value !== '')
  })
}

export function text(node: Node): string {
  return htmlToText(html(node))
}

export function html(node: Node): string {
  return DomUtils.getInnerHTML(node)
}

export function remove(within: Node, selector: string): void {
  for (const element of selectAll(selector, within)) DomUtils.removeElement(element)
}

function attributeOf(node: Node, name: string): string {
  return 'attribs' in node ? (node.attribs[name] ?? '') : ''
}
