import { addDays, type Day } from '../../text/seoul.ts'
import { ministryOf } from '../ministry.ts'
import type { Release } from '../release.ts'

/** What two sources' copies of one announcement share though their addresses differ. */
export interface TitleClaim {
  /** Folded title and the ministry's name of today. */
  title: string
  day: Day
}

// Marks a board or ministry adds around a title: [보도참고], (참고), [배포시], (9.8.화), (7.23, 목). What says whose part it is
// ([경기], [1차관]) or that it is another paper about the same matter ([보도설명], [해명], [참고 2]) belongs to the title.
const TAG =
  /[[(](?:보도|참고|공동|동정|즉시|배포|수정|정정)(?!설명|해명|\s?\d+[\])])[^\])]{0,12}[\])]|\(\d{1,2}\.\s?\d{1,2}\.?,?\s?[월화수목금토일]?\)/g

const DATE = /\((\d{1,2})\.\s?(\d{1,2})\.?,?\s?[월화수목금토일]?\)/

const DECIMAL_POINT = /(?<=\d)\.(?=\d)/g

/** Letters and digits only: dots and quotes come in a dozen shapes, and some boards turn them into question marks. */
export function foldTitle(title: string): string {
  // NFKC would make a letter of the middle dot U+318D.
  const bare = title.replaceAll('\u318d', ' ').normalize('NFKC').replace(TAG, ' ').replace(DECIMAL_POINT, '점')
  return bare.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

/** The month and day that a title gives in brackets, as `9.8`. */
export function dateInTitle(title: string): string | undefined {
  const [, month, day] = DATE.exec(title.normalize('NFKC')) ?? []
  return month && day && `${Number(month)}.${Number(day)}`
}

/** The claim on its own day of the `nth` release that a source gives under one title in a day. */
export function nthOfDay([own]: TitleClaim[], nth: number): TitleClaim[] {
  return own ? [{ ...own, title: `${own.title} ${nth}` }] : []
}

/**
 * The claims of a release on its title: its own day and the next, so that copies a day apart share one. None without a ministry
 * or a day of the ministry's own: titles alone recur (one came 45 times in a year).
 */
export function titleClaims({
  title,
  ministry,
  published,
}: Pick<Release, 'title' | 'ministry' | 'published'>): TitleClaim[] {
  const folded = foldTitle(title)
  if (!ministry || !published || folded.length < 6) return []
  const claimed = `${folded} ${ministryOf(ministry)}`
  return [published.day, addDays(published.day, 1)].map((day) => ({ title: claimed, day }))
}

/**
 * The claim of a release on its title among all ministries, on its own day: by it ministries that publish together find each other's
 * copies, if the texts say the same.
 */
export function jointClaim({ title, published }: Pick<Release, 'title' | 'published'>): TitleClaim[] {
  const folded = foldTitle(title)
  return published && folded.length >= 10 ? [{ title: `${folded} *`, day: published.day }] : []
}
