import { httpRequest } from '../../../functions/platform/http/http-request.ts'
import { parseMarkup } from '../../../functions/sources/document/markup-tree.ts'
import { fetchPage } from '../../../functions/sources/fetch/fetch-page.ts'
import { robotsAllow } from '../../../functions/sources/fetch/robots-rules.ts'
import { robotsTxtOf } from '../../../functions/sources/fetch/robots-txt.ts'
import { parseUnknownPage } from '../../../functions/sources/page/parse-unknown-page.ts'
import { decode } from '../../../functions/text/charset.ts'
import type { Instant } from '../../../functions/text/seoul.ts'
import type { Inspection } from './inspect-document.ts'

/** A document and its address after redirects; a sentence where it cannot be had. */
export async function fetchDocument(address: string): Promise<{ text: string; address: string } | string> {
  const result = await httpRequest(address)
  if (result.outcome === 'failed') return result.detail
  if (result.outcome === 'not modified') throw new Error(`${address} answered 304 to a request without validators`)
  return { text: decode(result.body, result.contentType), address: result.url }
}

/** What is doubtful about a site itself: its robots.txt, and the page behind the first release that has no text. */
export async function siteDoubts({ line, rows }: Inspection, now: Instant): Promise<string[]> {
  const { origin, pathname, search } = new URL(line.url)
  const robotsTxt = await robotsTxtOf(line, origin, false, now)
  const doubts: string[] = []
  if (robotsTxt === undefined) doubts.push('robots.txt를 읽지 못했습니다. 그러면 발표 쪽의 본문을 읽지 않습니다.')
  else if (!robotsAllow(robotsTxt, pathname + search))
    doubts.push('robots.txt가 이 목록을 읽지 말라고 합니다. 카탈로그에 넣지 마세요.')
  const row = rows.find(({ text, apart }) => text === '' && apart === undefined)
  if (!row) return doubts
  const page = await fetchPage(line, row.url, now)
  if (page.outcome === 'failed') return [...doubts, `발표 쪽을 읽지 못했습니다. 제목으로만 맞춥니다: ${page.detail}`]
  if (page.outcome === 'not modified') return doubts
  const read = parseUnknownPage(parseMarkup(decode(page.body, page.contentType)), row.title, page.url)
  if (!read) return [...doubts, '발표 쪽에서 제목을 찾지 못해 본문을 읽을 수 없습니다. 제목으로만 맞춥니다.']
  if (read.text !== '') return doubts
  const files = read.attachments?.length ?? 0
  return [
    ...doubts,
    files > 0
      ? `본문이 첨부파일(${files}개)에만 있습니다. 제목으로만 맞춥니다.`
      : '발표 쪽에 본문이 없습니다. 제목으로만 맞춥니다.',
  ]
}
