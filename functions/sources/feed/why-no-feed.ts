import type { Failure } from '../../releases/source.ts'
import { isEmptyAnswer } from '../document/empty-answer.ts'
import { feedsOfOutline, linkedFeeds } from '../document/linked-feeds.ts'
import { refusalInPlace } from '../document/refusal-in-place.ts'
import { failureOfRefusal } from '../document/refusal-kinds.ts'

/*
What came in place of a feed, as one Korean sentence that says what to do: an error, an empty answer, a page, a list of feeds, a sitemap.
*/

export const HTML_START =
  /^(?:<!--.*?-->\s*|<\?xml.*?\?>\s*)*<(?:!doctype html|html|head|body|script|meta|div|p|table)\b/is
const OTHER_XML: [RegExp, string][] = [
  [
    /<(?:urlset|sitemapindex)\b/i,
    '사이트맵(sitemap)이 왔습니다. 발표의 제목이 없어 읽지 않습니다. 피드나 게시판의 주소가 필요합니다.',
  ],
  [
    /<(?:[\w-]+:)?(?:Envelope|definitions|schema)\b/i,
    '웹 서비스(SOAP)의 문서가 왔습니다. 피드나 게시판의 주소가 필요합니다.',
  ],
  [/<svg\b/i, '그림(SVG)이 왔습니다. 피드의 단추 그림 주소일 수 있습니다.'],
]

const SOAP_FAULT = /<(?:[\w-]+:)?Fault[\s>]/

export function whyNoFeed(text: string, base: string | undefined): Failure {
  const start = text.slice(0, 2000).trimStart()
  const refusal = refusalInPlace(text)
  if (refusal) return refusal
  if (SOAP_FAULT.test(start)) return failureOfRefusal('refused', undefined)
  if (isEmptyAnswer(text)) return { reason: 'empty', detail: '목록이 왔지만 그 안에 발표가 하나도 없습니다.' }
  if (/<opml\b/i.test(start)) {
    const feeds = feedsOfOutline(text)
    const which =
      feeds.length > 0 ? ` 이 가운데 하나의 주소로 해 주세요: ${feeds.join(' , ')}` : ' 그 안에 피드의 주소가 없습니다.'
    return { reason: 'not a feed', detail: `피드가 아니라 피드의 목록(OPML)이 왔습니다.${which}` }
  }
  if (HTML_START.test(start)) {
    const feeds = linkedFeeds(text, base)
    const hint = feeds.length > 0 ? ` 이 페이지가 알려 주는 피드: ${feeds.join(' , ')}` : ''
    return { reason: 'not a feed', detail: `피드가 아니라 웹 페이지(HTML)가 왔습니다.${hint}` }
  }
  const [, other] = (start.startsWith('<') && OTHER_XML.find(([root]) => root.test(start))) || []
  if (other) return { reason: 'not a feed', detail: other }
  if (/<(?:rss|feed|rdf:RDF|channel)\b/i.test(start)) {
    return { reason: 'broken', detail: '피드가 깨져 있어 읽을 수 없습니다.' }
  }
  return { reason: 'not a feed', detail: '피드(RSS, Atom)가 아닌 내용이 왔습니다.' }
}
