/*
Words as data: a row of words with spaces between them, where `_` stands for a space that may be typed or not.
*/

/** The source of a pattern that matches any of the words, the longest first. */
export function anyOf(row: string): string {
  const words = row.split(' ').sort((one, other) => other.length - one.length)
  return `(?:${words.map((word) => word.replaceAll('_', ' ?')).join('|')})`
}
