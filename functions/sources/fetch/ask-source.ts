import { type Answer, type Ask, http } from '../../platform/http/http.ts'
import { politely } from '../../platform/politely.ts'
import type { Reading } from '../../releases/source.ts'
import type { Instant } from '../../text/seoul.ts'
import type { CatalogLine } from '../catalog/catalog-line.ts'

const PAUSE = 1000

/** Asks for an address of a source: one request at a time to a host, tried again where its line says that connections break. */
export async function ask(line: CatalogLine, address: string, options: Ask = {}): Promise<Answer> {
  const { hostname, host } = new URL(address)
  const pause = /^(localhost|127\.|\[::1\])/.test(hostname) ? 0 : PAUSE
  const once = () => politely(host, pause, () => http(address, { ...options, ca: line.ca }))
  let answer = await once()
  for (let tried = 0; tried < line.retries && answer.outcome === 'failed' && answer.brokeOff; tried += 1) {
    answer = await once()
  }
  return answer
}

export type Failed = Extract<Reading, { outcome: 'failed' }>

/** A failed answer as a failed reading, with the site's own wish for when to come back: seconds or a date. */
export function failed(answer: Extract<Answer, { outcome: 'failed' }>, now: Instant): Failed {
  const { detail, retryAfter, status } = answer
  // What stood there is gone: waiting does not bring it back.
  const reason = status === 404 || status === 410 ? 'not a feed' : answer.reason
  const after = retryAfter === undefined ? Number.NaN : Number(retryAfter) * 1000 + now || Date.parse(retryAfter)
  return { outcome: 'failed', reason, detail, ...(after > now && { retryAt: after }) }
}
