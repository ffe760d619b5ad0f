import { App, AwsLambdaReceiver } from '@slack/bolt'

/* The peer of the Slack door: a Bolt app for Lambda as Bolt's guide makes it, bundled with nothing left out, that answers the same commands. */

const receiver = new AwsLambdaReceiver({ signingSecret: process.env.SLACK_SIGNING_SECRET ?? 'secret' })
const app = new App({ receiver, authorize: async () => ({ botToken: 'xoxb-1', botId: 'B1', botUserId: 'U1' }) })

for (const command of ['/subscribe', '/unsubscribe', '/subscriptions', '/latest', '/laws', '/due', '/sources'])
  app.command(command, async ({ ack }) => ack('ok'))

export const handler = receiver.toHandler()
