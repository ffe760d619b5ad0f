import { App, type Receiver } from '@slack/bolt'
import { log } from '../platform/log.ts'
import { type Answer, answerWith } from './answer.ts'
import { answerCommand, type CommandDeps } from './answer-command.ts'
import { answerPress, type PressDeps } from './answer-press.ts'
import { readCommand } from './asked.ts'
import { isMember } from './is-member.ts'
import { CLIENT_OPTIONS } from './open-web-client.ts'
import { readPress } from './pressed.ts'
import { reply } from './reply.ts'
import { ActionBody, CommandBody } from './slack-body.ts'
import { slackLog } from './slack-log.ts'

export interface AppDeps extends Omit<CommandDeps & PressDeps, 'isMember'> {
  botToken(): Promise<string>
  /** Address of Slack's Web API, or of a stand-in. */
  api: string
}

/** Slack allows three seconds for everything; a look at the channel may take half of them. */
const LOOK = 1_500

/** The bot's listeners on whatever brings requests: the Lambda receiver, or Socket Mode. */
export function openSlackApp(deps: AppDeps, receiver: Receiver): App {
  const app = new App({
    receiver,
    // Our own: Bolt's would ask auth.test once and keep a failure for the life of the container.
    authorize: async () => ({ botToken: await deps.botToken() }),
    clientOptions: { ...CLIENT_OPTIONS, slackApiUrl: deps.api, timeout: LOOK },
    convoStore: false,
    logger: slackLog,
  })

  app.command(/^\//, async ({ body, client, ack }) => {
    const asked = readCommand(CommandBody.parse(body))
    const withSlack = { ...deps, isMember: ({ channel }: { channel: string }) => isMember(client, channel) }
    await ack(await orFailed(deps, asked.command, () => answerCommand(withSlack, asked)))
  })

  app.action(/^/, async ({ body, ack }) => {
    await ack()
    const pressed = readPress(ActionBody.parse(body))
    const answer = await orFailed(deps, pressed.actionId, () => answerPress(deps, pressed))
    if (answer) await reply({ responseUrl: pressed.responseUrl, replace: pressed.alone }, answer, deps.api)
  })

  return app
}

/** A broken world is ours to hear of, and the asker's to be told. */
async function orFailed<T>({ copy }: AppDeps, asked: string, work: () => Promise<T>): Promise<T | Answer> {
  try {
    return await work()
  } catch (error) {
    log.error('slack request failed', { asked, error: error as Error })
    return answerWith([copy.answer.failed])
  }
}
