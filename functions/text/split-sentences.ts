/*
Splits one line into sentences, each as it stands. Not ends of sentences: decimals (72.9%), dates (12.15.(금), 2026. 6. 30.),
abbreviations (U.S., Co., e.g.), numbering (가.), a mark lost to '?' (소재?부품), and whatever is inside brackets or double quotes
that close again on the line. Linear in the length.
*/
const CLOSING: Record<string, string> = { '(': ')', '[': ']', '“': '”', '「': '」', '『': '』', '｢': '｣', '《': '》' }
const ABBREVIATION =
  /(?:^|[\s(])(?:[A-Za-z]|[A-Z](?:\.[A-Z])+|Mr|Mrs|Ms|Dr|Prof|St|No|Vol|Fig|Inc|Ltd|Co|Corp|Jr|vs|etc|approx|e\.g|i\.e|cf|al)$/
const LOOK_BACK = 16
// A sentence glued to the next: `밝혔다.이어`.
const GLUED = /[다요함임음됨]$/

export function splitSentences(line: string): string[] {
  const sentences: string[] = []
  const open: string[] = []
  const lastOf = new Map(Object.values(CLOSING).map((mark) => [mark, line.lastIndexOf(mark)]))
  const lastQuote = line.lastIndexOf('"')
  let start = 0
  for (let index = 0; index < line.length; index += 1) {
    const mark = line[index] as string
    if (mark === open.at(-1)) open.pop()
    else if (mark === '"' && index < lastQuote) open.push('"')
    else if (CLOSING[mark] && index < (lastOf.get(CLOSING[mark]) as number)) open.push(CLOSING[mark])
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
  const before = line.slice(Math.max(start, at - LOOK_BACK), at)
  const after = line.slice(end, end + 3)
  if (after.trim() === '') return true
  // A slogan quoted inside a sentence: ‘다시 쓰자!’ 행사를 연다.
  if (mark !== '.') return /^\s/.test(after) && !line.slice(at, end).includes('’')
  if (/[가-힣]$/.test(before)) {
    if (/^\s/.test(after)) return line.slice(start, at).trim().length > 2
    return GLUED.test(before) && /^[가-힣“「‘(]/.test(after)
  }
  if (!/^\s/.test(after)) return false
  if (/\d$/.test(before)) return /\d{3}$/.test(before) && /^\s+[A-Z]/.test(after)
  return !ABBREVIATION.test(before)
}

/** More marks, and quotes or brackets that close behind the sentence. */
function afterClosers(line: string, from: number): number {
  let end = from
  while (end < line.length && '.!?”’"\')]」』'.includes(line[end] as string)) end += 1
  return end
}
