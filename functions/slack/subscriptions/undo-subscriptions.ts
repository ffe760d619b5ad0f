import type { Copy } from '../../copy/copy.ts'
import {
  restoreSubscriptions,
  type SubscribeDeps,
  type UnsubscribeDeps,
  unsubscribe,
} from '../../subscriptions/change-subscriptions.ts'
import { parseQueries, type Query } from '../../subscriptions/query/query.ts'
import { Rhythm } from '../../subscriptions/subscription.ts'
import type { Instant } from '../../text/seoul.ts'
import { type Answer, answerWith } from '../blocks/ephemeral.ts'
import type { Interaction } from '../incoming/interaction.ts'

/*
[되돌리기] below an answer; its button carries what is to be undone.

  below new subscriptions     their queries: `희소금속, 탄소중립`
  below an end of some        a line for each rhythm, so that each comes back as often as before:
                              희소금속, 탄소중립
                              @weekly 수소
*/

export interface UndoDeps extends SubscribeDeps, UnsubscribeDeps {
  copy: Copy
  now(): Instant
}

export async function undoSubscribe(deps: UndoDeps, { channel, value, by }: Interaction): Promise<Answer> {
  const { removed } = await unsubscribe(deps, channel, parseQueries(value).queries, by)
  return answerUndone(removed, deps.copy.answer.subscribeUndone, deps.copy)
}

export async function undoUnsubscribe(deps: UndoDeps, { channel, value, by }: Interaction): Promise<Answer> {
  const restored = await restoreSubscriptions(deps, channel, readUndoValue(value), by, deps.now())
  return answerUndone(restored, deps.copy.answer.unsubscribeUndone, deps.copy)
}

function answerUndone(queries: Query[], sentence: (queries: string[]) => string, { answer }: Copy): Answer {
  return answerWith([queries.length > 0 ? sentence(queries.map(({ text }) => text)) : answer.nothingToUndo])
}

/** One of several subscriptions that were ended; its rhythm where it was read. */
interface EndedSubscription {
  query: string
  rhythm?: Rhythm | undefined
}

// No query begins with this sign.
const RHYTHM_LINE = /^@(daily|weekly) (.*)$/

/** What the button below an end of subscriptions carries. */
export function undoValue(ended: EndedSubscription[]): string {
  const rhythms = Map.groupBy(ended, ({ rhythm = 'at once' }) => rhythm)
  const lines = [...rhythms].map(([rhythm, those]) => {
    const queries = those.map(({ query }) => query).join(', ')
    return rhythm === 'at once' ? queries : `@${rhythm} ${queries}`
  })
  return lines.join('\n')
}

function readUndoValue(value: string): { rhythm: Rhythm; queries: Query[] }[] {
  return value.split('\n').map((line) => {
    const [, rhythm, queries] = line.match(RHYTHM_LINE) ?? []
    return { rhythm: Rhythm.catch('at once').parse(rhythm), queries: parseQueries(queries ?? line).queries }
  })
}
