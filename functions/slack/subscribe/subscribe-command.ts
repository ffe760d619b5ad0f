import type { Copy } from '../../copy/copy.ts'
import { type SubscribeDeps, subscribe } from '../../subscriptions/change-subscriptions.ts'
import type { Channel } from '../../subscriptions/channel.ts'
import { parseQueries } from '../../subscriptions/query/query.ts'
import { DEFAULT_OPTIONS } from '../../subscriptions/subscription-options.ts'
import type { Instant } from '../../text/seoul.ts'
import { valueButton } from '../blocks/blocks.ts'
import { type Answer, answerWith } from '../blocks/ephemeral.ts'
import { explainRefusals } from '../blocks/explain-refusals.ts'
import type { QueueJobDeps } from '../incoming/answer-job.ts'
import { SUGGESTIONS, UNDO_SUBSCRIBE } from '../incoming/ids.ts'
import type { Interaction } from '../incoming/interaction.ts'
import type { SlashCommand } from '../incoming/slash-command.ts'
import { didYouMean, unknownMinistries } from './did-you-mean.ts'
import { invitation } from './invitation.ts'
import { requestPreview } from './subscribe-preview.ts'

export interface SubscribeSuggestedDeps extends SubscribeDeps, QueueJobDeps {
  copy: Copy
  now(): Instant
}

export interface SubscribeCommandDeps extends SubscribeSuggestedDeps {
  /** Whether the bot is in a channel; undefined when Slack did not say. */
  isMember(channel: Channel): Promise<boolean | undefined>
}

/** `/subscribe 희소금속, 탄소중립`. */
export async function subscribeCommand(deps: SubscribeCommandDeps, command: SlashCommand): Promise<Answer> {
  const { copy } = deps
  const { queries, refused } = parseQueries(command.words)
  const refusals = explainRefusals(refused, command.notKeywords, copy)
  if (queries.length === 0) return answerWith(refusals)
  const [{ added, already }, isMember] = await Promise.all([
    subscribe(deps, command.channel, queries, command.by, deps.now()),
    deps.isMember(command.channel),
  ])
  const texts = added.map((query) => query.text)
  await requestPreview(deps, command.channel, texts, { responseUrl: command.responseUrl })
  const meant = didYouMean(added)
  const unknown = unknownMinistries(added)
  // A button acts in the channel it is pressed in, which may be another one here.
  const buttons = command.otherChannel
    ? []
    : [
        texts.length > 0 ? valueButton(UNDO_SUBSCRIBE, copy.answer.undo, texts.join(', ')) : undefined,
        ...meant.map((term, index) => valueButton(SUGGESTIONS[index] as string, copy.welcome.subscribeTo(term), term)),
      ]
  return answerWith(
    [
      texts.length > 0 ? copy.answer.subscribed(texts, DEFAULT_OPTIONS, command.otherChannel) : '',
      already.length > 0 ? copy.answer.alreadySubscribed(already.map((query) => query.text)) : '',
      meant.length > 0 ? copy.preview.didYouMean(meant) : '',
      unknown.length > 0 ? copy.answer.unknownMinistry(unknown) : '',
      ...refusals,
      invitation(command.place, isMember, copy),
    ],
    ...buttons,
  )
}

/** A button that subscribes to one keyword: in the bot's greeting, or below a keyword that was probably misspelt. */
export async function subscribeSuggested(
  deps: SubscribeSuggestedDeps,
  { channel, value, by, responseUrl }: Interaction,
): Promise<Answer> {
  const { added } = await subscribe(deps, channel, parseQueries(value).queries, by, deps.now())
  if (added.length === 0) return answerWith([deps.copy.answer.alreadySubscribed([value])])
  await requestPreview(deps, channel, [value], { responseUrl })
  const undo = valueButton(UNDO_SUBSCRIBE, deps.copy.answer.undo, value)
  return answerWith([deps.copy.answer.subscribed([value], DEFAULT_OPTIONS, undefined)], undo)
}
