import { App, type Receiver } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import type { Language } from '../copy/languages/language.ts'
import type { Delivery } from '../delivery/delivery.ts'
import { log } from '../platform/log.ts'
import type { Source, SourceState } from '../releases/source.ts'
import type { UpcomingLaw } from '../releases/upcoming-law.ts'
import type { Channel } from '../subscriptions/channel.ts'
import type { Feedback } from '../subscriptions/match-feedback.ts'
import type { QuietHours } from '../subscriptions/quiet-hours.ts'
import type { Subscription, SubscriptionChange } from '../subscriptions/subscription.ts'
import type { Day, Instant } from '../text/seoul.ts'
import { answerSpoken } from './answer-spoken.ts'
import { answerWith } from './blocks/ephemeral.ts'
import { answerInteraction, formOfInteraction, replacesMessage } from './buttons.ts'
import { INTERACTIVE_CALL_TIMEOUT_MS, openInteractiveSlack } from './client/interactive-slack.ts'
import { reply } from './client/response-url.ts'
import { CLIENT_OPTIONS, slackLog } from './client/web-client.ts'
import { openWorkspaceCopies } from './client/workspace-copies.ts'
import { answerCommand, formOfCommand } from './commands.ts'
import type { AnswerJob } from './incoming/answer-job.ts'
import { ActionBody, CommandBody, EventBody, ViewBody } from './incoming/bodies.ts'
import {
  LAW_NAMES_FIELD,
  LAWS_MODAL,
  QUERY_FIELD,
  QUIET_FROM_FIELD,
  QUIET_MODAL,
  SUBSCRIBE_MODAL,
} from './incoming/ids.ts'
import { readInteraction } from './incoming/interaction.ts'
import { readSpoken } from './incoming/read-spoken.ts'
import { readSlashCommand } from './incoming/slash-command.ts'
import { submitLawsForm } from './laws/laws-form.ts'
import { submitQuietForm } from './quiet/quiet-form.ts'
import { errorAt, type FormAnswer, submitSubscribeForm } from './subscribe/submit-subscribe-form.ts'
import { noteThrough } from './subscriptions/change-note.ts'

/** Everything the slack door needs from outside. */
export interface SlackDoorDeps {
  now(): Instant
  /** Address of Slack's Web API, or of a stand-in. */
  api: string
  botToken(): Promise<string>
  /** With it Slack signs what it sends. */
  /** Undefined while none is stored. `anew`: read again, whatever was read before. */
  signingSecret(anew?: boolean): Promise<string | undefined>
  /** Hands a job to the answer door. */
  queueJob(job: AnswerJob): Promise<void>
  /** True the first time a key is used (kept one day). */
  once(key: string, now: Instant): Promise<boolean>

  /** A channel's subscriptions. */
  subscriptionsOf(channel: Channel): Promise<Subscription[]>
  /** Adds subscriptions of one channel (at most 20) at once; false for each query the channel has already. */
  add(subscriptions: Subscription[]): Promise<boolean[]>
  /** Removes subscriptions of a channel (at most 20) at once; false for each query the channel does not have. */
  remove(channel: Channel, queryIds: string[]): Promise<boolean[]>
  /** Changes subscriptions of a channel (at most 20) at once; false for each query the channel does not have. */
  change(channel: Channel, queryIds: string[], change: SubscriptionChange): Promise<boolean[]>

  /** A channel's quiet hours, if it has any. */
  quietHoursOf(channel: Channel): Promise<QuietHours | undefined>
  /** Sets a channel's quiet hours; undefined ends them. */
  setQuietHours(channel: Channel, hours: QuietHours | undefined): Promise<void>
  /** Schedules a channel's next delivery run: what waited for the end of its former quiet hours may be due now. */
  wakeChannel(channel: Channel, ringAt: Instant): Promise<void>
  /** Why the channel is paused; undefined if it is not. */
  pauseOf(channel: Channel): Promise<string | undefined>
  /** Ends the pause of a channel and schedules its next delivery; false when it is not paused. */
  resumeChannel(channel: Channel, ringAt: Instant): Promise<boolean>

  /** The language a workspace chose; Korean when it chose none. */
  languageOf(team: string): Promise<Language>
  setLanguage(team: string, language: Language): Promise<void>

  /** The delivery of a release to a channel, if there is one. */
  deliveryOf(channel: Channel, releaseId: string): Promise<Delivery | undefined>
  /** Saves that somebody called a match wrong. */
  saveFeedback(feedback: Feedback): Promise<void>

  /** The laws of which something comes into force on `day` or later. */
  upcomingLaws(day: Day): Promise<UpcomingLaw[]>

  /** Every source that is read. */
  sources: Source[]
  /** What is known of each source that was read at least once. */
  sourceStates(): Promise<SourceState[]>
}

