import type { Copy } from '../../copy/copy.ts'
import {
  restoreSubscriptions,
  type SubscribeDeps,
  type UnsubscribeDeps,
  unsubscribe,
} from '../../subscriptions/change-subscriptions.ts'
import { parseQueries, type Query } from '../../subscriptions/query/query.ts'
import { changedOptions, DEFAULT_OPTIONS, SubscriptionOptions } from '../../subscriptions/subscription-options.ts'
import type { Instant } from '../../text/seoul.ts'
import { type Answer, answerWith } from '../blocks/ephemeral.ts'
import type { Interaction } from '../incoming/interaction.ts'

/*
[되돌리기] below an answer; its button carries what is to be undone.

  below new subscriptions     their queries: `희소금속, 탄소중립`
  below an end of some        a line for those with the same options, so that each comes back with its own. The options that are not
                              the default stand before the queries: a rhythm by itself as earlier versions wrote it, others as JSON.
                              희소금속, 탄소중립
                              @weekly 수소
                              @{"rhythm":"weekly","…":"…"} 원전
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

/** One of several subscriptions that were ended; its options where it was read. */
interface EndedSubscription {
  query: string
  options?: Partial<SubscriptionOptions> | undefined
}

// No query begins with this sign.
const OPTIONS_LINE = /^@(daily|weekly|\{.*?\}) (.*)$/

/** What the button below an end of subscriptions carries. */
export function undoValue(ended: EndedSubscription[]): string {
  const lines = Map.groupBy(ended, ({ options = {} }) => beginningOf(options))
  return [...lines].map(([beginning, those]) => beginning + those.map(({ query }) => query).join(', ')).join('\n')
}

/** How a line begins whose subscriptions have these options. */
function beginningOf(options: Partial<SubscriptionOptions>): string {
  const { rhythm, ...others } = changedOptions(DEFAULT_OPTIONS, options)
  if (Object.keys(others).length > 0) return `@${JSON.stringify({ rhythm, ...others })} `
  return rhythm ? `@${rhythm} ` : ''
}

/** Subscriptions as `undoValue` wrote them, with the options that stand there. */
export function readUndoValue(value: string): { options: Partial<SubscriptionOptions>; queries: Query[] }[] {
  return value.split('\n').map((line) => {
    const [, given = '', queries = line] = line.match(OPTIONS_LINE) ?? []
    return { options: readOptions(given), queries: parseQueries(queries).queries }
  })
}

function readOptions(given: string): Partial<SubscriptionOptions> {
  if (given === '') return {}
  const options = given.startsWith('{') ? JSON.parse(given) : { rhythm: given }
  const { success, data } = SubscriptionOptions.safeParse(options)
  return success ? Object.fromEntries(Object.entries(data).filter(([name]) => name in options)) : {}
}

/** What the button of a replacement carries: the canonical texts that go, and on the next line those that come. */
export function replacementValue(from: string[], to: string[]): string {
  return `${from.join(', ')}\n${to.join(', ')}`
}
