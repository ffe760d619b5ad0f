import type { Copy } from '../../copy/copy.ts'
import type { Delivery } from '../../delivery/delivery.ts'
import { editSubscriptions } from '../../subscriptions/change-subscriptions.ts'
import type { Channel } from '../../subscriptions/channel.ts'
import { type Feedback, feedbackOnMatches } from '../../subscriptions/match-feedback.ts'
import type { Subscription } from '../../subscriptions/subscription.ts'
import { type Answer, answerWith } from '../blocks/ephemeral.ts'
import type { QueueJobDeps } from '../incoming/answer-job.ts'
import { releaseOfBlock } from '../incoming/ids.ts'
import type { Interaction } from '../incoming/interaction.ts'
import { type SubscriptionMenuDeps, sayEdit } from '../subscriptions/choose-in-subscription-menu.ts'
import { type Choice, readChoice } from './release-menu.ts'

export interface Deps extends SubscriptionMenuDeps, QueueJobDeps {
  deliveryOf(channel: Channel, releaseId: string): Promise<Delivery | undefined>
  saveFeedback(feedback: Feedback): Promise<void>
}

const MORE = 5

/** A choice in the menu beside a release; the channel's message stays, who chose is answered alone. */
export async function chooseInReleaseMenu(deps: Deps, pressed: Interaction): Promise<Answer> {
  const { copy } = deps
  const choice = readChoice(pressed.value)
  if (choice?.wanted === 'wrong') return report(deps, pressed)
  const meant = choice ? await meantBy(deps, choice, pressed) : []
  if (!choice || meant.length === 0) return answerWith([copy.answer.nothingToUndo])
  if (choice.wanted === 'more') return seeMore(deps, pressed, meant, copy)
  const wanted = choice.wanted === 'off' ? 'remove' : 'pause'
  const edited = await editSubscriptions(deps, pressed.channel, wanted, meant, pressed.by, deps.now())
  return sayEdit(edited, copy) ?? answerWith([copy.answer.nothingToUndo])
}

/** The channel's subscriptions a choice is about: the one it names, or all that the release was found by. */
async function meantBy(deps: Deps, { queryId }: Choice, { channel, blockId }: Interaction): Promise<Subscription[]> {
  const releaseId = releaseOfBlock(blockId)
  const [subscriptions, delivery] = await Promise.all([
    deps.subscriptionsOf(channel),
    queryId || !releaseId ? undefined : deps.deliveryOf(channel, releaseId),
  ])
  const ids = queryId ? [queryId] : (delivery?.matches ?? []).map((match) => match.queryId)
  return subscriptions.filter((one) => ids.includes(one.queryId))
}

/** 잘못 걸렸어요: kept for the list of trap words. */
async function report({ copy, ...deps }: Deps, { channel, blockId, by }: Interaction): Promise<Answer> {
  const releaseId = releaseOfBlock(blockId)
  const delivery = releaseId ? await deps.deliveryOf(channel, releaseId) : undefined
  if (!delivery) return answerWith([copy.answer.nothingToUndo])
  await Promise.all(feedbackOnMatches(delivery, by, deps.now()).map(deps.saveFeedback))
  return answerWith([copy.subscriptions.reported(delivery.matches.map(({ query }) => query))])
}

async function seeMore({ queueJob }: Deps, pressed: Interaction, meant: Subscription[], copy: Copy): Promise<Answer> {
  const { channel, responseUrl, isEphemeral } = pressed
  const queries = meant.map(({ query }) => query)
  const about = { job: 'latest' as const, queries: queries.join(', '), count: MORE, skip: 0 }
  await queueJob({ ...channel, ...about, responseUrl, replace: isEphemeral })
  return answerWith([copy.latest.looking(queries)])
}
