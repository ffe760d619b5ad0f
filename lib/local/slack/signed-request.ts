import { createHmac } from 'node:crypto'

/** A request to the app's one address, signed as Slack signs it (v0). `now` in ms. */
export function signedRequest(body: string, signingSecret: string, now: number): Request {
  const timestamp = String(Math.floor(now / 1000))
  const signature = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')
  return new Request('https://chorok.example/slack/events', {
    method: 'POST',
    body,
    headers: {
      'content-type': body.startsWith('{') ? 'application/json' : 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
    },
  })
}
