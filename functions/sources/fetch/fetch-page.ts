import type { HttpOptions, HttpResult } from '../../platform/http/http-request.ts'
import type { Instant } from '../../text/seoul.ts'
import type { CatalogLine } from '../catalog/catalog-line.ts'
import { fetchFromSource } from './fetch-source.ts'
import { robotsAllow } from './robots-rules.ts'
import { robotsTxtOf } from './robots-txt.ts'

/** Fetches a page or file behind a row of a source, if its host's robots.txt lets us. One on another host must be on the public internet. */
export async function fetchPage(
  line: CatalogLine,
  address: string,
  now: Instant,
  options: Pick<HttpOptions, 'referer' | 'cookies' | 'maxBytes' | 'timeoutMs'> = {},
): Promise<HttpResult> {
  const { origin, host, pathname, search } = new URL(address)
  const publicOnly = host !== new URL(line.url).host
  const robotsTxt = await robotsTxtOf(line, origin, publicOnly, now)
  if (robotsTxt === undefined)
    return { outcome: 'failed', reason: 'unreachable', detail: `${host}의 robots.txt를 지금은 읽을 수 없습니다.` }
  if (robotsAllow(robotsTxt, pathname + search)) return fetchFromSource(line, address, { ...options, publicOnly })
  return {
    outcome: 'failed',
    reason: 'refused',
    detail: `${host}에서 로봇이 이 페이지를 읽지 않기를 바랍니다 (robots.txt).`,
  }
}
