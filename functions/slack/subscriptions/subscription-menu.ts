import type { Overflow, PlainTextOption } from '@slack/types'
import type { Copy } from '../../copy/copy.ts'
import { isPaused, Rhythm, type Subscription } from '../../subscriptions/subscription.ts'
import type { Instant } from '../../text/seoul.ts'
import { SUBSCRIPTION_MENU } from '../incoming/ids.ts'

// Slack takes five options with values of 75 characters: a choice and a query's id, a SHA-256, are 73 at most.
const CHOICE = /^(edit|at once|daily|weekly|pause|resume|remove):([0-9a-f]{64})$/

export interface SubscriptionChoice {
  wanted: Rhythm | 'edit' | 'pause' | 'resume' | 'remove'
  queryId: string
}

/** The menu beside a subscription: other words, another rhythm, a week of rest or the end of one, and the end of it all. */
export function subscriptionMenu({ queryId, rhythm, ...rest }: Subscription, now: Instant, copy: Copy): Overflow {
  const resting = isPaused({ queryId, rhythm, ...rest }, now)
  const wanted: SubscriptionChoice['wanted'][] = [
    'edit',
    ...Rhythm.options.filter((one) => one !== rhythm),
    resting ? 'resume' : 'pause',
    'remove',
  ]
  const options = wanted.map(
    (choice): PlainTextOption => ({
      text: { type: 'plain_text', text: copy.subscriptions.choices[choice] },
      value: `${choice}:${queryId}`,
    }),
  )
  return { type: 'overflow', action_id: SUBSCRIPTION_MENU, options }
}

export function readSubscriptionChoice(value: string): SubscriptionChoice | undefined {
  const [, wanted, queryId] = value.match(CHOICE) ?? []
  return wanted && queryId ? { wanted: wanted as SubscriptionChoice['wanted'], queryId } : undefined
}
