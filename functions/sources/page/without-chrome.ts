import { htmlToText } from '../../text/html.ts'
import { childrenOf, elements, html, type Node, nameOf, remove, removeNode } from '../document/select.ts'
import { weigh } from './weigh.ts'

const NEVER_TEXT = `head, script, style, noscript, template, iframe, nav, aside, footer, form, fieldset, button, select, textarea, input, label,
  caption, address, [role=navigation], [role=banner], [role=search], [role=contentinfo], [hidden], body > header`
// What sites call the parts around a text, as a word of a class or id of their own: `btn_prev_next`, `viewInfo`.
const AROUND =
  /(?:^|[\s_-])(?:skip(?:nav(?:i)?)?|[glstf]nb|nav|navi|menu|breadcrumbs?|location|sns|share|social|satis\w*|survey|research|kogl|nuri|open_?(?:type|info)|copyright|foot|footer|quick|banner|util|prev|previous|next|prenext|paging|pagination|pager|btn|btns|button|files?|attach\w*|download|reply|comments?|cookies?|related|relation|login|search|popup|charge|manager|meta|(?:view|board|bbs)_(?:info|nav|foot|tit|title|subject|head))\d*(?=$|[\s_-])/i
/** Names written as one word with capitals: `snsBtnArea`, `prevNext`. */
const HUMP = /(?<=[a-z])(?=[A-Z])/g
// Fields of a release that stand beside its text with their labels.
const FIELD =
  /^(?:제목|작성자|글쓴이|등록자|작성일자?|등록일자?|게시일자?|배포일시?|수정일자?|조회수?|담당자?|담당\s?부서|부서명?|소관부서|담당자명|연락처|전화번호?|첨부(?:파일)?|파일|이전\s?글|다음\s?글|출처|이메일|키워드|태그|공공누리|저작권)\s*[:：]?$/
const LABELS = new Set(['th', 'dt', 'strong', 'span', 'b', 'em'])
/** Whatever it is called, a part that holds so much of a page's words, links apart, is none around something. */
const MOST = 0.5
/** Of a list of links so much is links. */
const LINKED = 0.7

/** Takes away what stands around a text on any site: menus, the way to the page, fields, surveys, licences, addresses. */
export function withoutChrome(page: Node): void {
  remove(page, NEVER_TEXT)
  const weights = weigh(page)
  const weightOf = (node: Node) => weights.get(node) ?? { letters: 0, unlinked: 0 }
  const enough = weightOf(page).unlinked * MOST
  const isSmall = (node: Node) => weightOf(node).unlinked < enough
  const isLinks = (node: Node) => weightOf(node).unlinked < weightOf(node).letters * (1 - LINKED)
  for (const node of elements(page, '[class], [id]')) if (isSmall(node) && isAround(node)) removeNode(node)
  for (const node of elements(page, 'tr, dl, li, p')) if (isSmall(node) && isField(node)) removeNode(node)
  for (const node of elements(page, 'ul, ol, dl, table, div, td')) if (isLinks(node)) removeNode(node)
}

function isAround(node: Node): boolean {
  if (!('attribs' in node)) return false
  return AROUND.test(`${node.attribs.class ?? ''} ${node.attribs.id ?? ''}`.replace(HUMP, '_'))
}

/** `<th>작성일</th><td>2026-09-22</td>`, or the same as a list: it begins with a label, and each label in it is a field's. */
function isField(node: Node): boolean {
  const parts = childrenOf(node).filter((child) => child.type !== 'text' || child.data.trim() !== '')
  const labels = parts.filter((part) => nameOf(part) === 'th' || nameOf(part) === 'dt')
  const [first] = parts
  const named = labels.length > 0 ? labels : first && LABELS.has(nameOf(first)) && parts.length > 1 ? [first] : []
  return named.length > 0 && named.every((label) => FIELD.test(htmlToText(html(label))))
}
