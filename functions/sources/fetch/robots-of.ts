import { DAY, type Instant } from '../../text/seoul.ts'
import type { CatalogLine } from '../catalog/catalog-line.ts'
import { ask } from './ask-source.ts'

interface Kept {
  text: string
  readAt: Instant
}

const kept = new Map<string, Kept>()
const underway = new Map<string, Promise<string | undefined>>()

/**
 * What a host's robots.txt says, asked for once a day (RFC 9309, 2.4). While it cannot be had its last copy counts; undefined where
 * there never was one: such a host is left alone.
 */
export async function robotsOf(
  line: CatalogLine,
  origin: string,
  publicOnly: boolean,
  now: Instant,
): Promise<string | undefined> {
  const last = kept.get(origin)
  if (last && now - last.readAt < DAY) return last.text
  const asking = underway.get(origin) ?? read(line, origin, publicOnly).finally(() => underway.delete(origin))
  underway.set(origin, asking)
  const text = await asking
  if (text !== undefined) kept.set(origin, { text, readAt: now })
  return text ?? last?.text
}

/** A host without robots.txt (any 4xx), or one that sends robots in circles, has no wishes. */
async function read(line: CatalogLine, origin: string, publicOnly: boolean): Promise<string | undefined> {
  const answer = await ask(line, `${origin}/robots.txt`, { publicOnly })
  if (answer.outcome === 'ok') return answer.body.toString('utf8')
  const isMissing = answer.outcome === 'failed' && /refused|redirects/.test(answer.reason) && answer.status !== 429
  return isMissing ? '' : undefined
}
