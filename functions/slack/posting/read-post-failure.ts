import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api'
import type { SendOutcome } from '../../delivery/carrier.ts'
import { HOUR, type Instant, MINUTE } from '../../text/seoul.ts'
import { classOf } from '../client/slack-errors.ts'

const UNSAID_WAIT = 30_000
const SHORTEST_WAIT = 1_000
const RATE_LIMIT = /^rate_?limited$/

// The request never left: no name, no connection. Slack cannot have taken it.
const NEVER_LEFT = ['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']

export type PostFailure = Exclude<SendOutcome, { outcome: 'posted' }> | { outcome: 'our bug'; reason: string }

/** Reads what WebClient threw for one chat.postMessage without retries. Whatever it cannot tell is ambiguous. */
export function readPostFailure(error: unknown, now: Instant): PostFailure {
  if (error instanceof WebAPIRateLimitedError) return later(now, error.retryAfter * 1000, 'http 429', true)
  if (error instanceof WebAPIPlatformError) return readPlatformError(error, now)
  if (error instanceof WebAPIHTTPError) {
    const detail = `http ${error.statusCode}`
    return error.statusCode >= 500 ? { outcome: 'ambiguous', detail } : later(now, MINUTE, detail)
  }
  if (error instanceof WebAPIRequestError) {
    const code = codeOf(error.original)
    return code && NEVER_LEFT.includes(code)
      ? later(now, UNSAID_WAIT, code)
      : { outcome: 'ambiguous', detail: detailOf(error.original) }
  }
  // A 429 without a Retry-After it can read is a plain Error, told only by its words.
  if (error instanceof Error && error.message.startsWith('Retry header'))
    return later(now, UNSAID_WAIT, 'http 429', true)
  return { outcome: 'ambiguous', detail: detailOf(error) }
}

function readPlatformError(error: WebAPIPlatformError, now: Instant): PostFailure {
  const said = error.data.error
  switch (classOf(said)) {
    case 'our bug':
      return { outcome: 'our bug', reason: said }
    case 'channel':
      return { outcome: 'closed', reason: said, whole: 'channel' }
    case 'workspace':
      return { outcome: 'closed', reason: said, whole: 'workspace' }
    case 'ambiguous':
      return { outcome: 'ambiguous', detail: String(said).slice(0, 80) }
    case 'quota':
      return later(now, HOUR, said, true)
    case 'later':
      return later(
        now,
        (error.data.response_metadata?.retryAfter ?? 0) * 1000 || UNSAID_WAIT,
        said,
        RATE_LIMIT.test(said),
      )
  }
}

function later(now: Instant, wait: number, detail: string, isLimit = false): PostFailure {
  return { outcome: 'later', retryAt: now + Math.max(wait, SHORTEST_WAIT), detail, isLimit }
}

/** The system's code, which fetch keeps one or two causes deep. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  return 'code' in error && typeof error.code === 'string' ? error.code : codeOf(error.cause)
}

function detailOf(error: unknown): string {
  return (error instanceof Error ? (codeOf(error) ?? error.message) : String(error)).slice(0, 80)
}
