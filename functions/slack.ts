import { now } from './platform/clock.ts'
import { readEnv } from './platform/env.ts'
import { enqueue } from './platform/queue.ts'
import { openSecrets, SLACK_SECRETS, type SlackSecret } from './platform/secrets.ts'
import { openSlackDoor } from './slack/receive.ts'
import { openCatalog } from './sources/catalog/catalog.ts'
import { openStore } from './store/store.ts'

const env = readEnv('CHOROK_TABLE', 'CHOROK_ANSWER_QUEUE', 'CHOROK_PARAMETERS', 'CHOROK_SLACK_API')
const store = openStore(env.CHOROK_TABLE)
const secrets = openSecrets(env.CHOROK_PARAMETERS, now)

/** Answers what Slack sends: commands, buttons, forms and events. */
export const handler = openSlackDoor({
  now,
  api: env.CHOROK_SLACK_API,
  ...store,
  add: store.subscribe,
  remove: store.unsubscribe,
  change: store.changeSubscriptions,
  sources: openCatalog(),
  queueJob: (job) => enqueue(env.CHOROK_ANSWER_QUEUE, job),
  botToken: () => secret('slack-bot-token'),
  signingSecret: () => secret('slack-signing-secret'),
})

async function secret(name: SlackSecret): Promise<string> {
  const value = (await secrets(...SLACK_SECRETS))[name]
  if (!value) throw new Error(`no parameter ${env.CHOROK_PARAMETERS}/${name}: run npm run setup`)
  return value
}
