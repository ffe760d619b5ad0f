/** Texts of fewer letters can be alike by chance. */
const MIN_LETTERS = 150
/** Of a longer text only the beginning is compared, so that the time it takes is bounded. */
const MAX_COMPARED_LETTERS = 20_000
const SHINGLE_LETTERS = 5
/**
 * The share of the shorter text's shingles that must stand in the longer one. Of 36 pairs of equal title within a day in 14,072 releases
 * of 2022 and 2023, copies of one announcement share .73 to 1, different ones .09 to .57; serial announcements weeks apart share up to
 * .79.
 */
const MIN_SHARED = 0.8

/** Whether the shorter of two texts stands almost whole in the longer one; undefined when either is too short to tell. */
export function isSameText(one: string, other: string): boolean | undefined {
  const [shorter = '', longer = ''] = [letters(one), letters(other)].toSorted((a, b) => a.length - b.length)
  if (shorter.length < MIN_LETTERS) return undefined
  const ofLonger = shingles(longer)
  const ofShorter = [...shingles(shorter.slice(0, MAX_COMPARED_LETTERS))]
  return ofShorter.filter((shingle) => ofLonger.has(shingle)).length >= MIN_SHARED * ofShorter.length
}

function letters(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** Every run of so many letters. */
function shingles(text: string): Set<string> {
  const starts = text.length - SHINGLE_LETTERS + 1
  return new Set(Array.from({ length: starts }, (_, from) => text.slice(from, from + SHINGLE_LETTERS)))
}