/** The bot's listeners on whatever receives requests. Requests over Socket Mode come here too: locally they are signed and sent through the door. */
export function openSlackApp(doorDeps: SlackDoorDeps, receiver: Receiver): App {
  const deps = { ...doorDeps, noteChange: noteThrough(doorDeps) }
  const copyOf = openWorkspaceCopies(deps)
  const app = new App({
    receiver,
    // Bolt's own authorization would call auth.test once and keep a failure for the life of the container.
    authorize: async () => ({ botToken: await deps.botToken() }),
    clientOptions: { ...CLIENT_OPTIONS, slackApiUrl: deps.api, timeout: INTERACTIVE_CALL_TIMEOUT_MS },
    convoStore: false,
    logger: slackLog,
  })

  app.command(/^\//, async ({ body, client, ack }) => {
    const command = readSlashCommand(CommandBody.parse(body))
    const slack = openInteractiveSlack(client)
    const openForm = formOfCommand(command)
    // Open the form before any read: its trigger expires after three seconds. The form is the whole answer, so the acknowledgement
    // is empty.
    if (openForm && (await openForm({ ...slack, copyOf }))) return ack()
    const copy = await copyOf(command.channel.team)
    const work = () => answerCommand({ ...deps, ...slack, copy }, command)
    await ack(await resultOr(answerWith([copy.answer.failed]), command.command, work))
  })

  app.view(SUBSCRIBE_MODAL, async ({ body, client, ack }) => {
    const submission = ViewBody.parse(body)
    const work = () => submitSubscribeForm({ ...deps, ...openInteractiveSlack(client), copyOf }, submission)
    const answer = await resultOr<FormAnswer | undefined>(undefined, SUBSCRIBE_MODAL, work)
    await ack(answer ?? errorAt(QUERY_FIELD, (await copyOf(submission.team.id)).answer.failed))
  })

  app.view(LAWS_MODAL, async ({ body, client, ack }) => {
    const submission = ViewBody.parse(body)
    const work = () => submitLawsForm({ ...deps, ...openInteractiveSlack(client), copyOf }, submission)
    const answer = await resultOr<FormAnswer | undefined>(undefined, LAWS_MODAL, work)
    await ack(answer ?? errorAt(LAW_NAMES_FIELD, (await copyOf(submission.team.id)).answer.failed))
  })

  app.view(QUIET_MODAL, async ({ body, client, ack }) => {
    const submission = ViewBody.parse(body)
    const work = () => submitQuietForm({ ...deps, ...openInteractiveSlack(client), copyOf }, submission)
    const answer = await resultOr<FormAnswer | undefined>(undefined, QUIET_MODAL, work)
    await ack(answer ?? errorAt(QUIET_FROM_FIELD, (await copyOf(submission.team.id)).answer.failed))
  })

  app.action(/^/, async ({ body, client, ack }) => {
    await ack()
    const interaction = readInteraction(ActionBody.parse(body))
    const { actionId, channel, form, home, responseUrl } = interaction
    const slack = openInteractiveSlack(client)
    const openForm = formOfInteraction(interaction)
    if (openForm) return void (await resultOr(undefined, actionId, () => openForm({ ...deps, ...slack, copyOf })))
    const copy = await copyOf(channel.team)
    const failure = form || home ? undefined : answerWith([copy.answer.failed])
    const answer = await resultOr(failure, actionId, () => answerInteraction({ ...deps, ...slack, copy }, interaction))
    if (answer) await reply({ responseUrl, replace: replacesMessage(interaction) }, answer, deps.api)
  })

  app.event('member_joined_channel', async ({ body, client }) => {
    const { team_id: team, event_id: id, event, authorizations } = EventBody.parse(body)
    const { channel } = event
    if (typeof channel !== 'string') return
    const bot = authorizations?.[0]?.user_id ?? (await client.auth.test()).user_id
    if (event.user !== bot) return
    // Inviting the bot again also ends the pause of a channel that took no messages.
    await deps.resumeChannel({ team, channel }, deps.now())
    // Slack sends an event again when it got no answer in time. The job carries the event's id, and is done once.
    await deps.queueJob({ job: 'greet', id, team, channel })
  })

  app.event('app_home_opened', async ({ body }) => {
    const { team_id: team, event_id, event } = EventBody.parse(body)
    if (event.tab !== 'home' || !(await deps.once(`event ${team} ${event_id}`, deps.now()))) return
    const direct = typeof event.channel === 'string' ? event.channel : undefined
    await deps.queueJob({ job: 'home', team, user: String(event.user), direct })
  })

  app.event('app_mention', async ({ body, client }) => answerWhatIsSaid(body, client))
  app.event('message', async ({ body, client }) => answerWhatIsSaid(body, client))

  /** Slack brings a message again when it got no answer in time, and one may come as both events: it is answered once. */
  async function answerWhatIsSaid(body: unknown, client: WebClient): Promise<void> {
    const spoken = readSpoken(EventBody.parse(body))
    if (!spoken || !(await deps.once(`spoken ${spoken.key}`, deps.now()))) return
    const { said, spokenIn } = spoken
    const slack = openInteractiveSlack(client)
    const copy = await copyOf(said.channel.team)
    // Slack tells only members of what names them: a look would cost a third of the three seconds.
    const isMember = async (channel: Channel) => channel.channel === spokenIn.channel || slack.isMember(channel)
    const work = () => answerSpoken({ ...deps, ...slack, isMember, copy }, said)
    await slack.answerSpoken(spokenIn, await resultOr(answerWith([copy.answer.failed]), 'spoken', work))
  }

  return app
}

/** The result of `work`; when it throws, the error is logged and the user gets `failure`. `asked` names the request in the log. */
async function resultOr<Result>(failure: Result, asked: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    log.error('slack request failed', { asked, error: error as Error })
    return failure
  }
}
