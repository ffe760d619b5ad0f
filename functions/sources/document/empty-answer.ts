import { childrenOf, type Node, parseMarkup, selectElements, selectValues } from './markup-tree.ts'

/*
Answers that say that there is nothing: an empty list in JSON or XML, a count of 0, the one row of a board without posts. Such an answer is no
error of ours and none of the service.
*/

const CONTENT_FIELD =
  /^(?:rows?|items?|list|data|contents?|documents?|results?|records|entries|hits|body|posts|articles)$/i
const COUNT_FIELD =
  /^(?:total|total_?counts?|list_total_count|count|num_?found|result_?count|total_?results|total_?elements)$/i
const MAX_DEPTH = 4
const MAX_ANSWER_LETTERS = 20_000

export function isEmptyAnswer(text: string): boolean {
  const trimmed = text.trim()
  if (/^[[{]/.test(trimmed)) return trimmed.length <= MAX_ANSWER_LETTERS && isEmptyJson(trimmed)
  if (/<(?:table|ul|ol|dl|div|body)\b/i.test(trimmed)) return isEmptyBoard(parseMarkup(trimmed))
  return trimmed.length <= MAX_ANSWER_LETTERS && isEmptyXml(trimmed)
}

function isEmptyJson(json: string): boolean {
  try {
    const value: unknown = JSON.parse(json)
    if (isNothing(value)) return true
    const { empty, full } = listsWithin(value, 0)
    return empty > 0 && full === 0
  } catch {
    return false
  }
}

/** How many fields that may hold what was asked for hold nothing, and how many something. A count of 0 is one that holds nothing. */
function listsWithin(value: unknown, depth: number): { empty: number; full: number } {
  const found = { empty: 0, full: 0 }
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return found
  for (const [name, inner] of Object.entries(value)) {
    if (COUNT_FIELD.test(name)) found[Number(inner) === 0 && inner !== null ? 'empty' : 'full'] += 1
    else if (CONTENT_FIELD.test(name) && isNothing(inner)) found.empty += 1
    else if (CONTENT_FIELD.test(name) && (Array.isArray(inner) || typeof inner !== 'object')) found.full += 1
    else {
      const within = listsWithin(inner, depth + 1)
      found.empty += within.empty
      found.full += within.full
    }
  }
  return found
}

function isNothing(value: unknown): boolean {
  if (value === '' || value === null) return true
  return typeof value === 'object' && Object.keys(value).length === 0
}

const EMPTY_LIST = /<(items?|list|rows?|data|results?|body|documents?)\s*(?:\/>|>\s*<\/\1\s*>)/i
const COUNT_OF_NONE = /<(?:\w+:)?(?:total|total_?count|list_total_count|totalcnt|total_?results)\s*>\s*0\s*</i
const FULL_LIST = /<(item|row|newsitem|list|entry|document)\b[^<>]*>\s*<(?!\/)/i

function isEmptyXml(xml: string): boolean {
  return COUNT_OF_NONE.test(xml) || (EMPTY_LIST.test(xml) && !FULL_LIST.test(xml))
}

const NOUNS =
  '게시물 게시글 글 자료 데이터 데이타 내용 보도자료 공지사항 콘텐츠 컨텐츠 결과 정보 목록 내역 소식 뉴스 기사 공고 발표'.split(
    ' ',
  )
const BEFORE =
  '등록된 등록한 등록 검색된 검색 조회된 조회 해당 해당하는 작성된 게시된 관련 현재 표시할 조건에 맞는 아직'.split(' ')
const NONE = '없습니다 없음 없어요 존재하지않습니다 존재하지않음'.split(' ')
const EMPTY_ROW = new RegExp(`^(?:${BEFORE.join('|')})*(?:${NOUNS.join('|')})[이가은는]?(?:${NONE.join('|')})$`)
const CELLS = 'td, li, p, dd, div, span, strong'
const MAX_ROW_LETTERS = 40
/** Nodes and letters, blanks included, of the widest cell that may say so. Cells nest: the text of each whole one would be read again at every depth. */
const MAX_CELL_SIZE = 1_000

/** Whether a page shows the row of a board without posts. The cell says nothing else: 이전 글이 없습니다 stands below a post. */
function isEmptyBoard(page: Node): boolean {
  for (const cell of selectElements(page, CELLS)) {
    if (sizeUpTo(cell, MAX_CELL_SIZE) >= MAX_CELL_SIZE) continue
    const [words = ''] = selectValues(cell, '')
    if (words.length > MAX_ROW_LETTERS) continue
    if (EMPTY_ROW.test(words.replace(/[\s.!~()[\]]/g, ''))) return true
  }
  return false
}

/** How many nodes and letters there are in a node; no further than `most`. */
function sizeUpTo(node: Node, most: number): number {
  let size = 1 + ('data' in node ? node.data.length : 0)
  for (const child of childrenOf(node)) {
    if (size >= most) break
    size += sizeUpTo(child, most - size)
  }
  return size
}
