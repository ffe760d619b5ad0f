import { childrenOf, type Node, nameOf } from '../document/markup-tree.ts'

/** How many letters a part of a page holds. */
export interface TextWeight {
  all: number
  /** Those outside links: menus and lists of other releases have hardly any. */
  outsideLinks: number
}

/** The text weight of each node below `node`, itself included, in one walk. */
export function textWeights(
  node: Node,
  weights = new Map<Node, TextWeight>(),
  isInLink = false,
): Map<Node, TextWeight> {
  const isLinked = isInLink || nameOf(node) === 'a'
  const letters = node.type === 'text' ? node.data.replace(/\s+/g, '').length : 0
  const weight = { all: letters, outsideLinks: isLinked ? 0 : letters }
  for (const child of childrenOf(node)) {
    textWeights(child, weights, isLinked)
    const { all, outsideLinks } = weights.get(child) as TextWeight
    weight.all += all
    weight.outsideLinks += outsideLinks
  }
  return weights.set(node, weight)
}
