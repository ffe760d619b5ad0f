import { parseQueries, type Query } from '../../subscriptions/query/query.ts'
import { Rhythm, type Subscription } from '../../subscriptions/subscription.ts'

// No query begins with this sign.
const LINE = /^@(daily|weekly) (.*)$/

/** What [되돌리기] below an end of subscriptions carries: a line each rhythm, `희소금속, 탄소중립` or `@weekly 수소`. */
export function undoValue(ended: (Pick<Subscription, 'query'> & Partial<Pick<Subscription, 'rhythm'>>)[]): string {
  const rhythms = Map.groupBy(ended, ({ rhythm = 'at once' }) => rhythm)
  const lines = [...rhythms].map(([rhythm, those]) => {
    const queries = those.map(({ query }) => query).join(', ')
    return rhythm === 'at once' ? queries : `@${rhythm} ${queries}`
  })
  return lines.join('\n')
}

export function readUndoValue(value: string): { rhythm: Rhythm; queries: Query[] }[] {
  return value.split('\n').map((line) => {
    const [, rhythm, queries] = line.match(LINE) ?? []
    return { rhythm: Rhythm.catch('at once').parse(rhythm), queries: parseQueries(queries ?? line).queries }
  })
}
