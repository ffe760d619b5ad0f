import { joinCellDates, readShortDate } from '../../../functions/sources/board/row-date.ts'
import { childrenOf, type Node, nameOf, selectElements } from '../../../functions/sources/document/markup-tree.ts'
import { readDate } from '../../../functions/text/dates.ts'
import { ancestorsOf, attribute, classesOf, elementsIn, textOf } from './element.ts'

export interface FoundRow {
  row: Node
  /** The element whose words are the title: a link, or a cell of a row that opens by script. */
  title: Node
}

/** The rows of the list that a page is about, in the order of the page; none where there is no such list. */
export function findRows(page: Node): FoundRow[] {
  const candidates = [...linkRows(page), ...clickableRows(page)]
  const lists = [...Map.groupBy(candidates, ({ row }) => row.parent).values()].map(oneTitlePerRow)
  const best = lists.toSorted((a, b) => worthOf(b) - worthOf(a))[0]
  return best && worthOf(best) > 0 ? best : []
}

const ROW_TAGS = new Set(['tr', 'li', 'article', 'dl'])
/** What stands around the lists of a site: menus, pagers, paths. */
const AROUND =
  /(?:^|[\s_-])(?:[glst]nb|nav|menu|paging|paginat\w*|pager|breadcrumbs?|location|sns|share|quick|banner|foot\w*|head(?:er)?|tab|tabs|sitemap|family|search)(?=$|[\s_-])/i
const FILE_LINK = /(?:file_?down|down_?load|getfile|downfile|\/down\/|attach)/i
const FILE_NAME = /\.(?:hwpx?|pdf|docx?|xlsx?|pptx?|zip|jpe?g|png)\b/i
const MIN_TITLE_LETTERS = 4
const MAX_TITLE_LETTERS = 250

/** Links with words, each with the row it stands in. */
function linkRows(page: Node): FoundRow[] {
  return selectElements(page, 'a')
    .filter((link) => !isFile(link) && !isAround(link))
    .flatMap((link) => {
      const title = titleWithin(link)
      const row = isTitle(titleWords(title)) ? rowAround(link) : undefined
      return row ? [{ row, title }] : []
    })
}

const TITLE_WITHIN =
  '.subject, .title, .tit, .sbj, .subj, [class*=title], [class*=subject], [class*=tit], strong, h2, h3, h4, h5, dt'

const CARD_PARTS = new Set(['p', 'figure', 'ul', 'dl'])

/** A link may hold a whole card, with a date and a lead: then the part that is called the title, or stands out, is the title. */
function titleWithin(link: Node): Node {
  const parts = selectElements(link, '*').filter((part) => textOf(part) !== '')
  const isCard =
    parts.some((part) => elementsIn(part).length === 0 && readDate(textOf(part))) ||
    parts.some((part) => CARD_PARTS.has(nameOf(part))) ||
    textOf(link).length > MAX_TITLE_LETTERS
  const within = isCard ? selectElements(link, TITLE_WITHIN).filter((part) => isTitle(textOf(part))) : []
  return within.find((part) => elementsIn(part).every((child) => !isTitle(textOf(child)))) ?? within[0] ?? link
}

/** Rows that open by script as a whole, with the cell that has the most to say. */
function clickableRows(page: Node): FoundRow[] {
  return selectElements(page, 'tr[onclick], li[onclick], div[onclick]')
    .filter((row) => selectElements(row, 'a').every((link) => !isTitle(titleWords(link))) && !isAround(row))
    .flatMap((row) => {
      const cells = elementsIn(row).filter((cell) => isTitle(textOf(cell)) && !readDate(textOf(cell)))
      const title = cells.toSorted((a, b) => textOf(b).length - textOf(a).length)[0]
      return title ? [{ row, title }] : []
    })
}

/** The nearest ancestor that is a row: by its name, or because its neighbours are built alike. */
function rowAround(title: Node): Node | undefined {
  const ancestors = ancestorsOf(title)
  const named = ancestors.find((node) => ROW_TAGS.has(nameOf(node)))
  if (named && isCell(named)) return rowOfCells(named)
  if (named && nameOf(named) === 'dl') return rowOfDefinitions(named, [title, ...ancestors])
  return named ?? [title, ...ancestors].find((node) => node.parent && isOneOfMany(node))
}

/**
 * A list of definitions is a row; one with many terms is a list of rows, each a term and what follows it. Where the titles stand behind
 * one term, each of them is a row.
 */
function rowOfDefinitions(list: Node, around: Node[]): Node | undefined {
  const parts = elementsIn(list)
  const part = parts.find((one) => around.includes(one))
  const alike = parts.filter((one) => nameOf(one) === nameOf(part ?? list))
  const terms = parts.filter((one) => nameOf(one) === 'dt')
  if (!part || alike.length < 2) return list
  if (terms.length < 2 || nameOf(part) !== 'dd') return part
  return parts.slice(0, parts.indexOf(part)).findLast((one) => nameOf(one) === 'dt')
}

/** What follows a term up to the next one: in a list of definitions it belongs to the term's row. */
export function definitionsOf(row: Node): Node[] {
  if (nameOf(row) !== 'dt' || !row.parent) return []
  const parts = elementsIn(row.parent)
  const behind = parts.slice(parts.indexOf(row) + 1)
  const next = behind.findIndex((one) => nameOf(one) !== 'dd')
  return next === -1 ? behind : behind.slice(0, next)
}

/** The elements of a row. */
function cellsOf(row: Node): Node[] {
  return [...selectElements(row, '*'), ...definitionsOf(row).flatMap((one) => [one, ...selectElements(one, '*')])]
}

