import { AwsLambdaReceiver } from '@slack/bolt'
import { log } from '../platform/log.ts'
import { slackLog } from './client/web-client.ts'
import { challengeIn } from './incoming/challenge.ts'
import { type Verified, verifyRequest } from './incoming/verify-request.ts'
import { openSlackApp, type SlackDoorDeps } from './slack-app.ts'

export interface HttpAnswer {
  statusCode: number
  headers?: Record<string, string | number | boolean>
  body: string
}

/** How often a wrong signature may have the secret read anew: a stranger must not make us call Parameter Store at every request. */
const REREAD_PAUSE_MS = 5_000

/**
 * What the slack door does with a request: takes an HTTP API event and answers it. We verify a request before Bolt reads any of it: Bolt's receiver parses first,
 * reads base64 as ASCII, and accepts timestamps from the future. A refused request is logged at info level only, because a stranger must
 * not be able to raise an alarm.
 */
export function openSlackDoor(deps: SlackDoorDeps): (event: unknown) => Promise<HttpAnswer> {
  const receiver = new AwsLambdaReceiver({ signingSecret: '', signatureVerification: false, logger: slackLog })
  openSlackApp(deps, receiver)
  const answer = receiver.toHandler()
  const verify = openVerify(deps)
  return async (event) => {
    const verified = await verify(event)
    if (!verified) return answerWithoutSecret(event)
    if (verified.outcome === 'genuine') return answer(verified.request as Parameters<typeof answer>[0], {})
    if (verified.outcome === 'notice') {
      if (verified.of === 'app_rate_limited') log.warn('slack holds events back', { notice: verified.of })
      else log.info('slack event let go', { notice: verified.of })
      return { statusCode: 200, body: '' }
    }
    log.info('slack request refused', { why: verified.why })
    return { statusCode: verified.statusCode, body: '' }
  }
}

/** Verifies requests with the secret that is stored; undefined while there is none. After a secret was replaced the first request finds the new one. */
function openVerify({ signingSecret, now }: SlackDoorDeps): (event: unknown) => Promise<Verified | undefined> {
  let rereadAt = Number.NEGATIVE_INFINITY
  return async (event) => {
    const secret = await signingSecret()
    if (!secret) return undefined
    const verified = verifyRequest(event, secret, now())
    const mayBeOld = verified.outcome === 'refused' && verified.why === 'signature'
    if (!mayBeOld || now() - rereadAt < REREAD_PAUSE_MS) return verified
    rereadAt = now()
    const again = await signingSecret(true)
    return again && again !== secret ? verifyRequest(event, again, now()) : verified
  }
}

/**
 * Slack asks for a challenge back when the app is made, which is before there is a secret to store. That is answered, and nothing else:
 * whoever else calls is told that the door is not open yet.
 */
function answerWithoutSecret(event: unknown): HttpAnswer {
  const challenge = challengeIn(event)
  if (challenge === undefined) {
    log.error('no signing secret stored: run npm run setup')
    return { statusCode: 503, body: '' }
  }
  log.info('slack address verified before a secret is stored')
  const headers = { 'content-type': 'application/json', 'x-content-type-options': 'nosniff' }
  return { statusCode: 200, headers, body: JSON.stringify({ challenge }) }
}
