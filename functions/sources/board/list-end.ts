import { createHash } from 'node:crypto'
import type { RawRelease } from '../../releases/raw-release.ts'
import { identityOf } from '../../releases/same-release/identity.ts'
import { foldTitle } from '../../releases/same-release/title-claim.ts'
import type { ListEnd } from '../../releases/source.ts'

/*
A list shows its newest rows first, some ten or twenty a page. Between two readings more may come than a page holds: at noon on a busy day, or
while nothing could be read. So a page whose rows are all unknown is followed by the next, until one shows a row that was known before.
What was known is remembered here and not looked up in the table: a reading that was cut off has stored rows below which others are missing.
*/

const HASH_LETTERS = 12

/** What the first page of a list leaves to be recognised by. */
export function listEndOf(firstPage: RawRelease[]): ListEnd {
  const { upper, lower } = halves(firstPage)
  const [oldestDay] = lower.flatMap(({ published }) => published?.day ?? []).sort()
  return { upper: upper.flatMap(namesOf), lower: lower.flatMap(namesOf), ...(oldestDay && { oldestDay }) }
}

/**
 * Whether the first page of a list goes down to what was known: then nothing stands between it and the last reading. Only lower halves are
 * compared, since what is pinned above says nothing about how old the rest is.
 */
export function reachesEnd(firstPage: RawRelease[], end: ListEnd): boolean {
  return rowsAbove({ ...end, upper: [] }, halves(firstPage).lower).isReached
}

/** The rows of a further page that are not below what was known; `isReached` where something known, or older than all of it, stands among them. */
export function rowsAbove(end: ListEnd, rows: RawRelease[]): { rows: RawRelease[]; isReached: boolean } {
  const known = new Set([...end.upper, ...end.lower])
  const isKnown = (name: string | undefined) => name !== undefined && known.has(name)
  const byAddress = rows.findLastIndex((row) => isKnown(addressName(row)))
  // One title may come twice a day.
  const byTitle =
    rows.filter((row) => isKnown(titleName(row))).length > 1 ? rows.findLastIndex((row) => isKnown(titleName(row))) : -1
  const at = Math.max(byAddress, byTitle)
  if (at >= 0) return { rows: rows.slice(0, at), isReached: true }
  const { oldestDay } = end
  const isOlder = ({ published }: RawRelease) => !!oldestDay && published !== undefined && published.day < oldestDay
  const above = rows.filter((row) => !isOlder(row))
  return { rows: above, isReached: above.length < rows.length }
}

function halves(rows: RawRelease[]): { upper: RawRelease[]; lower: RawRelease[] } {
  const half = Math.floor(rows.length / 2)
  return { upper: rows.slice(0, half), lower: rows.slice(half) }
}

/** A row by its address, and by its title and day: a site that was rebuilt has other addresses. */
function namesOf(row: RawRelease): string[] {
  return [addressName(row), titleName(row)].filter((name) => name !== undefined)
}

function addressName({ url, apart }: RawRelease): string | undefined {
  return url === '' ? undefined : hashed(`${identityOf(url)} ${apart ?? ''}`)
}

function titleName({ title, published }: RawRelease): string | undefined {
  return published && hashed(`${foldTitle(title)} ${published.day}`)
}

function hashed(name: string): string {
  return createHash('sha256').update(name).digest('base64url').slice(0, HASH_LETTERS)
}
