import { findSecondPage } from '../../../functions/sources/board/next-page.ts'
import { withoutWindowWords } from '../../../functions/sources/board/parse-board.ts'
import { type ListMarkup, Markup } from '../../../functions/sources/catalog/markup.ts'
import { type Node, nameOf, selectElements, selectInnermost } from '../../../functions/sources/document/markup-tree.ts'
import { plainTitle } from '../../../functions/text/html.ts'
import { ancestorsOf, attribute, classesOf, elementsIn, simpleSelectors, textOf } from './element.ts'
import { datesIn, definitionsOf, type FoundRow, findRows, splitDateIn } from './find-rows.ts'
import { dataRule, isUsableLink, type LinkRule, scriptRule } from './script-link.ts'

export interface ProposedMarkup {
  markup: Markup
  rows: number
  /** How the second page of the list is had; `isPageGuessed` where the page does not say it. */
  nextPage: string | undefined
  isPageGuessed: boolean
  /** The address of a release is not said by the page: see `LinkRule`. */
  isLinkGuessed: boolean
}

/** Of so many rows at least a selector must find the right element first: some rows are built otherwise, as pinned ones are. */
const MIN_SHARE = 0.8

/** Proposes the markup of a list that nobody has described; undefined where the page has no list. */
export function proposeMarkup(page: Node, base: string | undefined): ProposedMarkup | undefined {
  const rows = findRows(page)
  const rule = rows.length > 0 ? linkRule(page, rows, base) : undefined
  if (!rule) return undefined
  const title = titleSelector(rows)
  const without = badgeSelector(rows, title)
  const titleWithout = title.isAttributeFirst ? undefined : besideTitle(rows)
  const date = dateSelector(rows)
  const { isGuessed = false, ...link } = rule
  const ministry = ministrySelector(page, rows)
  const second = secondPageOf(page, base)
  const list: ListMarkup = {
    row: rowSelector(page, rows, [title.selector, rule.link]),
    ...(without && { without }),
    title: title.isAttributeFirst ? `${title.selector}@title, ${title.selector}` : title.selector,
    ...(titleWithout && { titleWithout }),
    ...link,
    date: date ?? 'td',
    ...(ministry && { ministry }),
    ...(second && { nextPage: second.parameter }),
  }
  return {
    markup: Markup.parse({ list, page: 'any' }),
    rows: rows.length,
    nextPage: second?.parameter,
    isPageGuessed: second?.isGuessed ?? false,
    isLinkGuessed: isGuessed,
  }
}

interface TitleSelector {
  selector: string
  /** The `title` attribute says more than what is shown. */
  isAttributeFirst: boolean
}

function titleSelector(rows: FoundRow[]): TitleSelector {
  const selector = selectorWithin(rows, ({ title }) => title) ?? nameOf(rows[0]?.title as Node)
  return { selector, isAttributeFirst: isAttributeFuller(rows) }
}

/**
 * Whether titles are whole only in the attribute: what is shown is cut (…), or has words of another element behind it (금일 등록된 게시글). An
 * attribute that is shorter than what is shown is itself cut.
 */
function isAttributeFuller(rows: FoundRow[]): boolean {
  const votes = rows.map(({ title }) => {
    const given = withoutWindowWords(plainTitle(attribute(title, 'title')))
    const shown = textOf(title)
    if (given.length < 4 || /바로가기|상세\s?보기|이동|다운로드/.test(given)) return 0
    if (shown === '') return 1
    if (/(?:\.{2,}|…)$/.test(shown)) return given.startsWith(shown.replace(/[.…\s]+$/, '').slice(0, 8)) ? 1 : 0
    if (given.length > shown.length) return given.startsWith(shown.slice(0, 8)) ? 1 : 0
    const own = elementsIn(title).length > 0 && shown.length > given.length && shown.startsWith(given)
    return own && ownText(title) === given ? 1 : 0
  })
  return votes.includes(1)
}

