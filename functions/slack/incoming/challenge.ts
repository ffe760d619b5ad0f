import * as z from 'zod'
import { HttpEvent } from './verify-request.ts'

/** Slack's own body has about 150 bytes. */
const MAX_BODY_BYTES = 1_000

/** https://docs.slack.dev/reference/events/url_verification. Slack's challenges are letters and digits; nothing else is ever sent back. */
const ChallengeBody = z.strictObject({
  type: z.literal('url_verification'),
  token: z.string().max(100).optional(),
  api_app_id: z.string().max(100).optional(),
  challenge: z.string().regex(/^[\w-]{1,200}$/),
})

/** The challenge in a request by which Slack verifies our address; undefined for every other request. */
export function challengeIn(event: unknown): string | undefined {
  const http = HttpEvent.safeParse(event)
  if (!http.success || http.data.requestContext.http.method !== 'POST') return undefined
  const { headers, body, isBase64Encoded } = http.data
  if (headers['content-type']?.split(';')[0]?.trim().toLowerCase() !== 'application/json') return undefined
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8')
  if (bytes.length > MAX_BODY_BYTES) return undefined
  try {
    return ChallengeBody.safeParse(JSON.parse(bytes.toString('utf8'))).data?.challenge
  } catch {
    return undefined
  }
}
