import type { Overflow, PlainTextOption } from '@slack/types'
import type { Copy } from '../../copy/copy.ts'
import type { Delivery } from '../../delivery/delivery.ts'
import { editSubscriptions } from '../../subscriptions/change-subscriptions.ts'
import type { Channel } from '../../subscriptions/channel.ts'
import { type Feedback, feedbackOnMatches } from '../../subscriptions/match-feedback.ts'
import type { Match } from '../../subscriptions/matching/query-match.ts'
import type { Subscription } from '../../subscriptions/subscription.ts'
import { type Answer, answerWith } from '../blocks/ephemeral.ts'
import { oneLine, shorten } from '../blocks/slack-text.ts'
import type { QueueJobDeps } from '../incoming/answer-job.ts'
import { RELEASE_MENU, releaseOfBlock } from '../incoming/ids.ts'
import type { Interaction } from '../incoming/interaction.ts'
import { type SubscriptionMenuDeps, sayEdit } from '../subscriptions/choose-in-subscription-menu.ts'

/*
The menu beside a release in a message:

  off    ends one of the subscriptions that found the release (an option for each, at most two)
  rest   pauses all of them for a week
  more   searches for releases like it
  wrong  reports that they should not have found it

Slack takes five options with values of 75 characters. Ours are at most 69: a choice and a query's id, a SHA-256. Messages of earlier
versions carry `more` with an id as well.
*/
const CHOICE = /^(?:(off|more):([0-9a-f]{64})|(rest|more|wrong))$/

const MAX_SUBSCRIPTIONS_TO_END = 2
const MAX_LABEL_LENGTH = 40
const SIMILAR_RELEASES = 5

interface ReleaseChoice {
  wanted: 'off' | 'rest' | 'more' | 'wrong'
  /** The query id of the one subscription to end; absent when the choice applies to every subscription that matched the release. */
  queryId?: string | undefined
}

/** Undefined when no match has an id that an option can carry. */
export function releaseMenu(matches: Match[], copy: Copy): Overflow | undefined {
  const carried = matches.filter(({ queryId }) => readChoice(`off:${queryId}`))
  const [first] = carried
  if (!first) return undefined
  const ends = carried
    .slice(0, MAX_SUBSCRIPTIONS_TO_END)
    .map((match) => option(copy.message.turnOff(labelOf(match)), `off:${match.queryId}`))
  const { pauseForWeek, seeSimilar, reportWrongMatch } = copy.message
  const similar = seeSimilar(labelOf(first), carried.length - 1)
  const others = [option(pauseForWeek, 'rest'), option(similar, 'more'), option(reportWrongMatch, 'wrong')]
  return { type: 'overflow', action_id: RELEASE_MENU, options: [...ends, ...others] }
}

function labelOf({ query }: Match): string {
  return shorten(oneLine(query), MAX_LABEL_LENGTH).slice(0, MAX_LABEL_LENGTH)
}

function option(text: string, value: string): PlainTextOption {
  return { text: { type: 'plain_text', text: text.toWellFormed() }, value }
}

function readChoice(value: string): ReleaseChoice | undefined {
  const [, withId, queryId, withoutId] = value.match(CHOICE) ?? []
  const wanted = (withId ?? withoutId) as ReleaseChoice['wanted'] | undefined
  return wanted && { wanted, queryId }
}

export interface ReleaseMenuDeps extends SubscriptionMenuDeps, QueueJobDeps {
  /** The delivery of a release to a channel, if there is one. */
  deliveryOf(channel: Channel, releaseId: string): Promise<Delivery | undefined>
  saveFeedback(feedback: Feedback): Promise<void>
}

/** Somebody chose in the menu. Only they see the answer; the channel's message stays as it is. */
export async function chooseInReleaseMenu(deps: ReleaseMenuDeps, interaction: Interaction): Promise<Answer> {
  const { copy } = deps
  const choice = readChoice(interaction.value)
  if (choice?.wanted === 'wrong') return reportMatches(deps, interaction)
  const chosen = choice ? await subscriptionsChosen(deps, choice, interaction) : []
  if (!choice || chosen.length === 0) return answerWith([copy.answer.nothingToUndo])
  if (choice.wanted === 'more') return searchSimilar(deps, interaction, chosen)
  const edit = choice.wanted === 'off' ? 'remove' : 'pause'
  const edited = await editSubscriptions(deps, interaction.channel, edit, chosen, interaction.by, deps.now())
  return sayEdit(edited, copy) ?? answerWith([copy.answer.nothingToUndo])
}

/** The channel's subscriptions a choice is about: the one it names, or all that found the release. */
async function subscriptionsChosen(
  deps: ReleaseMenuDeps,
  { queryId }: ReleaseChoice,
  { channel, blockId }: Interaction,
): Promise<Subscription[]> {
  const releaseId = releaseOfBlock(blockId)
  const [subscriptions, delivery] = await Promise.all([
    deps.subscriptionsOf(channel),
    queryId || !releaseId ? undefined : deps.deliveryOf(channel, releaseId),
  ])
  const ids = queryId ? [queryId] : (delivery?.matches ?? []).map((match) => match.queryId)
  return subscriptions.filter((one) => ids.includes(one.queryId))
}

/** 키워드와 관련 없음: saves what matched wrongly, for the list of trap words. */
async function reportMatches(deps: ReleaseMenuDeps, { channel, blockId, by }: Interaction): Promise<Answer> {
  const { copy } = deps
  const releaseId = releaseOfBlock(blockId)
  const delivery = releaseId ? await deps.deliveryOf(channel, releaseId) : undefined
  if (!delivery) return answerWith([copy.answer.nothingToUndo])
  await Promise.all(feedbackOnMatches(delivery, by, deps.now()).map(deps.saveFeedback))
  return answerWith([copy.subscriptions.reported(delivery.matches.map(({ query }) => query))])
}

async function searchSimilar(
  { queueJob, copy }: ReleaseMenuDeps,
  { channel, responseUrl, isEphemeral }: Interaction,
  subscriptions: Subscription[],
): Promise<Answer> {
  const queries = subscriptions.map(({ query }) => query)
  const search = { job: 'latest' as const, queries: queries.join(', '), count: SIMILAR_RELEASES, skip: 0 }
  await queueJob({ ...channel, ...search, responseUrl, replace: isEphemeral })
  return answerWith([copy.latest.searching(queries)])
}
