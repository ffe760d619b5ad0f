import { AwsLambdaReceiver } from '@slack/bolt'
import { log } from '../platform/log.ts'
import { type AppDeps, openSlackApp } from './app.ts'
import { slackLog } from './client/web-client.ts'
import { verifyRequest } from './incoming/verify-request.ts'

export interface Deps extends AppDeps {
  signingSecret(): Promise<string>
}

export interface HttpAnswer {
  statusCode: number
  headers?: Record<string, string | number | boolean>
  body: string
}

/**
 * The door Slack knocks at. We verify before Bolt reads anything: its receiver parses first, reads base64 as ASCII and takes
 * any timestamp from the future. What is refused is noted, never an error: a stranger must not be able to raise an alarm.
 */
export function openDoor(deps: Deps): (event: unknown) => Promise<HttpAnswer> {
  const receiver = new AwsLambdaReceiver({ signingSecret: '', signatureVerification: false, logger: slackLog })
  openSlackApp(deps, receiver)
  const answer = receiver.toHandler()
  return async (event) => {
    const verified = verifyRequest(event, await deps.signingSecret(), deps.now())
    if (verified.outcome === 'genuine') return answer(verified.request as Parameters<typeof answer>[0], {})
    log.info('slack request refused', { why: verified.why })
    return { statusCode: verified.statusCode, body: '' }
  }
}
