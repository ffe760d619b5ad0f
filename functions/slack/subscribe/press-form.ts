import { ADD_SUBSCRIPTION, SUBSCRIPTION_MENU } from '../incoming/ids.ts'
import type { Pressed } from '../incoming/interaction.ts'
import { readSubscriptionChoice } from '../subscriptions/subscription-menu.ts'
import { type Deps, openEditForm } from './open-edit-form.ts'
import { openForm } from './open-form.ts'
import { subscribeModal } from './subscribe-modal.ts'

export type { Deps }

/** What a press opens; undefined for one that opens no form. To be asked before anything is read. */
export function pressForm(pressed: Pressed): ((deps: Deps) => Promise<unknown>) | undefined {
  const { actionId, channel, triggerId, home, value } = pressed
  if (actionId === ADD_SUBSCRIPTION) {
    const about = { channel: '', home }
    return (deps) => openForm(deps, { team: channel.team, triggerId }, (copy) => subscribeModal(about, copy))
  }
  const choice = actionId === SUBSCRIPTION_MENU ? readSubscriptionChoice(value) : undefined
  return choice?.wanted === 'edit' ? (deps) => openEditForm(deps, pressed, choice) : undefined
}
