import { htmlToText } from '../../text/html.ts'
import {
  childrenOf,
  innerHtml,
  type Node,
  nameOf,
  removeNode,
  removeSelected,
  selectElements,
} from '../document/markup-tree.ts'
import { textWeights } from './text-weights.ts'

/** Elements that never hold a release's text. */
const NEVER_TEXT = `head, script, style, noscript, template, iframe, nav, aside, footer, form, fieldset, button, select, textarea, input, label,
  caption, address, [role=navigation], [role=banner], [role=search], [role=contentinfo], [hidden], body > header`
/** What sites call the parts around a text, as a word within a class or id: `btn_prev_next`, `viewInfo`. */
const SURROUNDING_NAME =
  /(?:^|[\s_-])(?:skip(?:nav(?:i)?)?|[glstf]nb|nav|navi|menu|breadcrumbs?|location|sns|share|social|satis\w*|survey|research|kogl|nuri|open_?(?:type|info)|copyright|foot|footer|quick|banner|util|prev|previous|next|prenext|paging|pagination|pager|btn|btns|button|files?|attach\w*|download|reply|comments?|cookies?|related|relation|login|search|popup|charge|manager|meta|(?:view|board|bbs)_(?:info|nav|foot|tit|title|subject|head))\d*(?=$|[\s_-])/i
/** Where a word begins in a name with capitals: `snsBtnArea`, `prevNext`. */
const CAMEL_CASE_BOUNDARY = /(?<=[a-z])(?=[A-Z])/g
/** The labels of fields that stand beside a release's text. */
const FIELD_LABEL =
  /^(?:제목|작성자|글쓴이|등록자|작성일자?|등록일자?|게시일자?|배포일시?|수정일자?|조회수?|담당자?|담당\s?부서|부서명?|소관부서|담당자명|연락처|전화번호?|첨부(?:파일)?|파일|이전\s?글|다음\s?글|출처|이메일|키워드|태그|공공누리|저작권)\s*[:：]?$/
const LABEL_ELEMENTS = new Set(['th', 'dt', 'strong', 'span', 'b', 'em'])
/** A part with this share of a page's text (outside links) is not around the text, whatever it is called. */
const MAX_SURROUNDING_SHARE = 0.5
/** A block with more than this share of its letters inside links is taken for a list of links. */
const MIN_LINK_SHARE = 0.7

// Lines of the site among the text, where it has no element for them. Each is recognised by its whole wording: 만족도 조사 or
// 개인정보처리방침 may also be what a release is about.
const SITE_LINES = [
  // Breadcrumbs, and what can be done on the page.
  /^(?:홈|home)\s*(?:[>›/]|$)/i,
  /^(?:홈|home)\s?(?:[가-힣·]+\s?){0,4}보도자료$/i,
  /^(?:보도자료|press release|share this page|많이 본 .{2,8}|related links|인쇄|목록(?:보기)?|공유하기|바로보기|미리보기|닫기|글자 크[기게])$/i,
  /^(?:본문|주메뉴) 바로가기/,
  /전자정부 누리집입니다/,
  /^(?:이전|다음)\s?글(?:\s|[:：]|$|이 없습니다)/,
  // Fields of the release in one line.
  /\d\s*조회\s*\d/,
  /(?:등록일|작성일|조회수?)\s*[:：]/,
  /^파일\s*[:：]/,
  /자료 관리 담당/,
  // A login in place of the text.
  /^로그인$|로그인이 필요합니다|^회원이 아니신 분/,
  // The satisfaction survey.
  /정보에 (?:대하여 )?(?:얼마나 )?만족하/,
  /사용\s?편의성에.{0,12}만족/,
  /^(?:페이지\s?)?만족도\s?(?:조사|평가)$/,
  /^의견을 수집하여.{0,30}반영하/,
  /개인정보는 입력하지/,
  // Licence and imprint.
  /저작물.{0,80}(?:공공누리|자유이용허락)|공공누리.{0,40}(?:조건|유형)에/,
  /^copyright|copyright\s*(?:ⓒ|©|\(c\))|all rights reserved/i,
  /^개인정보\s?처리방침(?:\s|$).{0,40}$/,
  /이메일 주소.{0,12}수집/,
  /^(?:우\s*\)|\(우\)|우편번호|우\s*:)?\s*\(?\d{5}\)?\s+[가-힣]{2,6}(?:특별|광역)?(?:자치)?[시도]/,
  /(?:tel|fax|대표전화|고객상담센터)[\s.:]*\d/i,
]

/** Removes from any site's page what stands around the text: menus, breadcrumbs, fields, surveys, licences, addresses. */
export function removeSurroundings(page: Node): void {
  removeSelected(page, NEVER_TEXT)
  const weights = textWeights(page)
  const weightOf = (node: Node) => weights.get(node) ?? { all: 0, outsideLinks: 0 }
  const maxLetters = weightOf(page).outsideLinks * MAX_SURROUNDING_SHARE
  const isSmall = (node: Node) => weightOf(node).outsideLinks < maxLetters
  const isLinkList = (node: Node) => weightOf(node).outsideLinks < weightOf(node).all * (1 - MIN_LINK_SHARE)
  for (const node of selectElements(page, '[class], [id]'))
    if (isSmall(node) && hasSurroundingName(node)) removeNode(node)
  for (const node of selectElements(page, 'tr, dl, li, p')) if (isSmall(node) && isField(node)) removeNode(node)
  for (const node of selectElements(page, 'ul, ol, dl, table, div, td')) if (isLinkList(node)) removeNode(node)
}

/** Whether a line of a page's text belongs to the site and not to the release. */
export function isSiteLine(line: string): boolean {
  return SITE_LINES.some((pattern) => pattern.test(line))
}

function hasSurroundingName(node: Node): boolean {
  if (!('attribs' in node)) return false
  return SURROUNDING_NAME.test(`${node.attribs.class ?? ''} ${node.attribs.id ?? ''}`.replace(CAMEL_CASE_BOUNDARY, '_'))
}

/** `<th>작성일</th><td>2026-09-22</td>`, or the same as a list: it begins with a label, and each label in it is one of a field. */
function isField(node: Node): boolean {
  const parts = childrenOf(node).filter((child) => child.type !== 'text' || child.data.trim() !== '')
  const labels = parts.filter((part) => nameOf(part) === 'th' || nameOf(part) === 'dt')
  const [first] = parts
  const fieldLabels =
    labels.length > 0 ? labels : first && LABEL_ELEMENTS.has(nameOf(first)) && parts.length > 1 ? [first] : []
  return fieldLabels.length > 0 && fieldLabels.every((label) => FIELD_LABEL.test(htmlToText(innerHtml(label))))
}
