/*
Paragraphs as their writer meant them. Some offices type a paragraph for each line on paper, so that a sentence goes on in the next one.
*/

const LIST_MARK =
  /^[□○ㅇ◦●◇◆■▪▫▢▶▷►▸‣•·√✓✔☞☑⇒⇨→➔➢»>*※†#<〈【［[(「『❖-]|^[①-⑳❶-❿➀-➓ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]|^\d{1,2}[.)]|^[가-하][.)]/u
/** The end of a line that goes on in the next: a particle, an ending that needs a verb, a comma, an open bracket. */
const GOES_ON =
  /(?:[가-힣](?:은|는|을|를|의|에|와|과|로|고|며|면|서|게|지|한|된|할|던|인|및|도)|[가-힣)](?:부터|까지|에서|에게|보다|처럼|마다|으로)|위해|위한|대한|관한|따른|따라|통해|통한|대비|[,·(])$/
/** Nouns that end as particles do. */
const NOUN_ENDING =
  /(?:[회협심논건동합주강]의|[보광신사경공예권참]고|[통효결성경초부학]과|[도경진항]로|[제정속지온한]도|[복유방금정]지|[고계안내]서|[측국전표]면|[개법확승요원]인|[제권기북남무]한|[명계사]서)$/
const MIN_BROKEN_LETTERS = 30
/** Ends in a noun, and what follows is the release itself. */
const SUBTITLE = /^[-–—·•▪]/

export interface Line {
  text: string
  /** The paragraph ended in a space: whoever wrote it went on typing in the next one. */
  endsInSpace: boolean
}

/** One paragraph that its writer broke into several, as a paragraph again. */
export function joinBroken(lines: Line[]): string[] {
  const joined: string[] = []
  let before: Line | undefined
  for (const line of lines) {
    const last = joined.at(-1)
    if (last !== undefined && before && goesOn(last, before, line.text))
      joined[joined.length - 1] = `${last} ${line.text}`
    else joined.push(line.text)
    before = line
  }
  return joined
}

function goesOn(last: string, { text, endsInSpace }: Line, next: string): boolean {
  if (LIST_MARK.test(next) || text.length < MIN_BROKEN_LETTERS || /[.!?]["”’)]?$/.test(last)) return false
  if (SUBTITLE.test(last) || NOUN_ENDING.test(last)) return false
  return GOES_ON.test(last) || (endsInSpace && /[가-힣\d%]$/.test(last))
}
