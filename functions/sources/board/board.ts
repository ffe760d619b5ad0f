import type { RawRelease } from '../../releases/raw-release.ts'
import type { Published } from '../../releases/release.ts'
import { identityOf } from '../../releases/same-release/identity.ts'
import { readDate } from '../../text/dates.ts'
import { plainTitle } from '../../text/html.ts'
import type { Day } from '../../text/seoul.ts'
import type { ListMarkup } from '../catalog/markup.ts'
import { absoluteUrl } from '../document/absolute-url.ts'
import { releaseUrl } from '../document/release-url.ts'
import { innermost, type Node, remove, values } from '../document/select.ts'
import { tellApart } from '../document/tell-apart.ts'

export interface Board {
  rows: RawRelease[]
  /** Rows with a title that lead nowhere. */
  skipped: number
}

/** A board's list to its releases. Without `today` a row that shows only a time stays without a date. */
export function board(page: Node, list: ListMarkup, base: string | undefined, today?: Day): Board {
  const [ownBase] = values(page, 'base@href')
  const rows = innermost(page, list.row).map((row) => rowOf(row, list, absoluteUrl(ownBase, base) ?? base, today))
  const titled = rows.filter(({ title }) => title !== '')
  const linked = titled.filter(({ url }) => url !== '')
  // What is pinned stands above each page again: one address is one release, unless it is only that of the list.
  const home = base && identityOf(base)
  const keyOf = (release: RawRelease) => (identityOf(release.url) === home ? release : identityOf(release.url))
  const once = new Map(linked.map((release) => [keyOf(release), { release }]))
  return { rows: tellApart([...once.values()], base), skipped: titled.length - linked.length }
}

function rowOf(row: Node, list: ListMarkup, base: string | undefined, today: Day | undefined): RawRelease {
  if (list.without) remove(row, list.without)
  const [found = ''] = values(row, list.title)
  const [link = ''] = values(row, list.link)
  const [text = ''] = list.text ? values(row, list.text) : []
  const [ministry] = list.ministry ? values(row, list.ministry) : []
  const title = plainTitle(found)
  return {
    title,
    url: releaseUrl(absoluteUrl(addressOf(link, list), base)) ?? '',
    text: lead(text, title),
    published: firstDate(values(row, list.date), today),
    ministry,
  }
}

function addressOf(link: string, { linkId, linkTo }: ListMarkup): string | undefined {
  if (!linkId || !linkTo) return link
  const id = new RegExp(linkId).exec(link)?.[1]
  return id && linkTo.replace('{id}', id)
}

/** More cells than any row has: those of a table that nobody closed. */
const MOST_CELLS = 30

function firstDate(cells: Iterable<string>, today: Day | undefined): Published | undefined {
  let seen = 0
  for (const cell of cells) {
    seen += 1
    if (seen > MOST_CELLS) return undefined
    const date = dateOf(cell, today)
    if (date) return date
  }
  return undefined
}

/** Boards show a time alone on the day itself, and a month and day without the year, which is no date. */
function dateOf(raw: string, today: Day | undefined): Published | undefined {
  if (today && /^\d{1,2}:\d{2}$/.test(raw.trim())) return readDate(`${today} ${raw.trim()}`)
  return readDate(raw)
}

/** A list's lead without the title it repeats; nothing where it only sends the reader to an attachment. */
function lead(text: string, title: string): string {
  const rest = text.startsWith(title) ? text.slice(title.length).trim() : text
  return /^관련 보도자료 내용입니다/.test(rest) ? '' : rest
}
