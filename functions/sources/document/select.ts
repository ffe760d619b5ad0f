import { selectAll } from 'css-select'
import { DomHandler, DomUtils, Parser, type ParserOptions } from 'htmlparser2'
import { htmlToText } from '../../text/html.ts'
import { exceeds } from './exceeds.ts'

type Document = DomHandler['root']
export type Node = Document | Document['children'][number]

const DEEPEST = 500
const MOST = 100_000
const MOST_ATTRIBUTES = 10_000
const CDATA = /<!\[CDATA\[.*?(?:\]\]>|$)/gs

/** A page as a tree; an empty one where tags are more, or nested deeper, than any page means to: whoever walks it would be exhausted. */
export function parseMarkup(text: string, options?: ParserOptions): Document {
  const tree = new DomHandler()
  // In XML what CDATA holds is text, whatever it looks like.
  const marked = options?.xmlMode ? text.replace(CDATA, '<') : text
  if (exceeds(marked, /</g, MOST)) return tree.root
  let depth = 0
  let attributesSeen = 0
  const onattribute = () => {
    attributesSeen += 1
    if (attributesSeen > MOST_ATTRIBUTES) throw new RangeError('more attributes than any element has')
  }
  const onopentag: DomHandler['onopentag'] = (name, attributes) => {
    attributesSeen = 0
    depth += 1
    if (depth > DEEPEST) throw new RangeError('nested too deeply')
    tree.onopentag(name, attributes)
  }
  const onclosetag = () => {
    depth -= 1
    tree.onclosetag()
  }
  const ontext = (part: string) => tree.ontext(part)
  try {
    const onparserinit: DomHandler['onparserinit'] = (parser) => tree.onparserinit(parser)
    new Parser({ onparserinit, onattribute, onopentag, onclosetag, ontext }, options).end(text)
  } catch (error) {
    if (error instanceof RangeError) return new DomHandler().root
    throw error
  }
  return tree.root
}

export function elements(within: Node, selector: string): Node[] {
  return selectAll(selector, within)
}

/** The elements that hold no other of them: where end tags are missing, or tables lie in tables, the outer ones are not meant. */
export function innermost(within: Node, selector: string): Node[] {
  const found = elements(within, selector)
  const outer = new Set<Node>()
  for (const element of found) {
    for (let { parent } = element; parent && !outer.has(parent); { parent } = parent) outer.add(parent)
  }
  return found.filter((element) => !outer.has(element))
}

/** The texts, or `@attributes`, that a selector finds, one by one in the order of its comma-separated parts; empty ones left out. */
export function* values(within: Node, selector: string): Generator<string, void> {
  for (const part of selector.split(/,\s*(?![^([]*[)\]])/)) {
    const [, css = '', attribute] = /^(.*?)(?:@([\w-]+))?$/s.exec(part) ?? []
    for (const element of selectAll(css, within)) {
      const value = attribute ? attributeOf(element, attribute).trim() : text(element)
      if (value !== '') yield value
    }
  }
}

function text(node: Node): string {
  return htmlToText(html(node))
}

export function html(node: Node): string {
  return DomUtils.getInnerHTML(node)
}

export function remove(within: Node, selector: string): void {
  for (const element of selectAll(selector, within)) removeNode(element)
}

export function removeNode(node: Node): void {
  if ('parent' in node && node.type !== 'root') DomUtils.removeElement(node)
}

export function childrenOf(node: Node): Node[] {
  return 'children' in node ? node.children : []
}

export function nameOf(node: Node): string {
  return 'name' in node ? node.name : ''
}

function attributeOf(node: Node, name: string): string {
  return 'attribs' in node ? (node.attribs[name] ?? '') : ''
}
