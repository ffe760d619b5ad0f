import { placeLawNames } from './law-text.ts'

/*
What must not be looked into while a text is repaired: what stands in quotes, and names in the brackets of names (「…」, ‘…’). Each is
replaced by one private letter, and put back when everything else is done.
*/

const FIRST_LETTER = 0xe000
const MAX_SET_ASIDE = 0x1900
const QUOTED = /[“”„‟«»〝〞"]([^“”„‟«»〝〞"\n]*)(?:[“”„‟«»〝〞"]|(?=\n|$))/gu
const NAMED =
  /「([^「」\n]+)」|『([^『』\n]+)』|《([^《》\n]+)》|〈([^〈〉\n]+)〉|‘([^‘’\n]+)’|<([^<>\n]*[가-힣](?:법|법률|시행령|규칙|협약|협정|고시|지침))>|(?<![\p{L}\p{N}])'([^'\n]+)'(?!\p{L}(?<![가-힣]))/gu

export interface SetAside {
  text: string
  /** Puts back what was set aside, in the words of the query language. */
  restore(text: string): string
}

export function setAside(typed: string): SetAside {
  const pieces: string[] = []
  const place = (piece: string, whole: string): string => {
    if (pieces.length >= MAX_SET_ASIDE) return whole
    pieces.push(piece)
    // A space behind it keeps particles (`"전기 안전"을`) from sticking to it.
    return `${String.fromCharCode(FIRST_LETTER + pieces.length - 1)} `
  }
  const text = typed
    .replace(QUOTED, (whole, quoted: string) => (quoted.trim() === '' ? whole : place(`"${quoted.trim()}"`, whole)))
    .replace(NAMED, (whole, ...names) => {
      const name =
        names
          .slice(0, 7)
          .find((one) => one !== undefined)
          ?.trim() ?? ''
      if (name === '') return whole
      // A separator within a name would take it apart again.
      return place(/[,、;，；|/\p{Co}]/u.test(name) ? `"${name}"` : name, whole)
    })
  return { text: placeLawNames(text, (name) => place(name, name)), restore }

  function restore(repaired: string): string {
    return repaired.replace(/\p{Co}/gu, (letter) => restore(pieces[letter.charCodeAt(0) - FIRST_LETTER] ?? ''))
  }
}
