import type { ModalView } from '@slack/types'
import { parseQueries } from '../subscriptions/query.ts'
import { subscribe } from '../subscriptions/subscribe.ts'
import { Rhythm } from '../subscriptions/subscription.ts'
import { escapeWithin } from './escape-text.ts'
import { explainRefusals } from './explain-refusals.ts'
import { invitation } from './invitation.ts'
import type { ViewBody } from './slack-body.ts'
import type { Deps } from './subscribe-command.ts'
import { doneModal, QUERY_FIELD, RHYTHM_FIELD } from './subscribe-modal.ts'

export type ModalAnswer =
  | { response_action: 'errors'; errors: Record<string, string> }
  | { response_action: 'update'; view: ModalView }

const PARAGRAPH = 1500

/** The form of `/subscribe`, sent: an error stays beside its field, a success takes the form's place. */
export async function submitSubscribe(
  deps: Omit<Deps, 'openModal'>,
  { team, user, view }: ViewBody,
): Promise<ModalAnswer> {
  const { copy } = deps
  const { values } = view.state
  const { queries, refused } = parseQueries(values[QUERY_FIELD]?.[QUERY_FIELD]?.value ?? '')
  const refusals = explainRefusals(refused, [], copy)
  if (refusals.length > 0) return errorAt(QUERY_FIELD, refusals.join(' '))
  const rhythm = Rhythm.catch('at once').parse(values[RHYTHM_FIELD]?.[RHYTHM_FIELD]?.selected_option?.value)
  const channel = { team: team.id, channel: view.private_metadata }
  const [{ added, already }, isMember] = await Promise.all([
    subscribe(deps, channel, queries, user.id, deps.now(), rhythm),
    deps.isMember(channel),
  ])
  const paragraphs = [
    added.length > 0
      ? copy.answer.subscribed(
          added.map((query) => query.text),
          rhythm,
        )
      : '',
    already.length > 0 ? copy.answer.alreadySubscribed(already.map((query) => query.text)) : '',
    // Where it cannot be told from a public channel, a word too many does no harm.
    invitation(channel.channel.startsWith('D') ? 'direct' : 'private', isMember, copy),
  ]
  const said = paragraphs.filter((text) => text !== '').map((text) => escapeWithin(text, PARAGRAPH))
  return { response_action: 'update', view: doneModal(said, copy) }
}

/** What the sender sees under a field, the form staying as it is. */
export function errorAt(field: string, text: string): ModalAnswer {
  return { response_action: 'errors', errors: { [field]: text } }
}
