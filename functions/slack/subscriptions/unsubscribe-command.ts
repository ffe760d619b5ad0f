import type { Copy } from '../../copy/copy.ts'
import { type UnsubscribeDeps, unsubscribe } from '../../subscriptions/change-subscriptions.ts'
import type { Channel } from '../../subscriptions/channel.ts'
import { parseQueries, type Query } from '../../subscriptions/query/query.ts'
import { subjectToEnd } from '../../subscriptions/query/understanding/commands-meant.ts'
import { understand } from '../../subscriptions/query/understanding/understand.ts'
import type { Subscription } from '../../subscriptions/subscription.ts'
import { fold } from '../../text/korean.ts'
import type { Instant } from '../../text/seoul.ts'
import { valueButton } from '../blocks/blocks.ts'
import { type Answer, answerWith } from '../blocks/ephemeral.ts'
import { explainRefusals } from '../blocks/explain-refusals.ts'
import { UNDO_UNSUBSCRIBE } from '../incoming/ids.ts'
import type { SlashCommand } from '../incoming/slash-command.ts'
import { askToEndAll } from './all-subscriptions.ts'
import { drawSubscriptions } from './draw-subscriptions.ts'
import { undoValue } from './undo-subscriptions.ts'

export interface UnsubscribeCommandDeps extends UnsubscribeDeps {
  copy: Copy
  now(): Instant
  subscriptionsOf(channel: Channel): Promise<Subscription[]>
}

/** `/unsubscribe 탄소중립`; without a keyword it shows what the channel subscribes to. */
export async function unsubscribeCommand(deps: UnsubscribeCommandDeps, command: SlashCommand): Promise<Answer> {
  const { copy } = deps
  const { queries, refused } = parseQueries(command.words)
  if (queries.length === 0) {
    if (command.words === '' && command.notKeywords.length === 0 && !command.otherChannel)
      return offerChoice(deps, command.channel)
    const subscribedNow = sentenceOf(await deps.subscriptionsOf(command.channel), copy)
    return answerWith([...explainRefusals(refused, command.notKeywords, copy), subscribedNow])
  }
  const before = await deps.subscriptionsOf(command.channel)
  const asksForAll = copy.commandWords.all.includes(subjectToEnd(command.words).toLowerCase())
  const isNamed = before.some(({ query }) => query === command.words)
  if (asksForAll && !isNamed && before.length > 0 && !command.otherChannel) return askToEndAll(before, deps.now(), copy)
  const { removed, missing } = await unsubscribe(deps, command.channel, meantOf(command.words, before), command.by)
  const ended = before.filter(({ queryId }) => removed.some(({ id }) => id === queryId))
  const left = before.filter((one) => !ended.includes(one))
  const texts = removed.map((query) => query.text)
  const others = missing.map((query) => query.text)
  return answerWith(
    [
      texts.length > 0 ? copy.answer.unsubscribed(texts) : '',
      ...(others.length > 0 ? [copy.answer.notSubscribed(others), sentenceOf(left, copy)] : []),
      ...explainRefusals(refused, command.notKeywords, copy),
    ],
    // A button acts in the channel it is pressed in, which is another one here.
    texts.length > 0 && !command.otherChannel
      ? valueButton(UNDO_UNSUBSCRIBE, copy.answer.undo, undoValue(ended))
      : undefined,
  )
}

/**
 * The queries that words typed to end them stand for: as they are, and where one is not subscribed so, what it became when it was
 * subscribed (`탄소중립 관련 소식` became 탄소중립), its quoted form, or the same letters spaced otherwise.
 */
function meantOf(words: string, standing: Subscription[]): Query[] {
  const { queries } = parseQueries(words)
  const isStanding = ({ id }: Query): boolean => standing.some(({ queryId }) => queryId === id)
  if (queries.every(isStanding)) return queries
  const named = subjectToEnd(words)
  const understood = understand(named)
  const candidates = [
    ...understood.queries,
    ...understood.offers.flat(),
    ...understood.repairs.flatMap(({ asTyped }) => asTyped ?? []),
    ...standing.flatMap(({ query, queryId }) =>
      queries.some(({ text }) => fold(text).text === fold(query).text) ? [{ id: queryId, text: query }] : [],
    ),
  ]
  const found = [...queries, ...candidates].filter(isStanding)
  if (found.length === 0) return named === words || understood.queries.length === 0 ? queries : understood.queries
  const missing = understood.queries.filter((query) => !isStanding(query))
  const others = understood.repairs.length > 0 || understood.offers.length > 0 ? [] : missing
  return [
    ...new Map(
      [...found, ...others.filter(({ text }) => !isSpacedLike(text, found))].map((one) => [one.id, one]),
    ).values(),
  ]
}

function isSpacedLike(text: string, found: Query[]): boolean {
  return found.some((one) => fold(one.text).text === fold(text).text)
}

/** What there is to end, each with its menu. */
async function offerChoice(deps: UnsubscribeCommandDeps, channel: Channel): Promise<Answer> {
  const { copy, now, subscriptionsOf } = deps
  const subscriptions = await subscriptionsOf(channel)
  const question = subscriptions.length > 0 ? answerWith([copy.answer.whichToUnsubscribe]) : undefined
  return drawSubscriptions(subscriptions, copy, now(), question)
}

function sentenceOf(subscriptions: Subscription[], copy: Copy): string {
  const queries = subscriptions.map(({ query }) => query)
  return queries.length > 0 ? copy.answer.subscribedNow(queries) : copy.subscriptions.none
}
