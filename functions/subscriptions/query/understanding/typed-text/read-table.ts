import { isMinistryHeading, pairedRows, withMinistriesOfCell } from './paired-columns.ts'

/*
A table as it is pasted: cells of a sheet (tabs), of Markdown (bars), of CSV (commas or semicolons, quoted cells). Where its first row
names a column of keywords, only that column is read, and the others are said to be left out. A table without such a heading is a list
of its cells.
*/

/** What is to be read of a text, and the headings of the columns that are not. */
export interface TableText {
  text: string
  leftOut: string[]
}

const KEYWORD_HEADING =
  /^(?:[가-힣]{2,4}\s?)?(?:키워드|주제어|검색어|구독어|단어|keywords?|search terms?|terms?)\s?(?:명|목록|\d{1,2}|\([^()]*\))?$/iu
/** Headings of what is looked for where no column is one of keywords. */
const SUBJECT_HEADING = /^(?:(?:관심|구독|주요|모니터링)\s?)?(?:주제|분야|토픽|관심사|topics?|subjects?)(?:명)?$/iu
/** Headings of what is listed, in sheets that nobody made for this. */
const LISTED_HEADING =
  /^(?:관리|주요|대상|관심|핵심|모니터링)?\s?(?:품목|품명|물질|물질명|원료|소재|제품|법령|법령명|법률|법률명|제도|제도명|규제|규제명|이슈|리스크|안건|과제|과제명|업무|업무명|항목|내용|사고유형|유형|(?:\S+\s)?(?:이슈|항목|리스크))$/u
/** Headings of columns that say nothing to look for. Two or more stand beside the column that does, or one beside one. */
const ASIDE_HEADING =
  /^(?:no\.?|번호|순번|연번|구분|담당|담당자|담당\s?부서|부서|부서명|팀|성명|이름|작성자|요청자|비고|메모|날짜|일자|기한|등록일|연락처|이메일|hs|hs\s?코드|코드|수량|단가|금액|중요도|우선순위|상태|국가|주기)$/iu
const MARKDOWN_RULE = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$/u
const DELIMITERS = ['\t', '|', ',', ';'] as const
/** Rows above the headings: the title of a sheet. */
const MAX_ROWS_ABOVE = 3
// A sheet quotes a cell that holds line breaks, and doubles the quotes within it.
const QUOTED_CELL = /(?<=^|[\t\n])"((?:[^"]|"")*\n(?:[^"]|"")*)"(?=[\t\n]|$)/gu

/** Takes the keywords out of a table; a text that is none stays as it is, but for the quotes of cells with line breaks. */
export function readTable(text: string): TableText {
  for (const delimiter of DELIMITERS) {
    const table = keywordColumns(text, delimiter)
    if (table) return table
  }
  for (const delimiter of DELIMITERS) {
    const items = text.includes(delimiter) ? pairedRows(rowsOf(text, delimiter)) : undefined
    if (items && (items.length > 1 || delimiter === '\t')) return { text: items.join('\n'), leftOut: [] }
  }
  const lines = text.split('\n')
  const ruled = lines.filter((line) => !(line.includes('|') && MARKDOWN_RULE.test(line)))
  return { text: ruled.join('\n').replace(QUOTED_CELL, (_, cell: string) => cell.replaceAll('""', '"')), leftOut: [] }
}

function keywordColumns(text: string, delimiter: string): TableText | undefined {
  if (!text.includes(delimiter)) return undefined
  const rows = rowsOf(text, delimiter)
  const heading = rows.findIndex((row, index) => index <= MAX_ROWS_ABOVE && isHeadingRow(row))
  const headings = rows[heading]
  if (!headings || rows.length < heading + 2) return undefined
  const byName = columnsNamed(headings, KEYWORD_HEADING)
  const bySubject = byName.length > 0 ? byName : columnsNamed(headings, SUBJECT_HEADING).slice(0, 1)
  const columns = bySubject.length > 0 ? bySubject : columnsNamed(headings, LISTED_HEADING).slice(0, 1)
  const ministries = headings.findIndex((name, column) => isMinistryHeading(name) && !columns.includes(column))
  const areNamed = rows.slice(heading + 1).every((row) => withMinistriesOfCell('', row[ministries] ?? '') !== undefined)
  const ofRow = (row: string[], keyword: string): string =>
    keyword === '' || !areNamed ? keyword : (withMinistriesOfCell(keyword, row[ministries] ?? '') ?? keyword)
  const cells = rows.slice(heading + 1).flatMap((row) => columns.map((column) => ofRow(row, row[column] ?? '')))
  const above = rows.slice(0, heading).map((row) => row.filter((cell) => cell !== '').join(' '))
  const others = headings.filter(
    (name, column) => name !== '' && !columns.includes(column) && !(areNamed && column === ministries),
  )
  return {
    text: cells.filter((cell) => cell !== '').join('\n'),
    leftOut: [...above, ...others].filter((part) => part !== ''),
  }
}

/** Several short cells, of which one names keywords. */
function isHeadingRow(row: string[]): boolean {
  const named = row.filter((cell) => cell !== '')
  if (named.length < 2 || named.some((cell) => cell.includes('\n') || cell.split(' ').length > 3)) return false
  if (columnsNamed(row, KEYWORD_HEADING).length > 0 || columnsNamed(row, SUBJECT_HEADING).length > 0) return true
  const others = columnsNamed(row, ASIDE_HEADING)
  return columnsNamed(row, LISTED_HEADING).length === 1 && others.length > 0 && others.length === named.length - 1
}

function columnsNamed(row: string[], heading: RegExp): number[] {
  return row.flatMap((cell, column) => (heading.test(cell) ? [column] : []))
}

/** The cells of a text; quotes around a cell go, and what they hold stays together. Empty rows are left out. */
function rowsOf(text: string, delimiter: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] as string
    if (quoted && letter === '"' && text[at + 1] === '"') {
      cell += '"'
      at += 1
    } else if (letter === '"' && (quoted || cell.trim() === '')) quoted = !quoted
    else if (!quoted && (letter === delimiter || letter === '\n')) {
      rows.at(-1)?.push(cell.trim())
      cell = ''
      if (letter === '\n') rows.push([])
    } else cell += letter
  }
  rows.at(-1)?.push(cell.trim())
  const isMarkdown = delimiter === '|'
  return rows
    .map((row) => (isMarkdown && row[0] === '' ? row.slice(1) : row))
    .filter(
      (row) =>
        row.some((one) => one !== '') && !(isMarkdown && row.every((one) => one === '' || MARKDOWN_RULE.test(one))),
    )
}
