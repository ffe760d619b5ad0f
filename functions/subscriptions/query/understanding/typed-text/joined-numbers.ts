/*
Commas that separate numbers of one name and no keywords: `노조법 2, 3조` is 노조법 2·3조, `Scope 1, 2, 3` one name; of `IFRS S1, S2` the second
lacks its first word.
*/

const ARTICLES = /(제?\d{1,4})조?\s*[,，、]\s*(?=제?\d{1,4}조)/gu
const NUMBERS_OF_A_NAME = /(?<=(?:^|[\s,])[A-Za-z가-힣]{3,}\s?\d(?:[·,\s]+\d)*)\s*[,，、]\s*(?=\d(?![\d가-힣.]))/gu
const CODES =
  /(?<![\p{L}\p{N}])([A-Z]{3,6}) ([A-Z]\d)(?:\s*[,，、·]\s*|(?:과|와|랑)\s+|\s+(?:및|and|&)\s+)(?=[A-Z]\d(?![\p{L}\p{N}]))/gu

/** A text in which no comma separates the numbers of one name. */
export function withNumbersJoined(text: string): string {
  return text.replace(ARTICLES, '$1·').replace(NUMBERS_OF_A_NAME, '·').replace(CODES, '$1 $2, $1 ')
}
