import { type Folded, isDigit, NO_GAP } from '../../text/korean.ts'

/*
Does a word of Latin letters or digits stand at a hit? `AI헬스케어` and `OpenAI` hold `AI`, `ISO/IEC` holds `ISO`, and `SMRs` is the
plural of `SMR`. `KAIST` holds no `AI`, `CISO` no `ISO`, `RE1000` no `RE100`, and an address (www.safety.example) holds no words.
*/

// How far on each side of a hit its address is looked for.
const MAX_ADDRESS_MARKS = 80
// `OpenAI` is a name that was put together; the `Mo` of `MoEPR` is a part of the abbreviation.
const MIN_JOINED_LETTERS = 3
const ADDRESS = /:\/\/|www\.|@|\.(?:kr|com|org|net|gov|edu|io|eu)(?![a-z])/i

/** Whether the folded letters [from, to) are a word of their own. */
export function isLatinWord(original: string, folded: Folded, from: number, to: number): boolean {
  return beginsWord(original, folded, from) && endsWord(original, folded, to) && !isInAddress(original, folded, from)
}

/** Whether a UTF-16 code is a Latin letter or a digit. */
export function isLatin(code: number): boolean {
  return isLetter(code) || isDigit(code)
}

function beginsWord(original: string, folded: Folded, from: number): boolean {
  if (from === 0 || folded.gap[from] !== NO_GAP) return true
  const before = folded.text.charCodeAt(from - 1)
  const first = folded.text.charCodeAt(from)
  if (isDigit(first)) return !isDigit(before)
  if (isDigit(before)) return !isModelNumber(folded, from - 1)
  return (
    !isLetter(before) ||
    (lettersBefore(folded, from) >= MIN_JOINED_LETTERS &&
      !isCapital(original, folded, from - 1) &&
      isCapital(original, folded, from) &&
      isCapital(original, folded, from + 1))
  )
}

/** Whether the digits that end at a folded letter continue a name of letters: `S1000XR`. */
function isModelNumber({ text, gap }: Folded, lastDigit: number): boolean {
  let at = lastDigit
  while (at > 0 && gap[at] === NO_GAP && isDigit(text.charCodeAt(at))) at -= 1
  return at < lastDigit && isLetter(text.charCodeAt(at)) && gap[at + 1] === NO_GAP
}

/** How many Latin letters stand in one go before a folded letter. */
function lettersBefore({ text, gap }: Folded, from: number): number {
  let at = from
  while (from - at < MIN_JOINED_LETTERS && gap[at] === NO_GAP && isLetter(text.charCodeAt(at - 1))) at -= 1
  return from - at
}

function endsWord(original: string, folded: Folded, to: number): boolean {
  if (isTextEdge(folded, to)) return true
  const last = folded.text.charCodeAt(to - 1)
  const after = folded.text.charCodeAt(to)
  if (isDigit(last)) return !isDigit(after)
  if (!isLetter(after)) return true
  const isPlural = folded.text[to] === 's' && isCapital(original, folded, to - 1) && !isCapital(original, folded, to)
  return isPlural && (isTextEdge(folded, to + 1) || !isLetter(folded.text.charCodeAt(to + 1)))
}

function isTextEdge(folded: Folded, at: number): boolean {
  return at >= folded.text.length || folded.gap[at] !== NO_GAP
}

function isInAddress(original: string, folded: Folded, from: number): boolean {
  const at = folded.at[from] as number
  let start = at
  while (start > 0 && at - start < MAX_ADDRESS_MARKS && isAddressMark(original.charCodeAt(start - 1))) start -= 1
  let end = at
  while (end < original.length && end - at < MAX_ADDRESS_MARKS && isAddressMark(original.charCodeAt(end))) end += 1
  return ADDRESS.test(original.slice(start, end))
}

/** Printable ASCII except brackets, quotes, commas and semicolons. */
function isAddressMark(code: number): boolean {
  return code > 0x20 && code < 0x7f && !'()[]<>"\',;'.includes(String.fromCharCode(code))
}

/** Whether a folded letter is a capital in the original. */
export function isCapital(original: string, folded: Folded, at: number): boolean {
  const letter = original.slice(folded.at[at], folded.end[at]).normalize('NFKC')
  return letter !== letter.toLowerCase()
}

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0xdf && code <= 0x24f)
}
