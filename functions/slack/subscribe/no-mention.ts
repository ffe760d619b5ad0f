import { QUERY_SEPARATORS } from '../../subscriptions/query/split-queries.ts'
import type { SubscriptionOptions } from '../../subscriptions/subscription-options.ts'

const BETWEEN = `[\\s${QUERY_SEPARATORS}]`
// A Mac writes two dashes as one long one.
const NO_MENTION = new RegExp(`(?:^|${BETWEEN}+)(?:--?|[\u2013\u2014])no-mentions?(?=$|${BETWEEN})`, 'giu')
const LEADING = new RegExp(`^${BETWEEN}+`, 'u')

/** Takes `--no-mention` out of what somebody typed: releases that only mention a keyword in passing are not wanted. */
export function takeNoMention(typed: string): { words: string; chosen: Partial<SubscriptionOptions> } {
  const rest = typed.replace(NO_MENTION, '')
  if (rest === typed) return { words: typed, chosen: {} }
  return { words: rest.replace(LEADING, ''), chosen: { mentions: 'left out' } }
}