/** The words that stand in an element itself, not in one within it. */
function ownText(node: Node): string {
  const texts =
    'children' in node ? node.children.map((child) => ('data' in child && child.type === 'text' ? child.data : '')) : []
  return plainTitle(texts.join(''))
}

const BADGE =
  /^(?:new|n|hot|h|새\s?글|새글|신규|공지|첨부(?:파일)?(?: 있음)?|file|update|[([]?\d+[)\]]?|금일 등록.*|\. .*)$/i

/** Small marks within titles (NEW, the number of comments), so that they are no part of the title. */
function badgeSelector(rows: FoundRow[], { isAttributeFirst }: TitleSelector): string | undefined {
  if (isAttributeFirst) return undefined
  const badges = rows.flatMap(({ title }) =>
    selectElements(title, 'span, em, i, b, strong, sup, small').filter(
      (mark) => BADGE.test(textOf(mark)) && textOf(mark) !== textOf(title),
    ),
  )
  const selectors = badges.flatMap((badge) =>
    simpleSelectors(badge)
      .slice(0, 1)
      .concat(classesOf(badge).map((name) => `${nameOf(badge)}.${name}`))
      .slice(0, 1),
  )
  return selectors.length > 0 ? [...new Set(selectors)].join(', ') : undefined
}

const READERS = /^(?:조회\s?수?|hits?|views?)\s*:?\s*[\d,]+$/i

/** Where a link holds more than its title: the elements within it that are its date or how often it was read. */
function besideTitle(rows: FoundRow[]): string | undefined {
  const beside = rows.flatMap((row) => {
    const within = new Set(selectElements(row.title, '*'))
    const dates = datesIn(row).filter((node) => within.has(node))
    const counts = dates.length > 0 ? [...within].filter((node) => READERS.test(textOf(node))) : []
    return [...dates, ...counts]
  })
  const isBeside = new Set(beside)
  const selectors = beside.map((node) => {
    const place = node.parent ? elementsIn(node.parent).indexOf(node) + 1 : 0
    const tries = [...simpleSelectors(node), nameOf(node), `${nameOf(node)}:nth-child(${place})`]
    return tries.find((one) =>
      rows.every(({ title }) => selectElements(title, one).every((found) => isBeside.has(found))),
    )
  })
  const usable = [...new Set(selectors.filter((one) => one !== undefined))]
  return usable.length > 0 ? usable.join(', ') : undefined
}

function linkRule(page: Node, rows: FoundRow[], base: string | undefined): LinkRule | undefined {
  const anchors = rows.map(anchorOf)
  const hrefs = anchors.map((anchor) => attribute(anchor, 'href'))
  if (hrefs.every(isUsableLink)) {
    return { link: `${selectorWithin(rows, anchorOf) ?? 'a'}@href` }
  }
  const ways: [string[], string][] = []
  const selector = selectorWithin(rows, anchorOf) ?? 'a'
  const mixed = anchors.map((anchor) => attribute(anchor, 'onclick') || attribute(anchor, 'href'))
  ways.push([mixed, `${selector}@onclick, ${selector}@href`])
  ways.push([rows.map(({ row }) => attribute(row, 'onclick')), '@onclick'])
  const inner = rows.map(({ row }) => selectElements(row, '[onclick]')[0])
  ways.push([inner.map((node) => (node ? attribute(node, 'onclick') : '')), '[onclick]@onclick'])
  for (const [scripts, given] of ways) {
    const rule = scripts.every(Boolean) ? scriptRule(page, scripts, given, base) : undefined
    if (rule) return rule
  }
  for (const [nodes, within] of [[anchors, selector] as const, [rows.map(({ row }) => row), ''] as const]) {
    const rule = dataRule(page, nodes, within)
    if (rule) return rule
  }
  return undefined
}

/** The link of a row: its title, what is around the title, or the first there is. */
function anchorOf({ title, row }: FoundRow): Node {
  const around = [title, ...ancestorsOf(title)].find((node) => nameOf(node) === 'a')
  return around ?? selectElements(row, 'a')[0] ?? title
}

