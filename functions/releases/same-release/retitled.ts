import { foldTitle } from './title-claim.ts'

/** A title as it is remembered of a source: letters alone, as numbers beside it may count visitors or remarks. */
export function titleMark(title: string): string {
  return foldTitle(title).replace(/\p{N}/gu, '').slice(0, 100)
}

/** A title that goes on changing is no correction: an advertisement stands in its place. */
const MOST_TITLES = 20

/**
 * Whether a title is none that was shown before. One cut short, or with a word such as NEW about it, is the same; one that was there
 * earlier comes from an old copy of the page.
 */
export function isRetitled(title: string, shown: string[]): boolean {
  if (shown.length >= MOST_TITLES) return false
  const mark = titleMark(title)
  return mark !== '' && shown.every((before) => !before.includes(mark) && !mark.includes(before))
}
