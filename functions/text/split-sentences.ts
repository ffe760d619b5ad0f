/*
Splits one line into sentences, each verbatim. A full stop or question mark does not end a sentence in decimals (72.9%), dates
(12.15.(금), 2026. 6. 30.), abbreviations (U.S., Co., e.g.), numbering (가.), a middle dot that became `?` (소재?부품), or inside brackets
and double quotes that close again on the line. Takes time linear in the length of the line.
*/
const CLOSING_MARKS: Record<string, string> = {
  '(': ')',
  '[': ']',
  '“': '”',
  '「': '」',
  '『': '』',
  '｢': '｣',
  '《': '》',
}
const ABBREVIATION =
  /(?:^|[\s(])(?:[A-Za-z]|[A-Z](?:\.[A-Z])+|Mr|Mrs|Ms|Dr|Prof|St|No|Vol|Fig|Inc|Ltd|Co|Corp|Jr|vs|etc|approx|e\.g|i\.e|cf|al)$/
/** No abbreviation or number is longer. */
const MAX_CHARACTERS_BEFORE = 16
// The end of a sentence that is followed by the next one without a space: `밝혔다.이어`.
const KOREAN_ENDING = /[다요함임음됨]$/

const SENTENCE_END = /(?:[다요까죠함임음됨것]|예정|계획|바람|[a-z%)])[.!?。]['"”’)\]]*$/u

/**
 * Whether a piece of text says something in full: it ends as sentences end, or like the notes of officials (`늘릴 계획임`). Two tests
 * instead of one expression, which would backtrack over every pair of positions in a long line.
 */
export function isWholeSentence(sentence: string): boolean {
  return (
    SENTENCE_END.test(sentence) || (/[가-힣][다함임음됨]$/.test(sentence) && /[가-힣]{3}/.test(sentence.slice(0, -1)))
  )
}

export function splitSentences(line: string): string[] {
  const sentences: string[] = []
  const open: string[] = []
  const lastOf = new Map(Object.values(CLOSING_MARKS).map((mark) => [mark, line.lastIndexOf(mark)]))
  const lastQuote = line.lastIndexOf('"')
  let start = 0
  for (let index = 0; index < line.length; index += 1) {
    const mark = line[index] as string
    if (mark === open.at(-1)) open.pop()
    else if (mark === '"' && index < lastQuote) open.push('"')
    else if (CLOSING_MARKS[mark] && index < (lastOf.get(CLOSING_MARKS[mark]) as number)) open.push(CLOSING_MARKS[mark])
    if (open.length > 0 || !'.!?。！？'.includes(mark)) continue
    const end = afterClosers(line, index + 1)
    if (!endsSentence(line, start, index, end)) continue
    sentences.push(line.slice(start, end).trim())
    start = end
    index = end - 1
  }
  return [...sentences, line.slice(start).trim()].filter((sentence) => sentence !== '')
}

function endsSentence(line: string, start: number, at: number, end: number): boolean {
  const mark = line[at] as string
  const before = line.slice(Math.max(start, at - MAX_CHARACTERS_BEFORE), at)
  const after = line.slice(end, end + 3)
  if (after.trim() === '') return true
  // Not after a slogan that is quoted inside a sentence: ‘다시 쓰자!’ 행사를 연다.
  if (mark !== '.') return /^\s/.test(after) && !line.slice(at, end).includes('’')
  if (/[가-힣]$/.test(before)) {
    if (/^\s/.test(after)) return line.slice(start, at).trim().length > 2
    return KOREAN_ENDING.test(before) && /^[가-힣“「‘(]/.test(after)
  }
  if (!/^\s/.test(after)) return false
  if (/\d$/.test(before)) return /\d{3}$/.test(before) && /^\s+[A-Z]/.test(after)
  return !ABBREVIATION.test(before)
}

/** Where the sentence ends, with the further marks, quotes and brackets that belong to it. */
function afterClosers(line: string, from: number): number {
  let end = from
  while (end < line.length && '.!?”’"\')]」』'.includes(line[end] as string)) end += 1
  return end
}
