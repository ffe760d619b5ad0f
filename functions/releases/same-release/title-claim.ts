import { addDays, type Day } from '../../text/seoul.ts'
import { ministryOf } from '../ministry.ts'
import type { Release } from '../release.ts'

/** A title on a day, by which copies at different addresses are recognised as one announcement. One release holds a claim at a time. */
export interface TitleClaim {
  /** The folded title and the current name of the ministry. */
  title: string
  day: Day
}

/** A claim as one text. */
export function claimName({ title, day }: TitleClaim): string {
  return `${day} ${title}`
}

// Marks that a board or ministry adds around a title: [보도참고], (참고), [배포시], (9.8.화), (7.23, 목). A mark that says whose part
// it is ([경기], [1차관]) or that it is another paper about the same matter ([보도설명], [해명], [참고 2]) belongs to the title.
const ADDED_MARK =
  /[[(](?:보도|참고|공동|동정|즉시|배포|수정|정정)(?!설명|해명|\s?\d+[\])])[^\])]{0,12}[\])]|\(\d{1,2}\.\s?\d{1,2}\.?,?\s?[월화수목금토일]?\)/g

const DATE_IN_BRACKETS = /\((\d{1,2})\.\s?(\d{1,2})\.?,?\s?[월화수목금토일]?\)/

const DECIMAL_POINT = /(?<=\d)\.(?=\d)/g

/** A title made comparable: its letters and digits alone, as dots and quotes come in a dozen shapes and some boards turn them into `?`. */
export function foldTitle(title: string): string {
  // NFKC would turn the middle dot U+318D into a letter.
  const bare = title.replaceAll('\u318d', ' ').normalize('NFKC').replace(ADDED_MARK, ' ').replace(DECIMAL_POINT, '점')
  return bare.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

/** The month and day that a title gives in brackets: `9.8` for (9.8.화) and (09. 8). */
export function dateInTitle(title: string): string | undefined {
  const [, month, day] = DATE_IN_BRACKETS.exec(title.normalize('NFKC')) ?? []
  return month && day && `${Number(month)}.${Number(day)}`
}

/** The claim, on its own day, of the `nth` release that one source gives under a title in a day. */
export function nthClaimOfDay([own]: TitleClaim[], nth: number): TitleClaim[] {
  return own ? [{ ...own, title: `${own.title} ${nth}` }] : []
}

const MIN_TITLE_LENGTH = 6
/** A title that is compared across ministries has to say more. */
const MIN_JOINT_TITLE_LENGTH = 10

/**
 * The claims of a release on its title: its own day and the next, so that copies dated a day apart share one. None without a ministry
 * or without a day the ministry gave: titles recur (one came 45 times in a year).
 */
export function titleClaims({
  title,
  ministry,
  published,
  kind,
}: Pick<Release, 'title' | 'ministry' | 'published' | 'kind'>): TitleClaim[] {
  const folded = foldTitle(title)
  if (!ministry || !published || folded.length < MIN_TITLE_LENGTH) return []
  const claimed = `${folded} ${ministryOf(ministry)}${ofKind(kind)}`
  return [published.day, addDays(published.day, 1)].map((day) => ({ title: claimed, day }))
}

/**
 * The claim of a release on its title among all ministries, on its own day. Ministries that publish together find each other's copies by
 * it, if the texts say the same.
 */
export function jointClaim({ title, published, kind }: Pick<Release, 'title' | 'published' | 'kind'>): TitleClaim[] {
  const folded = foldTitle(title)
  const isLong = folded.length >= MIN_JOINT_TITLE_LENGTH
  return published && isLong ? [{ title: `${folded} *${ofKind(kind)}`, day: published.day }] : []
}

const NUMBER = /^(?:제\s?)?(\d{4})\s?-\s?(\d{1,6})(?:\s?호)?$/

/**
 * The claim of a notice on its number, which its office gives to one announcement of a kind in a year: none of a press release. One
 * announcement may hold several drafts, so that a copy has to be about the same one, too.
 */
export function numberClaim(
  { kind, ministry }: Pick<Release, 'kind' | 'ministry'>,
  number: string | undefined,
): TitleClaim | undefined {
  const [, year, count] = NUMBER.exec(number?.normalize('NFKC').trim() ?? '') ?? []
  if (!year || !count || !ministry || ofKind(kind) === '') return undefined
  return { title: `제${Number(count)}호 ${ministryOf(ministry)}${ofKind(kind)}`, day: `${year}-01-01` }
}

/** A notice and the press release about it are two releases, though they have one title: only one kind claims a title. */
function ofKind(kind: Release['kind']): string {
  return kind === undefined || kind === '보도자료' ? '' : ` ${kind}`
}
