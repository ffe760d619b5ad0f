import { SET_ASIDE } from '../../known-words.ts'
import { insideWholeBrackets, splitOutsideBrackets, withPairedBrackets, withPlainBrackets } from './brackets.ts'

/*
Where one keyword ends and the next begins, beside the separators of the query language: lines with numbers or bullets, cells of a
sheet, bars and slashes, OR and its like, and tags. What stands in brackets stays with what is before it.
*/

// Marks that begin an item wherever they stand.
const BULLET_ANYWHERE = /[•▪▫■□◆◇●○◦‣▶▷►▸☞➤➔★☆※☑✓✔∙]|[①-⓿❶-➓㉠-㉻⑴-⒵]|(?<!\S)[Ⅰ-Ⅻⅰ-ⅻ][.)]?\s+/gu
// Marks that begin an item at the beginning of a line only: within a line they are signs of the language, or part of a word.
const BULLET_AT_START = /^(?:[-–—―*+~>·→⇒]+\s+|[·→⇒]+(?=\S)|#{1,6}\s+(?!.*\s#\s)|[oㅇ]\s+|\[[ xXvV]?\]\s*)/u
// Without a space it is a bullet only where every line has one: a single `-자동차` leaves something out.
const DASH_AT_START = /^\s*[-–—]\s*/u
const NUMBER_AT_START =
  /^(?:[([]?\d{1,3}[.)\]](?!\d)|[([]?[가나다라마바사아자차카타파하][.)](?=\s*\S)|[([]?[A-Za-z][.)](?=\s)|[IVX]{1,4}\.(?=\s)|\d{1,2}\s*[-:](?=\s))\s*/u
const NUMBERS = Array.from({ length: 20 }, (_, at) => String(at + 1))
const ORDINALS = ['첫째', '둘째', '셋째', '넷째', '다섯째']
const ORDINAL_AT_START = /^(?:첫째|둘째|셋째|넷째|다섯째|첫 번째|두 번째|세 번째)[,.:]?\s+/u
/** What numbers items within a line, in its order. */
const INLINE_NUMBERS: { mark: RegExp; order: string[] }[] = [
  { mark: /(?:^|\s)[([]?(\d{1,2})[.)\]]\s*(?=\D)/g, order: NUMBERS },
  { mark: /(?:^|\s)[([]?([가나다라마바사])[.)]\s+/g, order: [...'가나다라마바사'] },
  { mark: /(?:^|\s)[([]?([A-Ha-h])[.)]\s+/g, order: [...'ABCDEFGH'] },
  // `1.하도급2.가맹`: written together.
  { mark: /(?<=^|[^\d\s.])(\d{1,2})[.)](?=[^\d\s.])/g, order: NUMBERS },
  { mark: /(?:^|\s)(첫째|둘째|셋째|넷째|다섯째)[,.:]?\s+(?:는|로)?/g, order: ORDINALS },
]
const OR = /\s+(?:(?:OR|Or|or|또는|혹은|아니면|vs\.?|VS\.?)\s+)+|\s*\|{1,2}\s*|\s*[\\¦┃│]\s*|\s*[→⇒]\s*|\s+[>»]\s+/u
/** A word that joins, with nothing on one side of it. */
const LOOSE_JOIN = /^(?:(?:OR|AND|or|and|또는|혹은|및|&)\s+)+|(?:\s+(?:OR|AND|NOT|or|and|또는|혹은|및|&))+$/gu
const SLASH = /\s*\/\s*/u
const SPACED_SLASH = /\s+\/\s*|\s*\/\s+/u
const SEPARATOR = /[,、;，；\t\n]/u

// Commas that separate numbers of one name and no keywords: `노조법 2, 3조` is 노조법 2·3조, `Scope 1, 2, 3` one name; of `IFRS S1, S2` the second
// lacks its first word.
const ARTICLES = /(?<!제)(?<!\d)(\d{1,4})조?\s*[,，、]\s*(?=\d{1,4}조)/gu
const ARTICLES_OF_A_LAW = /(\S+법) (제\d{1,4}조(?:의\d+)?)\s*(?:[,，、·]|\s및|와)\s*(?=제\d{1,4}조)/gu
const NUMBERS_OF_A_NAME = /(?<=(?:^|[\s,])[A-Za-z가-힣]{3,}\s?\d(?:[·,\s]+\d)*)\s*[,，、]\s*(?=\d(?![\d가-힣.]))/gu
const CODES =
  /(?<![\p{L}\p{N}])([A-Z]{3,6}) ([A-Z]\d)(?:\s*[,，、·]\s*|(?:과|와|랑)\s+|\s+(?:및|and|&)\s+)(?=[A-Z]\d(?![\p{L}\p{N}]))/gu

/** The items of a text whose quotes are set aside, each without its bullet or number. */
export function listItems(text: string): string[] {
  const lines = withPlainBrackets(withNumbersJoined(text))
    .replace(BULLET_ANYWHERE, '\n')
    .split('\n')
    .flatMap((line) => linesWithin(line))
    .filter((line) => line.trim() !== '')
  const numbered = isNumberedByHand(lines)
  const dashed = lines.length > 1 && lines.every((line) => DASH_AT_START.test(line))
  return lines
    .map((line) => (numbered ? line.replace(/^\s*\d{1,3}\s+/, '') : dashed ? line.replace(DASH_AT_START, '') : line))
    .map(withoutBullet)
    .flatMap(itemsOfLine)
}

/** The items that separators, words for OR and slashes make of a text without bullets. */
function itemsOfLine(line: string): string[] {
  return splitOutsideBrackets(withPairedBrackets(line), SEPARATOR)
    .map((part) => part.trim().replace(LOOSE_JOIN, ''))
    .flatMap((part) => splitOutsideBrackets(part, OR))
    .flatMap(atSlashes)
    .flatMap(tagsIn)
    .map((part) => part.trim())
    .flatMap((part) => {
      const inside = insideWholeBrackets(part)
      return inside === undefined ? [part] : itemsOfLine(inside)
    })
    .filter((part) => part !== '')
}

/** A line that numbers its own items (`1. 탄소중립 2. ESG`) or dashes them (`- 탄소중립 - ESG`), taken apart. */
function linesWithin(line: string): string[] {
  for (const { mark, order } of INLINE_NUMBERS) {
    const marks = [...line.matchAll(mark)]
    if (marks.length > 1 && marks.every(([, one = ''], index) => one.toUpperCase() === order[index]))
      return line.split(mark).filter((_, index) => index % 2 === 0)
  }
  return /^\s*[-–—]\s/.test(line) ? line.split(/(?:^|\s)[-–—]\s+/) : [line]
}

function withoutBullet(line: string): string {
  let rest = line.trim()
  for (;;) {
    const next = rest.replace(BULLET_AT_START, '').replace(NUMBER_AT_START, '').replace(ORDINAL_AT_START, '').trim()
    if (next === rest || next === '') return rest
    rest = next
  }
}

/** Whether lines begin with 1, 2, 3 and nothing behind the number, as a column of numbers is pasted. */
function isNumberedByHand(lines: string[]): boolean {
  return lines.length > 1 && lines.every((line, index) => new RegExp(`^\\s*${index + 1}\\s+\\S`).test(line))
}

/**
 * A slash between two words of two letters or more separates them; in `N/A` or `24/7` it does not. Within one word beside others
 * (`철강/시멘트 배출량`) it stays: what stands beside may be meant of each.
 */
function atSlashes(item: string): string[] {
  const parts = splitOutsideBrackets(item, /\s/u.test(item) ? SPACED_SLASH : SLASH).filter((part) => part !== '')
  return parts.every((part) => SET_ASIDE.test(part) || isLongEnough(part)) ? parts : [item]
}

function isLongEnough(part: string): boolean {
  return (part.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 2 && !/^\d+$/.test(part)
}

/** Tags, where everything is one: `#탄소중립 #ESG`. */
function tagsIn(item: string): string[] {
  return /^(?:\s*#\s?[^\s#]+)+\s*$/u.test(item) ? item.split('#') : [item]
}

/** A text in which no comma separates the numbers of one name. */
function withNumbersJoined(text: string): string {
  return text
    .replace(ARTICLES, '$1·')
    .replace(ARTICLES_OF_A_LAW, '$1 $2, $1 ')
    .replace(NUMBERS_OF_A_NAME, '·')
    .replace(CODES, '$1 $2, $1 ')
}
