import type { Understanding } from '../../../functions/subscriptions/query/understanding/understanding.ts'
import type { Rhythm } from '../../../functions/subscriptions/subscription-options.ts'

export interface UnderstandingLine {
  queries: string[]
  rhythm?: Rhythm
  rhythmsMissed?: string[]
  offers: string[][]
  refused: Understanding['refused']
  /** What was not read as a keyword; missing where everything was. */
  leftOut?: string[]
}

/** What `npm run understand` prints of an understanding, and `npm run eval:queries` judges. */
export function understandingLine({
  queries,
  rhythm,
  rhythmsMissed = [],
  offers,
  refused,
  leftOut,
}: Understanding): UnderstandingLine {
  return {
    queries: queries.map(({ text }) => text),
    ...(rhythm ? { rhythm } : {}),
    ...(rhythmsMissed.length > 0 ? { rhythmsMissed } : {}),
    offers: offers.map((reading) => reading.map(({ text }) => text)),
    refused,
    ...(leftOut.length > 0 ? { leftOut } : {}),
  }
}
