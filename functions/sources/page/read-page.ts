import type { RawRelease } from '../../releases/raw-release.ts'
import { decode } from '../../text/charset.ts'
import type { Instant } from '../../text/seoul.ts'
import type { CatalogLine } from '../catalog/catalog-line.ts'
import type { PageMarkup } from '../catalog/markup.ts'
import { parseMarkup } from '../document/select.ts'
import { askPage } from '../fetch/ask-page.ts'
import { type Failed, failed } from '../fetch/ask-source.ts'
import { anyPage } from './any-page.ts'
import { type ReleasePage, releasePage } from './release-page.ts'

const HTML = /html|xml|text/i

/** Reads the page behind a row, by its selectors or without any. One that is no page of this release adds nothing, and is no failure. */
export async function readPage(
  line: CatalogLine,
  { url, title }: RawRelease,
  page: PageMarkup,
  now: Instant,
): Promise<ReleasePage | Failed> {
  const answer = await askPage(line, url, now)
  if (answer.outcome === 'failed') return failed(answer, now)
  if (answer.outcome === 'not modified') throw new Error(`${url} answered 304 though nothing was asked of it`)
  if (!HTML.test(answer.contentType || 'html')) return { text: '' }
  const text = decode(answer.body, answer.contentType)
  const marked = page === 'any' ? undefined : releasePage(parseMarkup(text), page, answer.url)
  if (page !== 'any' && page.attribution) {
    return marked ?? { outcome: 'failed', reason: 'broken', detail: '발표 페이지에서 본문을 찾지 못했습니다.' }
  }
  if (marked?.text) return marked
  return { ...marked, ...(anyPage(parseMarkup(text), title, answer.url) ?? { text: '' }) }
}
