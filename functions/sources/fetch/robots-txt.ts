import { DAY, type Instant } from '../../text/seoul.ts'
import type { CatalogLine } from '../catalog/catalog-line.ts'
import { fetchFromSource } from './fetch-source.ts'

interface CachedFile {
  text: string
  readAt: Instant
}

const cache = new Map<string, CachedFile>()
const pending = new Map<string, Promise<string | undefined>>()

/**
 * A host's robots.txt, fetched once a day (RFC 9309, 2.4). While it cannot be fetched, the last copy counts; undefined where there is none:
 * then no page of that host is read.
 */
export async function robotsTxtOf(
  line: CatalogLine,
  origin: string,
  publicOnly: boolean,
  now: Instant,
): Promise<string | undefined> {
  const cached = cache.get(origin)
  if (cached && now - cached.readAt < DAY) return cached.text
  const request = pending.get(origin) ?? fetchRobotsTxt(line, origin, publicOnly).finally(() => pending.delete(origin))
  pending.set(origin, request)
  const text = await request
  if (text !== undefined) cache.set(origin, { text, readAt: now })
  return text ?? cached?.text
}

/** A host that has none (any 4xx but 429), or whose redirects lead nowhere, forbids nothing. */
async function fetchRobotsTxt(line: CatalogLine, origin: string, publicOnly: boolean): Promise<string | undefined> {
  const result = await fetchFromSource(line, `${origin}/robots.txt`, { publicOnly })
  if (result.outcome === 'ok') return result.body.toString('utf8')
  const isMissing = result.outcome === 'failed' && /refused|redirects/.test(result.reason) && result.status !== 429
  return isMissing ? '' : undefined
}
