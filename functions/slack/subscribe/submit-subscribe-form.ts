import type { ModalView } from '@slack/types'
import type { Copy } from '../../copy/copy.ts'
import {
  type ReviseDeps,
  type Revision,
  reviseSubscription,
  subscribe,
} from '../../subscriptions/change-subscriptions.ts'
import type { Channel } from '../../subscriptions/channel.ts'
import { type MembershipDeps, mayChangeChannel } from '../../subscriptions/may-change-channel.ts'
import { parseQueries } from '../../subscriptions/query/query.ts'
import type { Instant } from '../../text/seoul.ts'
import { explainRefusals } from '../blocks/explain-refusals.ts'
import { escapeWithin } from '../blocks/slack-text.ts'
import { type QueueJobDeps, queueFollowUp } from '../incoming/answer-job.ts'
import type { ViewBody } from '../incoming/bodies.ts'
import { type FormAbout, readFormAbout } from '../incoming/form-about.ts'
import { CHANNEL_FIELD, QUERY_FIELD } from '../incoming/ids.ts'
import { invitation } from './invitation.ts'
import { finishedForm, readSubscribeForm } from './subscribe-form.ts'
import { requestPreview } from './subscribe-preview.ts'

export interface SubmitFormDeps extends ReviseDeps, MembershipDeps, QueueJobDeps {
  copy: Copy
  now(): Instant
  /** Whether the bot is in a channel; undefined when Slack did not say. */
  isMember(channel: Channel): Promise<boolean | undefined>
}

/** An error stays beside its field, and the form open; a success takes the form's place. */
export type FormAnswer =
  | { response_action: 'errors'; errors: Record<string, string> }
  | { response_action: 'update'; view: ModalView }

const MAX_PARAGRAPH_LENGTH = 1500

/** The form was sent: subscribes, or changes the subscription the form is about. */
export async function submitSubscribeForm(deps: SubmitFormDeps, body: ViewBody): Promise<FormAnswer> {
  const { copy } = deps
  const { view, user, team } = body
  const about = readFormAbout(view.private_metadata)
  const form = readSubscribeForm(view.state, about)
  const { queries, refused } = parseQueries(form.typed)
  const refusals = explainRefusals(refused, [], copy)
  if (refusals.length > 0) return errorAt(QUERY_FIELD, refusals.join(' '))
  const channel = { team: team.id, channel: form.channel }
  const revision = { queries, rhythm: form.rhythm, by: user.id }
  const answer = about.edits
    ? await revise(deps, channel, about, about.edits, revision)
    : await add(deps, channel, about, revision, view.id)
  if (answer.response_action === 'update') await redrawOrigin(deps, channel, user.id, about)
  return answer
}

/** What the sender sees under a field, the form staying as it is. */
export function errorAt(field: string, text: string): FormAnswer {
  return { response_action: 'errors', errors: { [field]: text } }
}

async function add(
  deps: SubmitFormDeps,
  channel: Channel,
  about: FormAbout,
  { queries, rhythm, by }: Revision,
  viewId: string,
): Promise<FormAnswer> {
  const { answer } = deps.copy
  // At the same time: one call of Slack after the other would take too long.
  const askingForBot = deps.isMember(channel)
  if (!(await mayChange(deps, channel, about, by)))
    return errorAt(CHANNEL_FIELD, answer.notYourChannel(answer.otherChannel('')))
  const [{ added, already }, isMember] = await Promise.all([
    subscribe(deps, channel, queries, by, deps.now(), rhythm),
    askingForBot,
  ])
  const texts = added.map((query) => query.text)
  const where = channel.channel === about.channel ? undefined : answer.otherChannel('')
  const said = escaped([
    texts.length > 0 ? answer.subscribed(texts, rhythm, where) : '',
    already.length > 0 ? answer.alreadySubscribed(already.map((query) => query.text)) : '',
    // A private channel cannot be told from a public one here, and to say too much does no harm.
    invitation(channel.channel.startsWith('D') ? 'direct' : 'private', isMember, deps.copy),
  ])
  await requestPreview(deps, channel, texts, { viewId, said })
  return { response_action: 'update', view: finishedForm(said, deps.copy) }
}

async function revise(
  deps: SubmitFormDeps,
  channel: Channel,
  about: FormAbout,
  queryId: string,
  revision: Revision,
): Promise<FormAnswer> {
  const { answer, subscriptions, modal } = deps.copy
  if (!(await mayChange(deps, channel, about, revision.by)))
    return errorAt(QUERY_FIELD, answer.notYourChannel(answer.otherChannel('')))
  const revised = await reviseSubscription(deps, channel, queryId, revision, deps.now())
  return { response_action: 'update', view: finishedForm(escaped([sentence()]), deps.copy, modal.editTitle) }

  function sentence(): string {
    switch (revised.outcome) {
      case 'gone':
        return answer.nothingToUndo
      case 'reworded':
        return subscriptions.edited(revised.before, revised.queries)
      case 'rhythm set':
        return subscriptions.rhythmChanged(revised.queries, revised.rhythm)
    }
  }
}

/** A form of the Home comes from no channel, also where it is about one. */
function mayChange(deps: SubmitFormDeps, channel: Channel, about: FormAbout, by: string): Promise<boolean> {
  const request = about.home ? { by, direct: about.home.direct } : { by, askedIn: about.channel }
  return mayChangeChannel(deps, channel, request)
}

/** Has what the form was opened from drawn again, because its sender returns to it. */
async function redrawOrigin(deps: QueueJobDeps, channel: Channel, user: string, about: FormAbout): Promise<void> {
  const { home, list } = about
  if (home) await queueFollowUp(deps, { job: 'home', team: channel.team, user, direct: home.direct || undefined })
  if (list) await queueFollowUp(deps, { job: 'list', ...channel, responseUrl: list })
}

function escaped(paragraphs: string[]): string[] {
  return paragraphs.filter((text) => text !== '').map((text) => escapeWithin(text, MAX_PARAGRAPH_LENGTH))
}
