import { log } from '../../platform/log.ts'
import type { Answer } from '../blocks/ephemeral.ts'

const TIMEOUT = 5_000

export interface ReplyTo {
  responseUrl: string
  /** Whether the answer takes the place of the message the address speaks of. */
  replace: boolean
}

/** Answers the one who asked, through the address Slack gave with the request; throws when that may work later. */
export async function reply({ responseUrl, replace }: ReplyTo, answer: Answer, api: string): Promise<void> {
  if (!isReplyAddress(responseUrl, api)) return log.warn('reply address refused', { host: hostOf(responseUrl) })
  const response = await fetch(responseUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ response_type: 'ephemeral', replace_original: replace, ...answer }),
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT),
  })
  await response.body?.cancel()
  if (response.status === 429 || response.status >= 500) throw new Error(`reply not taken: http ${response.status}`)
  // An address serves half an hour and five replies; then nobody waits for this one any more.
  if (!response.ok) log.info('reply came too late', { status: response.status })
}

/** Slack's own host, or that of the stand-in we were told to talk to. */
function isReplyAddress(url: string, api: string): boolean {
  return url.startsWith('https://hooks.slack.com/') || (hostOf(url) !== undefined && hostOf(url) === hostOf(api))
}

function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).host : undefined
}
