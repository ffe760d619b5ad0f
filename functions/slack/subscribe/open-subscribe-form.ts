import type { ModalView } from '@slack/types'
import type { Copy } from '../../copy/copy.ts'
import type { Channel } from '../../subscriptions/channel.ts'
import { type MembershipDeps, mayChangeChannel } from '../../subscriptions/may-change-channel.ts'
import type { Subscription } from '../../subscriptions/subscription.ts'
import type { WorkspaceCopies } from '../client/workspace-copies.ts'
import type { Interaction } from '../incoming/interaction.ts'
import type { SlashCommand } from '../incoming/slash-command.ts'
import { readSubscriptionChoice } from '../subscriptions/draw-subscriptions.ts'
import { finishedForm, loadingForm, subscribeForm } from './subscribe-form.ts'

export interface OpenFormDeps {
  copyOf: WorkspaceCopies
  /** The id of the view; undefined when Slack did not open it. */
  openModal(triggerId: string, view: ModalView): Promise<string | undefined>
  updateModal(viewId: string, view: ModalView): Promise<unknown>
}

export interface OpenEditFormDeps extends OpenFormDeps, MembershipDeps {
  subscriptionsOf(channel: Channel): Promise<Subscription[]>
}

/*
A form can only be opened within three seconds of the command or press it answers. So it is decided from the request alone whether a form
is to be opened, and the form is opened before anything is read; while the workspace's language is not known, one that says it is loading.
*/

/** `/subscribe` without keywords opens the form; undefined otherwise. The function resolves to whether Slack opened it. */
export function formOfSubscribe(command: SlashCommand): ((deps: OpenFormDeps) => Promise<boolean>) | undefined {
  const { words, notKeywords, channel, namedChannel, triggerId } = command
  if (words !== '' || notKeywords.length > 0) return undefined
  const about = { channel: channel.channel }
  // A channel named in the command is only chosen in advance: whether its sender may do so is asked when the form is sent.
  const values = namedChannel && { channel: namedChannel.channel }
  return (deps) => openForm(deps, channel.team, triggerId, (copy) => subscribeForm(about, copy, values))
}

/** [구독 추가] in the Home. */
export function formOfAddButton({ channel, home, triggerId }: Interaction): (deps: OpenFormDeps) => Promise<boolean> {
  const about = { channel: '', home }
  return (deps) => openForm(deps, channel.team, triggerId, (copy) => subscribeForm(about, copy))
}

/** A pack chosen in the Home, which belongs to no channel: the form with it, to choose the channel in. Undefined in a message. */
export function formOfPackMenu(interaction: Interaction): ((deps: OpenFormDeps) => Promise<boolean>) | undefined {
  const { channel, home, triggerId, value } = interaction
  if (!home) return undefined
  const about = { channel: '', home }
  return (deps) => openForm(deps, channel.team, triggerId, (copy) => subscribeForm(about, copy, { pack: value }))
}

/** 수정 in the menu of a subscription; undefined for its other choices. */
export function formOfSubscriptionMenu(
  interaction: Interaction,
): ((deps: OpenEditFormDeps) => Promise<void>) | undefined {
  const choice = readSubscriptionChoice(interaction.value)
  return choice?.wanted === 'edit' ? (deps) => openEditForm(deps, interaction, choice.queryId) : undefined
}

/** False when Slack did not open it. */
export async function openForm(
  { copyOf, openModal, updateModal }: OpenFormDeps,
  team: string,
  triggerId: string,
  draw: (copy: Copy) => ModalView,
): Promise<boolean> {
  const known = copyOf.known(team)
  const viewId = await openModal(triggerId, known ? draw(known) : loadingForm())
  if (viewId === undefined) return false
  // What is known may be older than another language.
  const copy = await copyOf(team)
  if (copy !== known) await updateModal(viewId, draw(copy))
  return true
}

/** Opens a loading form, then fills in the subscription, or says why it cannot be edited. */
async function openEditForm(deps: OpenEditFormDeps, interaction: Interaction, queryId: string): Promise<void> {
  const { channel, home, by, triggerId, isEphemeral, responseUrl } = interaction
  const opening = deps.openModal(triggerId, loadingForm())
  // At the same time: one call of Slack after the other would take too long.
  const request = home ? { by, direct: home.direct } : { by, askedIn: channel.channel }
  const asking = mayChangeChannel(deps, channel, request)
  const viewId = await opening
  if (viewId === undefined) return
  const [copy, subscriptions, mayChange] = await Promise.all([
    deps.copyOf(channel.team),
    deps.subscriptionsOf(channel),
    asking,
  ])
  const subscription = subscriptions.find((one) => one.queryId === queryId)
  if (mayChange && subscription) {
    const about = { channel: channel.channel, edits: queryId, home, list: isEphemeral ? responseUrl : undefined }
    await deps.updateModal(viewId, subscribeForm(about, copy, { subscription }))
    return
  }
  const { notYourChannel, nothingToUndo, otherChannel } = copy.answer
  const why = mayChange ? nothingToUndo : notYourChannel(otherChannel(''))
  await deps.updateModal(viewId, finishedForm([why], copy, copy.form.editTitle))
}
