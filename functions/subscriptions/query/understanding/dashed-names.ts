import { isKnown, isListed, isTopic } from '../known-words.ts'
import { isCountry } from './doubtful-words.ts'
import { combineReadings, type Readings } from './typed-text/readings.ts'

/*
A dash with no word before it is the minus of the query language. Between spaces (`탄소중립 - 자동차`) or two known names (`산재-교통`) it may
leave something out, ask for both, or separate two subjects: only who typed it knows.
*/

const WORDS_WITH_DASH = /^[가-힣]{2,}-[가-힣]{2,}$/u
/** `수소+보조금-자동차`: beside a plus without spaces a minus is a sign too. */
const JOINED_PLUS = /[가-힣A-Za-z\d]\+[가-힣A-Za-z]/u
const JOINED_MINUS = /(?<=[가-힣A-Za-z\d\p{Co}]{2})-(?=[가-힣\p{Co}]|[A-Za-z]{2})/gu

export function withJoinedMinus(item: string): string {
  return JOINED_PLUS.test(item) ? item.replace(JOINED_MINUS, ' -') : item
}

/** Reads an item with a dash that may be meant in several ways; undefined where it has none. */
export function readDashed(text: string, read: (text: string) => Readings): Readings | undefined {
  if (!areJoined(text)) {
    const parts = text.split(/\s-\s/)
    return parts.length > 1 ? readingsAtDash(parts, read) : undefined
  }
  const [first = '', second = ''] = text.split('-')
  return isListed(text) ? [[text], [`${first} -${second}`]] : readingsAtDash([first, second], read)
}

/** Whether a dash joins two subjects. `한국-베트남` is one. */
function areJoined(text: string): boolean {
  if (!WORDS_WITH_DASH.test(text)) return false
  const names = text.split('-')
  return names.every(isKnown) && names.some(isTopic) && !names.every(isCountry)
}

function readingsAtDash(parts: string[], read: (text: string) => Readings): Readings {
  const readings = parts.map(read).filter((one) => one.length > 0)
  const [first = [], ...others] = readings.map(([reading = []]) => reading)
  const rest = others.flat()
  if (first.length !== 1 || rest.length === 0 || readings.some((one) => one.length > 1))
    return combineReadings(readings)
  return [
    [`${first[0]} ${rest.map((one) => `-${one}`).join(' ')}`],
    [`${first[0]} ${rest.map((one) => `+${one}`).join(' ')}`],
    [...first, ...rest],
  ]
}
