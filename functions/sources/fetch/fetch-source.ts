import { createHash } from 'node:crypto'
import { type HttpOptions, type HttpResult, httpRequest } from '../../platform/http/http-request.ts'
import type { Reading } from '../../releases/source.ts'
import type { Instant } from '../../text/seoul.ts'
import type { CatalogLine } from '../catalog/catalog-line.ts'
import { inHostQueue } from './host-queue.ts'

/** After each request to a host, before the next. A server on this machine needs none. */
const HOST_PAUSE_MS = 1000
const THIS_MACHINE = /^(localhost|127\.|\[::1\])/

/** Fetches an address of a source: one request at a time to a host. A connection that is reset is tried again as often as the line says. */
export async function fetchFromSource(
  line: CatalogLine,
  address: string,
  options: HttpOptions = {},
): Promise<HttpResult> {
  const { hostname, host } = new URL(address)
  const pauseMs = THIS_MACHINE.test(hostname) ? 0 : HOST_PAUSE_MS
  const attempt = () => inHostQueue(host, pauseMs, () => httpRequest(address, { ...options, ca: line.ca }))
  let result = await attempt()
  for (let retries = 0; retries < line.retries && result.outcome === 'failed' && result.brokeOff; retries += 1) {
    result = await attempt()
  }
  return result
}

export type FailedReading = Extract<Reading, { outcome: 'failed' }>

/** A failed request as a failed reading. `retryAt` is when the site asks us to come back, which it says in seconds or as a date. */
export function failedReading(result: Extract<HttpResult, { outcome: 'failed' }>, now: Instant): FailedReading {
  const { detail, retryAfter, status } = result
  // Gone (404, 410): waiting will not help, so report it as needing a person.
  const reason = status === 404 || status === 410 ? 'not a feed' : result.reason
  const retryAt = retryAfter === undefined ? Number.NaN : Number(retryAfter) * 1000 + now || Date.parse(retryAfter)
  return { outcome: 'failed', reason, detail, ...(retryAt > now && { retryAt }) }
}

/** A hash of what was read: with the same one, nothing has changed and nothing needs to be parsed. */
export function contentHash(...parts: (string | Buffer)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}
