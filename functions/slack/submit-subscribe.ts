import type { ModalView } from '@slack/types'
import type { Channel } from '../subscriptions/channel.ts'
import { parseQueries } from '../subscriptions/query.ts'
import { subscribe } from '../subscriptions/subscribe.ts'
import { escapeWithin } from './escape-text.ts'
import { explainRefusals } from './explain-refusals.ts'
import { followUp } from './follow-up.ts'
import { invitation } from './invitation.ts'
import { readSubscribeForm } from './read-subscribe-form.ts'
import type { ViewBody } from './slack-body.ts'
import type { Deps as SubscribeDeps } from './subscribe-command.ts'
import { CHANNEL_FIELD, doneModal, QUERY_FIELD } from './subscribe-modal.ts'

export interface Deps extends Omit<SubscribeDeps, 'openModal'> {
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
  const { typed, rhythm, channel: id, chosen } = readSubscribeForm(body)
  const { queries, refused } = parseQueries(typed)
  const refusals = explainRefusals(refused, [], copy)
  if (refusals.length > 0) return errorAt(QUERY_FIELD, refusals.join(' '))
  const channel = { team: body.team.id, channel: id }
  const mayChoose = id !== '' && (!chosen || deps.isIn(channel, body.user.id))
  const looked = deps.isMember(channel)
  if (!(await mayChoose)) return errorAt(CHANNEL_FIELD, copy.answer.notYourChannel(copy.answer.otherChannel('')))
  const [{ added, already }, isMember] = await Promise.all([
    subscribe(deps, channel, queries, body.user.id, deps.now(), rhythm),
    looked,
  ])
  const texts = added.map((query) => query.text)
  const paragraphs = [
    texts.length > 0 ? copy.answer.subscribed(texts, rhythm, chosen ? copy.answer.otherChannel('') : undefined) : '',
    already.length > 0 ? copy.answer.alreadySubscribed(already.map((query) => query.text)) : '',
    // Where it cannot be told from a public channel, a word too many does no harm.
    invitation(id.startsWith('D') ? 'direct' : 'private', isMember, copy),
  ]
  const said = paragraphs.filter((text) => text !== '').map((text) => escapeWithin(text, PARAGRAPH))
  await followUp(deps, channel, body.user.id, texts, { viewId: body.view.id, said })
  return { response_action: 'update', view: doneModal(said, copy) }
}

/** What the sender sees under a field, the form staying as it is. */
export function errorAt(field: string, text: string): ModalAnswer {
  return { response_action: 'errors', errors: { [field]: text } }
}
