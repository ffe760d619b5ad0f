import { now } from './platform/clock.ts'
import { readEnv } from './platform/env.ts'
import { withRequestId } from './platform/log.ts'
import { enqueue } from './platform/queue.ts'
import { openSecrets, SLACK_SECRETS } from './platform/secrets.ts'
import { openSlackDoor } from './slack/receive.ts'
import { openCatalog } from './sources/catalog/catalog.ts'
import { openStore } from './store/store.ts'

const env = readEnv('CHOROK_TABLE', 'CHOROK_ANSWER_QUEUE', 'CHOROK_PARAMETERS', 'CHOROK_SLACK_API')
const store = openStore(env.CHOROK_TABLE)
let secrets = openSecrets(env.CHOROK_PARAMETERS, now)

const answer = openSlackDoor({
  now,
  api: env.CHOROK_SLACK_API,
  ...store,
  add: store.subscribe,
  remove: store.unsubscribe,
  change: store.changeSubscriptions,
  sources: openCatalog(),
  queueJob: (job) => enqueue(env.CHOROK_ANSWER_QUEUE, job),
  botToken,
  signingSecret,
})

/** Answers what Slack sends: commands, buttons, forms and events. */
export const handler = withRequestId(answer)

async function botToken(): Promise<string> {
  const token = (await secrets(...SLACK_SECRETS))['slack-bot-token']
  if (!token) throw new Error(`no parameter ${env.CHOROK_PARAMETERS}/slack-bot-token: run npm run setup`)
  return token
}

/** `anew` forgets what was read before: the secret may have been replaced meanwhile. */
async function signingSecret(anew = false): Promise<string | undefined> {
  if (anew) secrets = openSecrets(env.CHOROK_PARAMETERS, now)
  return (await secrets(...SLACK_SECRETS))['slack-signing-secret']
}
