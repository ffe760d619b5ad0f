import type { Channel } from '../subscriptions/channel.ts'
import { parseQueries } from '../subscriptions/query.ts'
import { type Deps as SubscribeDeps, subscribe } from '../subscriptions/subscribe.ts'
import type { Instant } from '../text/seoul.ts'
import { UNDO_SUBSCRIBE } from './action-ids.ts'
import { type Answer, answerWith } from './answer.ts'
import type { Asked } from './asked.ts'
import { valueButton } from './blocks.ts'
import type { Copy } from './copy/copy.ts'
import { explainRefusals } from './explain-refusals.ts'

export interface Deps extends SubscribeDeps {
  copy: Copy
  now(): Instant
  /** Whether the bot is in a channel; undefined when Slack did not say. */
  isMember(channel: Channel): Promise<boolean | undefined>
}

/** `/subscribe 희소금속, 탄소중립` */
export async function subscribeCommand(deps: Deps, asked: Asked): Promise<Answer> {
  const { copy } = deps
  const { queries, refused } = parseQueries(asked.words)
  const refusals = explainRefusals(refused, asked.strange, copy)
  if (queries.length === 0) return answerWith(refusals)
  const [{ added, already }, isMember] = await Promise.all([
    subscribe(deps, asked.channel, queries, asked.by, deps.now()),
    deps.isMember(asked.channel),
  ])
  const texts = added.map((query) => query.text)
  return answerWith(
    [
      texts.length > 0 ? copy.answer.subscribed(texts) : '',
      already.length > 0 ? copy.answer.alreadySubscribed(already.map((query) => query.text)) : '',
      ...refusals,
      invitation(asked.place, isMember, copy),
    ],
    texts.length > 0 ? valueButton(UNDO_SUBSCRIBE, copy.answer.undo, texts.join(', ')) : undefined,
  )
}

/** The bot may post only where it was invited; the subscriber should not find that out by silence. */
function invitation(place: Asked['place'], isMember: boolean | undefined, copy: Copy): string {
  if (place === 'direct') return copy.answer.directMessage
  if (isMember === false) return copy.answer.invite
  return isMember === undefined && place === 'private' ? copy.answer.inviteIfPrivate : ''
}
