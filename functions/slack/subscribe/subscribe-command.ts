import type { Button } from '@slack/types'
import type { Copy } from '../../copy/copy.ts'
import { type EditDeps, type SubscribeDeps, subscribe } from '../../subscriptions/change-subscriptions.ts'
import type { Channel } from '../../subscriptions/channel.ts'
import { parseQueries, type Query } from '../../subscriptions/query/query.ts'
import { understand } from '../../subscriptions/query/understanding/understand.ts'
import { setOptions } from '../../subscriptions/set-mentions.ts'
import type { Subscription } from '../../subscriptions/subscription.ts'
import { NEW_OPTIONS, type SubscriptionOptions } from '../../subscriptions/subscription-options.ts'
import type { Instant } from '../../text/seoul.ts'
import { valueButton } from '../blocks/blocks.ts'
import { type Answer, answerWith } from '../blocks/ephemeral.ts'
import { explainRefusals } from '../blocks/explain-refusals.ts'
import type { QueueJobDeps } from '../incoming/answer-job.ts'
import { UNDO_SUBSCRIBE } from '../incoming/ids.ts'
import type { Interaction } from '../incoming/interaction.ts'
import type { SlashCommand } from '../incoming/slash-command.ts'
import { undoMentionsButton } from '../subscriptions/mention-buttons.ts'
import { readUndoValue } from '../subscriptions/undo-subscriptions.ts'
import { invitation } from './invitation.ts'
import { packMenuBlock } from './pack-menu.ts'
import { asOneQuestion, sayDoubts, sayLeftOut, sayReadings, saySubscribed } from './say-understanding.ts'
import { requestPreview } from './subscribe-preview.ts'
import { takeOptions } from './typed-options.ts'

export interface SubscribeSuggestedDeps extends SubscribeDeps, QueueJobDeps {
  copy: Copy
  now(): Instant
}

export interface SubscribeCommandDeps extends SubscribeSuggestedDeps, EditDeps {
  subscriptionsOf(channel: Channel): Promise<Subscription[]>
  /** Whether the bot is in a channel; undefined when Slack did not say. */
  isMember(channel: Channel): Promise<boolean | undefined>
}

/** `/subscribe 희소금속, 탄소중립`. What is sure is subscribed, and what can be meant in several ways is asked. */
export async function subscribeCommand(deps: SubscribeCommandDeps, command: SlashCommand): Promise<Answer> {
  const { copy } = deps
  const { answer } = copy
  const { words, chosen } = takeOptions(command.words)
  const understood = understand(words)
  const { queries, refused, rhythm, repairs } = understood
  const refusals = explainRefusals(refused, command.notKeywords, copy)
  const leftOut = sayLeftOut(understood, copy)
  // A button acts in the channel it is pressed in, which may be another one here.
  const mayPress = command.otherChannel === undefined
  const readings = sayReadings(words, understood, copy, mayPress, chosen)
  if (queries.length === 0) {
    const said = answerWith([...refusals, ...readings.paragraphs, leftOut], ...readings.buttons)
    // Whoever asks for everything may find their subject among the packs.
    const asksForAll = refused.some(({ why }) => why === 'everything')
    return asksForAll && mayPress ? { ...said, blocks: [...said.blocks, packMenuBlock(copy)] } : said
  }
  const options = { ...NEW_OPTIONS, ...chosen, ...(rhythm ? { rhythm } : {}) }
  const [{ added, already }, isMember] = await Promise.all([
    subscribe(deps, command.channel, queries, command.by, deps.now(), options),
    deps.isMember(command.channel),
  ])
  const { mentions, remind } = chosen
  const changed = mentions ? await setOptionsOf(already, { mentions }) : []
  const reminded = remind === undefined ? [] : await setOptionsOf(already, { remind })
  const texts = added.map(({ text }) => text)
  await requestPreview(deps, command.channel, texts, {
    responseUrl: command.responseUrl,
    spokenIn: command.spokenIn,
  })
  const doubts = sayDoubts(added, repairs, copy)
  const undo =
    texts.length > 0 ? valueButton(UNDO_SUBSCRIBE, answer.undo, texts.join(', ')) : undoMentionsButton(changed, copy)
  return answerWith(
    [
      // What is missing comes before what will happen.
      invitation(command.place, isMember, copy),
      ...saySubscribed(
        added,
        repairs,
        options,
        { channelName: command.otherChannel, mayPost: isMember !== false },
        copy,
      ),
      ...doubts.paragraphs,
      ...readings.paragraphs,
      already.length > 0 ? answer.alreadySubscribed(already.map((query) => query.text)) : '',
      sayChanged(changed, { mentions }),
      sayChanged(reminded, { remind }),
      leftOut,
      ...refusals,
    ],
    ...(mayPress ? [...readings.buttons, undo, ...doubts.buttons] : []),
  )

  /** An option that is typed for what stands already changes it there. */
  async function setOptionsOf(queries: Query[], wanted: Partial<SubscriptionOptions>): Promise<Subscription[]> {
    if (queries.length === 0) return []
    const standing = await deps.subscriptionsOf(command.channel)
    const meant = standing.filter(({ queryId }) => queries.some(({ id }) => id === queryId))
    return setOptions(deps, command.channel, wanted, meant, command.by)
  }

  function sayChanged(subscriptions: Subscription[], wanted: Partial<SubscriptionOptions>): string {
    const names = subscriptions.map(({ query }) => query)
    return names.length > 0 ? copy.options.changed(names, wanted) : ''
  }
}

/** A button for each reading of what was typed; none where there is only one. */
export function readingsOf(command: SlashCommand, copy: Copy): (Button | undefined)[] {
  const { words, chosen } = takeOptions(command.words)
  return sayReadings(words, asOneQuestion(words, understand(words)), copy, true, chosen).buttons
}

/** A button that subscribes to one keyword, in the bot's greeting. */
export async function subscribeSuggested(deps: SubscribeSuggestedDeps, interaction: Interaction): Promise<Answer> {
  const { queries } = parseQueries(interaction.value)
  return subscribePressed(deps, interaction, [{ options: {}, queries }])
}

/** One of the readings of what was typed. Its button carries the queries, and the rhythm where one was typed. */
export async function subscribeReading(deps: SubscribeSuggestedDeps, interaction: Interaction): Promise<Answer> {
  return subscribePressed(deps, interaction, readUndoValue(interaction.value))
}

async function subscribePressed(
  deps: SubscribeSuggestedDeps,
  { channel, by, responseUrl }: Interaction,
  [wanted = { options: {}, queries: [] }]: ReturnType<typeof readUndoValue>,
): Promise<Answer> {
  const { answer } = deps.copy
  const { queries } = wanted
  const options = { ...NEW_OPTIONS, ...wanted.options }
  const { added } = await subscribe(deps, channel, queries, by, deps.now(), options)
  const texts = added.map(({ text }) => text)
  if (texts.length === 0) return answerWith([answer.alreadySubscribed(queries.map(({ text }) => text))])
  await requestPreview(deps, channel, texts, { responseUrl })
  const undo = valueButton(UNDO_SUBSCRIBE, answer.undo, texts.join(', '))
  return answerWith([...saySubscribed(added, [], options, {}, deps.copy)], undo)
}
