import type { SectionBlock } from '@slack/types'
import type { Copy } from '../../copy/copy.ts'
import { isPaused, type Subscription } from '../../subscriptions/subscription.ts'
import { type Instant, seoulDay } from '../../text/seoul.ts'
import { fits, LIMITS } from '../blocks/block-limits.ts'
import { context, section } from '../blocks/blocks.ts'
import { type Answer, answerWith } from '../blocks/ephemeral.ts'
import { bold, escapeText, escapeWithin } from '../blocks/escape-text.ts'
import { oneLine, shorten } from '../blocks/graphemes.ts'
import { subscriptionMenu } from './subscription-menu.ts'

const OTHERS = 2500

/** A channel's subscriptions below what is to be said first: as many with a menu as one message holds, the others by name. */
export function drawSubscriptions(
  subscriptions: Subscription[],
  copy: Copy,
  now: Instant,
  first: Answer = NOTHING,
): Answer {
  if (subscriptions.length === 0) return joined(first, answerWith([copy.subscriptions.none]))
  const head = copy.subscriptions.head(subscriptions.length)
  const lines = subscriptions.map((one) => drawSubscription(one, copy, now))
  let shown = Math.min(lines.length, LIMITS.blocks)
  while (!fits(list(shown).blocks)) shown -= 1
  return list(shown)

  function list(count: number): Answer {
    const others = subscriptions.slice(count).map(({ query }) => query)
    const more = others.length > 0 ? [section(escapeWithin(copy.subscriptions.others(others), OTHERS))] : []
    const foot = context(escapeText(copy.subscriptions.foot))
    return joined(first, { text: head, blocks: [section(head), ...lines.slice(0, count), ...more, foot] })
  }
}

/** One subscription on a line, its menu beside it. */
export function drawSubscription(subscription: Subscription, copy: Copy, now: Instant): SectionBlock {
  const { query, rhythm, since, pausedUntil = 0 } = subscription
  const line = copy.subscriptions.line({
    query: bold(escapeWithin(shorten(oneLine(query), 60), 200)),
    rhythm,
    since: seoulDay(since),
    until: isPaused(subscription, now) ? seoulDay(pausedUntil) : undefined,
    today: seoulDay(now),
  })
  return section(line, subscriptionMenu(subscription, now, copy))
}

const NOTHING: Answer = { text: '', blocks: [] }

function joined(first: Answer, second: Answer): Answer {
  return { text: `${first.text}\n${second.text}`.trim(), blocks: [...first.blocks, ...second.blocks] }
}
