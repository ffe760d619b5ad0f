import type { RawRelease } from '../../releases/raw-release.ts'
import type { Published } from '../../releases/release.ts'
import { type OrderOf, ordersIn } from '../../text/date/date-order.ts'
import { lastDayOfField } from '../../text/days/last-day.ts'
import { plainTitle } from '../../text/html.ts'
import type { Day } from '../../text/seoul.ts'
import type { ListMarkup } from '../catalog/markup.ts'
import { distinctReleases, type NamedRelease } from '../document/distinct-releases.ts'
import { type Node, removeSelected, selectInnermost, selectValues } from '../document/markup-tree.ts'
import { publicLink } from '../document/public-link.ts'
import { absoluteUrl, isLink, releaseUrl } from '../document/urls.ts'
import { joinCellDates, readCellDate, readShortDate } from './row-date.ts'

export interface ParsedBoard {
  rows: RawRelease[]
  /** How many rows have a title but no usable address: their links are missing, run a script or stay on the page. */
  skipped: number
}

/**
 * Reads the releases from a board's list. Without `today` a row that shows only a time, or no year, has no date. Without a `base` a row with a relative
 * link has an empty address.
 */
export function parseBoard(page: Node, list: ListMarkup, base: string | undefined, today?: Day): ParsedBoard {
  const [ownBase] = selectValues(page, 'base@href')
  const rowBase = absoluteUrl(ownBase, base) ?? base
  const rowsOfList = selectInnermost(page, list.row)
  const orderOf = ordersIn(() =>
    rowsOfList.flatMap((row) => selectValues(row, list.date).take(MAX_CELLS_PER_ROW).toArray()),
  )
  const titled = rowsOfList.flatMap((row) => rowOf(row, list, rowBase, { today, orderOf }))
  const usable = titled.filter(({ release: { url }, link }) => url !== '' || (!rowBase && isLink(link)))
  return { rows: distinctReleases(usable, base ? [base] : [], 'board'), skipped: titled.length - usable.length }
}

interface BoardRow extends NamedRelease {
  /** The link as it stands in the row; undefined where there is none. */
  link: string | undefined
}

interface DateContext {
  today: Day | undefined
  orderOf: OrderOf
}

function rowOf(row: Node, list: ListMarkup, base: string | undefined, context: DateContext): BoardRow[] {
  if (list.without) removeSelected(row, list.without)
  if (titleOf(row, list) === '') return []
  const published = firstDate(selectValues(row, list.date), context)
  if (list.titleWithout) removeSelected(row, list.titleWithout)
  const title = titleOf(row, list)
  const [rawLink = ''] = selectValues(row, list.link)
  const link = addressOf(rawLink, list, base)
  const [text = ''] = list.text ? selectValues(row, list.text) : []
  const [period = ''] = list.due ? selectValues(row, list.due) : []
  const due = lastDayOfField(period, published?.day)
  const release = {
    title,
    url: publicLink(releaseUrl(absoluteUrl(link, base)), base) ?? '',
    text: lead(text, title),
    published,
    ministry: list.ministry && ministryOf(selectValues(row, list.ministry), list),
    ...(list.kind && { kind: list.kind }),
    ...(due && { due }),
  }
  return [{ release, link }]
}

/** What an attribute adds to the title for those who cannot see the page: that it opens a new window. */
const WINDOW_WORDS = /[\s,\-–([]*새\s?창(?:으로|에서)?(?:\s?(?:열림|열기|이동|열립니다|열리기))?[)\].]*$/

function titleOf(row: Node, { title }: ListMarkup): string {
  const [raw = ''] = selectValues(row, title)
  const plain = plainTitle(raw)
  return title.includes('@title') ? withoutWindowWords(plain) : plain
}

export function withoutWindowWords(title: string): string {
  return title.replace(WINDOW_WORDS, '')
}

function addressOf(link: string, { linkId, linkTo }: ListMarkup, base: string | undefined): string | undefined {
  if (!linkId || !linkTo) return link
  const [, id, id2 = ''] = new RegExp(linkId).exec(link) ?? []
  if (!id) return undefined
  const parts: Record<string, string | undefined> = { list: base?.replace(/[?#].*$/, ''), id, id2 }
  const parameters = base ? new URL(base).searchParams : undefined
  return linkTo.replace(/\{(?:\?(\w+)=(\w*)|(list|id2?))\}/g, (_, parameter, otherwise, part) =>
    parameter ? (parameters?.get(parameter) ?? otherwise) : (parts[part] ?? ''),
  )
}

function ministryOf(values: Iterable<string>, { ministryIn }: ListMarkup): string | undefined {
  const named = [...values].map((value) => (ministryIn ? new RegExp(ministryIn).exec(value)?.[0] : value))
  return named.find((name) => name !== undefined)
}

/** A row with more cells is a table whose end tags are missing. */
const MAX_CELLS_PER_ROW = 30

/** The first whole date among a row's cells; else what two of them show together, or what says less than a date. */
function firstDate(values: Iterable<string>, { today, orderOf }: DateContext): Published | undefined {
  const cells: string[] = []
  for (const cell of values) {
    if (cells.length === MAX_CELLS_PER_ROW) return undefined
    const date = readCellDate(cell, orderOf)
    if (date) return date
    cells.push(cell)
  }
  const joined = joinCellDates(cells)
  if (joined || !today) return joined
  return cells.map((cell) => readShortDate(cell, today)).find((date) => date !== undefined)
}

/** A row's lead without the title it repeats; empty where it only points to an attachment. */
function lead(text: string, title: string): string {
  const rest = text.startsWith(title) ? text.slice(title.length).trim() : text
  return /^관련 보도자료 내용입니다/.test(rest) ? '' : rest
}
