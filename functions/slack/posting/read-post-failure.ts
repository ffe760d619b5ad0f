import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api'
import type { SendOutcome } from '../../delivery/carrier.ts'
import { HOUR, type Instant } from '../../text/seoul.ts'
import { classOf } from '../client/slack-errors.ts'

const DEFAULT_RETRY_MS = 30_000
const MIN_RETRY_MS = 1_000
/** A longer Retry-After is taken for a mistake. */
const MAX_RETRY_MS = HOUR
const HTTP_REQUEST_TIMEOUT = 408
const RATE_LIMIT_ERROR = /^rate_?limited$/

// No address was found or no connection made, so Slack cannot have taken the request.
const NEVER_SENT = ['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']

export type PostFailure = Exclude<SendOutcome, { outcome: 'posted' }>

/**
 * What an error thrown by WebClient (without retries) means for a send. An error that does not tell whether Slack took the message is
 * ambiguous. Any 4xx, and any name of Slack's that we do not know, is a refusal: nothing may wait behind it, whatever it means.
 */
export function readPostFailure(error: unknown, now: Instant): PostFailure {
  if (error instanceof WebAPIRateLimitedError) return retryLater(now, error.retryAfter * 1000, 'http 429', true)
  if (error instanceof WebAPIPlatformError) return readPlatformError(error, now)
  if (error instanceof WebAPIHTTPError) {
    const detail = `http ${error.statusCode}`
    const isRefusal = error.statusCode >= 400 && error.statusCode < 500 && error.statusCode !== HTTP_REQUEST_TIMEOUT
    return isRefusal ? { outcome: 'refused', reason: detail, isUnlisted: true } : { outcome: 'ambiguous', detail }
  }
  if (error instanceof WebAPIRequestError) {
    const code = codeOf(error.original)
    return code && NEVER_SENT.includes(code)
      ? { outcome: 'unreachable', retryAt: now + DEFAULT_RETRY_MS, detail: code }
      : { outcome: 'ambiguous', detail: detailOf(error.original) }
  }
  // WebClient throws a plain Error for a 429 without a readable Retry-After; only its message tells.
  if (error instanceof Error && error.message.startsWith('Retry header'))
    return retryLater(now, DEFAULT_RETRY_MS, 'http 429', true)
  return { outcome: 'ambiguous', detail: detailOf(error) }
}

function readPlatformError(error: WebAPIPlatformError, now: Instant): PostFailure {
  const slackError = error.data.error
  switch (classOf(slackError)) {
    case 'refused':
      return { outcome: 'refused', reason: slackError }
    case 'unlisted':
      return { outcome: 'refused', reason: slackError, isUnlisted: true }
    case 'channel':
      return { outcome: 'closed', reason: slackError, whole: 'channel' }
    case 'workspace':
      return { outcome: 'closed', reason: slackError, whole: 'workspace' }
    case 'ambiguous':
      return { outcome: 'ambiguous', detail: String(slackError).slice(0, 80) }
    case 'quota':
      return retryLater(now, HOUR, slackError, true)
    case 'later':
      return retryLater(
        now,
        (error.data.response_metadata?.retryAfter ?? 0) * 1000 || DEFAULT_RETRY_MS,
        slackError,
        RATE_LIMIT_ERROR.test(slackError),
      )
  }
}

function retryLater(now: Instant, wait: number, detail: string, isLimit = false): PostFailure {
  return { outcome: 'later', retryAt: now + Math.min(Math.max(wait, MIN_RETRY_MS), MAX_RETRY_MS), detail, isLimit }
}

/** The system's error code, which fetch wraps in one or two causes. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  return 'code' in error && typeof error.code === 'string' ? error.code : codeOf(error.cause)
}

function detailOf(error: unknown): string {
  return (error instanceof Error ? (codeOf(error) ?? error.message) : String(error)).slice(0, 80)
}
