import type { Answer } from '../../platform/http/http.ts'
import { robots } from '../../platform/robots.ts'
import type { Instant } from '../../text/seoul.ts'
import type { CatalogLine } from '../catalog/catalog-line.ts'
import { ask } from './ask-source.ts'
import { robotsOf } from './robots-of.ts'

/** Asks for a page behind a source, unless its host tells robots to stay away. Beyond the source's own host only the public web is asked. */
export async function askPage(line: CatalogLine, address: string, now: Instant): Promise<Answer> {
  const { origin, host, pathname, search } = new URL(address)
  const publicOnly = host !== new URL(line.url).host
  const rules = await robotsOf(line, origin, publicOnly, now)
  if (rules === undefined)
    return { outcome: 'failed', reason: 'unreachable', detail: `${host}의 robots.txt를 지금은 읽을 수 없습니다.` }
  if (robots(rules, pathname + search)) return ask(line, address, { publicOnly })
  return {
    outcome: 'failed',
    reason: 'refused',
    detail: `${host}에서 로봇이 이 페이지를 읽지 않기를 바랍니다 (robots.txt).`,
  }
}
