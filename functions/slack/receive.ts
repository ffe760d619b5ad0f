import { AwsLambdaReceiver } from '@slack/bolt'
import { log } from '../platform/log.ts'
import { slackLog } from './client/web-client.ts'
import { verifyRequest } from './incoming/verify-request.ts'
import { openSlackApp, type SlackDoorDeps } from './slack-app.ts'

export interface HttpAnswer {
  statusCode: number
  headers?: Record<string, string | number | boolean>
  body: string
}

/**
 * What the slack door does with a request: takes an HTTP API event and answers it. We verify a request before Bolt reads any of it: Bolt's receiver parses first,
 * reads base64 as ASCII, and accepts timestamps from the future. A refused request is logged at info level only, because a stranger must
 * not be able to raise an alarm.
 */
export function openSlackDoor(deps: SlackDoorDeps): (event: unknown) => Promise<HttpAnswer> {
  const receiver = new AwsLambdaReceiver({ signingSecret: '', signatureVerification: false, logger: slackLog })
  openSlackApp(deps, receiver)
  const answer = receiver.toHandler()
  return async (event) => {
    const verified = verifyRequest(event, await deps.signingSecret(), deps.now())
    if (verified.outcome === 'genuine') return answer(verified.request as Parameters<typeof answer>[0], {})
    if (verified.outcome === 'notice') {
      log.warn('slack holds events back', { notice: verified.of })
      return { statusCode: 200, body: '' }
    }
    log.info('slack request refused', { why: verified.why })
    return { statusCode: verified.statusCode, body: '' }
  }
}
