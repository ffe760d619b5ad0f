import { childrenOf, type Node, nameOf } from '../document/select.ts'

export interface Weight {
  /** Letters it holds. */
  letters: number
  /** Those that are no link's: menus and lists of further releases have hardly any. */
  unlinked: number
}

/** How much text each part of a page holds, all in one walk. */
export function weigh(node: Node, weights = new Map<Node, Weight>(), linked = false): Map<Node, Weight> {
  const isLinked = linked || nameOf(node) === 'a'
  const letters = node.type === 'text' ? node.data.replace(/\s+/g, '').length : 0
  const weight = { letters, unlinked: isLinked ? 0 : letters }
  for (const child of childrenOf(node)) {
    weigh(child, weights, isLinked)
    const of = weights.get(child) as Weight
    weight.letters += of.letters
    weight.unlinked += of.unlinked
  }
  return weights.set(node, weight)
}
