import type { Copy } from '../../copy/copy.ts'

export interface Counted {
  /** What is left for the query. */
  words: string
  count: number
  /** A number that can be no count, and no part of a query either. */
  wrong?: string
}

const USUAL = 5
/** As many as one answer holds. */
export const MOST = 20
/** A larger number beside words is more likely one of them: 탄소중립 2050. */
const LIKELY = 50

/** How many releases are asked for: a number behind the words (`탄소중립 5`), before them (`5건 탄소중립`), or alone. */
export function readCount(typed: string, { words: { count, countFirst } }: Copy): Counted {
  const plain = typed.normalize('NFKC').replace(/[‐-―−]/g, '-')
  const [, before = '', last, unit] = plain.match(count) ?? []
  if (last !== undefined) return counted(before, last, unit, typed)
  const [, first, firstUnit, behind = ''] = plain.match(countFirst) ?? []
  return first === undefined ? { words: typed, count: USUAL } : counted(behind, first, firstUnit, typed)
}

function counted(words: string, digits: string, unit: string | undefined, typed: string): Counted {
  const count = Number(digits)
  if (count < 1) return { words, count: USUAL, wrong: digits }
  const isCount = count <= LIKELY || words === '' || unit !== undefined
  return isCount ? { words, count } : { words: typed, count: USUAL }
}