/** A selector that finds, within at least most rows, first the element that `target` gives. Readable ones are tried first. */
function selectorWithin(rows: FoundRow[], target: (row: FoundRow) => Node): string | undefined {
  const [first] = rows
  if (!first) return undefined
  const tries = [...new Set(rows.slice(0, 3).flatMap((row) => selectorsFor(target(row), row.row)))]
  const share = (selector: string) =>
    rows.filter((row) => selectElements(row.row, selector)[0] === target(row)).length / rows.length
  return tries.find((selector) => share(selector) === 1) ?? tries.find((selector) => share(selector) >= MIN_SHARE)
}

function selectorsFor(node: Node, row: Node): string[] {
  const around = [node, ...ancestorsOf(node)]
  const behind = around.includes(row) ? -1 : definitionsOf(row).findIndex((one) => around.includes(one))
  if (behind !== -1) {
    const definition = definitionsOf(row)[behind] as Node
    const place = '+ dd '.repeat(behind + 1).trim()
    return definition === node ? [place] : selectorsFor(node, definition).map((selector) => `${place} ${selector}`)
  }
  const name = nameOf(node)
  const between = ancestorsOf(node).slice(0, ancestorsOf(node).indexOf(row))
  const href = attribute(node, 'href').replaceAll('&amp;', '&')
  const keys = [...href.matchAll(/[?&](\w*(?:id|seq|no|sn|idx|num)\w*)=\d/gi)].map(
    (part) => `${name}[href*='${part[1]}=']`,
  )
  const files = [...href.matchAll(/([\w-]{3,}\.(?:do|jsp|asp|aspx|php|es)|\/[a-z_-]{3,}\/)(?=[?\d])/gi)].map(
    (part) => `${name}[href*='${part[1]}']`,
  )
  const calls = [...(attribute(node, 'onclick') || href).matchAll(/([A-Za-z_$][\w.$]*)\(/g)].map(
    (part) => part[1] as string,
  )
  const scripted = calls.map((call) =>
    attribute(node, 'onclick') ? `${name}[onclick*='${call}(']` : `${name}[href*='${call}(']`,
  )
  const cell =
    between.findLast((one) => ['td', 'th', 'dd', 'dt', 'li'].includes(nameOf(one))) ??
    (['td', 'dd', 'li'].includes(name) ? node : undefined)
  const place = cell?.parent ? elementsIn(cell.parent).indexOf(cell) + 1 : 0
  return [
    ...simpleSelectors(node),
    ...between.flatMap(simpleSelectors).map((outer) => `${outer} ${name}`),
    ...keys,
    ...files,
    ...scripted,
    ...(cell && cell !== node ? [`${nameOf(cell)}:nth-child(${place}) ${name}`] : []),
    ...(cell === node ? [`${name}:nth-child(${place})`] : []),
    name,
  ]
}

/** The rows and nothing else: by what every row has within it, else by what stands around them. */
function rowSelector(page: Node, rows: FoundRow[], within: string[]): string {
  const wanted = new Set(rows.map(({ row }) => row))
  const [first] = rows
  const name = nameOf(first?.row as Node)
  const marks = within
    .flatMap((selector) => selector.split(', '))
    .map((part) => part.replace(/@[\w-]+$/, ''))
    .filter(Boolean)
  const own = first
    ? [...simpleSelectors(first.row), ...(attribute(first.row, 'onclick') ? [`${name}[onclick]`] : [])]
    : []
  const outer = first ? ancestorsOf(first.row).flatMap(simpleSelectors) : []
  const bare = [...marks.map((mark) => `${name}:has(${mark})`), `${name}:has(${name})`, ...own, name]
  const tries = [...bare, ...outer.flatMap((around) => bare.map((selector) => `${around} ${selector}`))]
  const isExact = (selector: string) => {
    const found = selectInnermost(page, selector)
    return found.length === wanted.size && found.every((node) => wanted.has(node))
  }
  const holds = (selector: string) =>
    selectInnermost(page, selector).filter((node) => wanted.has(node)).length === wanted.size
  return tries.find(isExact) ?? tries.find(holds) ?? name
}

/** Where the day of publication stands: the column that is called so, else the one that reads as a date in most rows. */
function dateSelector(rows: FoundRow[]): string | undefined {
  const dated = rows.filter((row) => datesIn(row).length > 0)
  if (dated.length * 2 < rows.length) return splitDateSelector(rows)
  const tries = [
    ...new Set(dated.slice(0, 5).flatMap((row) => datesIn(row).flatMap((node) => selectorsFor(node, row.row)))),
  ]
  const called = headedColumn(rows)
  if (called && dated.every(({ row }) => selectElements(row, called)[0])) return called
  const isRight = (selector: string) =>
    dated.filter((row) => datesIn(row).includes(selectElements(row.row, selector)[0] as Node)).length >=
    dated.length * MIN_SHARE
  return tries.find(isRight) ?? (nameOf(rows[0]?.row as Node) === 'tr' ? 'td' : 'span')
}

/** Both elements of a date that is shown in two. */
function splitDateSelector(rows: FoundRow[]): string | undefined {
  const halves = [0, 1].map((half) => {
    const dated = rows.filter((row) => splitDateIn(row)[half])
    if (dated.length * 2 < rows.length) return undefined
    return selectorWithin(dated, (row) => splitDateIn(row)[half] as Node)
  })
  return halves.includes(undefined) ? undefined : halves.join(', ')
}

const DATE_HEAD = /(?:등록|작성|게시|공고|배포|게재|제공|보도)?\s?(?:일자|일시|일|날짜)$|^date$/i
const NO_DATE_HEAD = /마감|종료|접수|기간|시행|조회/

/** The column whose head is 등록일 or the like, where a table has several dates. */
function headedColumn(rows: FoundRow[]): string | undefined {
  const place = columnOf(rows, (head) => DATE_HEAD.test(head) && !NO_DATE_HEAD.test(head))
  const several = rows.filter((row) => new Set(datesIn(row).map(textOf)).size > 1).length * 2 > rows.length
  return place && several ? `td:nth-child(${place})` : undefined
}

/** Where a column names the institution of each row. */
function ministrySelector(_page: Node, rows: FoundRow[]): string | undefined {
  const place = columnOf(rows, (head) => /^(?:소관)?\s?(?:부처|기관)(?:명)?(?:\s|$|\()/.test(head))
  return place ? `td:nth-child(${place})` : undefined
}

function columnOf(rows: FoundRow[], is: (head: string) => boolean): number | undefined {
  const [first] = rows
  const table = first && ancestorsOf(first.row).find((node) => nameOf(node) === 'table')
  const heads = table ? selectElements(table, 'thead th, tr:first-child th').map(textOf) : []
  const at = heads.findIndex(is)
  return at >= 0 && first && elementsIn(first.row).length >= heads.length ? at + 1 : undefined
}

/** The field of a form that holds the number of the page, where the links to pages run a script. */
const PAGE_FIELD = /^(?!.*(?:unit|size|item|count|scale))(?:\w*page\w*|cpage|pg)$/i

/** How the second page is had, as `nextPage` of a markup: from the link to it, else from the form that its script sends. */
function secondPageOf(page: Node, base: string | undefined): { parameter: string; isGuessed: boolean } | undefined {
  const second = findSecondPage(page, base)
  if (second?.parameter) return { parameter: second.parameter, isGuessed: false }
  const field = selectElements(page, 'input[name]').find(
    (input) => PAGE_FIELD.test(attribute(input, 'name')) && attribute(input, 'value') === '1',
  )
  return second?.script && field ? { parameter: `${attribute(field, 'name')}=2`, isGuessed: true } : undefined
}
