import type { Copy } from '../../copy/copy.ts'
import type { Channel } from '../../subscriptions/channel.ts'
import { parseQueries } from '../../subscriptions/query/query.ts'
import { type Deps as SubscribeDeps, subscribe } from '../../subscriptions/subscribe.ts'
import type { Instant } from '../../text/seoul.ts'
import { valueButton } from '../blocks/blocks.ts'
import { didYouMean, unknownMinistries } from '../blocks/did-you-mean.ts'
import { type Answer, answerWith } from '../blocks/ephemeral.ts'
import { explainRefusals } from '../blocks/explain-refusals.ts'
import { invitation } from '../blocks/invitation.ts'
import { SUGGESTIONS, UNDO_SUBSCRIBE } from '../incoming/ids.ts'
import type { Asked } from '../incoming/slash-command.ts'
import { type Deps as FollowUpDeps, followUp } from './follow-up.ts'

export interface Deps extends SubscribeDeps, FollowUpDeps {
  copy: Copy
  now(): Instant
  /** Whether the bot is in a channel; undefined when Slack did not say. */
  isMember(channel: Channel): Promise<boolean | undefined>
}

/** `/subscribe 희소금속, 탄소중립`. */
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
  await followUp(deps, asked.channel, asked.by, texts, { responseUrl: asked.responseUrl })
  const meant = didYouMean(added)
  const unknown = unknownMinistries(added)
  // A button acts in the channel it is pressed in.
  const buttons = asked.elsewhere
    ? []
    : [
        texts.length > 0 ? valueButton(UNDO_SUBSCRIBE, copy.answer.undo, texts.join(', ')) : undefined,
        ...meant.map((term, index) => valueButton(SUGGESTIONS[index] as string, copy.welcome.subscribeTo(term), term)),
      ]
  return answerWith(
    [
      texts.length > 0 ? copy.answer.subscribed(texts, 'at once', asked.elsewhere) : '',
      already.length > 0 ? copy.answer.alreadySubscribed(already.map((query) => query.text)) : '',
      meant.length > 0 ? copy.preview.meant(meant) : '',
      unknown.length > 0 ? copy.answer.unknownMinistry(unknown) : '',
      ...refusals,
      invitation(asked.place, isMember, copy),
    ],
    ...buttons,
  )
}
