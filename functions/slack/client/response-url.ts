import { log } from '../../platform/log.ts'
import type { Answer } from '../blocks/ephemeral.ts'
import type { SpokenIn } from '../incoming/slash-command.ts'

const REPLY_TIMEOUT_MS = 5_000

export interface ReplyTo {
  responseUrl: string
  /** Whether the answer replaces the message the URL belongs to. */
  replace: boolean
  /** Set where something was said instead: there is no URL then. */
  spokenIn?: SpokenIn | undefined
}

/**
 * Answers a user through the response URL that came with the request; in its plain form where Slack does not take its blocks. Throws when
 * another try may work (429, 5xx, no answer).
 */
export async function reply({ responseUrl, replace }: ReplyTo, answer: Answer, api: string): Promise<void> {
  if (!isReplyAddress(responseUrl, api)) return log.warn('reply address refused', { host: hostOf(responseUrl) })
  const { plain, ...shown } = answer
  const first = await send(responseUrl, { replace_original: replace, ...shown })
  const isRefused = plain !== undefined && NOT_TAKEN.test(first.body)
  const { status } = isRefused
    ? await send(responseUrl, { replace_original: replace, text: shown.text, blocks: plain })
    : first
  if (status === 429 || status >= 500) throw new Error(`reply not taken: http ${status}`)
  // A response URL takes five replies within half an hour. After that nobody is waiting for this one.
  if (status >= 400) log.info('reply came too late', { status })
}

/** What Slack says of blocks it does not take: a bare word, or JSON. */
const NOT_TAKEN = /invalid_blocks|invalid_payload|msg_blocks_too_long/
const MAX_BODY_READ = 1000

async function send(responseUrl: string, message: object): Promise<{ status: number; body: string }> {
  const response = await fetch(responseUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ response_type: 'ephemeral', ...message }),
    redirect: 'error',
    signal: AbortSignal.timeout(REPLY_TIMEOUT_MS),
  })
  return { status: response.status, body: (await response.text()).slice(0, MAX_BODY_READ) }
}

/** Whether the URL is on Slack's own host, or on that of the stand-in we talk to. */
function isReplyAddress(url: string, api: string): boolean {
  return url.startsWith('https://hooks.slack.com/') || (hostOf(url) !== undefined && hostOf(url) === hostOf(api))
}

function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).host : undefined
}
