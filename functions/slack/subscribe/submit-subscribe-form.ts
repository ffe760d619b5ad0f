import type { ModalView } from '@slack/types'
import type { Copy } from '../../copy/copy.ts'
import {
  type EditDeps,
  type ReviseOutcome,
  type Revision,
  reviseSubscription,
  type SubscribeDeps,
  subscribe,
} from '../../subscriptions/change-subscriptions.ts'
import type { Channel } from '../../subscriptions/channel.ts'
import { type MembershipDeps, mayChangeChannel } from '../../subscriptions/may-change-channel.ts'
import { NAMED_KINDS } from '../../subscriptions/query/named-kind.ts'
import { understandForm } from '../../subscriptions/query/understanding/understand-form.ts'
import type { Understanding } from '../../subscriptions/query/understanding/understanding.ts'
import type { Subscription } from '../../subscriptions/subscription.ts'
import {
  DEFAULT_OPTIONS,
  kindsTicked,
  NEW_OPTIONS,
  type SubscriptionOptions,
} from '../../subscriptions/subscription-options.ts'
import type { Instant } from '../../text/seoul.ts'
import { explainRefusals } from '../blocks/explain-refusals.ts'
import { escapeWithin } from '../blocks/slack-text.ts'
import { type QueueJobDeps, queueFollowUp } from '../incoming/answer-job.ts'
import type { ViewBody } from '../incoming/bodies.ts'
import { type FormAbout, readFormAbout } from '../incoming/form-about.ts'
import { CHANNEL_FIELD, QUERY_FIELD } from '../incoming/ids.ts'
import { understandingBlocks } from './form-hint.ts'
import { invitation } from './invitation.ts'
import { sayDoubts, sayLeftOut, saySubscribed } from './say-understanding.ts'
import { finishedForm, readingId, readSubscribeForm, subscribeForm } from './subscribe-form.ts'
import { requestPreview } from './subscribe-preview.ts'

export interface SubmitFormDeps extends SubscribeDeps, EditDeps, MembershipDeps, QueueJobDeps {
  now(): Instant
  /** The copy in a workspace's language. */
  copyOf(team: string): Promise<Copy>
  subscriptionsOf(channel: Channel): Promise<Subscription[]>
  /** Whether the bot is in a channel; undefined when Slack did not say. */
  isMember(channel: Channel): Promise<boolean | undefined>
}

/** An error stays beside its field, and the form open; a success takes the form's place. */
export type FormAnswer =
  | { response_action: 'errors'; errors: Record<string, string> }
  | { response_action: 'update'; view: ModalView }

/** A form that was sent, with the copy it is answered in. */
interface SubmittedForm {
  viewId: string
  about: FormAbout
  channel: Channel
  wanted: Revision
  understood: Understanding
  copy: Copy
}

const MAX_PARAGRAPH_LENGTH = 1500

/**
 * The form was sent: subscribes, or changes the subscription the form is about. Whatever is asked of Slack is asked at the same time, and
 * while the language is read: one after the other they would not leave time for the change in Slack's three seconds.
 */
