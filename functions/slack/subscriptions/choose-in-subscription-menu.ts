import type { Answer } from '../blocks/ephemeral.ts'
import type { Pressed } from '../incoming/interaction.ts'
import { drawSubscriptions } from './draw-subscriptions.ts'
import { type Deps, editSubscriptions } from './edit-subscriptions.ts'
import { readSubscriptionChoice } from './subscription-menu.ts'

/** A choice beside a subscription: what was done, with a way back, above the subscriptions as they are now. */
export async function chooseInSubscriptionMenu(deps: Deps, { channel, value, by }: Pressed): Promise<Answer> {
  const choice = readSubscriptionChoice(value)
  const before = await deps.subscriptionsOf(channel)
  const chosen = before.filter(({ queryId }) => queryId === choice?.queryId)
  if (!choice || choice.wanted === 'edit' || chosen.length === 0)
    return drawSubscriptions(before, deps.copy, deps.now())
  const said = await editSubscriptions(deps, channel, choice.wanted, chosen, by)
  return drawSubscriptions(await deps.subscriptionsOf(channel), deps.copy, deps.now(), said)
}
