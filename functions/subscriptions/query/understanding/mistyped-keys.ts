import { onOtherKeyboard } from '../../../text/other-keyboard.ts'
import { isListed, isMadeOfNouns } from '../known-words.ts'

/*
A keyword typed while the keyboard was set to the other script: `xksthwndflq` is 탄소중립, `ㄷㄴㅎ` is ESG. Only a known word is taken for
one, and it is offered beside what was typed.
*/

const LATIN_WORDS = /^[a-z]{3,}(?:\s[a-z]{2,})*$/iu
const CAPITALS = /^[A-Z\s]+$/u
const LETTERS_OF_HANGUL = /^[ㄱ-ㆎ]{2,8}$/u
const SYLLABLES = /^[가-힣]{2,}$/u

/** The known words that letters stand for on the other keyboard; undefined where they stand for none. */
export function wordOnOtherKeyboard(typed: string): string | undefined {
  if (LETTERS_OF_HANGUL.test(typed)) {
    const latin = onOtherKeyboard(typed)
    return isListed(latin) ? latin : undefined
  }
  if (!LATIN_WORDS.test(typed) || CAPITALS.test(typed) || isListed(typed)) return undefined
  const words = typed.split(' ').map((word) => onOtherKeyboard(word))
  const areWords = words.every((word) => SYLLABLES.test(word) && isMadeOfNouns(word))
  return areWords || isListed(words.join(' ')) ? words.join(' ') : undefined
}
