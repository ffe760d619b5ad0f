import type { Button, KnownBlock, Overflow, PlainTextOption, SectionBlock } from '@slack/types'
import type { Copy } from '../../copy/copy.ts'
import type { SubscriptionEdit } from '../../subscriptions/change-subscriptions.ts'
import { isPaused, type Subscription } from '../../subscriptions/subscription.ts'
import { Rhythm } from '../../subscriptions/subscription-options.ts'
import { type Instant, seoulDay } from '../../text/seoul.ts'
import { fits } from '../blocks/block-limits.ts'
import { actions, context, section, valueButton } from '../blocks/blocks.ts'
import { type Answer, answerWith } from '../blocks/ephemeral.ts'
import { bold, escapeText, escapeWithin, oneLine, shorten } from '../blocks/slack-text.ts'
import { LIST_PAGES, SUBSCRIPTION_MENU } from '../incoming/ids.ts'
import { allMenuBlock } from './all-subscriptions.ts'
import { betterReadingBlock } from './better-reading.ts'
import { gatherMentionsButton } from './mention-buttons.ts'
import { quietButton } from './quiet-hours-command.ts'

/** With a menu beside each; about as many as a message holds. */
const MAX_LISTED = 9
const MAX_OTHERS_LENGTH = 2500
const MAX_QUERY_LENGTH = 60
const MAX_ESCAPED_QUERY_LENGTH = 200
const NOTHING: Answer = { text: '', blocks: [] }

/**
 * A channel's subscriptions from the one at `from` on, below `first`: as many as one message holds, each with its menu, and buttons to those
 * before and behind; the others by name. `first` is what is to be said before the list.
 */
export function drawSubscriptions(
  subscriptions: Subscription[],
  copy: Copy,
  now: Instant,
  first: Answer = NOTHING,
  from = 0,
): Answer {
  if (subscriptions.length === 0) return joined(first, answerWith([copy.subscriptions.none]))
  const total = subscriptions.length
  const begin = Math.max(0, Math.min(from, total - 1))
  const gather = gatherMentionsButton(subscriptions, copy)
  const lines = subscriptions.slice(begin, begin + MAX_LISTED).map((one) => drawWithBetter(one, copy, now))
  let shown = lines.length
  while (shown > 1 && !fits(list(shown).blocks)) shown -= 1
  return list(shown)

  function list(count: number): Answer {
    const head = copy.subscriptions.head(total, count < total ? { first: begin + 1, last: begin + count } : undefined)
    const pages = pageButtons(begin, begin + count)
    const others = [...subscriptions.slice(0, begin), ...subscriptions.slice(begin + count)].map(({ query }) => query)
    const below = [
      ...(others.length > 0 ? [section(escapeWithin(copy.subscriptions.others(others), MAX_OTHERS_LENGTH))] : []),
      ...(pages.length > 0 ? [actions(...pages)] : []),
      total > 1 ? allMenuBlock(copy, quietButton(copy)) : actions(quietButton(copy)),
      ...(gather ? [actions(gather)] : []),
      context(escapeText(copy.subscriptions.foot)),
    ]
    return joined(first, { text: head, blocks: [section(head), ...lines.slice(0, count).flat(), ...below] })
  }

  function pageButtons(first: number, end: number): Button[] {
    const [back, on] = LIST_PAGES
    const buttons = [
      first > 0 ? pageButton(back, copy.subscriptions.pages.back, Math.max(0, first - MAX_LISTED)) : undefined,
      end < total ? pageButton(on, copy.subscriptions.pages.on, end) : undefined,
    ]
    return buttons.filter((button) => button !== undefined)
  }
}

function pageButton(id: string, label: string, from: number): Button | undefined {
  return valueButton(id, label, String(from))
}

/** A subscription's line, and the button below it that changes its words where it has one. */
export function drawWithBetter(subscription: Subscription, copy: Copy, now: Instant): KnownBlock[] {
  const better = betterReadingBlock(subscription, copy)
  return [drawSubscription(subscription, copy, now), ...(better ? [better] : [])]
}

/** One subscription on a line, its menu beside it. */
function drawSubscription(subscription: Subscription, copy: Copy, now: Instant): SectionBlock {
  const { query, options, since, pausedUntil = 0 } = subscription
  const line = copy.subscriptions.line({
    query: bold(escapeWithin(shorten(oneLine(query), MAX_QUERY_LENGTH), MAX_ESCAPED_QUERY_LENGTH)),
    options,
    since: seoulDay(since),
    until: isPaused(subscription, now) ? seoulDay(pausedUntil) : undefined,
    today: seoulDay(now),
  })
  return section(line, subscriptionMenu(subscription, now, copy))
}

function joined(first: Answer, second: Answer): Answer {
  return { text: `${first.text}\n${second.text}`.trim(), blocks: [...first.blocks, ...second.blocks] }
}

/** A choice in the menu beside a subscription. `edit` opens a form; everything else is done at once. */
export interface SubscriptionChoice {
  wanted: SubscriptionEdit | 'edit'
  queryId: string
}

// Slack takes five options with values of 75 characters: a choice and a query's id, a SHA-256, are 73 at most.
const CHOICE = /^(edit|at once|daily|weekly|pause|resume|remove):([0-9a-f]{64})$/

/** Edit it, take one of the other rhythms, pause it or end its pause, and remove it. */
function subscriptionMenu(subscription: Subscription, now: Instant, copy: Copy): Overflow {
  const choices: SubscriptionChoice['wanted'][] = [
    'edit',
    ...Rhythm.options.filter((rhythm) => rhythm !== subscription.options.rhythm),
    isPaused(subscription, now) ? 'resume' : 'pause',
    'remove',
  ]
  const options = choices.map(
    (choice): PlainTextOption => ({
      text: { type: 'plain_text', text: copy.subscriptions.choices[choice] },
      value: `${choice}:${subscription.queryId}`,
    }),
  )
  return { type: 'overflow', action_id: SUBSCRIPTION_MENU, options }
}

export function readSubscriptionChoice(value: string): SubscriptionChoice | undefined {
  const [, wanted, queryId] = value.match(CHOICE) ?? []
  return wanted && queryId ? { wanted: wanted as SubscriptionChoice['wanted'], queryId } : undefined
}
