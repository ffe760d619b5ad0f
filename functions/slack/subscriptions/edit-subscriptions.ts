import type { Copy } from '../../copy/copy.ts'
import {
  type Deps as ChangeDeps,
  changeRhythm,
  pauseEnd,
  pauseSubscriptions,
  resumeSubscriptions,
} from '../../subscriptions/change-subscriptions.ts'
import type { Channel } from '../../subscriptions/channel.ts'
import type { Subscription } from '../../subscriptions/subscription.ts'
import { type Deps as UnsubscribeDeps, unsubscribe } from '../../subscriptions/unsubscribe.ts'
import { type Instant, seoulDay } from '../../text/seoul.ts'
import { valueButton } from '../blocks/blocks.ts'
import { type Answer, answerWith } from '../blocks/ephemeral.ts'
import { RESUME_SUBSCRIPTIONS, UNDO_UNSUBSCRIBE } from '../incoming/ids.ts'
import { type Deps as NoteDeps, noteChange } from './note-change.ts'
import type { SubscriptionChoice } from './subscription-menu.ts'
import { undoValue } from './undo-value.ts'

/** What is done at once; other words are asked for in a form. */
type Wanted = Exclude<SubscriptionChoice['wanted'], 'edit'>
type Chosen = Pick<Subscription, 'queryId' | 'query'> & Partial<Pick<Subscription, 'rhythm'>>

export interface Deps extends ChangeDeps, UnsubscribeDeps, NoteDeps {
  copy: Copy
  now(): Instant
  subscriptionsOf(channel: Channel): Promise<Subscription[]>
}

/** Does what somebody chose for subscriptions of a channel, and says so; undefined when none of them stands any more. */
export async function editSubscriptions(
  deps: Deps,
  channel: Channel,
  wanted: Wanted,
  of: Chosen[],
  by: string,
): Promise<Answer | undefined> {
  const { copy } = deps
  const stood = await change(deps, channel, wanted, of)
  const changed = of.filter((_, index) => stood[index])
  const queries = changed.map(({ query }) => query)
  if (queries.length === 0) return undefined
  await noteChange(deps, channel, by, NOTED[wanted], queries)
  switch (wanted) {
    case 'remove': {
      const undo = valueButton(UNDO_UNSUBSCRIBE, copy.answer.undo, undoValue(changed))
      return answerWith([copy.answer.unsubscribed(queries)], undo)
    }
    case 'pause': {
      const resume = valueButton(RESUME_SUBSCRIPTIONS, copy.subscriptions.choices.resume, queries.join(', '))
      return answerWith([copy.subscriptions.paused(queries, seoulDay(pauseEnd(deps.now())))], resume)
    }
    case 'resume':
      return answerWith([copy.subscriptions.resumed(queries)])
    default:
      return answerWith([copy.subscriptions.rhythmChanged(queries, wanted)])
  }
}

const NOTED = {
  remove: 'unsubscribed',
  pause: 'paused',
  resume: 'resumed',
  'at once': 'at once',
  daily: 'daily',
  weekly: 'weekly',
} as const

async function change(deps: Deps, channel: Channel, wanted: Wanted, of: Chosen[]): Promise<boolean[]> {
  if (of.length === 0) return []
  const ids = of.map(({ queryId }) => queryId)
  if (wanted === 'pause') return pauseSubscriptions(deps, channel, ids, deps.now())
  if (wanted === 'resume') return resumeSubscriptions(deps, channel, ids, deps.now())
  if (wanted !== 'remove') return changeRhythm(deps, channel, ids, wanted)
  const queries = of.map(({ queryId, query }) => ({ id: queryId, text: query }))
  const { removed } = await unsubscribe(deps, channel, queries)
  return queries.map((query) => removed.includes(query))
}
