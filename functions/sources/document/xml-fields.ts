import { DomUtils } from 'htmlparser2'
import { type Node, parseMarkup } from './markup-tree.ts'

/*
Answers of services as XML: what stands in an element of a name, and the elements of a list. Names are those of the document, in Korean, too.
*/

export type XmlElement = ReturnType<typeof DomUtils.getElementsByTagName>[number]

export function parseXml(text: string): Node {
  return parseMarkup(text.trim(), { xmlMode: true })
}

export function elementsNamed(within: Node, name: string): XmlElement[] {
  return DomUtils.getElementsByTagName(name, within)
}

/** The elements directly in one. */
export function elementsIn(within: Node): XmlElement[] {
  return ('children' in within ? within.children : []).filter((child): child is XmlElement => 'attribs' in child)
}

export function textIn(element: XmlElement): string {
  return DomUtils.textContent(element).trim()
}

/** The text of the first element of one of these names, wherever it stands; undefined where it is empty, or there is none. */
export function fieldIn(within: Node, ...names: string[]): string | undefined {
  for (const name of names) {
    const [element] = DomUtils.getElementsByTagName(name, within, true, 1)
    const value = element && textIn(element)
    if (value) return value
  }
  return undefined
}

/** Whether an XML document has its last tag: without it the answer was cut off, and what is missing is no news. Comments may follow it. */
export function isWholeXml(text: string, root: string): boolean {
  const end = text.slice(text.lastIndexOf(`</${root}`)).match(/^<\/[^<>]*>/)?.[0]
  if (!end || end.slice(2, -1).trim() !== root) return false
  let behind = text.slice(text.lastIndexOf(`</${root}`) + end.length).trimStart()
  while (behind.startsWith('<!--') && behind.includes('-->'))
    behind = behind.slice(behind.indexOf('-->') + '-->'.length).trimStart()
  return behind === ''
}
