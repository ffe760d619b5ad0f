import type { ModalView } from '@slack/types'
import type { Channel } from '../../subscriptions/channel.ts'
import { parseQueries } from '../../subscriptions/query/query.ts'
import { subscribe } from '../../subscriptions/subscribe.ts'
import { escapeWithin } from '../blocks/escape-text.ts'
import { explainRefusals } from '../blocks/explain-refusals.ts'
import { invitation } from '../blocks/invitation.ts'
import type { ViewBody } from '../incoming/bodies.ts'
import { doneModal } from './done-modal.ts'
import { followUp } from './follow-up.ts'
import { type FormAbout, readFormAbout } from './form-about.ts'
import { readSubscribeForm } from './read-subscribe-form.ts'
import { redrawBehind } from './redraw-behind.ts'
import { type Deps as ReviseDeps, reviseSubscription, type Wanted } from './revise-subscription.ts'
import type { Deps as SubscribeDeps } from './subscribe-command.ts'
import { CHANNEL_FIELD, QUERY_FIELD } from './subscribe-fields.ts'

export interface Deps extends SubscribeDeps, ReviseDeps {
  /** Whether Slack says that somebody is in a channel. */
  isIn(channel: Channel, user: string): Promise<boolean>
}

export type ModalAnswer =
  | { response_action: 'errors'; errors: Record<string, string> }
  | { response_action: 'update'; view: ModalView }

const PARAGRAPH = 1500

/** The form of `/subscribe`, sent: an error stays beside its field, a success takes the form's place. */
export async function submitSubscribe(deps: Deps, body: ViewBody): Promise<ModalAnswer> {
  const { copy } = deps
  const { view, user, team } = body
  const about = readFormAbout(view.private_metadata)
  const form = readSubscribeForm(view.state, about)
  const { queries, refused } = parseQueries(form.typed)
  const refusals = explainRefusals(refused, [], copy)
  if (refusals.length > 0) return errorAt(QUERY_FIELD, refusals.join(' '))
  const channel = { team: team.id, channel: form.channel }
  const wanted = { queries, rhythm: form.rhythm, by: user.id }
  const answer = about.edits
    ? await revise(deps, channel, about.edits, wanted)
    : await add(deps, channel, wanted, { about, chosen: form.chosen, viewId: view.id })
  if (answer.response_action === 'update') await redrawBehind(deps, channel, user.id, about)
  return answer
}

interface Sent {
  about: FormAbout
  /** Whether the channel is another than the one it was asked in. */
  chosen: boolean
  viewId: string
}

async function add(
  deps: Deps,
  channel: Channel,
  wanted: Wanted,
  { about, chosen, viewId }: Sent,
): Promise<ModalAnswer> {
  const { answer } = deps.copy
  const { queries, rhythm, by } = wanted
  const id = channel.channel
  const mayChoose = id !== '' && (!chosen || id === about.home?.direct || deps.isIn(channel, by))
  const looked = deps.isMember(channel)
  if (!(await mayChoose)) return errorAt(CHANNEL_FIELD, answer.notYourChannel(answer.otherChannel('')))
  const [{ added, already }, isMember] = await Promise.all([
    subscribe(deps, channel, queries, by, deps.now(), rhythm),
    looked,
  ])
  const texts = added.map((query) => query.text)
  const paragraphs = [
    texts.length > 0 ? answer.subscribed(texts, rhythm, chosen ? answer.otherChannel('') : undefined) : '',
    already.length > 0 ? answer.alreadySubscribed(already.map((query) => query.text)) : '',
    // Where it cannot be told from a public channel, a word too many does no harm.
    invitation(id.startsWith('D') ? 'direct' : 'private', isMember, deps.copy),
  ]
  const said = escaped(paragraphs)
  await followUp(deps, channel, by, texts, { viewId, said })
  return { response_action: 'update', view: doneModal(said, deps.copy) }
}

async function revise(deps: Deps, channel: Channel, queryId: string, wanted: Wanted): Promise<ModalAnswer> {
  const said = await reviseSubscription(deps, channel, queryId, wanted)
  return { response_action: 'update', view: doneModal(escaped([said]), deps.copy, deps.copy.modal.editTitle) }
}

function escaped(paragraphs: string[]): string[] {
  return paragraphs.filter((text) => text !== '').map((text) => escapeWithin(text, PARAGRAPH))
}

/** What the sender sees under a field, the form staying as it is. */
export function errorAt(field: string, text: string): ModalAnswer {
  return { response_action: 'errors', errors: { [field]: text } }
}
