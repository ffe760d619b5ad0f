import type { RawRelease } from '../../../functions/releases/raw-release.ts'
import { parseBoard } from '../../../functions/sources/board/parse-board.ts'
import type { ListMarkup } from '../../../functions/sources/catalog/markup.ts'
import {
  childrenOf,
  type Node,
  nameOf,
  parseMarkup,
  selectInnermost,
  selectValues,
} from '../../../functions/sources/document/markup-tree.ts'
import { parseFeed } from '../../../functions/sources/feed/parse-feed.ts'
import { readDate } from '../../../functions/text/dates.ts'
import { plainTitle } from '../../../functions/text/html.ts'
import type { Day } from '../../../functions/text/seoul.ts'
import { ancestorsOf, attribute } from './element.ts'
import { definitionsOf } from './find-rows.ts'

/*
Fixtures for the contract suite. The texts of a ministry are not ours to keep: a fixture has the tags, classes, links and dates of the
document and invented words.
*/

const ROWS_KEPT = 3
const KEPT_ATTRIBUTE = /^(?:id|class|href|onclick|title|datetime|aria-label|data-[\w-]+)$/
const VOID = new Set(['br', 'img', 'input', 'hr', 'col', 'wbr'])
const SKIPPED = new Set(['script', 'style', 'svg', 'iframe', 'noscript'])

/** A list with the first rows of `page` in invented words; undefined where the markup does not read it as it read the page. */
export function boardFixture(page: Node, list: ListMarkup, base: string, today: Day): string | undefined {
  const rows = selectInnermost(page, list.row).slice(0, ROWS_KEPT)
  const [first] = rows
  if (!first) return undefined
  const around = ancestorsOf(first).filter((node) => !['', 'body', 'html'].includes(nameOf(node)))
  const documentOf = (written: string[]) => {
    const body = around.reduce((inner, node) => `${openTag(node)}\n${inner}\n</${nameOf(node)}>`, written.join('\n'))
    return `<!doctype html>\n<html lang="ko"><body>\n${body}\n</body></html>\n`
  }
  const rowsOf = (document: string) => parseBoard(parseMarkup(document), list, base, today).rows
  const writeRow = (row: Node, invent: (words: string) => string) =>
    [row, ...definitionsOf(row)].map((part) => write(part, invent)).join('\n')
  const fixture = documentOf(rows.map((row, index) => writeRow(row, inventWords(row, list, index))))
  const read = rowsOf(fixture)
  const shapeOf = ({ url, published }: RawRelease) => `${url} ${published?.day ?? ''}`
  const shapes = rowsOf(documentOf(rows.map((row) => writeRow(row, (words) => words)))).map(shapeOf)
  const isSame = shapes.length > 0 && read.map(shapeOf).join('\n') === shapes.join('\n')
  return isSame && read.every(({ title }) => title.startsWith('시험')) ? fixture : undefined
}

/** A feed with the first releases of `text` in invented words; undefined where it does not read as before. */
export async function feedFixture(text: string, rows: RawRelease[], base: string): Promise<string | undefined> {
  const end = [...text.matchAll(/<\/(?:item|entry)\s*>/gi)][Math.min(1, rows.length - 1)]
  if (!end) return undefined
  const tag = /<(rss|feed|rdf:RDF)\b/i.exec(text)?.[1] ?? 'rss'
  const isClosed = /<channel\b/i.test(text) && tag.toLowerCase() === 'rss'
  const head = `${text.slice(0, end.index + end[0].length)}${isClosed ? '</channel>' : ''}</${tag}>\n`
  let count = 0
  const fixture = head
    .replace(
      /<(title|description|summary|content|content:encoded|author|dc:creator)(\s[^>]*)?>[\s\S]*?<\/\1>/gi,
      (_, name: string, attributes = '') => {
        if (/title/i.test(name)) count += 1
        return `<${name}${attributes}>${/title/i.test(name) ? `시험 발표 ${count}` : /author|creator/.test(name) ? '시험과' : '시험부는 발표를 냈다.'}</${name}>`
      },
    )
    .replace(/<(?:image|media:\w+)\b[\s\S]*?<\/(?:image|media:\w+)>/gi, '')
  const read = await parseFeed(fixture, { base })
  if (read.outcome !== 'read' || read.rows.length === 0) return undefined
  const isSame = read.rows.every(
    (row, index) => row.url === rows[index]?.url && row.published?.day === rows[index]?.published?.day,
  )
  return isSame ? fixture : undefined
}

/** The words of a row, invented: dates and short marks stay, its title becomes another, and whatever else has letters becomes 시험과. */
function inventWords(row: Node, list: ListMarkup, index: number): (words: string) => string {
  // A title selector may find the number of comments, too.
  const titles = [...selectValues(row, list.title)].map(plainTitle).filter((words) => words.length > 3)
  const title = `시험 ${index + 1}번 발표의 제목`
  return (words) => {
    const plain = plainTitle(words)
    if (plain === '') return words
    const cut = plain.replace(/(?:\.{2,}|…)$/, '')
    const of = titles.find(
      (one) =>
        one.startsWith(cut) ||
        (plain.length > 8 && plain.startsWith(one)) ||
        (one.length > 8 && cut.startsWith(one.slice(0, 8))),
    )
    if (of !== undefined && plain.length > 3) return cut === plain ? title : `${title.slice(0, 6)}...`
    if (readDate(plain) || plain.length <= 3 || !/[\p{L}]/u.test(plain)) return words
    return readDate(plain.replace(/^\D{0,8}[:：]\s*/, '')) ? words : '시험과'
  }
}

function write(node: Node, invent: (words: string) => string): string {
  if ('data' in node && node.type === 'text') return invent(node.data)
  const name = nameOf(node)
  if (name === '' || SKIPPED.has(name)) return ''
  const inner = childrenOf(node)
    .map((child) => write(child, invent))
    .join('')
  return VOID.has(name) ? openTag(node, invent) : `${openTag(node, invent)}${inner}</${name}>`
}

function openTag(node: Node, invent: (words: string) => string = () => ''): string {
  const names = 'attribs' in node ? Object.keys(node.attribs).filter((name) => KEPT_ATTRIBUTE.test(name)) : []
  const attributes = names.map((name) => {
    const value = /^(?:title|aria-label)$/.test(name) ? invent(attribute(node, name)) : attribute(node, name)
    return ` ${name}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`
  })
  return `<${nameOf(node)}${attributes.join('')}>`
}
