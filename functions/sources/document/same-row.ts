import { differInNoise } from '../../releases/same-release/address-noise.ts'
import { dateInTitle, foldTitle } from '../../releases/same-release/title-claim.ts'

/*
Which rows of one document are one release, where their addresses have the same identity. Two different titles are two releases: the
address is that of a list, or what tells them apart in it was taken for noise. A title that is cut short, or stands without its marks, is the
same: boards pin a row above the list and list it again below.
*/

/** What is compared of a row. */
export interface ComparedRow {
  /** The source's own name for it (a guid or an id), as it stands, and without what is noise in an address. */
  name: string | undefined
  title: string
  url: string
  day: string | undefined
}

/** How a title compares with another: `cut` where one of them ends in dots, `part` where one has words that the other has not. */
type Likeness = 'equal' | 'cut' | 'part' | 'different'

/**
 * Whether two rows at one address are one release. `isOfRelease` says that the address is that of one release, as it has a number of its own
 * and is not the list's: then only another title, or another day at another form of the address, makes them two.
 */
export function isSameRow(one: ComparedRow, other: ComparedRow, isOfRelease: boolean): boolean {
  if (one.name !== undefined && other.name !== undefined) return isSameName(one, other)
  const likeness = likenessOf(one.title, other.title)
  if (likeness === 'different') return false
  const isOtherDay = one.day !== undefined && other.day !== undefined && one.day !== other.day
  const isOtherForm = one.url !== '' && other.url !== '' && differInNoise(one.url, other.url)
  if (isOfRelease) return !(isOtherDay && isOtherForm)
  if (isOtherDay || isOtherForm) return false
  return likeness !== 'part' || (one.day !== undefined && one.day === other.day)
}

/** Some feeds number the places of a release in its guid: `…/news/1#0`, `…/news/1#3`. */
function isSameName(one: ComparedRow, other: ComparedRow): boolean {
  if (one.name === other.name) return true
  return one.title === other.title && withoutFragment(one) === withoutFragment(other)
}

function withoutFragment({ name = '' }: ComparedRow): string {
  return name.replace(/#.*$/s, '')
}

const ELLIPSIS = /(?:…|⋯|‥|\.{2,}|·{3,}|。{2,})\s*$/

/** Whether a title is another one that its site cut short, with dots or in the middle of a word. */
export function isCutFrom(title: string, whole: string): boolean {
  const folded = foldTitle(title)
  const isBegin = folded !== '' && folded !== foldTitle(whole) && foldTitle(whole).startsWith(folded)
  return isBegin && (ELLIPSIS.test(title) || isCutInWord(title, whole))
}

function isCutInWord(title: string, whole: string): boolean {
  const begin = title.trim()
  return begin.length >= MIN_LETTERS_OF_CUT && whole.startsWith(begin) && /^\p{L}$/u.test(whole.charAt(begin.length))
}

function likenessOf(one: string, other: string): Likeness {
  const [date, otherDate] = [dateInTitle(one), dateInTitle(other)]
  if (date !== undefined && otherDate !== undefined && date !== otherDate) return 'different'
  const [folded, otherFolded] = [foldTitle(one), foldTitle(other)]
  if (folded === otherFolded) return folded === '' && one !== other ? 'different' : 'equal'
  const [shorter, longer] = folded.length < otherFolded.length ? [one, other] : [other, one]
  if (isCutFrom(shorter, longer)) return ELLIPSIS.test(shorter) ? 'cut' : 'part'
  return isPartOf(wordsOf(shorter), wordsOf(longer)) ? 'part' : 'different'
}

function wordsOf(title: string): string[] {
  return (
    title
      .normalize('NFKC')
      .toLowerCase()
      .match(/\p{N}+|\p{L}+/gu) ?? []
  )
}

/** Whether a title has all words of another, in their order, and no other number: 제1호 is no part of 제10호. */
function isPartOf(words: string[], longer: string[]): boolean {
  if (words.join('').length < MIN_LETTERS_OF_PART) return false
  let at = 0
  for (const word of words) {
    at = longer.indexOf(word, at) + 1
    if (at === 0) return false
  }
  return true
}

/** Shorter titles (공고, 인사) are part of many. */
const MIN_LETTERS_OF_PART = 4
/** No list shows fewer letters of a title. */
const MIN_LETTERS_OF_CUT = 12
