import { createHmac, timingSafeEqual } from 'node:crypto'
import { parse } from 'node:querystring'
import * as z from 'zod'
import { type Instant, MINUTE } from '../../text/seoul.ts'
import { EventBody, OtherEvent, RateLimitedBody, SlackBody } from './bodies.ts'

/** The part of an HTTP API v2 event that we use. */
export const HttpEvent = z.object({
  headers: z.record(z.string().toLowerCase(), z.string().optional()).default({}),
  body: z.string().default(''),
  isBase64Encoded: z.boolean().default(false),
  rawPath: z.string().default('/'),
  requestContext: z.object({ http: z.object({ method: z.string() }) }),
})

/** A request in the form Bolt reads correctly: text in UTF-8, the content type without parameters. */
interface GenuineRequest {
  headers: Record<string, string | undefined>
  body: string
  isBase64Encoded: false
  rawPath: string
}

export type Verified =
  | { outcome: 'genuine'; request: GenuineRequest }
  /** Slack only lets us know, and waits for no answer. */
  | { outcome: 'notice'; of: string }
  | { outcome: 'refused'; statusCode: 400 | 401 | 405 | 413; why: string }

/** Every interaction carries its whole view, with nine bytes for a Korean letter: a full Home takes a quarter of this. */
const MAX_BODY_BYTES = 1_000_000
const MAX_TIMESTAMP_SKEW_MS = 5 * MINUTE

/**
 * Whether Slack signed this request within the last five minutes and its body is one that Slack sends (`SlackBody`). The body is parsed
 * only after its signature was verified.
 */
export function verifyRequest(event: unknown, signingSecret: string, now: Instant): Verified {
  const http = HttpEvent.safeParse(event)
  if (!http.success) return { outcome: 'refused', statusCode: 400, why: 'not a request' }
  const { headers, body, isBase64Encoded, rawPath, requestContext } = http.data
  if (requestContext.http.method !== 'POST') return { outcome: 'refused', statusCode: 405, why: 'method' }
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8')
  if (bytes.length > MAX_BODY_BYTES) return { outcome: 'refused', statusCode: 413, why: 'too large' }
  const why = forgery(headers, bytes, signingSecret, now)
  if (why) return { outcome: 'refused', statusCode: 401, why }
  const contentType = headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  const text = bytes.toString('utf8')
  const slackBody = slackBodyOf(text, contentType)
  if (!slackBody) return { outcome: 'refused', statusCode: 400, why: 'malformed' }
  const notice = noticeIn(slackBody)
  if (notice) return { outcome: 'notice', of: notice }
  const request = {
    headers: { ...headers, 'content-type': contentType },
    body: text,
    isBase64Encoded: false,
    rawPath,
  } as const
  return { outcome: 'genuine', request }
}

/** What a body lets us know that Bolt is not to see; undefined for any other. */
function noticeIn(body: SlackBody): string | undefined {
  const isHeldBack = RateLimitedBody.safeParse(body)
  if (isHeldBack.success) return isHeldBack.data.type
  return EventBody.safeParse(body).success ? undefined : OtherEvent.safeParse(body).data?.event.type
}

function forgery(headers: GenuineRequest['headers'], body: Buffer, secret: string, now: Instant): string | undefined {
  const timestamp = headers['x-slack-request-timestamp'] ?? ''
  const signature = headers['x-slack-signature'] ?? ''
  if (!/^\d{1,12}$/.test(timestamp) || signature === '') return 'unsigned'
  if (Math.abs(now - Number(timestamp) * 1000) > MAX_TIMESTAMP_SKEW_MS) return 'stale'
  const expected = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')}`
  const given = Buffer.from(signature)
  const same = given.length === expected.length && timingSafeEqual(given, Buffer.from(expected))
  return same ? undefined : 'signature'
}

function slackBodyOf(text: string, contentType: string | undefined): SlackBody | undefined {
  try {
    return SlackBody.safeParse(readBody(text, contentType)).data
  } catch {
    return undefined
  }
}

function readBody(text: string, contentType: string | undefined): unknown {
  if (contentType === 'application/json') return JSON.parse(text)
  if (contentType !== 'application/x-www-form-urlencoded') return undefined
  const form = parse(text)
  return typeof form.payload === 'string' ? JSON.parse(form.payload) : form
}