export async function submitSubscribeForm(deps: SubmitFormDeps, { view, user, team }: ViewBody): Promise<FormAnswer> {
  const about = readFormAbout(view.private_metadata)
  const values = readSubscribeForm(view.state, about)
  const channel = { team: team.id, channel: values.channel }
  const reading = deps.copyOf(team.id)
  const listing = about.edits ? deps.subscriptionsOf(channel) : Promise.resolve([])
  const asking = about.edits ? mayChangeFromForm(deps, channel, about, user.id) : undefined
  const subscriptions = await listing
  const before = subscriptions.find(({ queryId }) => queryId === about.edits)
  const understood = understandForm(values.typed, values.conditions, {
    standing: before ? [before.query] : [],
    taken: values.taken,
  })
  const chosen = understood.offers.find((queries) => readingId(queries) === values.reading)
  const queries = chosen ?? understood.queries
  if (!chosen && understood.offers.length > 0) {
    const copy = await reading
    const below = understandingBlocks(understood, copy)
    const form = subscribeForm(about, copy, { channel: values.channel, subscription: before }, below)
    return { response_action: 'update', view: form }
  }
  const { refused } = understood
  if (refused.length > 0 && !chosen) return errorAt(QUERY_FIELD, explainRefusals(refused, [], await reading).join(' '))
  const askingForBot = about.edits ? undefined : deps.isMember(channel)
  const [copy, mayChange] = await Promise.all([reading, asking ?? mayChangeFromForm(deps, channel, about, user.id)])
  if (!mayChange) {
    const { notYourChannel, otherChannel } = copy.answer
    return errorAt(about.edits ? QUERY_FIELD : CHANNEL_FIELD, notYourChannel(otherChannel('')))
  }
  const kinds = values.kinds && kindsTicked(values.kinds, NAMED_KINDS, before?.options.kinds)
  const options = { ...optionsOf(values.options, understood), ...(kinds && { kinds }) }
  const wanted = { queries, options, by: user.id }
  const form: SubmittedForm = { viewId: view.id, about, channel, wanted, understood, copy }
  const answer = about.edits ? await revise(deps, form, before) : await add(deps, form, askingForBot)
  await redrawOrigin(deps, channel, user.id, about)
  return answer
}

/** A rhythm among the words counts where the field of it stands as it stood at first. */
function optionsOf(chosen: Partial<SubscriptionOptions>, { rhythm }: Understanding): Partial<SubscriptionOptions> {
  return rhythm && chosen.rhythm === DEFAULT_OPTIONS.rhythm ? { ...chosen, rhythm } : chosen
}

/** What the sender sees under a field, the form staying as it is. */
export function errorAt(field: string, text: string): FormAnswer {
  return { response_action: 'errors', errors: { [field]: text } }
}

/** A form of the Home comes from no channel, also where it is about one. */
function mayChangeFromForm(deps: MembershipDeps, channel: Channel, about: FormAbout, by: string): Promise<boolean> {
  const request = about.home ? { by, direct: about.home.direct } : { by, askedIn: about.channel }
  return mayChangeChannel(deps, channel, request)
}

async function add(
  deps: SubmitFormDeps,
  { viewId, about, channel, wanted, understood, copy }: SubmittedForm,
  askingForBot: Promise<boolean | undefined> | undefined,
): Promise<FormAnswer> {
  const { answer } = copy
  const { queries, by } = wanted
  const options = { ...NEW_OPTIONS, ...wanted.options }
  const [{ added, already }, isMember] = await Promise.all([
    subscribe(deps, channel, queries, by, deps.now(), options),
    askingForBot,
  ])
  const texts = added.map((query) => query.text)
  const channelName = channel.channel === about.channel ? undefined : answer.otherChannel('')
  const said = escaped([
    // We cannot tell a private channel from a public one here, so the hint is always shown.
    invitation(channel.channel.startsWith('D') ? 'direct' : 'private', isMember, copy),
    ...saySubscribed(added, understood.repairs, options, { channelName, mayPost: isMember !== false }, copy),
    ...sayDoubts(added, understood.repairs, copy).paragraphs,
    sayLeftOut(understood, copy),
    already.length > 0 ? answer.alreadySubscribed(already.map((query) => query.text)) : '',
  ])
  await requestPreview(deps, channel, texts, { viewId, said })
  return { response_action: 'update', view: finishedForm(said, copy) }
}

async function revise(
  deps: SubmitFormDeps,
  { channel, wanted, copy }: SubmittedForm,
  before: Subscription | undefined,
): Promise<FormAnswer> {
  const revised = before && (await reviseSubscription(deps, channel, before, wanted, deps.now()))
  const paragraphs = escaped([sentence(revised)])
  return { response_action: 'update', view: finishedForm(paragraphs, copy, copy.form.editTitle) }

  function sentence(outcome: ReviseOutcome | undefined): string {
    if (!outcome) return copy.answer.nothingToUndo
    return outcome.outcome === 'reworded'
      ? copy.subscriptions.edited(outcome.before, outcome.queries)
      : copy.options.changed(outcome.queries, outcome.options)
  }
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
