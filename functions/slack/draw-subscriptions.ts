import type { KnownBlock } from '@slack/types'
import type { Subscription } from '../subscriptions/subscription.ts'
import { seoulDay } from '../text/seoul.ts'
import { REMOVE_SUBSCRIPTION } from './action-ids.ts'
import { type Answer, answerWith } from './answer.ts'
import { context, section, valueButton } from './blocks.ts'
import type { Copy } from './copy/copy.ts'
import { bold, escapeText, escapeWithin } from './escape-text.ts'
import { oneLine, shorten } from './graphemes.ts'
import { fits } from './limits.ts'

/** A channel's subscriptions below what is to be said first, each with a button that ends it; as many as one message holds. */
export function drawSubscriptions(subscriptions: Subscription[], copy: Copy, first: Answer = NOTHING): Answer {
  if (subscriptions.length === 0) return joined(first, answerWith([copy.answer.noSubscriptions]))
  const head = copy.answer.subscriptionsHead(subscriptions.length)
  const lines = subscriptions.map((one) => lineOf(one, copy))
  let shown = lines.length
  while (!fits(list(shown).blocks)) shown -= 1
  return list(shown)

  function list(count: number): Answer {
    const more = lines.length > count ? [context(escapeText(copy.answer.moreSubscriptions(lines.length - count)))] : []
    const foot = context(escapeText(copy.answer.subscriptionsFoot))
    return joined(first, { text: head, blocks: [section(head), ...lines.slice(0, count), ...more, foot] })
  }
}

const NOTHING: Answer = { text: '', blocks: [] }

function joined(first: Answer, second: Answer): Answer {
  return { text: `${first.text}\n${second.text}`.trim(), blocks: [...first.blocks, ...second.blocks] }
}

function lineOf({ query, rhythm, since }: Subscription, copy: Copy): KnownBlock {
  const shown = bold(escapeWithin(shorten(oneLine(query), 60), 200))
  const line = copy.answer.subscriptionLine({ query: shown, rhythm, since: seoulDay(since) })
  return section(line, valueButton(REMOVE_SUBSCRIPTION, copy.answer.remove, query))
}
