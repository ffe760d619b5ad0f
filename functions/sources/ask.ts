import { type Answer, type Ask, http } from '../platform/http.ts'
import { politely } from '../platform/politely.ts'
import { robots } from '../platform/robots.ts'
import type { Reading } from '../releases/source.ts'
import type { Instant } from '../text/seoul.ts'
import type { CatalogLine } from './catalog-line.ts'

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
  const { reason, detail, retryAfter } = answer
  const after = retryAfter === undefined ? Number.NaN : Number(retryAfter) * 1000 + now || Date.parse(retryAfter)
  return { outcome: 'failed', reason, detail, ...(after > now && { retryAt: after }) }
}

const rules = new Map<string, Promise<string | undefined>>()

/** Asks for a page behind a source, unless its host tells robots to stay away. Beyond the source's own host only the public web is asked. */
export async function askPage(line: CatalogLine, address: string): Promise<Answer> {
  const { origin, host, pathname, search } = new URL(address)
  const publicOnly = host !== new URL(line.url).host
  const known = rules.get(origin) ?? robotsOf(line, origin, publicOnly)
  rules.set(origin, known)
  const text = await known
  if (text === undefined)
    return { outcome: 'failed', reason: 'unreachable', detail: `${host}의 robots.txt를 지금은 읽을 수 없습니다.` }
  if (robots(text, pathname + search)) return ask(line, address, { publicOnly })
  return {
    outcome: 'failed',
    reason: 'refused',
    detail: `${host}에서 로봇이 이 페이지를 읽지 않기를 바랍니다 (robots.txt).`,
  }
}

/** A host without robots.txt, or one that sends robots in circles, has no wishes; one that cannot say now is left alone, and asked again the next time. */
async function robotsOf(line: CatalogLine, origin: string, publicOnly: boolean): Promise<string | undefined> {
  const answer = await ask(line, `${origin}/robots.txt`, { publicOnly })
  if (answer.outcome === 'ok') return answer.body.toString('utf8')
  if (answer.outcome === 'failed' && /refused|redirects/.test(answer.reason)) return ''
  rules.delete(origin)
  return undefined
}
