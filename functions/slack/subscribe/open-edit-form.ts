import type { Channel } from '../../subscriptions/channel.ts'
import type { Subscription } from '../../subscriptions/subscription.ts'
import type { Pressed } from '../incoming/interaction.ts'
import type { SubscriptionChoice } from '../subscriptions/subscription-menu.ts'
import { doneModal } from './done-modal.ts'
import { loadingModal } from './loading-modal.ts'
import type { Deps as OpenDeps } from './open-form.ts'
import { subscribeModal } from './subscribe-modal.ts'

export interface Deps extends OpenDeps {
  subscriptionsOf(channel: Channel): Promise<Subscription[]>
  /** Whether Slack says that somebody is in a channel. */
  isIn(channel: Channel, user: string): Promise<boolean>
}

/** Opens the form of one subscription, and fills it in when that was read. Who has left a channel changes nothing from an old Home. */
export async function openEditForm(deps: Deps, pressed: Pressed, { queryId }: SubscriptionChoice): Promise<void> {
  const { channel, home, by, triggerId, alone, responseUrl } = pressed
  const opening = deps.openModal(triggerId, loadingModal())
  // Beside it: one look at Slack after the other would take too long.
  const looking = !home || channel.channel === home.direct || deps.isIn(channel, by)
  const viewId = await opening
  if (viewId === undefined) return
  const [copy, subscriptions, mayChange] = await Promise.all([
    deps.copyOf(channel.team),
    deps.subscriptionsOf(channel),
    looking,
  ])
  const subscription = subscriptions.find((one) => one.queryId === queryId)
  const about = { channel: channel.channel, edits: queryId, home, list: alone ? responseUrl : undefined }
  if (mayChange && subscription) {
    await deps.updateModal(viewId, subscribeModal(about, copy, { subscription }))
    return
  }
  const { notYourChannel, nothingToUndo, otherChannel } = copy.answer
  await deps.updateModal(
    viewId,
    doneModal([mayChange ? nothingToUndo : notYourChannel(otherChannel(''))], copy, copy.modal.editTitle),
  )
}
