import { App, type Receiver } from '@slack/bolt'
import { log } from '../platform/log.ts'
import { answerWith } from './blocks/ephemeral.ts'
import { answerPress, type PressDeps } from './buttons.ts'
import { askSlack } from './client/interactive-slack.ts'
import { reply } from './client/response-url.ts'
import { CLIENT_OPTIONS, slackLog } from './client/web-client.ts'
import { type WorkspaceCopiesDeps as CopiesDeps, openWorkspaceCopies } from './client/workspace-copies.ts'
import { answerCommand, type CommandDeps } from './commands.ts'
import { type PressHomeDeps, pressHome } from './home/press-home.ts'
import { ActionBody, CommandBody, EventBody, ViewBody } from './incoming/bodies.ts'
import { QUERY_FIELD, SUBSCRIBE_MODAL } from './incoming/ids.ts'
import { readInteraction } from './incoming/interaction.ts'
import { readSlashCommand } from './incoming/slash-command.ts'
import { answerFormInput } from './subscribe/form-hint.ts'
import { formOfCommand, formOfPress } from './subscribe/open-subscribe-form.ts'
import { errorAt, submitSubscribeForm } from './subscribe/submit-subscribe-form.ts'
import { noteThrough } from './subscriptions/change-note.ts'

type Work = CommandDeps & PressDeps & PressHomeDeps & CopiesDeps

export interface AppDeps extends Omit<Work, 'copy' | 'noteChange' | keyof ReturnType<typeof askSlack>> {
  botToken(): Promise<string>
  /** Address of Slack's Web API, or of a stand-in. */
  api: string
  /** True for who asks first about a key. */
  once(key: string, now: number): Promise<boolean>
}

/** Slack allows three seconds for everything, a cold start and the database among it: looks at Slack have one of them. */
const LOOK = 1_000

/** The bot's listeners on whatever brings requests: the Lambda receiver, or Socket Mode. */
export function openSlackApp(outside: AppDeps, receiver: Receiver): App {
  const deps = { ...outside, noteChange: noteThrough(outside) }
  const copyOf = openWorkspaceCopies(deps)
  const app = new App({
    receiver,
    // Our own: Bolt's would ask auth.test once and keep a failure for the life of the container.
    authorize: async () => ({ botToken: await deps.botToken() }),
    clientOptions: { ...CLIENT_OPTIONS, slackApiUrl: deps.api, timeout: LOOK },
    convoStore: false,
    logger: slackLog,
  })

  app.command(/^\//, async ({ body, client, ack }) => {
    const asked = readSlashCommand(CommandBody.parse(body))
    const slack = askSlack(client)
    const form = formOfCommand(asked)
    // A form is opened before anything is read, and speaks for itself.
    if (form && (await form({ ...slack, copyOf }))) return ack()
    const copy = await copyOf(asked.channel.team)
    const work = () => answerCommand({ ...deps, ...slack, copy }, asked)
    await ack(await orFailed(asked.command, work, answerWith([copy.answer.failed])))
  })

  app.view(SUBSCRIBE_MODAL, async ({ body, client, ack }) => {
    const sent = ViewBody.parse(body)
    const copy = await copyOf(sent.team.id)
    const work = () => submitSubscribeForm({ ...deps, ...askSlack(client), copy }, sent)
    await ack(await orFailed(SUBSCRIBE_MODAL, work, errorAt(QUERY_FIELD, copy.answer.failed)))
  })

  app.action(/^/, async ({ body, client, ack }) => {
    await ack()
    const pressed = readInteraction(ActionBody.parse(body))
    const { actionId, form } = pressed
    const slack = askSlack(client)
    const opens = formOfPress(pressed)
    if (opens) return void (await orFailed(actionId, () => opens({ ...deps, ...slack, copyOf }), undefined))
    const copy = await copyOf(pressed.channel.team)
    const able = { ...deps, ...slack, copy }
    if (form) return orFailed(actionId, () => answerFormInput(able, pressed, form), undefined)
    if (pressed.home) return orFailed(actionId, () => pressHome(able, pressed), undefined)
    const answer = await orFailed(actionId, () => answerPress(able, pressed), answerWith([copy.answer.failed]))
    if (answer) await reply({ responseUrl: pressed.responseUrl, replace: pressed.isEphemeral }, answer, deps.api)
  })

  app.event('member_joined_channel', async ({ body, client }) => {
    const { team_id: team, event_id: id, event, authorizations } = EventBody.parse(body)
    const us = authorizations?.[0]?.user_id ?? (await client.auth.test()).user_id
    const channel = String(event.channel)
    if (event.user !== us) return
    // An invitation is also how a channel that took no messages any more is opened again.
    await deps.resumeChannel({ team, channel }, deps.now())
    // Slack tells again what it thinks was not heard: who greets sees to it that nobody is greeted twice.
    await deps.queueJob({ job: 'greet', id, team, channel })
  })

  app.event('app_home_opened', async ({ body }) => {
    const { team_id: team, event_id, event } = EventBody.parse(body)
    if (event.tab !== 'home' || !(await deps.once(`event ${team} ${event_id}`, deps.now()))) return
    const direct = typeof event.channel === 'string' ? event.channel : undefined
    await deps.queueJob({ job: 'home', team, user: String(event.user), direct })
  })

  return app
}

/** A broken world is ours to hear of, and the asker's to be told. */
async function orFailed<Said>(asked: string, work: () => Promise<Said>, failed: Said): Promise<Said> {
  try {
    return await work()
  } catch (error) {
    log.error('slack request failed', { asked, error: error as Error })
    return failed
  }
}
