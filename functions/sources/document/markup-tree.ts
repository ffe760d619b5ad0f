import { selectAll } from 'css-select'
import { DomHandler, DomUtils, Parser, type ParserOptions } from 'htmlparser2'
import { htmlToText, joinSurrogates } from '../../text/html.ts'
import { occursMoreThan } from './occurs-more-than.ts'

type Document = DomHandler['root']
export type Node = Document | Document['children'][number]

const MAX_DEPTH = 500
const MAX_TAGS = 100_000
const MAX_ATTRIBUTES_PER_ELEMENT = 10_000
const CDATA = /<!\[CDATA\[.*?(?:\]\]>|$)/gs

/** A document as a tree. One with more tags, deeper nesting or more attributes than any real page has gives an empty tree: walking it would take too long. */
export function parseMarkup(text: string, options?: ParserOptions): Document {
  const tree = new DomHandler()
  // In XML a CDATA section is text, whatever it looks like.
  const marked = options?.xmlMode ? text.replace(CDATA, '<') : text
  if (occursMoreThan(marked, /</g, MAX_TAGS)) return tree.root
  let depth = 0
  let attributesSeen = 0
  const onattribute = () => {
    attributesSeen += 1
    if (attributesSeen > MAX_ATTRIBUTES_PER_ELEMENT) throw new RangeError('more attributes than any element has')
  }
  const onopentag: DomHandler['onopentag'] = (name, attributes) => {
    attributesSeen = 0
    depth += 1
    if (depth > MAX_DEPTH) throw new RangeError('nested too deeply')
    tree.onopentag(name, attributes)
  }
  const onclosetag = () => {
    depth -= 1
    tree.onclosetag()
  }
  const ontext = (part: string) => tree.ontext(part)
  try {
    const onparserinit: DomHandler['onparserinit'] = (parser) => tree.onparserinit(parser)
    new Parser({ onparserinit, onattribute, onopentag, onclosetag, ontext }, options).end(joinSurrogates(text))
  } catch (error) {
    if (error instanceof RangeError) return new DomHandler().root
    throw error
  }
  return tree.root
}

export function selectElements(within: Node, selector: string): Node[] {
  return selectAll(selector, within)
}

/** The elements that contain no other match: where end tags are missing or tables are nested, the outer ones are not rows. */
export function selectInnermost(within: Node, selector: string): Node[] {
  const elements = selectElements(within, selector)
  const outer = new Set<Node>()
  for (const element of elements) {
    for (let { parent } = element; parent && !outer.has(parent); { parent } = parent) outer.add(parent)
  }
  return elements.filter((element) => !outer.has(element))
}

/**
 * The texts that a selector finds, or the attributes where a part ends in `@attribute`, in the order of its comma-separated parts. A part
 * that is `@attribute` alone means that of `within` itself. Empty ones are left out; the next is searched for only when it is asked for.
 */
export function* selectValues(within: Node, selector: string): Generator<string, void> {
  for (const part of selector.split(/,\s*(?![^([]*[)\]])/)) {
    const [, css = '', attribute] = /^(.*?)(?:@([\w-]+))?$/s.exec(part) ?? []
    for (const element of css === '' ? [within] : selectAll(css, within)) {
      const value = attribute ? attributeOf(element, attribute).trim() : text(element)
      if (value !== '') yield value
    }
  }
}

function text(node: Node): string {
  return htmlToText(innerHtml(node))
}

export function innerHtml(node: Node): string {
  return DomUtils.getInnerHTML(node)
}

export function removeSelected(within: Node, selector: string): void {
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
