import { childrenOf, innerHtml, type Node, nameOf } from '../../../functions/sources/document/markup-tree.ts'
import { htmlToText } from '../../../functions/text/html.ts'

/*
What the finder of markups asks of an element. An element here is a node with a name; texts and comments have none.
*/

export function attribute(node: Node, name: string): string {
  return 'attribs' in node ? (node.attribs[name] ?? '').trim() : ''
}

export function textOf(node: Node): string {
  return htmlToText(innerHtml(node)).replace(/\s+/g, ' ').trim()
}

export function classesOf(node: Node): string[] {
  return attribute(node, 'class').split(/\s+/).filter(Boolean)
}

export function elementsIn(node: Node): Node[] {
  return childrenOf(node).filter((child) => nameOf(child) !== '')
}

/** The ancestors of an element, the nearest first. */
export function ancestorsOf(node: Node): Node[] {
  const ancestors: Node[] = []
  for (let { parent } = node; parent; { parent } = parent) ancestors.push(parent)
  return ancestors
}

/** A class or id as a selector; one that would need escaping, or that numbers the element, is left out. */
export function simpleSelectors(node: Node): string[] {
  const id = attribute(node, 'id')
  const usable = (name: string) => /^[a-z_][\w-]*$/i.test(name) && !/\d{3,}/.test(name)
  const classes = classesOf(node).filter((name) => usable(name) && !STATE_CLASS.test(name))
  return [...classes.map((name) => `${nameOf(node)}.${name}`), ...(usable(id) ? [`#${id}`] : [])]
}

/** Classes that say how a row stands at the moment. */
const STATE_CLASS = /^(?:on|off|new|active|first|last|odd|even|notice|selected|hover|current|is-.*|has-.*)$/i