/** An item whose neighbours are its date and its numbers: the list around it is one row. */
function isCell(item: Node): boolean {
  if (nameOf(item) !== 'li' || !item.parent) return false
  const others = elementsIn(item.parent).filter((one) => one !== item)
  const isPlain = (one: Node) => selectElements(one, 'a').every((link) => !isTitle(titleWords(link)))
  return others.length > 0 && others.every(isPlain) && others.some((one) => readDate(textOf(one)) !== undefined)
}

/** The list that is a row, or what it stands in alone where that is one of many. */
function rowOfCells(cell: Node): Node | undefined {
  const lists = ancestorsOf(cell).slice(0, 3)
  const isRepeated = (one: Node) =>
    one.parent && elementsIn(one.parent).filter((other) => nameOf(other) === nameOf(one)).length > 1
  return lists.find(isRepeated)
}

/** Cells of a row share a class too; what makes a row is that another has the same classes, numbers aside. */
function isOneOfMany(node: Node): boolean {
  const kindOf = (one: Node) =>
    classesOf(one)
      .map((name) => name.replace(/\d+/g, ''))
      .join(' ')
  const kind = kindOf(node)
  if (kind === '' || !node.parent) return false
  return elementsIn(node.parent).filter((one) => nameOf(one) === nameOf(node) && kindOf(one) === kind).length > 1
}

function oneTitlePerRow(found: FoundRow[]): FoundRow[] {
  const byRow = [...Map.groupBy(found, ({ row }) => row).values()]
  return byRow.map((links) => links.reduce((best, next) => (weightOf(next) > weightOf(best) ? next : best)))
}

/** The title of a row is the longest of its links; the cell or class that is called so comes first. */
function weightOf({ row, title }: FoundRow): number {
  const names = [title, ...ancestorsOf(title)].slice(0, ancestorsOf(title).indexOf(row) + 1).flatMap(classesOf)
  const isNamed = names.some((name) => /(?:^|[-_])(?:title|tit|subject|sbj|subj)(?:$|[-_])/i.test(name))
  return titleWords(title).length + (isNamed ? MAX_TITLE_LETTERS : 0)
}

/** How much a list looks like one of announcements: dated rows count most, then long titles; a few short words are a menu. */
function worthOf(rows: FoundRow[]): number {
  const dated = rows.filter((row) => datesIn(row).length > 0 || splitDateIn(row).length > 0).length
  const letters = rows.reduce((sum, { title }) => sum + Math.min(titleWords(title).length, 40), 0) / rows.length
  if (dated * 2 >= rows.length) return 1000 + dated * 10 + letters
  return rows.length >= 3 && letters >= 12 ? rows.length + letters : 0
}

/** The elements of a row whose words are a date: those within its title, too, where it says more. */
export function datesIn({ row, title }: FoundRow): Node[] {
  const whole = textOf(title)
  const isWhole = (node: Node) => textOf(node) === whole
  const titles = new Set<Node>([title, ...selectElements(title, '*').filter(isWhole), ...ancestorsOf(title)])
  return cellsOf(row).filter((node) => {
    // What holds an element with the date is not the date itself; a label beside it, as in <span>등록일</span>, is part of it.
    if (titles.has(node) || elementsIn(node).some((child) => isDate(textOf(child)))) return false
    return isDate(textOf(node))
  })
}

/** Any day will do to see whether a cell shows a date without its year. */
const SOME_DAY = '2026-12-31'

function isDate(words: string): boolean {
  if (words.length > 40 || FILE_NAME.test(words)) return false
  const bare = words.replace(/^\D{0,8}[:：]\s*/, '')
  return readDate(bare) !== undefined || readShortDate(bare, SOME_DAY) !== undefined
}

/** Two elements beside each other that show a date together, as cards do: `27` and `2026.11`. */
export function splitDateIn({ row }: FoundRow): Node[] {
  const leaves = selectElements(row, '*').filter((node) => elementsIn(node).length === 0)
  const at = leaves.findIndex(
    (node, index) => joinCellDates([node, leaves[index + 1] ?? node].map(textOf)) !== undefined,
  )
  return at === -1 ? [] : leaves.slice(at, at + 2)
}

/** The words a link shows; those of its `title` where it shows none. */
function titleWords(link: Node): string {
  return textOf(link) || attribute(link, 'title')
}

function isTitle(words: string): boolean {
  const letters = words.match(/\p{L}/gu)?.length ?? 0
  return (
    letters >= MIN_TITLE_LETTERS &&
    words.length <= MAX_TITLE_LETTERS &&
    !/^(?:더\s?보기|자세히|바로가기|다음|이전|목록|first|last|next|prev)/i.test(words)
  )
}

function isFile(link: Node): boolean {
  const address = attribute(link, 'href') + attribute(link, 'onclick')
  return FILE_LINK.test(address) || FILE_NAME.test(textOf(link))
}

function isAround(node: Node): boolean {
  return [node, ...ancestorsOf(node)].some((one) => {
    if (['nav', 'header', 'footer', 'aside'].includes(nameOf(one))) return true
    if (ROW_TAGS.has(nameOf(one)) || ['table', 'tbody', 'td', 'a', 'body', 'html'].includes(nameOf(one))) return false
    return (
      AROUND.test(`${attribute(one, 'class')} ${attribute(one, 'id')}`) &&
      childrenOf(one).length > 0 &&
      !selectElements(one, 'table').length
    )
  })
}
