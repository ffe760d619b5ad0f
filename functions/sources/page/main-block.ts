import { childrenOf, type Node, nameOf } from '../document/select.ts'
import { weigh } from './weigh.ts'

/** So much of what a page says stands in the block that is meant. */
const MOST = 0.75
const BLOCKS = new Set('html body center main section article div font table tbody tr td'.split(' '))

/** The innermost block that holds most of a page's words; those of links do not count. */
export function mainBlock(page: Node): Node {
  const weights = weigh(page)
  const weightOf = (node: Node) => weights.get(node)?.unlinked ?? 0
  const enough = Math.max(1, weightOf(page) * MOST)
  let block = page
  for (;;) {
    const within = childrenOf(block).filter((child) => weightOf(child) > 0)
    const next = within.find((child) => BLOCKS.has(nameOf(child)) && weightOf(child) >= enough)
    if (!next || isOneOfMany(next, within)) return block
    block = next
  }
}

/** Some editors write each paragraph as a `div`: the longest of them is not the text. */
function isOneOfMany(node: Node, siblings: Node[]): boolean {
  const kind = kindOf(node)
  return nameOf(node) === 'div' && siblings.some((other) => other !== node && kindOf(other) === kind)
}

function kindOf(node: Node): string {
  return 'attribs' in node ? `${node.name} ${node.attribs.class ?? ''} ${node.attribs.id ?? ''}` : ''
}
