/** What JSON says, or a sentence on where a person's text is none and what to look for. `place` names where the text stands. */
export function readJson(text: string, place: string): { value: unknown } | { fault: string } {
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    const at = faultAt(text, error as SyntaxError)
    if (text.slice(at).trim() === '')
      return { fault: `${place}: JSON이 중간에 끝납니다. 닫는 괄호나 따옴표가 빠졌는지 보아 주세요.` }
    return { fault: `${place}: ${lineAndColumn(text, at)}에서 JSON이 아닙니다. ${hintAt(text, at)}` }
  }
}

/** Where the text stops being JSON. Node tells that of most faults only; else it is the end of the shortest beginning that is no beginning of JSON. */
function faultAt(text: string, error: SyntaxError): number {
  const told = toldPosition(error, text.length)
  if (told !== undefined) return told
  let [low, high] = [0, text.length]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (mayGoOn(text.slice(0, middle))) low = middle
    else high = middle - 1
  }
  return low
}

/** Whether a text is JSON, or would be with more behind it. */
function mayGoOn(beginning: string): boolean {
  try {
    JSON.parse(beginning)
    return true
  } catch (error) {
    return toldPosition(error as SyntaxError, beginning.length) === beginning.length
  }
}

function toldPosition({ message }: SyntaxError, length: number): number | undefined {
  if (/^Unexpected end/.test(message)) return length
  const [, position] = /at position (\d+)/.exec(message) ?? []
  return position === undefined ? undefined : Number(position)
}

function lineAndColumn(text: string, at: number): string {
  const lines = text.slice(0, at).split('\n')
  return `${lines.length}행 ${(lines.at(-1) ?? '').length + 1}열`
}

function hintAt(text: string, at: number): string {
  const sign = text[at] ?? ''
  if (/[/#]/.test(sign)) return 'JSON에는 주석을 쓸 수 없습니다.'
  if (/['‘’“”`]/.test(sign)) return '따옴표는 곧은 큰따옴표(")만 씁니다.'
  if (/[}\]]/.test(sign) && /,\s*$/.test(text.slice(0, at))) return '마지막 항목 뒤의 쉼표를 지워 주세요.'
  if (sign === '"') return '앞 항목 뒤에 쉼표가 빠졌는지 보아 주세요.'
  if (/[\n\t]/.test(sign)) return '큰따옴표 안에서 줄을 바꾸거나 탭을 넣을 수 없습니다.'
  return '쉼표, 콜론, 큰따옴표, 괄호를 보아 주세요.'
}
